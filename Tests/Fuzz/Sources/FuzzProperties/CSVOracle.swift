/// A record as the oracle and the readers give it.
struct PlainRecord: Equatable {
    var line: Int
    var cells: [[UInt8]]
    /// Whether a quote stands where it must not.
    var isDefective: Bool
    /// Whether the last quote is never closed.
    var isOpen = false
}

/// CSV (RFC 4180) read a byte at a time, with the readings that the project gives to broken quotes.
struct CSVOracle {
    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    private var record = PlainRecord(line: 1, cells: [], isDefective: false)

    /// All records.
    static func records(_ bytes: [UInt8]) -> [PlainRecord] {
        var oracle = CSVOracle(bytes: bytes)
        var records: [PlainRecord] = []
        while true {
            oracle.skipBlankLines()
            guard oracle.index < bytes.count else { return records }
            records.append(oracle.next())
        }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// How many bytes the end of a line has that stands here; 0 for none. The line feed of the last
    /// may be cut off.
    private var lineEnd: Int {
        guard index < bytes.count else { return 0 }
        if bytes[index] == 0x0A { return 1 }
        guard bytes[index] == 0x0D else { return 0 }
        if index + 1 == bytes.count { return 1 }
        return bytes[index + 1] == 0x0A ? 2 : 0
    }

    private mutating func skipBlankLines() {
        while lineEnd > 0 {
            index += lineEnd
            line += 1
        }
    }

    private mutating func next() -> PlainRecord {
        record = PlainRecord(line: line, cells: [], isDefective: false)
        while true {
            let isQuoted = index < bytes.count && bytes[index] == 0x22
            record.cells.append(isQuoted ? quoted() : plain(from: index))
            guard index < bytes.count else { return record }
            if bytes[index] == 0x2C {
                index += 1
                continue
            }
            index += lineEnd
            line += 1
            return record
        }
    }

    /// A cell that goes on to the next comma or end of line, and from where it is kept.
    private mutating func plain(from start: Int) -> [UInt8] {
        while index < bytes.count, bytes[index] != 0x2C, lineEnd == 0 {
            if bytes[index] == 0x22 { record.isDefective = true }
            index += 1
        }
        return Array(bytes[start..<index])
    }

    private mutating func quoted() -> [UInt8] {
        let start = index
        var content: [UInt8] = []
        index += 1
        while index < bytes.count {
            if bytes[index] == 0x22 {
                index += 1
                guard index < bytes.count, bytes[index] == 0x22 else {
                    if index == bytes.count || bytes[index] == 0x2C || lineEnd > 0 {
                        return content
                    }
                    record.isDefective = true
                    return plain(from: start)
                }
            } else if bytes[index] == 0x0A {
                line += 1
            }
            content.append(bytes[index])
            index += 1
        }
        // Never closed: the rest as it stands.
        record.isDefective = true
        record.isOpen = true
        return Array(bytes[(start + 1)...])
    }
}
