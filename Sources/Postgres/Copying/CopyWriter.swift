/// Writes rows into a `copy ... from stdin (format binary)`.
///
/// Rows are gathered in a buffer of 256 KiB. When it is full it goes to the connection, and the
/// writer waits until the one before it has left for the server, so that memory stays bounded and
/// both sides work at the same time.
public final class CopyWriter {
    @usableFromInline var buffer = PostgresBuffer(capacity: CopyWriter.chunk + 4_096)
    @usableFromInline let connection: Connection
    @usableFromInline let operation: UInt64
    /// The number of rows written.
    public internal(set) var rowCount: Int {
        get { rows }
        set { rows = newValue }
    }
    @usableFromInline var rows = 0

    @usableFromInline static let chunk = 262_144

    init(_ connection: Connection, operation: UInt64) {
        self.connection = connection
        self.operation = operation
        // The signature, no flags, no extension (PostgreSQL, COPY, "Binary Format").
        buffer.append([UInt8]("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00])
        buffer.append(bigEndian: Int32(0))
        buffer.append(bigEndian: Int32(0))
    }

    /// Writes one row; its values must have exactly the types of the columns, since COPY casts
    /// nothing: `Int32` for `integer`, `Int64` for `bigint`.
    @inlinable
    public func row<each Value: PostgresEncodable>(
        _ value: repeat each Value, caller: isolated (any Actor)? = #isolation
    ) async throws {
        append(repeat each value)
        if isFull { try await flush() }
    }

    /// Writes one row into the buffer, which grows as needed: follow it with ``flush(caller:)``
    /// when ``isFull``. For loops that are not asynchronous.
    @inlinable
    public func append<each Value: PostgresEncodable>(_ value: repeat each Value) {
        var count: Int16 = 0
        for _ in repeat (each Value).self { count += 1 }
        buffer.append(bigEndian: count)
        for value in repeat each value { buffer.append(field: value) }
        rows += 1
    }

    /// Whether it is time to ``flush(caller:)``.
    @inlinable
    public var isFull: Bool { buffer.count >= CopyWriter.chunk }

    /// Hands the buffer to the connection.
    public func flush(caller: isolated (any Actor)? = #isolation) async throws {
        let full = exchange(&buffer, with: PostgresBuffer(capacity: 0))
        buffer = try await connection.copy(full, in: operation)
    }

    func finish(caller: isolated (any Actor)? = #isolation) async throws {
        buffer.append(bigEndian: Int16(-1))
        try await flush()
    }
}

extension Transaction {
    /// Fills a table: `try await tx.copyIn("copy t (a, b) from stdin (format binary)") { writer in
    /// try await writer.row(1, "x") }`.
    ///
    /// - Returns: the number of rows that the server took.
    @discardableResult
    public func copyIn(
        _ statement: Statement, timeout: Duration? = nil,
        caller: isolated (any Actor)? = #isolation,
        _ body: (CopyWriter) async throws -> Void
    ) async throws -> Int {
        try await connection.copyIn(statement, timeout: timeout, in: id, body)
    }
}
