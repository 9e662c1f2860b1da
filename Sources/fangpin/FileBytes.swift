import Formats
import Glibc

/// Whole files, for those that fit into memory.
enum FileBytes {
    /// - Throws: `FileFault`.
    static func read(_ path: String) throws(FileFault) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileFault(path: path, operation: "open") }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw FileFault(path: path, operation: "stat") }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw FileFault(path: path, operation: "read", code: EISDIR)
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size) + 1)
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFault(path: path, operation: "read") }
            if count == 0 { return bytes }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// Writes a file whole or not at all: aside, forced to the disk, then renamed.
    static func write(_ bytes: [UInt8], to path: String) throws(FileFault) {
        let draft = "\(path).\(getpid()).new"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw FileFault(path: draft, operation: "open") }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes {
                Glibc.write(file, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                let fault = FileFault(path: draft, operation: "write")
                close(file)
                unlink(draft)
                throw fault
            }
            written += count
        }
        let synced = fsync(file)
        close(file)
        guard synced == 0, rename(draft, path) == 0 else {
            let fault = FileFault(path: path, operation: "rename")
            unlink(draft)
            throw fault
        }
    }

    /// Makes a directory and those above it.
    static func makeDirectory(_ path: String, mode: mode_t = 0o755) throws(FileFault) {
        var partial = ""
        for part in path.split(separator: "/", omittingEmptySubsequences: false) {
            partial +=
                partial.isEmpty && part.isEmpty
                ? "/" : (partial.hasSuffix("/") || partial.isEmpty ? "\(part)" : "/\(part)")
            if partial.isEmpty || partial == "/" { continue }
            if mkdir(partial, mode) != 0, errno != EEXIST {
                throw FileFault(path: partial, operation: "mkdir")
            }
        }
    }
}
