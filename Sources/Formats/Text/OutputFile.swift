import Glibc

/// A file that is written whole or not at all: the bytes go into a file beside it, which takes
/// its name when all of them are there. A device, a pipe or `/dev/stdout` is written to directly.
package final class OutputFile {
    /// As it was given, for messages.
    package let path: String
    private var descriptor: Int32
    /// The real path, links followed, and the file beside it; nil where it is written to directly.
    private var replacement: (target: String, scratch: String)?

    package init(path: String) throws(FileFault) {
        self.path = path
        if path == "/dev/stdout" {
            descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0)
        } else if OutputFile.isWrittenDirectly(path) {
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
        } else {
            let target = OutputFile.realPath(path)
            let scratch = "\(target).\(getpid()).part"
            replacement = (target, scratch)
            unlink(scratch)
            descriptor = open(scratch, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            var status = stat()
            if descriptor >= 0, stat(target, &status) == 0 {
                fchmod(descriptor, status.st_mode & 0o777)
            }
        }
        guard descriptor >= 0 else { throw FileFault(path: path, operation: "create") }
    }

    deinit { discard() }

    package func write(_ bytes: [UInt8]) throws(FileFault) {
        precondition(descriptor >= 0, "the file is open")
        try OutputFile.write(bytes, to: descriptor, path: path)
    }

    /// Writes bytes, and all of them, to what is open already.
    ///
    /// - Parameter path: for messages.
    package static func write(
        _ bytes: [UInt8], to descriptor: Int32, path: String
    ) throws(FileFault) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFault(path: path, operation: "write") }
            written += count
        }
    }

    /// Gives the file its name. Nothing can be written afterwards. When this throws, there is no
    /// new file.
    package func commit() throws(FileFault) {
        precondition(descriptor >= 0, "the file is open")
        let status = close(descriptor)
        descriptor = -1
        // A network file system may report a failed write only here.
        guard status == 0 else { throw FileFault(path: path, operation: "close") }
        guard let (target, scratch) = replacement else { return }
        guard rename(scratch, target) == 0 else {
            throw FileFault(path: path, operation: "rename")
        }
        replacement = nil
    }

    /// Throws away what was written, unless it was committed.
    package func discard() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        if let replacement { unlink(replacement.scratch) }
        replacement = nil
    }

    private static func isWrittenDirectly(_ path: String) -> Bool {
        if path.hasPrefix("/dev/") || path.hasPrefix("/proc/") { return true }
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    private static func realPath(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}
