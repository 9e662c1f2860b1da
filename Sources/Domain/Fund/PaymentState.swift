/// 付款状态 - how far one payment has come. Only a booked statement entry makes it paid; no message of
/// the bank's before that does.
package enum PaymentState: String, CaseIterable, Hashable, Sendable {
    /// 待发 - ordered by an approval, in no file yet.
    case planned
    /// 已制单 - in a payment file.
    case filed
    /// 已发送 - the file is with the bank.
    case sent
    /// 已入账 - debited on a statement.
    case booked
    /// 已退汇 - came back after it was booked; the payout is open again, under a new number.
    case returned
    /// 银行拒付 - refused by the bank before any money moved; the payout is open under a new number.
    case rejected
    /// 已撤销 - withdrawn by the office before any money moved.
    case cancelled
}

extension PaymentState {
    /// The states that may follow this one. Booking is allowed from every open state: the bank's
    /// statement is what happened, whether or not the office recorded the steps before it.
    package var successors: Set<PaymentState> {
        switch self {
        case .planned: [.filed, .booked, .cancelled]
        case .filed: [.sent, .booked, .rejected, .cancelled]
        case .sent: [.booked, .rejected]
        case .booked: [.returned]
        case .returned, .rejected, .cancelled: []
        }
    }

    package func mayBecome(_ next: PaymentState) -> Bool { successors.contains(next) }

    /// Whether the bank's booking is still to come.
    package var isOpen: Bool { mayBecome(.booked) }

    /// 待发, 已制单 …: the state in the county's words.
    package var term: String {
        switch self {
        case .planned: "待发"
        case .filed: "已制单"
        case .sent: "已发送"
        case .booked: "已入账"
        case .returned: "已退汇"
        case .rejected: "银行拒付"
        case .cancelled: "已撤销"
        }
    }
}
