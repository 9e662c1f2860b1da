import Glibc
import Synchronization

/// A port of the loopback on which nobody listens and that this process gives away once.
///
/// The system gives the ports above 32,767 (`ip_local_port_range`) to whoever asks for any, and so
/// to every connection that leaves: one of those could be taken before the daemon that it was meant
/// for binds it. These lie below, and each process of the tests begins somewhere else.
package enum FreePort {
    private static let range = 10_000..<30_000
    private static let given = Atomic<Int>(Int(getpid()) &* 7_919 % range.count)

    package static func next() -> Int {
        while true {
            let count = given.add(1, ordering: .relaxed).oldValue
            let port = range.lowerBound + count % range.count
            if isFree(UInt16(port)) { return port }
        }
    }

    private static func isFree(_ port: UInt16) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = INADDR_ANY.bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }
}
