import Formats
import Glibc
import Store

/// An upload as a file that can be read without the database: its parts, still sealed, in a file
/// without a name. Readers of files read when they like and go back; the transaction that imports
/// has its connection in use meanwhile. What is opened is in memory only, a part at a time, and
/// when the process ends in whatever way, the file is gone.
final class SealedSpool: Sendable {
    private struct Part {
        /// Where its sealed bytes lie in the file, and how many they are.
        var place: Int
        var sealedLength: Int
        /// The offset of its first byte in what was uploaded.
        var offset: Int
    }

    private let descriptor: Int32
    private let parts: [Part]
    private let length: Int
    private let upload: Int64
    private let keys: Keys

    /// Copies an upload out of the database.
    init(_ upload: Int64, parts count: Int, in tx: Transaction) async throws {
        self.upload = upload
        self.keys = tx.keys
        let descriptor = try SealedSpool.nameless()
        var parts: [Part] = []
        var (place, offset) = (0, 0)
        do {
            for ordinal in 1..<(count + 1) {
                guard let sealed = try await tx.sealedPart(ordinal, of: upload) else {
                    throw SpoolFault.partMissing(upload: upload, ordinal: ordinal)
                }
                try SealedSpool.write(sealed, to: descriptor)
                parts.append(Part(place: place, sealedLength: sealed.count, offset: offset))
                place += sealed.count
                offset += Keys.length(ofSealedPart: sealed.count)
            }
        } catch {
            close(descriptor)
            throw error
        }
        self.descriptor = descriptor
        self.parts = parts
        self.length = offset
    }

    deinit { close(descriptor) }

    /// The file, as its readers take it.
    var file: ReadableFile { ReadableFile { Reader(self) } }

    /// A temporary file that nobody else can open.
    private static func nameless() throws -> Int32 {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
        // Six of these are what the library puts a name in place of.
        let place = String(repeating: "X", count: 6)
        var path = Array("\(folder)/fangpin-\(place)".utf8CString)
        let descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw FileFault(path: folder, operation: "create") }
        unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileFault(path: "temporary file", operation: "write") }
            written += count
        }
    }

    private func open(_ index: Int) throws -> [UInt8] {
        let part = parts[index]
        var sealed = [UInt8](repeating: 0, count: part.sealedLength)
        var read = 0
        while read < sealed.count {
            let (start, count) = (read, sealed.count - read)
            let got = sealed.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress! + start, count, off_t(part.place + start))
            }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw FileFault(path: "temporary file", operation: "read") }
            read += got
        }
        return try keys.open(part: sealed, index + 1, of: upload)
    }

    /// Reads from the beginning on, and keeps the part that was read last open.
    private final class Reader: ByteSource {
        private let spool: SealedSpool
        private var open: (index: Int, bytes: [UInt8])?

        init(_ spool: SealedSpool) { self.spool = spool }

        var length: Int? { spool.length }

        func read(
            into target: UnsafeMutableBufferPointer<UInt8>, at offset: Int
        ) throws -> Int {
            guard offset < spool.length, !target.isEmpty else { return 0 }
            let index = spool.parts.lastIndex { $0.offset <= offset }!
            if open?.index != index { open = (index, try spool.open(index)) }
            let bytes = open!.bytes
            let start = offset - spool.parts[index].offset
            let count = min(target.count, bytes.count - start)
            bytes.withUnsafeBytes {
                target.baseAddress!.update(
                    from: $0.baseAddress!.assumingMemoryBound(to: UInt8.self) + start, count: count)
            }
            return count
        }
    }
}

/// What cannot be unless the database was tampered with.
enum SpoolFault: Error {
    case partMissing(upload: Int64, ordinal: Int)
}
