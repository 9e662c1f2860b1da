/// 村级评议 - the village meeting's vote on a claim.
package struct VillageReview: Sendable, Equatable {
    package var heldOn: Day
    /// 到会人数
    package var present: Int
    package var inFavour: Int
    package var against: Int
    /// 回避
    package var recused: Int

    package init(heldOn: Day, present: Int, inFavour: Int, against: Int, recused: Int) {
        self.heldOn = heldOn
        self.present = present
        self.inFavour = inFavour
        self.against = against
        self.recused = recused
    }

    /// Enough people came, and more than half of those who may vote agree.
    package func passes(quorum: Int) -> Bool {
        present >= quorum && 2 * inFavour > present - recused
    }
}

/// 公示 - the notice in the village, during which anyone may object.
package struct PublicNotice: Sendable, Equatable {
    package var postedOn: Day
    /// 撤除日期; nil while it hangs.
    package var takenDownOn: Day?

    package init(postedOn: Day, takenDownOn: Day? = nil) {
        self.postedOn = postedOn
        self.takenDownOn = takenDownOn
    }

    /// Whether it hung long enough: the difference of the two dates reaches the scheme's days.
    package func isLongEnough(days: Int) -> Bool {
        takenDownOn.map { $0 - postedOn >= days } ?? false
    }
}

/// 异议 - an objection raised against a notice, and how it was decided.
package enum ObjectionRuling: String, CaseIterable, Sendable {
    /// 成立
    case upheld
    /// 不成立
    case dismissed

    package var term: String {
        switch self {
        case .upheld: "成立"
        case .dismissed: "不成立"
        }
    }
}

/// 审批 - the office's decision. Who prepared a claim never approves it.
package struct Approval: Sendable, Equatable {
    package var decidedOn: Day
    /// 经办
    package var handler: OfficerID
    /// 审批人
    package var approver: OfficerID
    package var granted: Bool

    package init(decidedOn: Day, handler: OfficerID, approver: OfficerID, granted: Bool) {
        self.decidedOn = decidedOn
        self.handler = handler
        self.approver = approver
        self.granted = granted
    }
}
