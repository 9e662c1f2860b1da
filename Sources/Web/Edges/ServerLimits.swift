import NIOCore

/// What one client may cost the server. Beyond it a request is refused with a status that says so
/// (413, 431, 503 with `Retry-After`), or its connection ends; nobody else waits meanwhile.
///
/// The times end connections that do nothing: without them a thousand clients that send a byte now
/// and then would hold a thousand connections for ever (CWE-400, "slow HTTP").
package struct ServerLimits: Sendable {
    /// Connections open at once. Further ones wait in the kernel's queue.
    package var connections = 4_096
    /// Requests in hand at once, over all connections.
    package var requests = 256
    /// Bytes of all header fields of a request, and of one of them.
    package var headerBytes = 65_536
    package var fieldBytes = 16_384
    /// Header fields of a request.
    package var fields = 100
    /// Bytes of a request's body. Feeds of a department are the largest: two million rows have
    /// about 300 MB, which do not come through a form; they come in pieces.
    package var bodyBytes = 64 << 20
    /// From connecting, until the first request's header is whole.
    package var headTime = TimeAmount.seconds(10)
    /// A body must bring so many bytes in so long a time.
    package var bodyPace: (bytes: Int, time: TimeAmount) = (10_240, .seconds(10))
    /// From a piece of an answer being ready, until the client has taken it.
    package var answerTime = TimeAmount.seconds(60)
    /// Between two requests.
    package var idleTime = TimeAmount.seconds(60)

    package init() {}
}
