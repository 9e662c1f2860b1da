/// A value whose type is known without the server's word.
public typealias CopyValue = PostgresEncodable & PostgresDecodable

/// One row of a binary COPY.
///
/// COPY names no types, so the row is read as what it is said to be: `Int32` reads an `integer` and
/// nothing else. Another length is an error; another type of the same length is not noticed.
public struct CopyRow: Sendable {
    @usableFromInline let owner: CopyOwner
    /// Where the first field begins.
    @usableFromInline let start: Int
    /// The number of fields.
    public let count: Int

    /// The row as a tuple, by position.
    @inlinable
    public func decode<First: CopyValue, Second: CopyValue, each Other: CopyValue>(
        _ type: (First, Second, repeat each Other).Type = (First, Second, repeat each Other).self
    ) throws -> (First, Second, repeat each Other) {
        var asked = 2
        for _ in repeat (each Other).self { asked += 1 }
        if asked != count { throw wrongCount(asked) }
        var position = start
        var column = 0
        return (
            try next(&position, &column, First.self), try next(&position, &column, Second.self),
            repeat try next(&position, &column, (each Other).self)
        )
    }

    /// The value of a row with one column.
    @inlinable
    public func decode<Value: CopyValue>(_ type: Value.Type = Value.self) throws -> Value {
        if count != 1 { throw wrongCount(1) }
        var position = start
        var column = 0
        return try next(&position, &column, Value.self)
    }

    @inlinable
    func next<Value: CopyValue>(
        _ position: inout Int, _ column: inout Int, _: Value.Type
    ) throws -> Value {
        defer { column += 1 }
        return try Value(from: owner.cell(&position, column: column, type: Value.postgresType))
    }

    @usableFromInline
    func wrongCount(_ asked: Int) -> PostgresError {
        PostgresError(.decoding, "a row of \(count) columns was to be read as \(asked) values")
    }
}

/// The bytes of some rows.
@usableFromInline
final class CopyOwner: CellOwner, @unchecked Sendable {
    let bytes: PostgresBuffer

    init(_ bytes: PostgresBuffer) { self.bytes = bytes }

    /// Reads a field and moves on. The reader has found its length to be right.
    @usableFromInline
    func cell(_ position: inout Int, column: Int, type: PostgresType) -> Cell {
        let base = UnsafeRawPointer(bytes.storage.base) + position
        let length = Int32(bigEndian: base.loadUnaligned(as: Int32.self))
        position += 4 + Int(max(0, length))
        return Cell(
            owner: self, start: length < 0 ? nil : base + 4, length: length, column: Int32(column),
            type: type)
    }
}

/// Finds the rows in the bytes of a binary COPY.
struct CopyReader {
    private let owner: CopyOwner
    private var position = 0

    init(_ bytes: PostgresBuffer) { owner = CopyOwner(bytes) }

    /// The signature, the flags and the length of the extension (PostgreSQL, COPY, "Binary
    /// Format").
    mutating func skipHeader() throws {
        let signature = [UInt8]("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]
        let isRight = owner.bytes.withUnsafeBytes { $0.starts(with: signature) }
        guard isRight, owner.bytes.count >= 19 else {
            throw PostgresError(.misuse, "the COPY is not in binary format")
        }
        position = 15
        position += 4 + Int(try integer(Int32.self, at: 15))
    }

    /// The next row, nil at the end of these bytes.
    mutating func next() throws -> CopyRow? {
        if position == owner.bytes.count { return nil }
        let fields = try integer(Int16.self, at: position)
        position += 2
        if fields < 0 { return nil }
        let row = CopyRow(owner: owner, start: position, count: Int(fields))
        for _ in 0..<fields {
            let length = try integer(Int32.self, at: position)
            position += 4 + Int(max(0, length))
        }
        if position > owner.bytes.count { throw CopyReader.torn }
        return row
    }

    private func integer<Number: FixedWidthInteger>(
        _: Number.Type, at offset: Int
    ) throws -> Number {
        guard offset + MemoryLayout<Number>.size <= owner.bytes.count else { throw CopyReader.torn }
        return owner.bytes.withUnsafeBytes {
            Number(bigEndian: $0.loadUnaligned(fromByteOffset: offset, as: Number.self))
        }
    }

    private static let torn = PostgresError(.connection, "a row of a COPY came in pieces")
}
