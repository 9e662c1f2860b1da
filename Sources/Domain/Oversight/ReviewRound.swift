/// 复核轮次编号 - what a round of the sampling review is called, in its papers and in its seed.
package struct ReviewRoundID: TextID {
    package let rawValue: String
    package init(_ rawValue: String) { self.rawValue = rawValue }
}

/// 抽样单元编号 - what a frame calls one of its items; it decides, with the seed, whether it is drawn.
package struct SampleItemID: TextID {
    package let rawValue: String
    package init(_ rawValue: String) { self.rawValue = rawValue }
}

/// 复核状态 - how far a round of the sampling review has come. It goes forward only, one step at a
/// time: what was published before the draw is never fitted to what came of it.
package enum ReviewState: String, CaseIterable, Sendable, Comparable {
    /// 已定框 - the frame and the plan are fixed and published.
    case framed
    /// 已承诺 - the hour for the parties' commitments has passed.
    case committed
    /// 已定种 - dice, parts and lottery are public, and the seed follows from them.
    case seeded
    /// 已抽样 - the sample is drawn; its items are being reviewed.
    case drawn
    /// 已复核 - every item that was drawn has its end.
    case reviewed
    /// 已报告 - the report is published.
    case reported

    /// The one state that follows; nil at the end.
    package var successor: ReviewState? {
        switch self {
        case .framed: .committed
        case .committed: .seeded
        case .seeded: .drawn
        case .drawn: .reviewed
        case .reviewed: .reported
        case .reported: nil
        }
    }

    /// Earlier states are less.
    package static func < (left: ReviewState, right: ReviewState) -> Bool {
        left.successor.map { $0 <= right } ?? false
    }
}

/// 复核对象 - which of the two frames an item is in: whether money follows from the visit.
package enum ReviewPart: String, CaseIterable, Sendable {
    /// 拟发放 - to be paid.
    case paid
    /// 未通过 - refused, withdrawn or found not eligible.
    case refused
}

/// 承诺方 - who contributes a part of the seed that the others do not know. Their order is that of
/// their parts in the seed.
package enum ReviewParty: String, CaseIterable, Sendable {
    /// 防贫办
    case office
    /// 保险公司
    case insurer
    /// 审计
    case auditor
}

/// 签号算法 - how tickets follow from the seed; fixed with the plan, before the seed is known.
package enum TicketMode: String, CaseIterable, Hashable, Sendable {
    /// The house's tickets with SM3 (国密).
    case sm3
    /// The house's tickets with SHA-256, for whoever has no SM3.
    case sha256
    /// Those of R. Rivest's `consistent_sampler`, to the last digit: his program checks our draw.
    case rivest = "rivest-sha256"
}

/// 必查原因 - why an item is reviewed whatever the draw says.
package enum ForcedReason: String, CaseIterable, Sendable {
    /// 近亲属 - a near relative of somebody in office.
    case relative
    /// 人工纳入 - included against what the rules said.
    case override
    /// 大额
    case large
    /// 有异议
    case objection
    /// 核审关联 - the verifier and the approver are related.
    case relation
    /// 卡号重复 - paid to an account that others are paid to.
    case account
    /// 重复申报 - the household was paid within twelve months.
    case repeated
    /// 行程可疑 - its verifier was on one day in places that lie too far apart for one day, or for
    /// the time between them.
    case travel
    /// 照片重复 - a photograph of the visit is one of another visit, too.
    case photo
}

/// 复核结局 - how the review of an item that was drawn ended. There is no substitution.
package enum ReviewOutcome: String, CaseIterable, Sendable {
    /// 完成
    case done
    /// 拒绝
    case refused
    /// 无法找到 - twice, on different days.
    case untraceable
}

/// 差错类别 - how grave an error of the office is; the first that applies.
package enum ErrorClass: String, CaseIterable, Sendable, Comparable {
    /// 资格错误 - paid or refused wrongly, or a visit that never happened.
    case eligibility = "A"
    /// 金额错误 - beyond the tolerance.
    case amount = "B"
    /// 证据缺失
    case evidence = "C"
    /// 笔误 - any other difference.
    case clerical = "D"

    package static func < (left: ErrorClass, right: ErrorClass) -> Bool {
        left.rawValue < right.rawValue
    }
}
