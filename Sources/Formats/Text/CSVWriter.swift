import Domain

/// Writes CSV into memory: RFC 4180 quoting where it is needed and only there, UTF-8, LF.
package struct CSVWriter: Sendable {
    /// What has been written. May be taken and emptied between records.
    package var bytes: [UInt8] = []
    private var atStart = true
    private var rowStart = 0

    package init() {}

    /// Forgets what has been written, between records, and keeps the memory.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Writes a row of cells and ends it.
    package mutating func row(_ cells: [String]) {
        for cell in cells { self.cell(cell) }
        endRow()
    }

    package mutating func cell(_ text: String) {
        var text = text
        text.withUTF8 { cell($0) }
    }

    package mutating func cell(_ text: CellBytes) {
        separate()
        let needsQuotes = text.contains {
            $0 <= Byte.comma
                && ($0 == Byte.comma || $0 == Byte.quote || $0 == Byte.lineFeed
                    || $0 == Byte.carriageReturn)
        }
        guard needsQuotes else {
            bytes.append(contentsOf: text)
            return
        }
        bytes.append(Byte.quote)
        for byte in text {
            if byte == Byte.quote { bytes.append(Byte.quote) }
            bytes.append(byte)
        }
        bytes.append(Byte.quote)
    }

    /// Yuan with two decimals, `-12.05`.
    package mutating func cell(_ amount: Fen) {
        separate()
        var magnitude = amount.rawValue.magnitude
        // The longest is -92233720368547758.08, 21 characters.
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { digits in
            var index = digits.count
            func put(_ byte: UInt8) {
                index -= 1
                digits[index] = byte
            }
            func putDigit() {
                put(Byte.zero + UInt8(truncatingIfNeeded: magnitude % 10))
                magnitude /= 10
            }
            putDigit()
            putDigit()
            put(Byte.point)
            repeat { putDigit() } while magnitude > 0
            if amount.rawValue < 0 { put(Byte.minus) }
            bytes.append(contentsOf: UnsafeMutableBufferPointer(rebasing: digits[index...]))
        }
    }

    /// Ends the row. A row of one empty cell is written as `""`, for a blank line would be no row.
    package mutating func endRow() {
        if !atStart, bytes.count == rowStart { bytes += [Byte.quote, Byte.quote] }
        bytes.append(Byte.lineFeed)
        atStart = true
    }

    private mutating func separate() {
        if atStart {
            rowStart = bytes.count
        } else {
            bytes.append(Byte.comma)
        }
        atStart = false
    }
}
