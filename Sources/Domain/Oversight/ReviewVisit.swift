/// 复核方式 - how a fact of the review was found out.
package enum ReviewMeans: String, CaseIterable, Sendable {
    /// 入户 - at the door.
    case visit
    /// 电话回访 - by calling back: whether somebody came, what was signed, what was received.
    case phone
    /// 部门核对 - bills and holdings, held against the originals and the departments' data.
    case department
}

/// 复核入户 - one visit, call or enquiry of the review: in vain, or with what was found. None is ever
/// overwritten.
package struct ReviewVisit: Sendable, Equatable {
    package var means: ReviewMeans
    package var day: Day
    /// Who went or called: of those whom the task names, at least one, none twice.
    package var reviewers: [OfficerID]
    package var outcome: Outcome
    package var remark: String

    package init(
        means: ReviewMeans, day: Day, reviewers: [OfficerID], outcome: Outcome,
        remark: String = ""
    ) {
        self.means = means
        self.day = day
        self.reviewers = reviewers
        self.outcome = outcome
        self.remark = remark
    }

    /// 复核结论 - the facts, or why there are none.
    package enum Outcome: Sendable, Equatable {
        /// 查实 - what was asked is said; what was not asked is nil. Whether the household is
        /// eligible, and for how much, nobody says: it is computed.
        case found(ReviewFacts)
        /// 无人在家
        case nobodyHome
        /// 拒绝
        case refused
        /// 已迁走
        case moved

        /// How it is kept and sent: `found`, `nobody_home`, `refused`, `moved`.
        package var code: String {
            switch self {
            case .found: "found"
            case .nobodyHome: "nobody_home"
            case .refused: "refused"
            case .moved: "moved"
            }
        }

        /// A visit after which somebody goes again, on another day.
        package var isInVain: Bool { self == .nobodyHome || self == .moved }

        package var facts: ReviewFacts? {
            if case .found(let facts) = self { facts } else { nil }
        }
    }

    /// 两次未遇 - on so many different days somebody goes before a household counts as untraceable.
    package static let attempts = 2
}

/// 收入项目 - the items of a household's yearly income, by the names under which ``ReviewFacts`` holds
/// them.
package enum IncomeItem: String, CaseIterable, Sendable {
    /// 工资性收入
    case wage
    /// 生产经营性收入
    case businessIncome = "business_income"
    /// 生产经营性支出
    case businessCost = "business_cost"
    /// 财产性收入
    case property
    /// 转移性收入
    case transfer
}

extension Income {
    package subscript(item: IncomeItem) -> Fen {
        get {
            switch item {
            case .wage: wage
            case .businessIncome: businessIncome
            case .businessCost: businessCost
            case .property: property
            case .transfer: transfer
            }
        }
        set {
            switch item {
            case .wage: wage = newValue
            case .businessIncome: businessIncome = newValue
            case .businessCost: businessCost = newValue
            case .property: property = newValue
            case .transfer: transfer = newValue
            }
        }
    }

    /// By the names of the items.
    package var byItem: [String: Fen] {
        Dictionary(uniqueKeysWithValues: IncomeItem.allCases.map { ($0.rawValue, self[$0]) })
    }
}

extension ReviewFacts {
    /// 核定自付 - under this name ``bills`` holds what the household bore itself, all bills together.
    /// Every other name in it is a single bill's number.
    package static let ownCosts = "own_costs"

    /// 家庭人口 - a household of so many. The visit's form counts members and does not name them, so
    /// they are told apart by their number only.
    package static func household(of count: Int) -> Set<String> {
        Set((0..<max(0, count)).map { String($0 + 1) })
    }

    /// What several visits, calls and enquiries found, as one: field by field, a later one wins
    /// over an earlier one where both were asked, and of income and bills item by item. The order
    /// is that of the days, then that of recording.
    package static func joined(_ found: [ReviewFacts]) -> ReviewFacts {
        var all = ReviewFacts()
        for facts in found {
            all.members = facts.members ?? all.members
            all.income = merged(all.income, facts.income)
            all.assets = facts.assets ?? all.assets
            all.bills = merged(all.bills, facts.bills)
            all.ownsAccount = facts.ownsAccount ?? all.ownsAccount
            all.visitHappened = facts.visitHappened ?? all.visitHappened
            all.isSigned = facts.isSigned ?? all.isSigned
            all.noticePosted = facts.noticePosted ?? all.noticePosted
            all.moneyReceived = facts.moneyReceived ?? all.moneyReceived
        }
        return all
    }

    private static func merged(_ old: [String: Fen]?, _ new: [String: Fen]?) -> [String: Fen]? {
        guard let old, let new else { return new ?? old }
        return old.merging(new) { _, later in later }
    }
}
