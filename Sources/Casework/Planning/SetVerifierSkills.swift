import Digests
import Domain
import Store

/// 登记专长 - what a verifier can do that some visits ask for; the last list holds.
package struct SetVerifierSkills: Action {
    package static let name = "set_verifier_skills"
    package static let permission = Permission.planVisits

    package var verifier: OfficerID
    package var skills: [VerifierSkill]

    package init(verifier: OfficerID, skills: [VerifierSkill]) {
        self.verifier = verifier
        self.skills = VerifierSkill.allCases.filter(skills.contains)
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(verifier.rawValue)
        request.appendList { list in for skill in skills { list.append(skill.rawValue) } }
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let insurer = context.actor.scope.insurer ?? ""
        guard try await tx.isVerifier(verifier, of: insurer) else {
            throw Refusal.officerNotFound(verifier)
        }
        try await tx.set(skills, of: verifier)
        context.note("verifier", verifier.rawValue)
        for skill in skills { context.note("skill", skill.rawValue) }
        return Done()
    }
}
