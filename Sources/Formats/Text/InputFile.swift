import Digests
import Glibc

/// A file that fits into memory, read at once; also a pipe.
package enum InputFile {
    /// All bytes of a file.
    package static func bytes(path: String) throws(FileFault) -> [UInt8] {
        var bytes: [UInt8] = []
        try read(path) { status in
            bytes.reserveCapacity(Int(status.st_size) + 1)
        } piece: { piece in
            bytes.append(contentsOf: piece)
        }
        return bytes
    }

    /// Takes the lines of a file of any size one after the other, each without its end.
    ///
    /// - Returns: whether the last line had its end.
    /// - Throws: `FileFault`, and whatever `take` throws.
    package static func lines(
        path: String, take: (Substring) throws -> Void
    ) throws -> Bool {
        var rest: [UInt8] = []
        var failure: (any Error)?
        try read(path) { _ in
        } piece: { piece in
            guard failure == nil else { return }
            var start = piece.startIndex
            while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
                rest.append(contentsOf: piece[start..<end])
                start = end + 1
                do {
                    try take(String(decoding: rest, as: UTF8.self)[...])
                } catch {
                    failure = error
                    return
                }
                rest.removeAll(keepingCapacity: true)
            }
            rest.append(contentsOf: piece[start...])
        }
        if let failure { throw failure }
        if !rest.isEmpty { try take(String(decoding: rest, as: UTF8.self)[...]) }
        return rest.isEmpty
    }

    /// The digest of a file of any size, which is never in memory as a whole.
    package static func digest(
        path: String, _ algorithm: HashAlgorithm = .sha256
    ) throws(FileFault) -> Digest {
        var running = RunningDigest(algorithm)
        try read(path) { _ in
        } piece: { piece in
            running.update(UnsafeRawBufferPointer(piece))
        }
        return running.finish()
    }

    private static func read(
        _ path: String, status expect: (stat) -> Void,
        piece take: (UnsafeBufferPointer<UInt8>) -> Void
    ) throws(FileFault) {
        let descriptor = try open(path)
        defer { close(descriptor) }
        var status = stat()
        if fstat(descriptor, &status) == 0 { expect(status) }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileFault(path: path, operation: "read") }
            if count == 0 { return }
            buffer.withUnsafeBufferPointer { take(UnsafeBufferPointer(rebasing: $0[..<count])) }
        }
    }

    /// Opens a file to read from; the caller closes it. A directory is no file.
    static func open(_ path: String) throws(FileFault) -> Int32 {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(path: path, operation: "open") }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw FileFault(path: path, operation: "open", code: EISDIR)
        }
        return descriptor
    }
}
