import Glibc
import Synchronization

/// A proxy from TCP on loopback to a Unix socket, which can fall silent or break off: for what
/// cannot be had from a healthy network.
final class Proxy: Sendable {
    enum Mode: Int {
        case forward
        /// Connections are accepted, and nothing is forwarded any more.
        case silent
        /// Each new connection is broken off after the first bytes of the server.
        case breaking
    }

    let port: UInt16
    private let listener: Int32
    private let target: String
    private let mode = Atomic(Mode.forward.rawValue)

    /// - Parameter target: the path of the Unix socket.
    init(to target: String) {
        self.target = target
        listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { [listener] pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(bind(listener, $0, length) == 0)
                precondition(listen(listener, 64) == 0)
                getsockname(listener, $0, &length)
            }
            return UInt16(bigEndian: pointer.pointee.sin_port)
        }
        self.port = port
        thread { self.accept() }
    }

    func set(_ value: Mode) { mode.store(value.rawValue, ordering: .relaxed) }

    /// Accepts nothing more; threads of open connections end with them.
    func close() { shutdown(listener, Int32(SHUT_RDWR)) }

    private var current: Mode { Mode(rawValue: mode.load(ordering: .relaxed))! }

    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            if client < 0 { break }
            thread { self.serve(client) }
        }
        Glibc.close(listener)
    }

    private func serve(_ client: Int32) {
        let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: target.utf8) }
        let status = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(server, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        precondition(status == 0)
        thread { self.pump(from: client, to: server, breaks: false) }
        pump(from: server, to: client, breaks: true)
    }

    private func pump(from source: Int32, to sink: Int32, breaks: Bool) {
        var bytes = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = read(source, &bytes, bytes.count)
            while current == .silent { usleep(50_000) }
            if count <= 0 { break }
            var sent = 0
            while sent < count {
                let step = bytes.withUnsafeBytes {
                    send(sink, $0.baseAddress! + sent, count - sent, Int32(MSG_NOSIGNAL))
                }
                if step <= 0 { break }
                sent += step
            }
            if breaks && current == .breaking { break }
        }
        shutdown(source, Int32(SHUT_RDWR))
        shutdown(sink, Int32(SHUT_RDWR))
    }
}

/// Runs blocking work on a thread of its own.
func thread(_ body: @escaping @Sendable () -> Void) {
    final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var id = pthread_t()
    let status = pthread_create(
        &id, nil,
        { context in
            Unmanaged<Work>.fromOpaque(context!).takeRetainedValue().body()
            return nil
        }, Unmanaged.passRetained(Work(body)).toOpaque())
    precondition(status == 0)
    pthread_detach(id)
}
