import Glibc

/// 字节来源 - where the bytes of a file are read from: a file of the machine, or what somebody has
/// uploaded and lies sealed. A file is read the same way wherever it lies.
package protocol ByteSource: AnyObject {
    /// How many bytes there are; nil where that is not known and nothing is read twice (a pipe).
    var length: Int? { get }

    /// Reads some bytes from an offset on; 0 at the end. Without a ``length`` the offset is where
    /// the last read ended.
    func read(into target: UnsafeMutableBufferPointer<UInt8>, at offset: Int) throws -> Int
}

/// A file of the machine, or a pipe.
package final class FileSource: ByteSource {
    package let length: Int?
    private let path: String
    private let descriptor: Int32

    /// - Throws: `FileFault`, also for a directory.
    package init(path: String) throws(FileFault) {
        self.path = path
        self.descriptor = try InputFile.open(path)
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
        var status = stat()
        let isKnown = lseek(descriptor, 0, SEEK_CUR) >= 0 && fstat(descriptor, &status) == 0
        self.length = isKnown ? Int(status.st_size) : nil
    }

    deinit { close(descriptor) }

    package func read(
        into target: UnsafeMutableBufferPointer<UInt8>, at offset: Int
    ) throws -> Int {
        while true {
            let count =
                length == nil
                ? Glibc.read(descriptor, target.baseAddress, target.count)
                : pread(descriptor, target.baseAddress, target.count, offset)
            if count >= 0 { return count }
            guard errno == EINTR else { throw FileFault(path: path, operation: "read") }
        }
    }
}

/// 文件 - a file that can be opened again and again: whoever reads it begins at its beginning.
package struct ReadableFile: Sendable {
    private let source: @Sendable () throws -> any ByteSource

    package init(_ source: @escaping @Sendable () throws -> any ByteSource) {
        self.source = source
    }

    /// A file of the machine.
    package init(path: String) { self.init { try FileSource(path: path) } }

    package func open() throws -> any ByteSource { try source() }

    /// All bytes, for files that fit into memory.
    package func bytes() throws -> [UInt8] {
        let source = try open()
        var bytes: [UInt8] = []
        bytes.reserveCapacity((source.length ?? 0) + 1)
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
        defer { room.deallocate() }
        while true {
            let count = try source.read(into: room, at: bytes.count)
            if count == 0 { return bytes }
            bytes.append(contentsOf: room[..<count])
        }
    }
}
