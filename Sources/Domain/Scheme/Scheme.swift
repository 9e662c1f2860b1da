/// 防贫方案 - the county's rules for a span of days: who qualifies, for what, how much, and the terms
/// of the daily work. Dated data, never constants; a stored scheme never changes.
package struct Scheme: Sendable, Equatable {
    package var id: SchemeID
    package var title: String
    /// 文号 - the number of the document that it comes from.
    package var document: String
    package var appliesBy: AppliesBy
    /// First and last day that it holds for, both inclusive; open when nil.
    package var validFrom: Day?
    package var validTo: Day?
    package var incomeStandard: IncomeStandard
    package var classes: [HouseholdClass]
    /// The class of a household that has none of ``classes``.
    package var defaultClass: ClassID
    package var relief: [ReliefRule]
    /// 户年度封顶 - the most that a household is paid in one calendar year; no limit when nil.
    package var householdYearCap: Fen?
    package var rounding: Rounding
    /// Comparison items whose upheld hit makes a household ineligible (一票否决).
    package var exclusions: [String]
    package var deadlines: Deadlines
    package var verification: VerificationTerms
    package var noticeDays: Int
    package var reviewQuorum: Int
    package var sampling: SamplingTerms

    package init(
        id: SchemeID, title: String, document: String, appliesBy: AppliesBy, validFrom: Day?,
        validTo: Day?, incomeStandard: IncomeStandard, classes: [HouseholdClass],
        defaultClass: ClassID, relief: [ReliefRule], householdYearCap: Fen?, rounding: Rounding,
        exclusions: [String], deadlines: Deadlines, verification: VerificationTerms,
        noticeDays: Int, reviewQuorum: Int, sampling: SamplingTerms
    ) {
        self.id = id
        self.title = title
        self.document = document
        self.appliesBy = appliesBy
        self.validFrom = validFrom
        self.validTo = validTo
        self.incomeStandard = incomeStandard
        self.classes = classes
        self.defaultClass = defaultClass
        self.relief = relief
        self.householdYearCap = householdYearCap
        self.rounding = rounding
        self.exclusions = exclusions
        self.deadlines = deadlines
        self.verification = verification
        self.noticeDays = noticeDays
        self.reviewQuorum = reviewQuorum
        self.sampling = sampling
    }

    /// Which date of a claim chooses the scheme.
    package enum AppliesBy: String, CaseIterable, Sendable {
        case event
        case referral
    }
}

extension Scheme {
    /// Whether the scheme holds on a day.
    package func holds(on day: Day) -> Bool {
        (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
    }

    /// The class with an id, nil for none.
    package func householdClass(_ id: ClassID) -> HouseholdClass? {
        classes.first { $0.id == id }
    }

    /// The class that a household file's `户类型` names; the default class for any other word.
    package func classID(named name: String) -> ClassID {
        classes.first { $0.name.utf8.elementsEqual(name.utf8) }?.id ?? defaultClass
    }

    /// The rule for a cause and a class, nil where the scheme has none.
    package func rule(for cause: Cause, class id: ClassID) -> ReliefRule? {
        relief.first { $0.cause == cause && $0.classID == id }
    }
}

/// 收入标准 - the yearly income per person up to which a household may be helped.
package struct IncomeStandard: Sendable, Equatable {
    /// Yuan per person per year, in fen.
    package var line: Fen
    package var comparison: Comparison

    package init(line: Fen, comparison: Comparison) {
        self.line = line
        self.comparison = comparison
    }

    /// 比较方式 - whether an income equal to the line passes.
    package enum Comparison: String, CaseIterable, Sendable {
        case atMost = "<="
        case below = "<"
    }
}

/// 户类型 - a class of households: 脱贫不稳定户, 边缘易致贫户, 突发严重困难户 and whatever comes after them.
package struct HouseholdClass: Sendable, Equatable {
    package var id: ClassID
    package var name: String
    /// False for a class that is helped whatever its income.
    package var incomeTest: Bool

    package init(id: ClassID, name: String, incomeTest: Bool) {
        self.id = id
        self.name = name
        self.incomeTest = incomeTest
    }
}
