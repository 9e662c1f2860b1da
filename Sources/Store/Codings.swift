import Digests
import Domain
import Postgres

// How the nouns of Domain lie in columns. The column's suffix says what it holds: `_fen`, `_on`,
// `_at`.

extension TextID where Self: PostgresDecodable {
    public init(from cell: Cell) throws { self.init(try String(from: cell)) }
}

extension TextID where Self: PostgresEncodable {
    public static var postgresType: PostgresType { .text }
    public func encode(into buffer: inout PostgresBuffer) { rawValue.encode(into: &buffer) }
}

extension HouseholdID: PostgresEncodable, PostgresDecodable {}
extension ClassID: PostgresEncodable, PostgresDecodable {}
extension SchemeID: PostgresEncodable, PostgresDecodable {}
extension AreaCode: PostgresEncodable, PostgresDecodable {}
extension OfficerID: PostgresEncodable, PostgresDecodable {}

extension Fen: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .int8 }
    public func encode(into buffer: inout PostgresBuffer) { rawValue.encode(into: &buffer) }
    public init(from cell: Cell) throws { self.init(try Int64(from: cell)) }
}

extension Day: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .date }
    public func encode(into buffer: inout PostgresBuffer) {
        PostgresDate(days: number).encode(into: &buffer)
    }
    public init(from cell: Cell) throws { self.init(number: try PostgresDate(from: cell).days) }
}

extension Instant: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .timestamptz }
    public func encode(into buffer: inout PostgresBuffer) {
        PostgresTimestamp(microseconds: microseconds).encode(into: &buffer)
    }
    public init(from cell: Cell) throws {
        self.init(microseconds: try PostgresTimestamp(from: cell).microseconds)
    }
}

extension Digest: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .bytea }
    public func encode(into buffer: inout PostgresBuffer) { bytes.encode(into: &buffer) }
    public init(from cell: Cell) throws {
        guard let digest = Digest(bytes: try [UInt8](from: cell)) else {
            throw cell.unknownValue(of: Digest.self)
        }
        self = digest
    }
}

extension Cause: PostgresEncodable, PostgresDecodable {}
extension Channel: PostgresEncodable, PostgresDecodable {}
extension ClaimState: PostgresEncodable, PostgresDecodable {}
extension Crosscheck.Resolution: PostgresEncodable, PostgresDecodable {}
extension ObjectionRuling: PostgresEncodable, PostgresDecodable {}
extension IneligibilityReason: PostgresEncodable, PostgresDecodable {}
extension Area.Level: PostgresEncodable, PostgresDecodable {}
extension WorkingDays.Exception: PostgresEncodable, PostgresDecodable {}
extension Scheme.AppliesBy: PostgresEncodable, PostgresDecodable {}

// Sixteen bytes that are kept in memory as two words. They go without an array in between: a
// register has millions of them.

extension Cell {
    /// The words of a `bytea` of sixteen bytes, the higher first; nil for any other value.
    var words: (high: UInt64, low: UInt64)? {
        withBytes { bytes in
            guard let bytes, bytes.count == 16 else { return nil }
            return (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
    }
}

extension PostgresBuffer {
    mutating func append(words: (high: UInt64, low: UInt64)) {
        append(bigEndian: words.high)
        append(bigEndian: words.low)
    }
}
