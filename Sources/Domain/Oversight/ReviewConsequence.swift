/// 后果 - what the report of a round leads to: a rule proposes it, a person confirms or rejects it.
package struct ReviewConsequence: Sendable, Equatable {
    package var number: Int64
    package var round: ReviewRoundID
    package var kind: Kind
    /// Whom or what it is about: one of them, or none.
    package var officer: OfficerID?
    package var town: AreaCode?
    package var claim: Claim.ID?
    /// What is to be recovered, paid or deducted; nil where no money is.
    package var amount: Fen?
    /// The rule that asks for it, and the figures it rests on: `wrong`, `reviewed`, `class_a`, …
    package var rule: String
    package var basis: [String: Int64]
    package var state: State
    package var proposedAt: Instant
    package var decidedBy: OfficerID?
    package var decidedAt: Instant?
    /// Why it was rejected.
    package var reason: String?

    package init(
        number: Int64 = 0, round: ReviewRoundID, kind: Kind, officer: OfficerID? = nil,
        town: AreaCode? = nil, claim: Claim.ID? = nil, amount: Fen? = nil, rule: String,
        basis: [String: Int64], state: State = .proposed, proposedAt: Instant,
        decidedBy: OfficerID? = nil, decidedAt: Instant? = nil, reason: String? = nil
    ) {
        self.number = number
        self.round = round
        self.kind = kind
        self.officer = officer
        self.town = town
        self.claim = claim
        self.amount = amount
        self.rule = rule
        self.basis = basis
        self.state = state
        self.proposedAt = proposedAt
        self.decidedBy = decidedBy
        self.decidedAt = decidedAt
        self.reason = reason
    }

    /// 后果类别
    package enum Kind: String, CaseIterable, Sendable {
        /// 全部重查 - all cases of the verifier in the period are visited again.
        case reverify
        /// 暂停上岗 - the verifier is not planned any more until the rectification is done.
        case suspend
        /// 扣减服务费
        case deductFee = "deduct_fee"
        /// 重新受理 - a household that was refused wrongly.
        case reopen
        /// 追回 - what was paid too much.
        case recover
        /// 补发 - what was paid too little.
        case payRest = "pay_rest"
        /// 全镇复核
        case recheckTown = "recheck_town"
        /// 警告
        case warn
        /// 移送 - a visit that never happened: contract breach, discipline inspection.
        case refer

        /// 中文名称
        package var term: String {
            switch self {
            case .reverify: "全部重查"
            case .suspend: "暂停上岗"
            case .deductFee: "扣减服务费"
            case .reopen: "重新受理"
            case .recover: "追回多付"
            case .payRest: "补发差额"
            case .recheckTown: "全镇复核"
            case .warn: "警告"
            case .refer: "移送"
            }
        }
    }

    /// 后果状态 - a person decides once.
    package enum State: String, CaseIterable, Sendable {
        /// 待确认
        case proposed
        /// 已确认
        case confirmed
        /// 已驳回
        case rejected
    }
}

/// 限时整改 - who is to put what right by when.
package struct Rectification: Sendable, Equatable {
    package var number: Int64
    package var round: ReviewRoundID
    /// The consequence that it carries out; nil where somebody opened it by hand.
    package var consequence: Int64?
    package var item: SampleItemID?
    package var task: String
    /// A person, a branch, a town: as it was written.
    package var responsible: String
    package var dueOn: Day
    package var amount: Fen?
    package var openedBy: OfficerID
    package var openedAt: Instant
    package var doneBy: OfficerID?
    package var doneAt: Instant?
    /// What came of it; nil while it is open.
    package var outcome: String?

    package init(
        number: Int64, round: ReviewRoundID, consequence: Int64?, item: SampleItemID?, task: String,
        responsible: String, dueOn: Day, amount: Fen?, openedBy: OfficerID, openedAt: Instant,
        doneBy: OfficerID? = nil, doneAt: Instant? = nil, outcome: String? = nil
    ) {
        self.number = number
        self.round = round
        self.consequence = consequence
        self.item = item
        self.task = task
        self.responsible = responsible
        self.dueOn = dueOn
        self.amount = amount
        self.openedBy = openedBy
        self.openedAt = openedAt
        self.doneBy = doneBy
        self.doneAt = doneAt
        self.outcome = outcome
    }
}
