/// An identifier that the county or a department gave, kept as it was written.
///
/// Two identifiers are equal when their UTF-8 bytes are, and they sort by those bytes, as
/// PostgreSQL does under `C.UTF-8`. Swift's own string comparison is canonical equivalence, which
/// would merge two ids that every other program keeps apart (U+F914 and U+6A02).
public protocol TextID: Hashable, Comparable, Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral
{
    var rawValue: String { get }
    init(_ rawValue: String)
}

extension TextID {
    public init(stringLiteral value: String) { self.init(value) }
    public var description: String { rawValue }

    public static func == (left: Self, right: Self) -> Bool {
        left.rawValue.utf8.elementsEqual(right.rawValue.utf8)
    }
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }
    public func hash(into hasher: inout Hasher) {
        for byte in rawValue.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8(0xFF))
    }
}

/// 户编号 - the household's number in the national system, text for ever.
public struct HouseholdID: TextID {
    public let rawValue: String
    public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// 户类型 - the id of a household class in a scheme (`unstable`, `edge`, ...): data, not code.
public struct ClassID: TextID {
    public let rawValue: String
    public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// 防贫方案编号 - the id of a scheme file.
public struct SchemeID: TextID {
    public let rawValue: String
    public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// 行政区划代码 - a 12-digit area code: province, prefecture, county (GB/T 2260), town and village
/// (GB/T 10114).
public struct AreaCode: TextID {
    public let rawValue: String
    public init(_ rawValue: String) { self.rawValue = rawValue }
}

/// 工号、姓名 - who acts: an officer of the office, a town or a department, or a verifier of the
/// insurer.
public struct OfficerID: TextID {
    public let rawValue: String
    public init(_ rawValue: String) { self.rawValue = rawValue }
}
