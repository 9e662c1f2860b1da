/// 密封列 - a column whose values are sealed. A value opens only in the column and the row that it
/// was sealed for: swapped values are refused.
///
/// The names are part of what is sealed. A table or column that is renamed keeps its old name here.
package struct SealedColumn: Hashable, Sendable {
    /// Both names, each behind its length in four bytes. One array and no texts: a column is passed
    /// along with every value, and this costs one reference count.
    private let binding: [UInt8]

    /// Takes the names that the database has for them.
    package init(table: String, column: String) {
        self.binding = [table, column].flatMap { name in
            let length = UInt32(name.utf8.count)
            return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + Array(name.utf8)
        }
    }

    /// Lends all that a value is bound to: suite, key, table, column, row.
    func withBinding<Result>(
        _ header: SealedHeader, row: RowKey, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
        let count = SealedHeader.length + binding.count + row.length
        return withUnsafeTemporaryAllocation(byteCount: count, alignment: 8) { target in
            header.write(to: target)
            binding.withUnsafeBytes {
                UnsafeMutableRawBufferPointer(rebasing: target[SealedHeader.length...])
                    .copyMemory(from: $0)
            }
            row.write(
                to: UnsafeMutableRawBufferPointer(
                    rebasing: target[(SealedHeader.length + binding.count)...]))
            return body(UnsafeRawBufferPointer(target))
        }
    }
}

/// 行标识 - the primary key of a row: a number, or any bytes (a text id, several columns that the
/// caller joined without doubt about where one ends). It must never change while the row lives.
package enum RowKey: Hashable, Sendable, ExpressibleByIntegerLiteral {
    case number(Int64)
    case bytes([UInt8])

    /// A row's number.
    package init(integerLiteral value: Int64) { self = .number(value) }

    /// The UTF-8 bytes of a text id.
    package static func text(_ id: String) -> RowKey { .bytes(Array(id.utf8)) }

    var length: Int {
        switch self {
        case .number: 1 + 8
        case .bytes(let bytes): 1 + 4 + bytes.count
        }
    }

    /// The kind first, so that the number 1 is not the bytes of 1.
    func write(to target: UnsafeMutableRawBufferPointer) {
        switch self {
        case .number(let number):
            target[0] = 1
            target.storeBytes(of: number.bigEndian, toByteOffset: 1, as: Int64.self)
        case .bytes(let bytes):
            target[0] = 2
            target.storeBytes(
                of: UInt32(bytes.count).bigEndian, toByteOffset: 1, as: UInt32.self)
            UnsafeMutableRawBufferPointer(rebasing: target[5...]).copyBytes(from: bytes)
        }
    }
}
