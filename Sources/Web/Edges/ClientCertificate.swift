import NIOCore
import NIOSSL

/// A certificate that the caller has shown, with its key, in the handshake of the daemon's own TLS.
struct ClientCertificate: Sendable {
    /// DER.
    var bytes: [UInt8]
    /// Seconds since 1970.
    var validUntil: Int64
}

extension Visit {
    /// Nil where the caller has shown none, or does not come by TLS. A proxy's headers are never
    /// asked: whoever reaches the daemon's port could write them, and be anybody.
    var clientCertificate: ClientCertificate? {
        get async throws {
            // With HTTP/2 a request has a stream's channel, whose parent is the connection's.
            for channel in [channel, channel.parent].compactMap({ $0 }) {
                guard let shown = try? await channel.nioSSL_peerCertificate().get() else {
                    continue
                }
                return ClientCertificate(
                    bytes: try shown.toDERBytes(), validUntil: Int64(shown.notValidAfter))
            }
            return nil
        }
    }
}
