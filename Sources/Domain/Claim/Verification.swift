/// 入户核查 - one visit of the insurer's verifiers to a household: its findings, or why there are none.
package struct Verification: Sendable, Equatable {
    package var visitedOn: Day
    /// 核查员 - at least two go together.
    package var verifiers: [OfficerID]
    package var outcome: Outcome
    package var position: Position?
    package var remark: String
    /// When the verifiers came and left; nil where nobody wrote it down.
    package var stay: VisitStay?
    /// The photographs that were taken, in the order in which the telephone told them; none twice.
    package var photos: [PhotoDigest]

    package init(
        visitedOn: Day, verifiers: [OfficerID], outcome: Outcome, position: Position?,
        remark: String, stay: VisitStay? = nil, photos: [PhotoDigest] = []
    ) {
        self.visitedOn = visitedOn
        self.verifiers = verifiers
        self.outcome = outcome
        self.position = position
        self.remark = remark
        self.stay = stay
        self.photos = photos
    }

    /// 核查结论 - findings, or why there are none.
    package enum Outcome: Sendable, Equatable {
        /// 完成
        case completed(Findings)
        case attempted(Attempt)
    }

    /// 未入户 - a visit without findings.
    package enum Attempt: String, CaseIterable, Sendable {
        case nobodyHome = "nobody_home"
        case refused
        case away

        package var term: String {
            switch self {
            case .nobodyHome: "无人在家"
            case .refused: "拒绝"
            case .away: "外出"
            }
        }
    }
}

/// 核查结果 - what the verifiers found. A later finding corrects an earlier one; none is overwritten.
package struct Findings: Sendable, Equatable {
    /// 家庭人口
    package var members: Int
    package var income: Income
    /// 核定自付
    package var basis: Fen

    package init(members: Int, income: Income, basis: Fen) {
        self.members = members
        self.income = income
        self.basis = basis
    }
}

/// 信息比对 - one item that a department compared for a member of the household.
package struct Crosscheck: Sendable, Equatable {
    package var idNumber: Sensitive<String>
    package var department: String
    /// 项目: 商品房, 机动车, ...
    package var item: String
    package var hit: Bool
    package var remark: String
    /// How a hit was decided; nil for no hit, or for one that waits for a decision.
    package var resolution: Resolution?

    package init(
        idNumber: Sensitive<String>, department: String, item: String, hit: Bool, remark: String,
        resolution: Resolution?
    ) {
        self.idNumber = idNumber
        self.department = department
        self.item = item
        self.hit = hit
        self.remark = remark
        self.resolution = resolution
    }

    /// 处理结论 - what a person decided about a hit.
    package enum Resolution: String, CaseIterable, Sendable {
        /// 成立
        case upheld
        /// 解释
        case explained
        /// 豁免
        case exempt

        package var term: String {
            switch self {
            case .upheld: "成立"
            case .explained: "解释"
            case .exempt: "豁免"
            }
        }
    }
}
