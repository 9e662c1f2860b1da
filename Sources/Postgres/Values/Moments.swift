/// A `date`: days since 1970-01-01, in any calendar day PostgreSQL knows (4713 BC to AD 5874897).
///
/// `infinity` and `-infinity` are refused when read: no column of this project may hold them.
@frozen
public struct PostgresDate: Hashable, Comparable, Sendable {
    public let days: Int32

    @inlinable
    public init(days: Int32) { self.days = days }

    @inlinable
    public static func < (left: PostgresDate, right: PostgresDate) -> Bool {
        left.days < right.days
    }

    /// PostgreSQL counts from 2000-01-01, which is this many days after 1970-01-01.
    @usableFromInline static let epoch: Int32 = 10_957
}

extension PostgresDate: PostgresElement {
    public static var postgresType: PostgresType { .date }
    public static var postgresArrayType: PostgresType { .dateArray }

    @inlinable
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(bigEndian: days - PostgresDate.epoch)
    }

    @inlinable
    public init(from cell: Cell) throws {
        guard cell.type == .date else { throw cell.mismatch(PostgresDate.self) }
        let stored = try cell.integer(Int32.self)
        let (days, overflow) = stored.addingReportingOverflow(PostgresDate.epoch)
        if stored == .min || overflow { throw cell.unknownValue(of: PostgresDate.self) }
        self.init(days: days)
    }
}

/// A `timestamptz`: microseconds since 1970-01-01T00:00:00Z.
///
/// A `timestamp` without time zone is not accepted: it does not say which moment it means.
@frozen
public struct PostgresTimestamp: Hashable, Comparable, Sendable {
    public let microseconds: Int64

    @inlinable
    public init(microseconds: Int64) { self.microseconds = microseconds }

    @inlinable
    public static func < (left: PostgresTimestamp, right: PostgresTimestamp) -> Bool {
        left.microseconds < right.microseconds
    }

    /// PostgreSQL counts from 2000-01-01, this many microseconds after 1970-01-01.
    @usableFromInline static let epoch: Int64 = 946_684_800_000_000
}

extension PostgresTimestamp: PostgresElement {
    public static var postgresType: PostgresType { .timestamptz }
    public static var postgresArrayType: PostgresType { .timestamptzArray }

    @inlinable
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(bigEndian: microseconds - PostgresTimestamp.epoch)
    }

    @inlinable
    public init(from cell: Cell) throws {
        guard cell.type == .timestamptz else { throw cell.mismatch(PostgresTimestamp.self) }
        let stored = try cell.integer(Int64.self)
        let (microseconds, overflow) = stored.addingReportingOverflow(PostgresTimestamp.epoch)
        if stored == .min || overflow { throw cell.unknownValue(of: PostgresTimestamp.self) }
        self.init(microseconds: microseconds)
    }
}

/// A `jsonb` as its text. Reading gives PostgreSQL's own spelling: keys sorted by length and bytes,
/// one space after `:` and `,`.
@frozen
public struct PostgresJSONB: Hashable, Sendable {
    public let text: String

    @inlinable
    public init(_ text: String) { self.text = text }
}

extension PostgresJSONB: PostgresElement {
    public static var postgresType: PostgresType { .jsonb }
    public static var postgresArrayType: PostgresType { .jsonbArray }

    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(bigEndian: PostgresJSONB.version)
        buffer.append(utf8: text)
    }

    public init(from cell: Cell) throws { self.init(try String(from: cell)) }

    /// The only version of jsonb's binary format that there is.
    static let version: UInt8 = 1
}
