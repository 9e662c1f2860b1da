import Glibc

/// The prepared statements of one connection, the least recently used given up first.
struct StatementCache {
    private var entries: [UInt64: Entry] = [:]
    private let capacity: Int
    private var clock: UInt64 = 0
    private var lastName: UInt64 = 0
    /// Names that are prepared on the server but not used any more.
    private(set) var doomed: [String] = []

    final class Entry {
        let sql: String
        let types: [UInt32]
        let name: String
        var usedAt: UInt64 = 0

        init(sql: String, types: [UInt32], name: String) {
            self.sql = sql
            self.types = types
            self.name = name
        }

        func matches(_ statement: Statement) -> Bool {
            if types.count != statement.bindings.count { return false }
            for index in types.indices where types[index] != statement.bindings[index].type.rawValue
            {
                return false
            }
            return hasSameBytes(sql, statement.sql)
        }
    }

    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// The prepared statement of the same text and types.
    mutating func find(_ statement: Statement) -> Entry? {
        guard let entry = entries[statement.fingerprint], entry.matches(statement) else {
            return nil
        }
        clock += 1
        entry.usedAt = clock
        return entry
    }

    /// A name for a statement about to be prepared. It counts only once it is ``keep``-ed.
    mutating func name(_ statement: Statement) -> Entry {
        lastName += 1
        return Entry(
            sql: statement.sql, types: statement.bindings.map(\.type.rawValue),
            name: "s\(lastName)")
    }

    mutating func keep(_ entry: Entry, for statement: Statement) {
        if let old = entries.updateValue(entry, forKey: statement.fingerprint) {
            doomed.append(old.name)
        }
        clock += 1
        entry.usedAt = clock
        if entries.count > capacity,
            let oldest = entries.min(by: { $0.value.usedAt < $1.value.usedAt })
        {
            doomed.append(oldest.value.name)
            entries[oldest.key] = nil
        }
    }

    /// After a change of the schema: each statement is prepared anew when it is next used.
    mutating func forgetAll() {
        doomed += entries.values.map(\.name)
        entries = [:]
    }

    /// After the server said that it knows a name no more, so that nothing need be given up there.
    mutating func loseAll() {
        doomed = []
        entries = [:]
    }

    mutating func takeDoomed() -> [String] { exchange(&doomed, with: []) }
}

/// Compares bytes, not characters, and without a step for each.
private func hasSameBytes(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    let isSame = left.utf8.withContiguousStorageIfAvailable { left in
        right.utf8.withContiguousStorageIfAvailable { right in
            memcmp(left.baseAddress!, right.baseAddress!, left.count) == 0
        }
    }
    return (isSame ?? nil) ?? left.utf8.elementsEqual(right.utf8)
}

extension Statement {
    /// A hash of the text's bytes. Swift's own would first normalise text that is not ASCII.
    var fingerprint: UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(bindings.count)
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        func mix(_ bytes: UnsafeBufferPointer<UInt8>) {
            let raw = UnsafeRawBufferPointer(bytes)
            var offset = 0
            while offset + 8 <= raw.count {
                mix(raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                offset += 8
            }
            while offset < raw.count {
                mix(UInt64(raw[offset]))
                offset += 1
            }
        }
        if sql.utf8.withContiguousStorageIfAvailable({ mix($0) }) == nil {
            var native = sql
            native.withUTF8 { mix($0) }
        }
        return hash
    }
}
