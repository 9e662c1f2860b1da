/// 公民身份号码 - an 18-character citizen identification number (GB 11643-1999): six digits of area,
/// eight of birth date, three of sequence (odd for men) and a check character (ISO 7064 MOD 11-2).
///
/// Only the form is checked. An area code that no longer exists is no reason to refuse a person.
public struct IDNumber: Hashable, Comparable, Sendable {
    /// Eighteen ASCII characters, seventeen digits and a digit or `X`.
    public let rawValue: String

    /// Takes 18 characters as they stand (upper-case `X`, no white space). Nil for a wrong length,
    /// a wrong check character or a birth date that does not exist.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 18, bytes[0..<17].allSatisfy({ (48...57).contains($0) }),
            IDNumber.checkCharacter(bytes[0..<17]) == bytes[17],
            IDNumber.birthDate(bytes) != nil
        else { return nil }
        self.rawValue = text
    }

    /// Upgrades the 15 digits that were issued until 1999, all of them to people born in the 1900s.
    public init?(fifteenDigits text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 15, bytes.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let body = bytes[0..<6] + [UInt8(ascii: "1"), UInt8(ascii: "9")] + bytes[6..<15]
        let full = body + [IDNumber.checkCharacter(ArraySlice(body))]
        self.init(String(decoding: full, as: UTF8.self))
    }

    public var birthDate: Day { IDNumber.birthDate(Array(rawValue.utf8))! }

    public var sex: Sex { Array(rawValue.utf8)[16] % 2 == 1 ? .male : .female }

    public static func < (left: IDNumber, right: IDNumber) -> Bool {
        left.rawValue < right.rawValue
    }

    private static func checkCharacter(_ digits: ArraySlice<UInt8>) -> UInt8 {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
        return Array("10X98765432".utf8)[sum % 11]
    }

    /// The date in eighteen characters, the first seventeen of them digits; nil for one that does
    /// not exist.
    package static func birthDate(_ bytes: [UInt8]) -> Day? {
        func number(_ range: Range<Int>) -> Int {
            bytes[range].reduce(0) { $0 * 10 + Int($1 - 48) }
        }
        return Day(number(6..<10), number(10..<12), number(12..<14))
    }
}

/// 性别 - GB/T 2261.1.
public enum Sex: String, Hashable, Sendable {
    case male = "男"
    case female = "女"
}

extension IDNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Masked: an identity number is never printed by accident.
    public var description: String { Mask.idNumber(rawValue) }
    public var debugDescription: String { description }
    /// Without the number, which a dump would show.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
