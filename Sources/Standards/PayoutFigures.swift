import Domain

/// 测算输入 - a household's figures as whole numbers of fen. Amounts are at most ``Fen/readableLimit``.
@frozen
public struct HouseholdFigures: Sendable, Equatable {
    /// The place of its class among the scheme's classes, from 0.
    public var classIndex: Int
    /// At least 1.
    public var members: Int64
    /// 家庭纯收入
    public var net: Int64
    public var illness: Int64
    public var education: Int64
    public var disaster: Int64
    public var accident: Int64
    /// What was already paid in the year, at least 0.
    public var paid: Int64
    public var excluded: Bool

    @inlinable
    public init(
        classIndex: Int, members: Int64, net: Int64, illness: Int64 = 0, education: Int64 = 0,
        disaster: Int64 = 0, accident: Int64 = 0, paid: Int64 = 0, excluded: Bool = false
    ) {
        self.classIndex = classIndex
        self.members = members
        self.net = net
        self.illness = illness
        self.education = education
        self.disaster = disaster
        self.accident = accident
        self.paid = paid
        self.excluded = excluded
    }
}

/// 测算结果 - what a household is due, in fen.
@frozen
public struct PayoutFigures: Sendable, Equatable {
    /// 人均纯收入, rounded half up.
    public var perCapita: Int64
    public var illness: Int64
    public var education: Int64
    public var disaster: Int64
    public var accident: Int64
    /// Nil when something is due.
    public var reason: IneligibilityReason?

    @inlinable
    public init(
        perCapita: Int64, illness: Int64 = 0, education: Int64 = 0, disaster: Int64 = 0,
        accident: Int64 = 0, reason: IneligibilityReason? = nil
    ) {
        self.perCapita = perCapita
        self.illness = illness
        self.education = education
        self.disaster = disaster
        self.accident = accident
        self.reason = reason
    }

    @inlinable
    public var total: Int64 { illness + education + disaster + accident }
}
