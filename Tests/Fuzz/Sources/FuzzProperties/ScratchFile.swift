import Glibc

/// Bytes behind a path, in memory: a file that can be looked through twice, or a pipe, which
/// cannot.
final class ScratchFile {
    let path: String
    private let descriptor: Int32

    /// What a pipe holds without anybody reading from it.
    static let pipeRoom = 1 << 15

    /// A file without a name.
    convenience init(_ bytes: [UInt8]) throws(Broken) {
        var template = Array("/dev/shm/fuzz.XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        unlink(template)
        try fill(descriptor, bytes)
        self.init(descriptor)
    }

    /// A pipe that holds the bytes and ends.
    convenience init(pipeOf bytes: [UInt8]) throws(Broken) {
        try hold(bytes.count <= ScratchFile.pipeRoom, "a pipe has no room for \(bytes.count) bytes")
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        try fill(ends[1], bytes)
        close(ends[1])
        self.init(ends[0])
    }

    private init(_ descriptor: Int32) {
        self.descriptor = descriptor
        self.path = "/proc/self/fd/\(descriptor)"
    }

    deinit { close(descriptor) }
}

private func fill(_ descriptor: Int32, _ bytes: [UInt8]) throws(Broken) {
    let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    try hold(descriptor >= 0 && written == bytes.count, "the scratch file cannot be written")
}
