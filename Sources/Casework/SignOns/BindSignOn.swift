import Digests
import Domain
import Store

/// 绑定统一认证 - an administrator says whom of the county's sign-on an account belongs to. Nobody is
/// let in whom nobody has bound, and no name or e-mail address binds by itself.
package struct BindSignOn: Action {
    package static let name = "bind_sign_on"
    package static let permission = Permission.administerAccess

    package var officer: OfficerID
    package var subject: SignOnSubject

    package init(_ officer: OfficerID, _ subject: SignOnSubject) {
        self.officer = officer
        self.subject = subject
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(officer.rawValue)
        request.append(subject.issuer)
        request.append(subject.subject)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard officer != context.actor.id else { throw Refusal.ownAccess(officer) }
        guard subject.isWellFormed else { throw Refusal.signOnSubjectUnfit }
        // Only who is active may get one.
        _ = try await tx.actor(officer)
        let isBound = try await tx.bind(
            subject, to: officer, by: context.actor.id, at: context.at)
        guard isBound else { throw Refusal.signOnBound }
        context.note("officer", officer.rawValue)
        context.note("issuer", subject.issuer)
        context.note("subject", subject.subject)
        return Done()
    }
}
