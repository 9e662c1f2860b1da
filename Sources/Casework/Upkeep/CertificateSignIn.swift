import Digests
import Domain
import Logging
import Store

extension Casework {
    /// The account that a client certificate stands for. The handshake of TLS has shown that the
    /// caller has its key and that the county's CA issued it; whether it stands for anybody is
    /// decided here, at each request: a connection may outlive a revocation.
    ///
    /// - Parameters:
    ///   - certificate: its DER bytes.
    ///   - end: the certificate's own end, in seconds since 1970 (RFC 5280, 4.1.2.5).
    /// - Throws: ``Refusal/certificateUnknown``, also where the account is switched off;
    ///   ``Refusal/certificateUnconfirmed(_:)``, ``Refusal/certificateRevoked(_:)``,
    ///   ``Refusal/certificateExpired``. Each is noted.
    package func device(
        under certificate: [UInt8], validUntil end: Int64
    ) async throws -> Session {
        let at = clock.now()
        let digest = HashAlgorithm.sha256.hash(certificate)
        guard let fingerprint = CertificateFingerprint(typed: digest.hex) else {
            preconditionFailure("a digest is 64 hexadecimal digits")
        }
        let found = try await database.read(within: nil, onLoop: true) { tx in
            try await tx.certificate(presented: fingerprint)
        }
        var refusal = Refusal.certificateUnknown
        if let found, found.isOwnerActive {
            // A certificate is good in the second of its end, too (RFC 5280).
            let isOver = at.microseconds >= (end + 1) * 1_000_000
            let known = isOver ? .certificateExpired : found.row.refusal(at: at)
            guard let known else {
                try await noteUse(of: found.session, at: at)
                return found.session
            }
            refusal = known
        }
        logger.notice(
            "certificate refused",
            metadata: ["fingerprint": "\(fingerprint.hex)", "code": "\(refusal.code)"])
        let owner = found?.session.actor ?? Actor(id: "unknown", roles: [])
        try await note(refusal, of: "sign_in", by: owner, at: at)
        throw refusal
    }
}
