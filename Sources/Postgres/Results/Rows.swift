import CLibPQ
import Glibc

/// The rows of one statement. They stay in libpq's memory and are read in place.
@frozen
public struct Rows: RandomAccessCollection, Sendable {
    @usableFromInline let result: ResultOwner

    @usableFromInline
    init(_ result: ResultOwner) { self.result = result }

    @inlinable
    public var startIndex: Int { 0 }
    @inlinable
    public var endIndex: Int { result.rowCount }

    @inlinable
    public subscript(position: Int) -> Row {
        precondition(position >= 0 && position < result.rowCount, "row out of bounds")
        return Row(result: result, number: Int32(position))
    }

    /// How many rows the statement inserted, changed, removed, copied or returned; 0 where the
    /// server counts none (`CREATE TABLE`).
    public var affected: Int { result.affected }

    /// The server's word for what was done: `INSERT 0 1`, `COMMIT`.
    var command: String { result.command }

    public var columnNames: [String] {
        (0..<result.columnCount).map { result.name(ofColumn: $0) }
    }

    /// Every row as a tuple, by position.
    @inlinable
    public func decode<First: PostgresDecodable, Second: PostgresDecodable, each Other>(
        _ type: (First, Second, repeat each Other).Type = (First, Second, repeat each Other).self
    ) throws -> [(First, Second, repeat each Other)] where repeat each Other: PostgresDecodable {
        var decoded: [(First, Second, repeat each Other)] = []
        decoded.reserveCapacity(count)
        for row in self { decoded.append(try row.decode(type)) }
        return decoded
    }
}

extension Rows {
    /// Every row as its only value.
    @inlinable
    public func decode<Value: PostgresDecodable>(
        _ type: Value.Type = Value.self
    ) throws -> [Value] {
        var decoded: [Value] = []
        decoded.reserveCapacity(count)
        for row in self { decoded.append(try row.decode(type)) }
        return decoded
    }
}

/// One row of ``Rows``.
@frozen
public struct Row: Sendable {
    @usableFromInline let result: ResultOwner
    @usableFromInline let number: Int32

    @inlinable
    init(result: ResultOwner, number: Int32) {
        self.result = result
        self.number = number
    }

    /// The number of columns.
    @inlinable
    public var count: Int { result.columnCount }

    /// The row as a tuple, by position: `let (id, name) = try row.decode((Int, String?).self)`.
    /// - Throws: ``PostgresError`` of kind `decoding` when the number of columns is another, or a
    ///   cell does not fit.
    @inlinable
    public func decode<First: PostgresDecodable, Second: PostgresDecodable, each Other>(
        _ type: (First, Second, repeat each Other).Type = (First, Second, repeat each Other).self
    ) throws -> (First, Second, repeat each Other) where repeat each Other: PostgresDecodable {
        var column = 2
        for _ in repeat (each Other).self { column += 1 }
        if column != count { throw wrongCount(column) }
        column = 0
        return (
            try next(&column, First.self), try next(&column, Second.self),
            repeat try next(&column, (each Other).self)
        )
    }

    @inlinable
    func next<Value: PostgresDecodable>(_ column: inout Int, _: Value.Type) throws -> Value {
        defer { column += 1 }
        return try Value(from: result.cell(row: number, column: Int32(column)))
    }

    /// The value of a row with one column.
    @inlinable
    public func decode<Value: PostgresDecodable>(
        _ type: Value.Type = Value.self
    ) throws -> Value {
        if count != 1 { throw wrongCount(1) }
        return try Value(from: result.cell(row: number, column: 0))
    }

    /// The cell of a column, counted from 0.
    @inlinable
    public subscript(column: Int) -> Cell {
        precondition(column >= 0 && column < count, "column out of bounds")
        return result.cell(row: number, column: Int32(column))
    }

    /// The cell of the first column of that name, compared byte by byte.
    ///
    /// The name stands in the statement beside this call, so that one that is missing is an error
    /// of the program, and stops it.
    public subscript(name: String) -> Cell {
        guard let column = result.column(named: name) else {
            preconditionFailure("the statement returns no column \(name)")
        }
        return result.cell(row: number, column: column)
    }

    @usableFromInline
    func wrongCount(_ asked: Int) -> PostgresError {
        PostgresError(.decoding, "a row of \(count) columns was to be read as \(asked) values")
    }
}

/// Owns a `PGresult`, which never changes once libpq has handed it over; freed with the last row.
@usableFromInline
final class ResultOwner: CellOwner, @unchecked Sendable {
    let pointer: OpaquePointer
    @usableFromInline let rowCount: Int
    @usableFromInline let columnCount: Int

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        rowCount = Int(PQntuples(pointer))
        columnCount = Int(PQnfields(pointer))
    }

    deinit { PQclear(pointer) }

    @usableFromInline
    func cell(row: Int32, column: Int32) -> Cell {
        let isNull = PQgetisnull(pointer, row, column) != 0
        return Cell(
            owner: self,
            start: isNull ? nil : PQgetvalue(pointer, row, column).map { UnsafeRawPointer($0) },
            length: isNull ? -1 : PQgetlength(pointer, row, column), column: column,
            type: PostgresType(PQftype(pointer, column)))
    }

    override func name(ofColumn column: Int) -> String {
        PQfname(pointer, Int32(column)).map { String(cString: $0) } ?? "column \(column + 1)"
    }

    func column(named name: String) -> Int32? {
        (0..<Int32(columnCount)).first { column in
            name.withCString { strcmp(PQfname(pointer, column), $0) == 0 }
        }
    }

    var affected: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

    /// The command that was run: `INSERT 0 1`, `ROLLBACK`.
    var command: String { String(cString: PQcmdStatus(pointer)) }
}
