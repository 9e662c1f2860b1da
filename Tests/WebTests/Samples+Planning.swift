import Domain
import Web
import Wording

/// The pages on which the planner is told of verifiers and vehicles, filled like the others.
extension Sample {
    static func planning(
        _ text: String, _ language: Language, code: String?
    ) -> [(name: String, page: String)] {
        let id = OfficerID(code ?? text)
        let absence = Absence(from: day, to: day + 2)
        let row = VerifierRow(
            id: id, name: text, insurer: text, homeVillage: text,
            skills: VerifierSkill.allCases, nextAbsence: absence)
        let end = DeclaredRelative.End(by: OfficerID(text), at: at, reason: text)
        let file = VerifierFile(
            row: row, absences: [absence],
            relatives: [end, nil].map {
                DeclaredRelative(
                    household: HouseholdID(code ?? text), declaredBy: OfficerID(text),
                    declaredAt: at,
                    end: $0)
            })
        let vehicle = VehicleRow(id: code ?? text, plate: text, seats: 5, nextAbsence: absence)
        return [
            (
                "verifiers",
                VerifiersPage(language: language, verifiers: [row], vehicles: [vehicle], at: at)
                    .render()
            ),
            (
                "no verifiers",
                VerifiersPage(language: language, verifiers: [], vehicles: [], at: at).render()
            ),
            ("verifier", VerifierPage(language: language, file: file, at: at).render()),
            (
                "new verifier",
                VerifierPage(
                    language: language,
                    file: VerifierFile(row: VerifierRow(id: id, name: text)), at: at
                ).render()
            ),
        ]
    }
}
