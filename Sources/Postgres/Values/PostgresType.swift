/// The number of a PostgreSQL type (its OID). Those of the built-in types are fixed for ever by
/// PostgreSQL's catalogue (`pg_type.dat`).
@frozen
public struct PostgresType: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    @inlinable
    init(_ number: UInt32) { self.rawValue = number }
}

extension PostgresType {
    public static let bool = PostgresType(16)
    public static let bytea = PostgresType(17)
    public static let name = PostgresType(19)
    public static let int8 = PostgresType(20)
    public static let int2 = PostgresType(21)
    public static let int4 = PostgresType(23)
    public static let text = PostgresType(25)
    public static let json = PostgresType(114)
    public static let float4 = PostgresType(700)
    public static let float8 = PostgresType(701)
    public static let unknown = PostgresType(705)
    public static let boolArray = PostgresType(1000)
    public static let byteaArray = PostgresType(1001)
    public static let int2Array = PostgresType(1005)
    public static let int4Array = PostgresType(1007)
    public static let textArray = PostgresType(1009)
    public static let varcharArray = PostgresType(1015)
    public static let int8Array = PostgresType(1016)
    public static let float8Array = PostgresType(1022)
    public static let bpchar = PostgresType(1042)
    public static let varchar = PostgresType(1043)
    public static let date = PostgresType(1082)
    public static let timestamp = PostgresType(1114)
    public static let dateArray = PostgresType(1182)
    public static let timestamptz = PostgresType(1184)
    public static let timestamptzArray = PostgresType(1185)
    public static let numeric = PostgresType(1700)
    public static let void = PostgresType(2278)
    public static let uuid = PostgresType(2950)
    public static let jsonb = PostgresType(3802)
    public static let jsonbArray = PostgresType(3807)
}

extension PostgresType: CustomStringConvertible {
    /// The name that SQL uses, or `type 12345` for one that is not built in.
    public var description: String { PostgresType.names[rawValue] ?? "type \(rawValue)" }

    /// The first number that PostgreSQL gives to types made by users (`FirstNormalObjectId`).
    static let firstOfUsers: UInt32 = 16_384

    private static let names: [UInt32: String] = [
        16: "boolean", 17: "bytea", 19: "name", 20: "bigint", 21: "smallint", 23: "integer",
        25: "text", 114: "json", 700: "real", 701: "double precision", 705: "unknown",
        1000: "boolean[]", 1001: "bytea[]", 1005: "smallint[]", 1007: "integer[]",
        1009: "text[]", 1015: "varchar[]", 1016: "bigint[]", 1022: "double precision[]",
        1042: "char", 1043: "varchar", 1082: "date", 1114: "timestamp", 1182: "date[]",
        1184: "timestamptz", 1185: "timestamptz[]", 1700: "numeric", 2278: "void",
        2950: "uuid", 3802: "jsonb", 3807: "jsonb[]",
    ]
}
