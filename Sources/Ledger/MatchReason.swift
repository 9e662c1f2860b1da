import Domain

/// The sentences that explain a decision to the officer who reads the reconciliation. They hold
/// payment numbers, amounts and days, and no names, identity or account numbers.
enum MatchReason {
    static func ownAccount(_ movement: BankMovement, _ event: String) -> String {
        let prefix =
            PaymentNumber.reservedPrefixes.first {
                movement.endToEndID.utf8.starts(with: $0.utf8)
            } ?? ""
        return "端到端标识以 \(prefix) 开头，\(movement.direction.term) \(movement.amount.grouped) 元，"
            + "记为\(event)。"
    }

    static func booking(_ movement: BankMovement, _ payment: PaymentStanding) -> String {
        "端到端标识 \(payment.number)、金额 \(movement.amount.grouped) 元、方向“付”三项与付款指令一致，"
            + "\(movement.bookedOn) 记为入账。"
    }

    static func `return`(_ movement: BankMovement, _ payment: PaymentStanding) -> String {
        var text =
            "端到端标识 \(payment.number) 的付款已于 \(day(payment.bookedOn)) 入账，"
            + "现收回同额 \(movement.amount.grouped) 元，记为退汇，救助金重新待付。"
        if payment.unexplainedDebits > 0 {
            text += "注意：该编号另有 \(payment.unexplainedDebits) 笔支出尚未查明，查明之前不得重新付款。"
        }
        return text
    }

    static func exception(
        _ code: ExceptionCode, _ movement: BankMovement, payment: PaymentStanding?
    ) -> String {
        let what = "\(movement.direction.term) \(movement.amount.grouped) 元"
        let why =
            switch code {
            case .unknownDebit: "端到端标识不是任何一笔付款的编号"
            case .unknownCredit: "端到端标识不是任何一笔付款的编号，也不是拨款、利息或服务费"
            case .amountDifference: "付款指令的金额是 \(amount(payment)) 元，两者不符"
            case .duplicateBooking: "该笔付款已于 \(day(payment?.bookedOn)) 入账，这是又一笔支出"
            case .paidButRejected: "该笔付款的状态是“\(payment?.state.term ?? "")”，银行不应再支出"
            case .returnOver:
                "该笔付款尚未退回的金额是 \((payment?.outstanding ?? .zero).grouped) 元，退汇超出"
            case .returnWithoutOriginal: "在 \(movement.bookedOn) 之前没有该笔付款的入账，不能作为退汇"
            case .reversal: "这是对该编号下一笔收入的冲正"
            case .detailSum: "批量入账的各笔明细没有写明金额，或合计与总额不符"
            case .zeroAmount: "金额为零，且不是拨款、利息或服务费"
            case .balanceBreak, .sequenceGap, .statementReissued, .wrongAccount, .currency:
                "整份对账单有问题"
            }
        let place = code == .zeroAmount ? "未入账" : "已挂账"
        return "\(what)：\(why)。\(place)，请查明（\(code.rawValue)）。"
    }

    private static func amount(_ payment: PaymentStanding?) -> String {
        (payment?.amount ?? .zero).grouped
    }

    private static func day(_ day: Day?) -> String { day?.description ?? "" }
}
