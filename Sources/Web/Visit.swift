import Domain
import Foundation
import Glibc
import Hummingbird
import NIOCore

/// 来访 - the context of a request: what the handlers know about who asks.
package struct Visit: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The other end of the connection.
    package var peer: Peer
    /// Whether the caller's way here is TLS, the daemon's own or a proxy's.
    var isOverTLS = false
    /// Who has signed in; the guard at the door sets it. Nil on the few open routes.
    package var session: Session?
    /// The form that came, where the guard had to read it.
    var form: Form?
    /// The form with files that came, behind the field that the guard has read.
    var multipart: MultipartBody?
    /// The connection, or the stream of one.
    let channel: any NIOCore.Channel

    package init(source: ApplicationRequestContextSource) {
        self.channel = source.channel
        self.coreContext = .init(source: source)
        self.peer = Peer(
            remote: source.channel.remoteAddress, local: source.channel.localAddress)
    }

    /// Whoever has signed in.
    ///
    /// - Throws: 401, on a route that the guard leaves open.
    var visitor: Session {
        get throws {
            guard let session else { throw HTTPError(.unauthorized) }
            return session
        }
    }
}

/// 对端 - where a connection comes from and where it arrives, as the operating system says it. No
/// header is asked: anybody can write one.
package struct Peer: Sendable, Equatable {
    /// The address without its port, for people.
    package var address: String
    /// What attempts are counted by: an IPv4 address, or the 64 bits of IPv6 that one customer has.
    package var network: String
    package var isLoopback: Bool
    /// Whether the connection arrived at a loopback address of this machine.
    package var arrivesAtLoopback: Bool

    package init(remote: SocketAddress?, local: SocketAddress?) {
        self.address = remote?.ipAddress ?? "-"
        self.network = Peer.network(of: remote)
        self.isLoopback = Peer.isLoopback(remote)
        self.arrivesAtLoopback = Peer.isLoopback(local)
    }

    /// The peer for whom a proxy of this machine speaks: the last address of `X-Forwarded-For`,
    /// which is the proxy's own word; those before it are anybody's. Only where the daemon was
    /// started behind such a proxy, and the connection comes from the machine.
    package func speaking(for forwarded: String?) -> Peer {
        guard isLoopback, let last = forwarded?.split(separator: ",").last else { return self }
        let address = String(last).replacing(" ", with: "")
        guard let remote = try? SocketAddress(ipAddress: address, port: 0) else { return self }
        var peer = Peer(remote: remote, local: nil)
        peer.arrivesAtLoopback = arrivesAtLoopback
        return peer
    }

    private static func network(of address: SocketAddress?) -> String {
        guard case .v6(let whole)? = address else { return address?.ipAddress ?? "-" }
        var part = whole.address.sin6_addr
        return withUnsafeBytes(of: &part) { bytes in
            bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
        }
    }

    private static func isLoopback(_ address: SocketAddress?) -> Bool {
        guard let text = address?.ipAddress else { return false }
        return text.hasPrefix("127.") || text == "::1" || text.hasPrefix("::ffff:127.")
    }
}

extension Visit {
    /// Where the caller reaches the daemon, as `https://host`; empty where they did not say.
    func address(of request: Request) -> String {
        guard let host = request.head.authority, !host.isEmpty else { return "" }
        return "\(isOverTLS ? "https" : "http")://\(host)"
    }

    /// A number in the address.
    /// - Throws: 404 for what is no number: nothing is there.
    func number(_ name: String = "id") throws -> Int64 {
        guard let text = parameters.get(name), let number = Int64(text) else {
            throw HTTPError(.notFound)
        }
        return number
    }

    /// A text in the address. PostgreSQL has no text with a zero byte in it, so nothing has such an
    /// id.
    /// - Throws: 404 for what can be no id.
    func text(_ name: String = "id") throws -> String {
        guard let text = parameters.get(name)?.removingPercentEncoding, !text.utf8.contains(0)
        else { throw HTTPError(.notFound) }
        return text
    }
}
