/// One value of a row, in PostgreSQL's binary format, not yet read.
///
/// It keeps what it points into alive, so it may be kept; nothing is copied.
@frozen
public struct Cell: @unchecked Sendable {
    @usableFromInline let owner: CellOwner
    @usableFromInline let start: UnsafeRawPointer?
    @usableFromInline let length: Int32
    @usableFromInline let column: Int32
    /// The type that the server gave the column.
    public let type: PostgresType

    @usableFromInline
    init(
        owner: CellOwner, start: UnsafeRawPointer?, length: Int32, column: Int32,
        type: PostgresType
    ) {
        self.owner = owner
        self.start = start
        self.length = length
        self.column = column
        self.type = type
    }

    @inlinable
    public var isNull: Bool { start == nil }

    /// Reads the value as `type`; NULL only as an `Optional`.
    @inlinable
    public func decode<Value: PostgresDecodable>(_ type: Value.Type = Value.self) throws -> Value {
        try Value(from: self)
    }

    /// The bytes of the value, nil for NULL. The pointer is good only inside the closure.
    @inlinable
    public func withBytes<Result>(
        _ body: (UnsafeRawBufferPointer?) throws -> Result
    ) rethrows -> Result {
        defer { withExtendedLifetime(owner) {} }
        return try body(start.map { UnsafeRawBufferPointer(start: $0, count: Int(length)) })
    }

    /// A big-endian integer that must fill the cell.
    @inlinable
    public func integer<Number: FixedWidthInteger>(_: Number.Type) throws -> Number {
        guard let start, Int(length) == MemoryLayout<Number>.size else {
            throw wrongLength(MemoryLayout<Number>.size)
        }
        defer { withExtendedLifetime(owner) {} }
        return Number(bigEndian: start.loadUnaligned(as: Number.self))
    }
}

/// What the bytes of cells live in: a result of libpq, or a row of a COPY.
@usableFromInline
class CellOwner: @unchecked Sendable {
    func name(ofColumn column: Int) -> String { "column \(column + 1)" }
}

extension Cell {
    var columnName: String { owner.name(ofColumn: Int(column)) }

    /// The bytes, for as long as this cell lives.
    func requireBytes<Value>(_ type: Value.Type) throws -> UnsafeRawBufferPointer {
        guard let start else { throw null(as: type) }
        return UnsafeRawBufferPointer(start: start, count: Int(length))
    }

    /// The text of a `jsonb`, after its version byte.
    func jsonText() throws -> UnsafeRawBufferPointer {
        let bytes = try requireBytes(PostgresJSONB.self)
        guard bytes.first == PostgresJSONB.version else {
            throw unknownValue(of: PostgresJSONB.self)
        }
        return UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
    }

    /// An element of an array that this cell holds.
    func element(_ bytes: UnsafeRawBufferPointer?, type: PostgresType) -> Cell {
        Cell(
            owner: owner, start: bytes.map { $0.baseAddress ?? UnsafeRawPointer(bitPattern: 1)! },
            length: Int32(bytes?.count ?? -1), column: column, type: type)
    }

    @usableFromInline
    func wrongLength(_ expected: Int) -> PostgresError {
        if isNull { return null(as: Int.self) }
        return failure("holds \(length) bytes where its type has \(expected)")
    }

    func null<Value>(as type: Value.Type) -> PostgresError {
        failure("is NULL, and \(type) cannot be; decode an Optional")
    }

    /// The type of the column cannot be read as `Value`.
    public func mismatch<Value>(_ type: Value.Type) -> PostgresError {
        if isNull { return null(as: type) }
        let advice = self.type == .numeric ? "; cast it in SQL, for example to bigint" : ""
        return failure("is \(self.type), which \(type) does not read\(advice)")
    }

    /// The value is none that `Value` has.
    public func unknownValue<Value>(of type: Value.Type) -> PostgresError {
        failure("holds a value that \(type) does not have")
    }

    private func failure(_ text: String) -> PostgresError {
        var error = PostgresError(.decoding, "\(columnName) \(text)")
        error.column = columnName
        return error
    }
}
