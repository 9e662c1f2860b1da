import CLibPQ
import Glibc

/// An advisory lock on a file. The kernel gives it back when the process ends, however it ends.
final class FileLock {
    private let descriptor: Int32
    private let path: String

    init(path: String, mode: mode_t) throws {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode)
        if descriptor < 0 {
            throw ClusterError(
                .wrongPermissions, "\(path) cannot be opened: \(String(errno: errno))")
        }
    }

    /// Closing gives the lock back.
    deinit { close(descriptor) }

    func shareNow() -> Bool { flock(descriptor, LOCK_SH | LOCK_NB) == 0 }
    func takeNow() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }
    func release() { flock(descriptor, LOCK_UN) }

    /// Waits for the exclusive lock.
    /// - Throws: ``ClusterError`` when others hold it for longer than `seconds`.
    func take(waiting seconds: Double) throws {
        let isTaken = wait(seconds: seconds, every: 0.02) { takeNow() }
        if !isTaken {
            throw ClusterError(
                .busy,
                "another process has been starting or stopping this cluster for \(Int(seconds)) "
                    + "seconds (lock \(path)); see who with: fuser \(path)")
        }
    }
}

/// Looks again and again until `condition` holds; false if the time was not enough. Blocks.
func wait(seconds: Double, every pause: Double, _ condition: () throws -> Bool) rethrows -> Bool {
    let end = EventLoop.now + UInt64(seconds * 1e9)
    while true {
        if try condition() { return true }
        if EventLoop.now >= end { return false }
        usleep(useconds_t(pause * 1e6))
    }
}

extension String {
    /// The system's text for an error number.
    init(errno number: Int32) {
        self = strerror(number).map { String(cString: $0) } ?? "error \(number)"
    }
}
