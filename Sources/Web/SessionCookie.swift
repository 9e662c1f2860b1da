import Domain
import HTTPTypes
import Hummingbird

/// 会话标记 - the cookie that holds a session's token.
///
/// Over TLS it is `__Host-fangpin`: browsers take that name only with `Secure`, for this one host
/// and for all paths (RFC 6265bis 4.1.3.2), so no other site of the domain can plant one. On this
/// machine's own loopback address there is no TLS, and browsers would not keep such a cookie: there
/// it has another name and is not `Secure`. Which of the two is decided by where the connection
/// arrives and by how the daemon was started, never by a header: whoever can write headers could
/// otherwise have a cookie sent in the clear.
package struct SessionCookie: Sendable, Equatable {
    package let name: String
    package let isSecure: Bool

    package static let secure = SessionCookie(name: "__Host-fangpin", isSecure: true)
    package static let loopback = SessionCookie(name: "fangpin", isSecure: false)

    /// - Parameter isBehindTLS: whether a proxy of this machine ends TLS for the daemon.
    package static func cookie(of peer: Peer, isBehindTLS: Bool) -> SessionCookie {
        peer.arrivesAtLoopback && !isBehindTLS ? loopback : secure
    }

    /// The token that came; nil without one.
    func token(in request: Request) -> String? {
        request.cookies[name].map { $0.value }
    }

    /// Keeps a token until the browser is closed; the session itself ends earlier or later.
    package func setting(_ token: String) -> String { "\(name)=\(token); \(attributes)" }

    /// Has the browser forget it.
    package var clearing: String { "\(name)=; Max-Age=0; \(attributes)" }

    /// Keeps for long what the browser is known by at the next sign-in
    /// (``Domain/KnownDevice``); only this site's own pages send it.
    func setting(device token: String) -> String {
        "\(name)-device=\(token); Max-Age=\(KnownDevice.seconds); Path=/; HttpOnly; "
            + "SameSite=Strict" + (isSecure ? "; Secure" : "")
    }

    /// What the browser says that it is known by.
    func device(in request: Request) -> String? {
        request.cookies["\(name)-device"].map { $0.value }
    }

    private var attributes: String {
        "Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }
}
