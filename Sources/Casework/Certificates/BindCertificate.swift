import Digests
import Domain
import Store

/// 登记客户端证书 - a department's system or a device that shows this certificate is to stand for an
/// account, for some of what that account may do and for a time. It opens nothing before a second
/// person agreed (``ConfirmCertificate``): who keeps the accounts could otherwise act in anybody's
/// name with a certificate of their own.
package struct BindCertificate: Action {
    package static let name = "bind_certificate"
    package static let permission = Permission.administerAccess

    package var fingerprint: CertificateFingerprint
    package var grant: SystemGrant

    /// The number by which it is confirmed and revoked.
    package struct Outcome: Codable, Sendable, Equatable {
        package var id: Int64
    }

    package init(_ fingerprint: CertificateFingerprint, _ grant: SystemGrant) {
        self.fingerprint = fingerprint
        self.grant = grant
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(fingerprint.hex)
        grant.write(to: &request)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        guard grant.officer != context.actor.id else {
            throw Refusal.ownAccess(context.actor.id)
        }
        try await grant.check(in: tx)
        let id = try await tx.bind(
            fingerprint, to: grant.officer, label: grant.label, permissions: grant.permissions,
            by: context.actor.id, expiresAt: grant.end(from: context.at), at: context.at)
        guard let id else { throw Refusal.certificateBound }
        context.note("certificate", Int(id))
        context.note("fingerprint", fingerprint.hex)
        context.note(grant)
        return Outcome(id: id)
    }
}
