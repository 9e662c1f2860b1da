/// What can stand in a Swift array that is sent as one value: every ``PostgresElement``, the
/// `Optional` of one, and `UInt8`, whose array is not an array to PostgreSQL but `bytea`.
public protocol PostgresArrayElement: Sendable {
    static var postgresTypeOfArray: PostgresType { get }
    static func encode(_ array: [Self], into buffer: inout PostgresBuffer)
    static func decodeArray(from cell: Cell) throws -> [Self]
}

extension Array: PostgresEncodable where Element: PostgresArrayElement {
    @inlinable
    public static var postgresType: PostgresType { Element.postgresTypeOfArray }
    @inlinable
    public func encode(into buffer: inout PostgresBuffer) { Element.encode(self, into: &buffer) }
}

extension Array: PostgresDecodable where Element: PostgresArrayElement {
    @inlinable
    public init(from cell: Cell) throws { self = try Element.decodeArray(from: cell) }
}

/// `bytea` may itself be an element: `[[UInt8]]` is `bytea[]`.
extension Array: PostgresArrayElement where Element == UInt8 {}

extension Array: PostgresElement where Element == UInt8 {
    public static var postgresArrayType: PostgresType { .byteaArray }
}

extension UInt8: PostgresArrayElement {
    public static var postgresTypeOfArray: PostgresType { .bytea }

    @inlinable
    public static func encode(_ array: [UInt8], into buffer: inout PostgresBuffer) {
        buffer.append(array)
    }

    public static func decodeArray(from cell: Cell) throws -> [UInt8] {
        guard cell.type == .bytea else { throw cell.mismatch([UInt8].self) }
        return Array(try cell.requireBytes([UInt8].self))
    }
}

extension PostgresElement {
    @inlinable
    public static var postgresTypeOfArray: PostgresType { postgresArrayType }

    public static func encode(_ array: [Self], into buffer: inout PostgresBuffer) {
        appendArray(array, of: postgresType, mayBeNull: false, into: &buffer)
    }

    public static func decodeArray(from cell: Cell) throws -> [Self] {
        try readArray(from: cell)
    }
}

extension Optional: PostgresArrayElement where Wrapped: PostgresElement {
    public static var postgresTypeOfArray: PostgresType { Wrapped.postgresArrayType }

    public static func encode(_ array: [Wrapped?], into buffer: inout PostgresBuffer) {
        appendArray(array, of: Wrapped.postgresType, mayBeNull: true, into: &buffer)
    }

    public static func decodeArray(from cell: Cell) throws -> [Wrapped?] {
        try readArray(from: cell)
    }
}

/// The binary form of an array (`array_send`): dimensions, whether there are NULLs, element type,
/// then length and lower bound of each dimension, then the elements with their lengths.
private func appendArray<Element: PostgresEncodable>(
    _ array: [Element], of type: PostgresType, mayBeNull: Bool, into buffer: inout PostgresBuffer
) {
    buffer.append(bigEndian: Int32(array.isEmpty ? 0 : 1))
    buffer.append(bigEndian: Int32(mayBeNull && array.contains { $0.isPostgresNull } ? 1 : 0))
    buffer.append(bigEndian: type.rawValue)
    if array.isEmpty { return }
    buffer.append(bigEndian: Int32(array.count))
    buffer.append(bigEndian: Int32(1))
    for element in array { buffer.append(field: element) }
}

private func readArray<Element: PostgresDecodable>(from cell: Cell) throws -> [Element] {
    let bytes = try cell.requireBytes([Element].self)
    var reader = FieldReader(bytes)
    guard let dimensions = reader.integer(Int32.self), reader.integer(Int32.self) != nil,
        let type = reader.integer(UInt32.self)
    else { throw cell.mismatch([Element].self) }
    if dimensions == 0 { return [] }
    guard dimensions == 1, let count = reader.integer(Int32.self),
        reader.integer(Int32.self) != nil, count >= 0, Int(count) <= bytes.count / 4
    else { throw cell.mismatch([Element].self) }
    var elements: [Element] = []
    elements.reserveCapacity(Int(count))
    for _ in 0..<count {
        guard let field = reader.field() else { throw cell.mismatch([Element].self) }
        elements.append(
            try Element(from: cell.element(field.bytes, type: PostgresType(type))))
    }
    return elements
}

/// Reads numbers and fields one after another, and gives nil where the bytes end too soon.
struct FieldReader {
    private var rest: UnsafeRawBufferPointer

    init(_ bytes: UnsafeRawBufferPointer) { rest = bytes }

    mutating func integer<Number: FixedWidthInteger>(_: Number.Type) -> Number? {
        let size = MemoryLayout<Number>.size
        guard rest.count >= size else { return nil }
        let number = Number(bigEndian: rest.loadUnaligned(as: Number.self))
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(size))
        return number
    }

    /// A length and that many bytes; `bytes` is nil for NULL.
    mutating func field() -> (bytes: UnsafeRawBufferPointer?, end: Void)? {
        guard let length = integer(Int32.self) else { return nil }
        if length == -1 { return (nil, ()) }
        guard length >= 0, rest.count >= Int(length) else { return nil }
        let bytes = UnsafeRawBufferPointer(rebasing: rest.prefix(Int(length)))
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(Int(length)))
        return (bytes, ())
    }
}
