/// Validates UTF-8 strictly (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF),
/// in pieces of any size, so that a file larger than memory can be told apart from GB18030.
package struct UTF8Validator: Sendable {
    /// Bytes taken in so far.
    package private(set) var offset = 0
    /// Whether any byte so far was not ASCII.
    package private(set) var sawNonASCII = false
    private var characterStart = 0
    private var pending = 0
    private var lower: UInt8 = 0x80
    private var upper: UInt8 = 0xBF

    package init() {}

    /// Takes in the next piece.
    ///
    /// - Returns: the offset, from the start of all that was taken in, of the first character that
    ///   is not UTF-8; nil while everything is. After an offset was returned the validator is
    ///   spent.
    package mutating func take(_ bytes: CellBytes) -> Int? {
        var index = 0
        let start = offset
        defer { offset = start + bytes.count }
        while index < bytes.count {
            if pending == 0 {
                index += asciiPrefix(bytes, from: index)
                guard index < bytes.count else { return nil }
                sawNonASCII = true
                characterStart = start + index
                guard begin(bytes[index]) else { return characterStart }
            } else {
                let byte = bytes[index]
                guard byte >= lower, byte <= upper else { return characterStart }
                (lower, upper) = (0x80, 0xBF)
                pending -= 1
            }
            index += 1
        }
        return nil
    }

    /// The offset of a character that the end of the text cuts in two.
    package func cutCharacter() -> Int? { pending > 0 ? characterStart : nil }

    private mutating func begin(_ byte: UInt8) -> Bool {
        (lower, upper) = (0x80, 0xBF)
        switch byte {
        case 0xC2...0xDF: pending = 1
        case 0xE0: (pending, lower) = (2, 0xA0)
        case 0xED: (pending, upper) = (2, 0x9F)
        case 0xE1...0xEF: pending = 2
        case 0xF0: (pending, lower) = (3, 0x90)
        case 0xF1...0xF3: pending = 3
        case 0xF4: (pending, upper) = (3, 0x8F)
        default: return false
        }
        return true
    }
}

/// How many bytes from an offset on are ASCII; looks at 32 at a time, for most files are little
/// else.
func asciiPrefix(_ bytes: CellBytes, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return 0 }
    var index = start
    while index + 32 <= bytes.count {
        let block = UnsafeRawPointer(base + index).loadUnaligned(as: SIMD4<UInt64>.self)
        let high = block & SIMD4(repeating: 0x8080_8080_8080_8080)
        if high != .zero { break }
        index += 32
    }
    while index < bytes.count, base[index] < 0x80 { index += 1 }
    return index - start
}

/// How many line feeds there are.
func lineFeeds(in bytes: CellBytes) -> Int {
    var count = 0
    for byte in bytes where byte == Byte.lineFeed { count += 1 }
    return count
}
