import Digests
import Domain
import Store

/// 复核客户端证书 - the second person, a security or audit administrator, agrees that a certificate
/// stands for an account. Whoever compares the fingerprint with the department's own word sees that
/// no other was bound.
package struct ConfirmCertificate: Action {
    package static let name = "confirm_certificate"
    package static let permission = Permission.confirmAppointments

    package var certificate: Int64

    package init(_ certificate: Int64) { self.certificate = certificate }

    package func write(to request: inout CanonicalBytes) { request.append(certificate) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        // The operator may confirm while nobody is appointed yet, which certificates can wait for.
        guard !context.actor.isOperator else {
            throw Refusal.notPermitted(.confirmAppointments)
        }
        guard let row = try await tx.certificate(certificate), row.revokedAt == nil else {
            throw Refusal.certificateNotFound(certificate)
        }
        guard row.confirmedBy == nil else { throw Refusal.certificateConfirmed(certificate) }
        guard row.officer != context.actor.id else {
            throw Refusal.ownAccess(context.actor.id)
        }
        guard row.boundBy != context.actor.id else { throw Refusal.ownBinding(certificate) }
        try await tx.confirmCertificate(certificate, by: context.actor.id, at: context.at)
        context.note("certificate", Int(certificate))
        context.note("fingerprint", row.fingerprint.hex)
        context.note("officer", row.officer.rawValue)
        return Done()
    }
}
