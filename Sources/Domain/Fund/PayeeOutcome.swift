/// 核对结论 - what somebody found who looked at a payee's account after a payment came back.
package enum PayeeOutcome: String, CaseIterable, Sendable {
    /// 账户无误 - the account is right; the bank, or the household with it, has put its own right.
    case confirmed
    /// 账户更正 - another one is in its place.
    case corrected
}
