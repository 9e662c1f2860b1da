/// 案件状态 - the life of a claim. The edges are the only ways; the database holds the same table.
///
/// ```
/// lead ─┬─> screenedOut
///       └─> accepted ──> verified ─┬─> ineligible
///                                  └─> eligible ─┬─> reviewFailed
///                                                └─> reviewed ──> posted
///
/// posted ─┬─> contested
///         └─> noticed ─┬─> declined
///                      └─> approved ──> paid
/// ```
///
/// A later finding, or a comparison decided later, takes a claim that is not yet approved back to
/// `verified`, to be computed again; a consequence of the sampling review takes it back to
/// `accepted`, to be visited again. A returned payment takes `paid` back to `approved`.
/// `withdrawn` ends a claim at the household's wish while it is on its way to approval; one that is
/// `ineligible` or has failed its review goes no further by itself.
package enum ClaimState: String, CaseIterable, Sendable {
    /// 线索
    case lead
    /// 初筛剔除
    case screenedOut = "screened_out"
    /// 待核查
    case accepted
    /// 已核查
    case verified
    /// 不符合
    case ineligible
    /// 符合，待评议
    case eligible
    /// 评议未通过
    case reviewFailed = "review_failed"
    /// 评议通过
    case reviewed
    /// 公示中
    case posted
    /// 异议成立
    case contested
    /// 公示期满
    case noticed
    /// 不予审批
    case declined
    /// 已审批
    case approved
    /// 已发放
    case paid
    /// 已撤回
    case withdrawn

    /// 中文名称
    package var term: String {
        switch self {
        case .lead: "线索"
        case .screenedOut: "初筛剔除"
        case .accepted: "待核查"
        case .verified: "已核查"
        case .ineligible: "不符合条件"
        case .eligible: "待评议"
        case .reviewFailed: "评议未通过"
        case .reviewed: "评议通过"
        case .posted: "公示中"
        case .contested: "异议成立"
        case .noticed: "公示期满"
        case .declined: "不予审批"
        case .approved: "已审批"
        case .paid: "已发放"
        case .withdrawn: "已撤回"
        }
    }

    /// Whether nothing more happens to the claim, and a new one may be opened beside it. A paid one
    /// is not ended: its payment may come back.
    package var isEnded: Bool {
        switch self {
        case .screenedOut, .withdrawn, .declined: true
        default: false
        }
    }

    /// The states that a claim may move to from this one.
    package var successors: [ClaimState] {
        switch self {
        case .lead: [.accepted, .screenedOut, .withdrawn]
        case .accepted: [.verified, .withdrawn]
        case .verified: [.accepted, .eligible, .ineligible, .withdrawn]
        case .ineligible: [.accepted, .verified]
        case .eligible: [.accepted, .verified, .reviewed, .reviewFailed, .withdrawn]
        case .reviewFailed: [.accepted, .verified]
        case .reviewed: [.accepted, .verified, .posted, .withdrawn]
        case .posted: [.accepted, .verified, .noticed, .contested, .reviewed, .withdrawn]
        case .contested: [.accepted, .verified, .withdrawn]
        case .noticed: [.accepted, .verified, .approved, .declined, .withdrawn]
        case .approved: [.paid]
        case .paid: [.approved]
        case .screenedOut, .declined, .withdrawn: []
        }
    }

    package func mayBecome(_ next: ClaimState) -> Bool { successors.contains(next) }
}
