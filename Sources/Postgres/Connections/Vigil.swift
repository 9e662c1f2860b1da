import CLibPQ
import Glibc

/// Watching over a statement that is not answered.
///
/// The kernel notices a peer that is gone (keepalives). It does not notice one that is stopped, or
/// a proxy that forwards nothing: those acknowledge, and stay silent. PostgreSQL's protocol has no
/// sign of life during a statement, so the server is asked over a second connection whether it is
/// there. With all pauses, a silent server is given up within 20 s. On a Unix socket this is not
/// needed.
extension Connection {
    /// How often a statement under way is looked at.
    private static var pause: UInt64 { 4_000_000_000 }
    /// Whole seconds that the server has to answer the question, twice.
    private static var answerTime: Int { 5 }

    /// Whether the server is reached over a network.
    static func isRemote(_ handle: OpaquePointer?) -> Bool {
        guard let host = PQhost(handle) else { return false }
        return host[0] != 0 && host[0] != CChar(UInt8(ascii: "/"))
            && host[0] != CChar(UInt8(ascii: "@"))
    }

    /// Begins to watch, unless it is being done. It ends by itself when nothing is under way.
    func watch() {
        guard isRemote, !isWatched else { return }
        isWatched = true
        look(after: (operation, wire.reads))
    }

    private func look(after seen: (operation: UInt64, reads: UInt64)) {
        loop.schedule(at: EventLoop.now + Connection.pause) { [weak self] in
            self?.assumeIsolated { $0.lookAgain(seen) }
        }
    }

    private func lookAgain(_ seen: (operation: UInt64, reads: UInt64)) {
        guard operation != 0, wire.failure == nil else {
            isWatched = false
            return
        }
        if operation == seen.operation && wire.reads == seen.reads {
            ask(seen, attemptsLeft: 1)
        } else {
            look(after: (operation, wire.reads))
        }
    }

    private func ask(_ seen: (operation: UInt64, reads: UInt64), attemptsLeft: Int) {
        guard let handle = wire.handle, let keywords = try? configuration.keywords() else { return }
        let text = { (pointer: UnsafeMutablePointer<CChar>?) in
            pointer.map { String(cString: $0) } ?? ""
        }
        let target =
            keywords + [
                ("host", text(PQhost(handle))), ("hostaddr", text(PQhostaddr(handle))),
                ("port", text(PQport(handle))), ("connect_timeout", "\(Connection.answerTime)"),
            ]
        Errand.run { [self] in
            let isSilent = withKeywords(target) { PQpingParams($0, $1, 1) } == PQPING_NO_RESPONSE
            loop.execute {
                self.assumeIsolated { $0.answered(seen, isSilent: isSilent, attemptsLeft) }
            }
        }
    }

    private func answered(
        _ seen: (operation: UInt64, reads: UInt64), isSilent: Bool, _ attemptsLeft: Int
    ) {
        let isSame = operation == seen.operation && wire.reads == seen.reads
        if !isSame || !isSilent {
            look(after: (operation, wire.reads))
        } else if attemptsLeft > 0 {
            ask(seen, attemptsLeft: attemptsLeft - 1)
        } else {
            isWatched = false
            wire.close(
                PostgresError(.connection, "the server is silent, and answers no second connection")
            )
        }
    }
}

/// Calls a function of libpq that takes keywords and values.
func withKeywords<Result>(
    _ keywords: [(String, String)],
    _ body: (
        _ names: UnsafePointer<UnsafePointer<CChar>?>,
        _ values: UnsafePointer<UnsafePointer<CChar>?>
    ) -> Result
) -> Result {
    var names: [UnsafePointer<CChar>?] = keywords.map { UnsafePointer(strdup($0.0)) }
    var values: [UnsafePointer<CChar>?] = keywords.map { UnsafePointer(strdup($0.1)) }
    defer { for text in names + values { free(UnsafeMutableRawPointer(mutating: text)) } }
    names.append(nil)
    values.append(nil)
    return body(names, values)
}
