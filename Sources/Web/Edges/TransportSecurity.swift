import HummingbirdCore
import HummingbirdHTTP2
import NIOCore
import NIOSSL

/// TLS of the daemon's own: version 1.3 only, HTTP/2 by ALPN.
///
/// Old versions are not offered: every browser since 2018 speaks 1.3, and what is not offered
/// cannot be downgraded to (RFC 8446, section 1.2; ASVS 5.0, 12.1.1).
package struct TransportSecurity: Sendable {
    let configuration: TLSConfiguration
    /// Whether callers are asked for a certificate, which they need not have.
    let takesCertificates: Bool

    /// - Parameters:
    ///   - certificate: a PEM file: the server's certificate, then those that lead to its CA.
    ///   - key: a PEM file with its private key.
    ///   - clientCA: a PEM file with the certificates of the CAs whose client certificates are
    ///     taken; nil to ask nobody for one. Who has none comes in as before; who has one of
    ///     another CA, or one that is over, does not get through the handshake.
    /// - Throws: ``TransportSecurityFault``.
    package init(
        certificate: String, key: String, clientCA: String? = nil
    ) throws(TransportSecurityFault) {
        let chain: [NIOSSLCertificate]
        do {
            chain = try NIOSSLCertificate.fromPEMFile(certificate)
        } catch {
            throw .certificate(path: certificate, reason: "\(error)")
        }
        guard !chain.isEmpty else {
            throw .certificate(path: certificate, reason: "it holds no certificate")
        }
        let secret: NIOSSLPrivateKey
        do {
            secret = try NIOSSLPrivateKey(file: key, format: .pem)
        } catch {
            throw .key(path: key, reason: "\(error)")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(secret))
        configuration.minimumTLSVersion = .tlsv13
        if let clientCA {
            configuration.trustRoots = .certificates(try TransportSecurity.roots(in: clientCA))
            configuration.certificateVerification = .optionalVerification
            // So that a browser or a program with several certificates knows which to show.
            configuration.sendCANameList = true
        }
        self.takesCertificates = clientCA != nil
        do {
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw .mismatch(certificate: certificate, key: key)
        }
        self.configuration = configuration
    }

    private static func roots(
        in path: String
    ) throws(TransportSecurityFault) -> [NIOSSLCertificate] {
        let roots: [NIOSSLCertificate]
        do {
            roots = try NIOSSLCertificate.fromPEMFile(path)
        } catch {
            throw .clientCA(path: path, reason: "\(error)")
        }
        guard !roots.isEmpty else {
            throw .clientCA(path: path, reason: "it holds no certificate")
        }
        return roots
    }
}

/// Why the daemon cannot speak TLS.
package enum TransportSecurityFault: Error, CustomStringConvertible {
    case certificate(path: String, reason: String)
    case key(path: String, reason: String)
    case clientCA(path: String, reason: String)
    /// The key is not that of the certificate.
    case mismatch(certificate: String, key: String)

    package var description: String {
        switch self {
        case .certificate(let path, let reason):
            "the certificate '\(path)' cannot be used: \(reason); give a PEM file with the "
                + "server's certificate first"
        case .key(let path, let reason):
            "the private key '\(path)' cannot be used: \(reason); give an unencrypted PEM file"
        case .clientCA(let path, let reason):
            "the CA of client certificates '\(path)' cannot be used: \(reason); give a PEM file "
                + "with the certificates of the CAs that issue them"
        case .mismatch(let certificate, let key):
            "the private key '\(key)' is not the one of the certificate '\(certificate)'"
        }
    }
}

extension HTTPServerBuilder {
    /// HTTP/1.1, or with TLS also HTTP/2, within limits.
    static func limited(
        _ limits: ServerLimits, security: TransportSecurity?
    ) throws -> HTTPServerBuilder {
        let stream = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuard(limits)],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.fieldBytes, maxHeaderListSize: limits.headerBytes,
                maxHeaderFieldCount: limits.fields))
        guard let security else { return .http1(configuration: stream) }
        return try .http2Upgrade(
            tlsConfiguration: security.configuration,
            configuration: HTTP2UpgradeChannel.Configuration(
                idleTimeout: .nanoseconds(limits.idleTime.nanoseconds),
                gracefulCloseTimeout: .seconds(5), streamConfiguration: stream))
    }
}
