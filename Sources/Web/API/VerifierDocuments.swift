import Domain

/// Days, both inclusive, on which somebody or something is not there.
struct AbsenceDocument: Encodable {
    var from: String
    var to: String

    init(_ absence: Absence) {
        self.from = absence.from.description
        self.to = absence.to.description
    }

    static let shape = Shape.object(["from": .day, "to": .day])
}

/// Who and what can be sent.
struct VerifierListDocument: Encodable {
    var verifiers: [VerifierDocument]
    var vehicles: [Vehicle]

    struct Vehicle: Encodable {
        var id: String
        var plate: String
        var seats: Int
        var unusable: AbsenceDocument?
    }

    init(_ verifiers: [VerifierRow], _ vehicles: [VehicleRow]) {
        self.verifiers = verifiers.map(VerifierDocument.init)
        self.vehicles = vehicles.map {
            Vehicle(
                id: $0.id, plate: $0.plate, seats: $0.seats,
                unusable: $0.nextAbsence.map(AbsenceDocument.init))
        }
    }

    static let shape = Shape.object([
        "verifiers": .list(VerifierDocument.shape),
        "vehicles": .list(
            .object(
                ["id": .text, "plate": .text, "seats": .integer],
                optional: ["unusable": AbsenceDocument.shape])),
    ])
}

/// A verifier; in a list with the absence that holds or comes next, alone with all and the declared
/// relatives.
struct VerifierDocument: Encodable {
    var id: String
    var name: String
    var insurer: String
    var homeVillage: String
    var skills: [String]
    var nextAbsence: AbsenceDocument?
    var absences: [AbsenceDocument]?
    var relatives: [Relative]?

    struct Relative: Encodable {
        var household: String
        var declaredBy: String
        var declaredAt: String
        var endedBy: String?
        var endedAt: String?
        var endReason: String?
    }

    init(_ row: VerifierRow) {
        self.id = row.id.rawValue
        self.name = row.name
        self.insurer = row.insurer
        self.homeVillage = row.homeVillage
        self.skills = row.skills.map(\.rawValue)
        self.nextAbsence = row.nextAbsence.map(AbsenceDocument.init)
    }

    init(_ file: VerifierFile) {
        self.init(file.row)
        self.absences = file.absences.map(AbsenceDocument.init)
        self.relatives = file.relatives.map {
            Relative(
                household: $0.household.rawValue, declaredBy: $0.declaredBy.rawValue,
                declaredAt: $0.declaredAt.description, endedBy: $0.end?.by.rawValue,
                endedAt: $0.end?.at.description, endReason: $0.end?.reason)
        }
    }

    private static let members: [String: Shape] = [
        "id": .text, "name": .text, "insurer": .text, "home_village": .text,
        "skills": .list(.choice(VerifierSkill.self)),
    ]
    static let shape = Shape.object(members, optional: ["next_absence": AbsenceDocument.shape])
    static let fileShape = Shape.object(
        members.merging([
            "absences": .list(AbsenceDocument.shape),
            "relatives": .list(
                .object(
                    ["household": .text, "declared_by": .text, "declared_at": .moment],
                    optional: [
                        "ended_by": .text, "ended_at": .moment, "end_reason": .text,
                    ])),
        ]) { first, _ in first }, optional: ["next_absence": AbsenceDocument.shape])
}

/// What became of the visits of a plan, by household.
struct VisitReportsDocument: Encodable {
    var visits: [Visit]

    struct Visit: Encodable {
        var household: String
        var report: Kind
        var visitedOn: String?
    }

    /// What became of a visit, as the API calls it.
    enum Kind: String, CaseIterable, Encodable { case ahead, reported, missing, needless }

    init(_ reports: [HouseholdID: VisitReport]) {
        self.visits = reports.sorted { $0.key < $1.key }.map { household, report in
            var visit = Visit(household: household.rawValue, report: .ahead)
            switch report {
            case .ahead: break
            case .reported(let day): (visit.report, visit.visitedOn) = (.reported, day.description)
            case .missing: visit.report = .missing
            case .needless: visit.report = .needless
            }
            return visit
        }
    }

    static let shape = Shape.object([
        "visits": .list(
            .object(
                ["household": .text, "report": .choice(Kind.self)],
                optional: ["visited_on": .day]))
    ])
}
