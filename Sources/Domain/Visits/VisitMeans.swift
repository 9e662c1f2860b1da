/// 核查员 - a verifier as the dispatcher's list shows them.
package struct VerifierRow: Sendable, Equatable {
    package var id: OfficerID
    package var name: String
    /// 所属机构 - the insurer whose verifier it is; empty for one who visits for any.
    package var insurer: String
    /// 户籍村 - the own village's name; empty where it is not known.
    package var homeVillage: String
    package var skills: [VerifierSkill]
    /// The absence that holds today, or else comes next.
    package var nextAbsence: Absence?

    package init(
        id: OfficerID, name: String, insurer: String = "", homeVillage: String = "",
        skills: [VerifierSkill] = [], nextAbsence: Absence? = nil
    ) {
        self.id = id
        self.name = name
        self.insurer = insurer
        self.homeVillage = homeVillage
        self.skills = skills
        self.nextAbsence = nextAbsence
    }
}

/// 车辆 - a vehicle as the dispatcher's list shows it.
package struct VehicleRow: Sendable, Equatable {
    package var id: String
    package var plate: String
    package var seats: Int
    /// The days on which it cannot be used, now or next.
    package var nextAbsence: Absence?

    package init(id: String, plate: String, seats: Int, nextAbsence: Absence? = nil) {
        self.id = id
        self.plate = plate
        self.seats = seats
        self.nextAbsence = nextAbsence
    }
}

/// 缺勤、停用 - days, both inclusive, on which a verifier is away or a vehicle cannot be used.
package struct Absence: Sendable, Hashable {
    package var from: Day
    package var to: Day

    package init(from: Day, to: Day) {
        self.from = from
        self.to = to
    }
}

/// 核查员档案 - what the planner is told of one verifier.
package struct VerifierFile: Sendable, Equatable {
    package var row: VerifierRow
    /// Those that are not over, the next first.
    package var absences: [Absence]
    /// The last declared first, those that were taken back included.
    package var relatives: [DeclaredRelative]

    package init(
        row: VerifierRow, absences: [Absence] = [], relatives: [DeclaredRelative] = []
    ) {
        self.row = row
        self.absences = absences
        self.relatives = relatives
    }
}

/// 亲属回避申报 - a household in which a verifier has relatives, by whose word, and until when.
package struct DeclaredRelative: Sendable, Equatable {
    package var household: HouseholdID
    package var declaredBy: OfficerID
    package var declaredAt: Instant
    /// Nil while it is in force.
    package var end: End?

    package init(
        household: HouseholdID, declaredBy: OfficerID, declaredAt: Instant, end: End? = nil
    ) {
        self.household = household
        self.declaredBy = declaredBy
        self.declaredAt = declaredAt
        self.end = end
    }

    /// 撤回 - who took the declaration back, when and why.
    package struct End: Sendable, Equatable {
        package var by: OfficerID
        package var at: Instant
        package var reason: String

        package init(by: OfficerID, at: Instant, reason: String) {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }
}

/// 约定入户时间 - what was agreed with a family: when it can be met, and what it needs of who comes.
package struct VisitAgreement: Sendable, Equatable {
    /// Nil for any time.
    package var hours: VisitHours?
    package var skills: [VerifierSkill]
    package var by: OfficerID
    package var at: Instant

    package init(hours: VisitHours?, skills: [VerifierSkill], by: OfficerID, at: Instant) {
        self.hours = hours
        self.skills = skills
        self.by = by
        self.at = at
    }
}
