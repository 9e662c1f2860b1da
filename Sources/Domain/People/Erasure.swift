/// 个人信息删除 - that what is known of a household is destroyed: proposed by one person, done by
/// another one (个人信息保护法, article 47). Amounts and decisions stay, of a number.
package struct Erasure: Sendable, Equatable {
    /// Which proposal it is, from 1.
    package typealias Number = Int64

    /// What became of a proposal.
    package enum Decision: String, CaseIterable, Sendable {
        /// 已删除
        case erased
        /// 不予删除
        case rejected
    }

    package var number: Number
    package var household: HouseholdID
    package var reason: String
    package var proposedBy: OfficerID
    package var proposedAt: Instant
    /// Nil as long as it waits for the second person.
    package var decision: Decision?

    package init(
        number: Number, household: HouseholdID, reason: String, proposedBy: OfficerID,
        proposedAt: Instant, decision: Decision? = nil
    ) {
        self.number = number
        self.household = household
        self.reason = reason
        self.proposedBy = proposedBy
        self.proposedAt = proposedAt
        self.decision = decision
    }
}

/// 保存期限 - how long what is known of a household is kept after its last case.
package struct RetentionTerms: Sendable, Equatable {
    /// Whole years from the end of the year of the last payment: accounting records are kept for
    /// thirty years from then (会计档案管理办法, article 14), and these say whom the money went to.
    package var relievedYears: Int
    /// Whole years from the day on which the last case ended, for a household that got nothing.
    /// The county sets it; erasing earlier is for it to decide.
    package var otherYears: Int

    package init(relievedYears: Int, otherYears: Int) {
        self.relievedYears = relievedYears
        self.otherYears = otherYears
    }

    /// The last day on which a household that was last paid then must be known.
    package func end(lastPaidOn day: Day) -> Day {
        Day(day.year + relievedYears, 12, 31) ?? day
    }

    /// The last day of the term of a household that got nothing.
    package func end(lastEndedOn day: Day) -> Day {
        let year = day.year + otherYears
        // The 29 February has its 28th in other years.
        return Day(year, day.month, day.day)
            ?? Day(year, day.month, 28) ?? day
    }
}

/// 到期农户 - a household that nothing says must be known any longer.
package struct ErasableHousehold: Sendable, Equatable {
    package var household: HouseholdID
    package var village: String
    /// Whether it was ever paid relief.
    package var isRelieved: Bool
    /// The last day of its term.
    package var keptUntil: Day

    package init(household: HouseholdID, village: String, isRelieved: Bool, keptUntil: Day) {
        self.household = household
        self.village = village
        self.isRelieved = isRelieved
        self.keptUntil = keptUntil
    }
}
