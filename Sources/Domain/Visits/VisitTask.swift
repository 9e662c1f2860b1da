/// 入户任务 - a household to be visited once for all of its accepted claims, and what the visit asks
/// for. Nobody's ID number or phone is in it, and the name is masked.
package struct VisitTask: Sendable, Equatable {
    package var household: HouseholdID
    /// The head of the household, masked.
    package var maskedName: String
    /// 行政村代码, and the village's name.
    package var village: AreaCode
    package var villageName: String
    /// The insurer whose verifiers go; empty where the county has not divided its households.
    package var insurer: String
    /// The accepted claims that the visit is about, by number.
    package var claims: [Claim.ID]
    /// What the claims are for, each once.
    package var causes: [Cause]
    /// 住址, as the register has it; only for those who go there.
    package var address: String
    /// Where the home is: as the register has it, else where its village is; nil where neither is
    /// known, and then nobody can be sent.
    package var place: Position?
    /// Whether ``place`` is only the village's.
    package var isVillagePlace: Bool
    /// How long the crew stays at the door.
    package var minutes: Int
    /// The last day in time: the scheme's `visit_days` working days after acceptance, the earliest
    /// of the claims'.
    package var due: Day
    /// When the family can be met, in its own words or after a visit in vain; nil for any time.
    package var hours: VisitHours?
    /// The first day on which a visit makes sense, where that is not the first of the plan.
    package var earliest: Day?
    /// Every one of them some member of the crew must have.
    package var skills: [VerifierSkill]
    /// Visits in vain so far, the oldest first.
    package var attempts: [Attempt]
    /// How many more visits the scheme allows before the office decides.
    package var attemptsLeft: Int
    /// Verifiers who may not go, by id.
    package var barred: [Bar]
    /// Crews of the plan that the dispatcher does not want to go, by number.
    package var forbidden: [Int]
    /// 户内人口 - how many people the register has in the household; 0 where nobody counted.
    package var members = 0

    package init(
        household: HouseholdID, maskedName: String = "", village: AreaCode,
        villageName: String = "", insurer: String = "", claims: [Claim.ID], causes: [Cause] = [],
        address: String = "", place: Position?, isVillagePlace: Bool = false, minutes: Int,
        due: Day, hours: VisitHours? = nil, earliest: Day? = nil, skills: [VerifierSkill] = [],
        attempts: [Attempt] = [], attemptsLeft: Int = 3, barred: [Bar] = [],
        forbidden: [Int] = []
    ) {
        self.household = household
        self.maskedName = maskedName
        self.village = village
        self.villageName = villageName
        self.insurer = insurer
        self.claims = claims
        self.causes = causes
        self.address = address
        self.place = place
        self.isVillagePlace = isVillagePlace
        self.minutes = minutes
        self.due = due
        self.hours = hours
        self.earliest = earliest
        self.skills = skills
        self.attempts = attempts
        self.attemptsLeft = attemptsLeft
        self.barred = barred
        self.forbidden = forbidden
    }

    /// 未入户记录 - a visit without findings.
    package struct Attempt: Sendable, Hashable {
        package var day: Day
        /// When the crew was at the door, in minutes of the day, by the plan of that day; nil where
        /// no plan says it.
        package var minute: Int?

        package init(day: Day, minute: Int? = nil) {
            self.day = day
            self.minute = minute
        }
    }

    /// 回避 - a verifier who may not visit the household, and why.
    package struct Bar: Sendable, Hashable {
        package var verifier: OfficerID
        package var reason: VerifierConflict

        package init(verifier: OfficerID, reason: VerifierConflict) {
            self.verifier = verifier
            self.reason = reason
        }
    }
}

extension VisitTask {
    /// 可入户时间 - when the visit may begin: the agreed hours; and after visits in vain that were all
    /// before noon, or all after it, the other half of the day, where the family can be met then.
    package var openHours: VisitHours? {
        let halves = Set(attempts.compactMap { $0.minute.map { $0 < VisitHours.noon } })
        guard halves.count == 1, let wasMorning = halves.first else { return hours }
        let other = wasMorning ? VisitHours.afternoon : .morning
        guard let hours else { return other }
        return VisitHours(
            open: max(hours.open, other.open), close: min(hours.close, other.close)) ?? hours
    }

    /// The first day on which the visit may be made: never again on a day of a visit in vain.
    package var firstDay: Day? {
        [earliest, attempts.map { $0.day + 1 }.max()].compactMap(\.self).max()
    }
}

/// 回避事由 - why a verifier may not visit a household.
package enum VerifierConflict: String, CaseIterable, Sendable {
    /// 本村 - it is the verifier's own village.
    case ownVillage = "own_village"
    /// 亲属 - a relative, as the verifier has declared.
    case relative
    /// 连续核查 - the verifier made the household's last visit for another case.
    case visitedLast = "visited_last"
}

/// 约定时间 - between which minutes of a day a visit may begin, both inclusive.
package struct VisitHours: Sendable, Hashable {
    package var open: Int
    package var close: Int

    /// Nil unless `0 <= open <= close <= 1440`.
    package init?(open: Int, close: Int) {
        guard open >= 0, open <= close, close <= 1_440 else { return nil }
        self.open = open
        self.close = close
    }

    /// The minute at which the morning ends and the afternoon begins.
    package static let noon = 720
    package static let morning = VisitHours(unchecked: 0, noon - 1)
    package static let afternoon = VisitHours(unchecked: noon, 1_440)

    package func contains(_ minute: Int) -> Bool { open <= minute && minute <= close }

    private init(unchecked open: Int, _ close: Int) {
        self.open = open
        self.close = close
    }
}

/// 专长 - what some visits ask of somebody in the crew.
package enum VerifierSkill: String, CaseIterable, Sendable {
    /// 医疗费用审核 - reading hospital bills.
    case medicalBills = "medical_bills"
    /// 灾损查勘 - judging damage to homes and fields.
    case damage
    /// 手语
    case signLanguage = "sign_language"
    /// 方言 - the local dialect, with families who speak nothing else.
    case dialect
}
