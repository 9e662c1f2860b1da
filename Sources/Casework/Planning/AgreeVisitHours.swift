import Digests
import Domain
import Store

/// 约定入户时间 - a family says when it can be met, and what it needs of who comes; the last
/// agreement holds.
package struct AgreeVisitHours: Action {
    package static let name = "agree_visit_hours"
    package static let permission = Permission.planVisits

    package var household: HouseholdID
    /// Nil for any time.
    package var hours: VisitHours?
    package var skills: [VerifierSkill]

    package init(household: HouseholdID, hours: VisitHours?, skills: [VerifierSkill] = []) {
        self.household = household
        self.hours = hours
        self.skills = VerifierSkill.allCases.filter(skills.contains)
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(household.rawValue)
        write(agreementTo: &request)
    }

    private func write(agreementTo bytes: inout CanonicalBytes) {
        bytes.append((hours?.open).map(Int64.init))
        bytes.append((hours?.close).map(Int64.init))
        bytes.appendList { list in for skill in skills { list.append(skill.rawValue) } }
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let (number, salt) = try await tx.householdNumber(household)
        try await tx.agree(
            on: hours, skills, with: number, by: context.actor.id, at: context.at)
        var agreement = CanonicalBytes(version: 1)
        write(agreementTo: &agreement)
        context.commit("agreement", to: agreement, under: salt, in: tx)
        context.note("household", Int(number))
        return Done()
    }
}
