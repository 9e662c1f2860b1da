/// 办案环节 - what an officer has had to do with a claim. One person has one part in a claim:
/// whoever found, prepared, approved, paid, reconciled or sampled it is another each time.
package enum ClaimPart: String, CaseIterable, Sendable {
    /// 核查 - went there, or wrote down what was found.
    case verifier
    /// 经办 - computed it, or stands for it towards the approver.
    case handler
    /// 审批
    case approver
    /// 付款 - ordered a payment.
    case payer
    /// 对账 - imported the statement that shows a payment or its return.
    case reconciler
    /// 抽样复核
    case reviewer
}

/// Who has had which part in one claim so far.
package struct ClaimParts: Sendable, Equatable {
    private var parts: [OfficerID: ClaimPart]

    package init(_ parts: [OfficerID: ClaimPart] = [:]) { self.parts = parts }

    package subscript(officer: OfficerID) -> ClaimPart? { parts[officer] }

    /// Lets an officer take a part.
    /// - Throws: ``Refusal/partTaken(_:_:_:)`` for somebody who has had another.
    package func check(
        _ officer: OfficerID, takes part: ClaimPart, of claim: Claim.ID
    ) throws(Refusal) {
        guard let had = parts[officer], had != part else { return }
        throw .partTaken(claim, officer, had)
    }
}
