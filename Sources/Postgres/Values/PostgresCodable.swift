/// A value that can be a parameter of a statement or a cell of a COPY, in binary format.
///
/// A type with a raw value that is encodable needs to declare the conformance only:
/// `extension CaseState: PostgresEncodable {}` for `enum CaseState: String`.
public protocol PostgresEncodable: Sendable {
    /// The type that the server is told. Where another is needed, cast in SQL: `\(x, as: "inet")`.
    static var postgresType: PostgresType { get }

    /// Whether this is NULL; then ``encode(into:)`` is not called.
    var isPostgresNull: Bool { get }

    /// Appends the bytes of the value, without a length.
    func encode(into buffer: inout PostgresBuffer)
}

/// A value that can be read from a cell of a result or of a COPY, in binary format.
public protocol PostgresDecodable {
    /// Reads a cell.
    /// - Throws: ``PostgresError`` of kind `decoding` when the column's type does not fit, when it
    ///   is NULL and the type is not `Optional`, or when the value is out of range.
    init(from cell: Cell) throws
}

/// A value that can be both, and the element of a one-dimensional array.
public protocol PostgresElement: PostgresEncodable, PostgresDecodable, PostgresArrayElement {
    /// The type of an array of this type.
    static var postgresArrayType: PostgresType { get }
}

extension PostgresEncodable {
    @inlinable
    public var isPostgresNull: Bool { false }
}

extension PostgresEncodable where Self: RawRepresentable, RawValue: PostgresEncodable {
    @inlinable
    public static var postgresType: PostgresType { RawValue.postgresType }
    @inlinable
    public var isPostgresNull: Bool { rawValue.isPostgresNull }
    @inlinable
    public func encode(into buffer: inout PostgresBuffer) { rawValue.encode(into: &buffer) }
}

extension PostgresDecodable where Self: RawRepresentable, RawValue: PostgresDecodable {
    @inlinable
    public init(from cell: Cell) throws {
        let raw = try RawValue(from: cell)
        guard let value = Self(rawValue: raw) else { throw cell.unknownValue(of: Self.self) }
        self = value
    }
}

extension PostgresElement where Self: RawRepresentable, RawValue: PostgresElement {
    @inlinable
    public static var postgresArrayType: PostgresType { RawValue.postgresArrayType }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
    @inlinable
    public static var postgresType: PostgresType { Wrapped.postgresType }

    @inlinable
    public var isPostgresNull: Bool {
        switch self {
        case .none: true
        case .some(let value): value.isPostgresNull
        }
    }

    @inlinable
    public func encode(into buffer: inout PostgresBuffer) {
        if case .some(let value) = self { value.encode(into: &buffer) }
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    @inlinable
    public init(from cell: Cell) throws {
        self = cell.isNull ? nil : try Wrapped(from: cell)
    }
}
