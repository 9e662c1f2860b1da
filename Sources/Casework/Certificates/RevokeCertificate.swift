import Digests
import Domain
import Store

/// 吊销客户端证书 - a certificate stands for its account no longer, whether somebody had agreed or
/// not: two persons give, one takes.
package struct RevokeCertificate: Action {
    package static let name = "revoke_certificate"
    package static let permission = Permission.administerAccess

    package var certificate: Int64

    package init(_ certificate: Int64) { self.certificate = certificate }

    package func write(to request: inout CanonicalBytes) { request.append(certificate) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard try await tx.revokeCertificate(certificate, at: context.at) else {
            throw Refusal.certificateNotFound(certificate)
        }
        context.note("certificate", Int(certificate))
        return Done()
    }
}
