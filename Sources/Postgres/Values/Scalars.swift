extension Bool: PostgresElement {
    public static var postgresType: PostgresType { .bool }
    public static var postgresArrayType: PostgresType { .boolArray }

    @inlinable
    public func encode(into buffer: inout PostgresBuffer) {
        buffer.append(bigEndian: self ? UInt8(1) : 0)
    }

    @inlinable
    public init(from cell: Cell) throws {
        guard cell.type == .bool else { throw cell.mismatch(Bool.self) }
        self = try cell.integer(UInt8.self) != 0
    }
}

extension Int16: PostgresElement {
    public static var postgresType: PostgresType { .int2 }
    public static var postgresArrayType: PostgresType { .int2Array }

    @inlinable
    public func encode(into buffer: inout PostgresBuffer) { buffer.append(bigEndian: self) }

    @inlinable
    public init(from cell: Cell) throws {
        guard cell.type == .int2 else { throw cell.mismatch(Int16.self) }
        self = try cell.integer(Int16.self)
    }
}

extension Int32: PostgresElement {
    public static var postgresType: PostgresType { .int4 }
    public static var postgresArrayType: PostgresType { .int4Array }

    @inlinable
    public func encode(into buffer: inout PostgresBuffer) { buffer.append(bigEndian: self) }

    @inlinable
    public init(from cell: Cell) throws {
        switch cell.type {
        case .int4: self = try cell.integer(Int32.self)
        case .int2: self = Int32(try cell.integer(Int16.self))
        default: throw cell.mismatch(Int32.self)
        }
    }
}

extension Int64: PostgresElement {
    public static var postgresType: PostgresType { .int8 }
    public static var postgresArrayType: PostgresType { .int8Array }

    @inlinable
    public func encode(into buffer: inout PostgresBuffer) { buffer.append(bigEndian: self) }

    @inlinable
    public init(from cell: Cell) throws {
        switch cell.type {
        case .int8: self = try cell.integer(Int64.self)
        case .int4: self = Int64(try cell.integer(Int32.self))
        case .int2: self = Int64(try cell.integer(Int16.self))
        default: throw cell.mismatch(Int64.self)
        }
    }
}

extension Int: PostgresElement {
    public static var postgresType: PostgresType { .int8 }
    public static var postgresArrayType: PostgresType { .int8Array }

    @inlinable
    public func encode(into buffer: inout PostgresBuffer) { buffer.append(bigEndian: Int64(self)) }

    @inlinable
    public init(from cell: Cell) throws { self = Int(try Int64(from: cell)) }
}

extension Double: PostgresElement {
    public static var postgresType: PostgresType { .float8 }
    public static var postgresArrayType: PostgresType { .float8Array }

    @inlinable
    public func encode(into buffer: inout PostgresBuffer) { buffer.append(bigEndian: bitPattern) }

    @inlinable
    public init(from cell: Cell) throws {
        switch cell.type {
        case .float8: self = Double(bitPattern: try cell.integer(UInt64.self))
        case .float4: self = Double(Float(bitPattern: try cell.integer(UInt32.self)))
        default: throw cell.mismatch(Double.self)
        }
    }
}

extension String: PostgresElement {
    public static var postgresType: PostgresType { .text }
    public static var postgresArrayType: PostgresType { .textArray }

    @inlinable
    public func encode(into buffer: inout PostgresBuffer) { buffer.append(utf8: self) }

    /// Reads any type whose binary form is its text: `text`, `varchar`, `char`, `name`, `json`,
    /// enums; and `jsonb` without its version byte.
    public init(from cell: Cell) throws {
        var bytes = try cell.requireBytes(String.self)
        switch cell.type {
        case .text, .varchar, .bpchar, .name, .json, .unknown: break
        case .jsonb: bytes = try cell.jsonText()
        case let type where type.rawValue >= PostgresType.firstOfUsers: break
        default: throw cell.mismatch(String.self)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw cell.unknownValue(of: String.self)
        }
        self = text
    }
}
