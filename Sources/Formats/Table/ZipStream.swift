import CZlib

/// A ZIP archive (PKWARE APPNOTE 6.3) that is written from front to back and never read again:
/// what an entry's header cannot know yet follows the entry (bit 3 of the flags).
struct ZipStream {
    private(set) var bytes: [UInt8] = []
    private var taken = 0
    private var entries: [Entry] = []
    private var deflater: Deflater?

    private struct Entry {
        var name: [UInt8]
        var offset: Int
        var checksum: UInt32 = 0
        var packed = 0
        var size = 0
    }

    /// Bytes of the open entry before packing. Beyond 4 GiB the archive would be of another form.
    var size: Int { entries.last?.size ?? 0 }

    mutating func begin(_ name: String) {
        var entry = Entry(name: Array(name.utf8), offset: taken + bytes.count)
        entry.size = 0
        put32(0x0403_4B50)
        put(header(of: entry, isKnown: false))
        put16(UInt16(entry.name.count))
        put16(0)
        bytes += entry.name
        entries.append(entry)
        deflater = Deflater()
    }

    mutating func write(_ content: [UInt8]) {
        let place = entries.count - 1
        entries[place].checksum = content.withUnsafeBufferPointer {
            UInt32(crc32(UInt(entries[place].checksum), $0.baseAddress, UInt32($0.count)))
        }
        entries[place].size += content.count
        entries[place].packed += deflater!.pack(content, isLast: false, into: &bytes)
    }

    mutating func end() {
        let place = entries.count - 1
        entries[place].packed += deflater!.pack([], isLast: true, into: &bytes)
        deflater = nil
        let entry = entries[place]
        put32(0x0807_4B50)
        put32(entry.checksum)
        put32(UInt32(entry.packed))
        put32(UInt32(entry.size))
    }

    /// The directory at the end, from which readers begin.
    mutating func finish() {
        let start = taken + bytes.count
        for entry in entries {
            put32(0x0201_4B50)
            put16(20)
            put(header(of: entry, isKnown: true))
            put16(UInt16(entry.name.count))
            for _ in 0..<4 { put16(0) }
            put32(0)
            put32(UInt32(entry.offset))
            bytes += entry.name
        }
        let length = taken + bytes.count - start
        put32(0x0605_4B50)
        put16(0)
        put16(0)
        put16(UInt16(entries.count))
        put16(UInt16(entries.count))
        put32(UInt32(length))
        put32(UInt32(start))
        put16(0)
    }

    mutating func take() -> [UInt8] {
        taken += bytes.count
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// What stands the same way before an entry and in the directory. Every entry is of the first
    /// of January 1980, the format's beginning: the same rows give the same bytes.
    private func header(of entry: Entry, isKnown: Bool) -> [UInt16] {
        func halves(_ value: Int) -> [UInt16] {
            [UInt16(truncatingIfNeeded: value), UInt16(truncatingIfNeeded: value >> 16)]
        }
        let sums =
            halves(Int(entry.checksum)) + halves(entry.packed) + halves(entry.size)
        return [20, 8, 8, 0, 0x21] + (isKnown ? sums : [0, 0, 0, 0, 0, 0])
    }

    private mutating func put(_ values: [UInt16]) { for value in values { put16(value) } }

    private mutating func put16(_ value: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: value))
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    }

    private mutating func put32(_ value: UInt32) {
        put16(UInt16(truncatingIfNeeded: value))
        put16(UInt16(truncatingIfNeeded: value >> 16))
    }
}

/// zlib's deflate without its frame (RFC 1951). It keeps its state at one address.
private final class Deflater {
    private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)

    init() {
        stream.initialize(to: z_stream())
        // Half of zlib's usual effort: a third of the time, and a tenth more bytes.
        let status = deflateInit2_(
            stream, 4, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "no room to pack a workbook")
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// Packs bytes behind others; gives how many came out.
    func pack(_ content: [UInt8], isLast: Bool, into bytes: inout [UInt8]) -> Int {
        let before = bytes.count
        var content = content
        content.withUnsafeMutableBufferPointer { input in
            stream.pointee.next_in = input.baseAddress
            stream.pointee.avail_in = UInt32(input.count)
            var room = 0
            repeat {
                let piece = [UInt8](unsafeUninitializedCapacity: 32_768) { output, count in
                    stream.pointee.next_out = output.baseAddress
                    stream.pointee.avail_out = UInt32(output.count)
                    let status = deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    precondition(status != Z_STREAM_ERROR, "zlib's state is damaged")
                    room = Int(stream.pointee.avail_out)
                    count = output.count - room
                }
                bytes += piece
            } while room == 0
        }
        return bytes.count - before
    }
}
