/// The bytes of one cell or one file while they are held still. A `CellBytes` is only valid
/// inside the closure or the row that gave it.
package typealias CellBytes = UnsafeBufferPointer<UInt8>

/// The bytes that give a text file its shape. All of them are ASCII, and none of them is ever a
/// part of a longer character, in UTF-8 or in GB18030 (whose trailing bytes begin at `0`, 0x30).
enum Byte {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let apostrophe: UInt8 = 0x27
    static let plus: UInt8 = 0x2B
    static let comma: UInt8 = 0x2C
    static let minus: UInt8 = 0x2D
    static let point: UInt8 = 0x2E
    static let slash: UInt8 = 0x2F
    static let zero: UInt8 = 0x30

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- zero < 10 }
}

extension UnsafeBufferPointer<UInt8> {
    /// The part from one offset up to another.
    @inline(__always)
    func part(_ start: Int, _ end: Int) -> CellBytes {
        CellBytes(start: baseAddress.map { $0 + start }, count: end - start)
    }

    /// Without the white space (Unicode `White_Space`, so U+3000 and U+00A0 too) at both ends.
    func trimmed() -> CellBytes {
        var start = 0
        var end = count
        while start < end {
            let width = whiteSpaceWidth(at: start)
            if width == 0 { break }
            start += width
        }
        while end > start {
            let width = whiteSpaceWidth(before: end, notBefore: start)
            if width == 0 { break }
            end -= width
        }
        return part(start, end)
    }

    /// How many bytes the white-space character at an offset has; 0 when it is none.
    @inline(__always)
    private func whiteSpaceWidth(at index: Int) -> Int {
        let first = self[index]
        if first > Byte.space, first < 0xC2 { return 0 }
        if first <= Byte.space {
            return first == Byte.space || (first >= Byte.tab && first <= 0x0D) ? 1 : 0
        }
        return wideWhiteSpace(at: index)
    }

    private func wideWhiteSpace(at index: Int) -> Int {
        func byte(_ offset: Int) -> UInt8 { index + offset < count ? self[index + offset] : 0 }
        switch (self[index], byte(1), byte(2)) {
        case (0xC2, 0x85, _), (0xC2, 0xA0, _): return 2
        case (0xE1, 0x9A, 0x80), (0xE3, 0x80, 0x80), (0xE2, 0x81, 0x9F): return 3
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF):
            return 3
        default: return 0
        }
    }

    @inline(__always)
    private func whiteSpaceWidth(before end: Int, notBefore start: Int) -> Int {
        let last = self[end - 1]
        if last < 0x80 { return whiteSpaceWidth(at: end - 1) }
        if end - start >= 2, wideWhiteSpace(at: end - 2) == 2 { return 2 }
        if end - start >= 3, wideWhiteSpace(at: end - 3) == 3 { return 3 }
        return 0
    }
}

/// Writes the half-width form of a cell: U+FF01 to U+FF5E become ASCII, U+3000 a space, and the
/// minus sign U+2212 a hyphen; everything else stays as it is. The result is never longer than
/// the cell.
func writeHalfWidth(_ cell: CellBytes, to target: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var read = 0
    var written = 0
    while read < cell.count {
        let first = cell[read]
        if read + 2 < cell.count, first >= 0xE2 {
            let scalar =
                UInt32(first & 0x0F) << 12 | UInt32(cell[read + 1] & 0x3F) << 6
                | UInt32(cell[read + 2] & 0x3F)
            if let ascii = halfWidth(first, scalar) {
                target[written] = ascii
                written += 1
                read += 3
                continue
            }
        }
        target[written] = first
        written += 1
        read += 1
    }
    return written
}

@inline(__always)
private func halfWidth(_ first: UInt8, _ scalar: UInt32) -> UInt8? {
    guard first < 0xF0 else { return nil }
    switch scalar {
    case 0xFF01...0xFF5E: return UInt8(truncatingIfNeeded: scalar - 0xFEE0)
    case 0x3000: return Byte.space
    case 0x2212: return Byte.minus
    default: return nil
    }
}

/// Runs `body` on the half-width form of a cell, which lives on the stack.
@inline(__always)
func withHalfWidth<Result>(
    _ cell: CellBytes, _ body: (CellBytes) throws(FieldDefect) -> Result
) throws(FieldDefect) -> Result {
    // A rethrowing generic closure cannot carry a typed error here, so the outcome is carried out.
    let outcome = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, cell.count)) {
        target -> Swift.Result<Result, FieldDefect> in
        let written = writeHalfWidth(cell, to: target)
        do throws(FieldDefect) {
            return .success(try body(CellBytes(rebasing: UnsafeBufferPointer(target)[..<written])))
        } catch {
            return .failure(error)
        }
    }
    return try outcome.get()
}
