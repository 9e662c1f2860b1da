import Glibc

/// GB18030, the encoding that Chinese offices' programs write when it is not UTF-8 (GBK and
/// GB2312 are parts of it). The conversion is the C library's.
enum GB18030 {
    /// U+FEFF in GB18030.
    static let mark: [UInt8] = [0x84, 0x31, 0x95, 0x33]

    /// The text as UTF-8.
    ///
    /// - Throws: `TextDefect.notText` with the offset of the first byte that is no GB18030.
    static func decode(_ bytes: CellBytes) throws(TextDefect) -> [UInt8] {
        let converter = iconv_open("UTF-8", "GB18030")
        guard let converter, converter != iconv_t(bitPattern: -1) else {
            throw .noConverter
        }
        defer { iconv_close(converter) }
        // Two bytes become at most three, four at most four.
        let capacity = bytes.count + bytes.count / 2 + 16
        var read = 0
        let decoded = [UInt8](unsafeUninitializedCapacity: capacity) { target, written in
            var source = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?
                .assumingMemoryBound(to: CChar.self)
            var sourceLeft = bytes.count
            target.withMemoryRebound(to: CChar.self) { characters in
                var next = characters.baseAddress
                var targetLeft = capacity
                iconv(converter, &source, &sourceLeft, &next, &targetLeft)
                written = capacity - targetLeft
            }
            read = bytes.count - sourceLeft
        }
        guard read == bytes.count else {
            throw .notText(offset: read, line: lineFeeds(in: bytes.part(0, read)) + 1)
        }
        return decoded
    }
}
