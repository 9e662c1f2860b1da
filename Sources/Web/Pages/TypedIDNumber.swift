import Domain
import Wording

extension IDNumber {
    /// Takes a number as people type it: with white space around, in full-width characters as an
    /// input method leaves them, with a small `x`, or with the 15 digits of an old card.
    package init(typed text: String) throws(IDNumberDefect) {
        let number = IDNumber.normalised(text)
        guard [15, 18].contains(number.count) else { throw .length(number.count) }
        let bytes = Array(number.utf8)
        let isFull = number.count == 18
        let digits = isFull ? bytes.dropLast() : bytes[...]
        guard bytes.count == number.count, digits.allSatisfy({ (48...57).contains($0) }),
            !isFull || (48...57).contains(bytes[17]) || bytes[17] == UInt8(ascii: "X")
        else { throw .character }
        guard let found = isFull ? IDNumber(number) : IDNumber(fifteenDigits: number) else {
            // An impossible date is told, though the check character does not fit either: there the
            // mistake can be seen.
            throw isFull && IDNumber.birthDate(bytes) != nil ? .checkCharacter : .birthDate
        }
        self = found
    }

    private static func normalised(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
            scalars.append(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0)! : scalar)
        }
        let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
        let end = scalars.lastIndex { !$0.properties.isWhitespace } ?? start
        return start == scalars.endIndex ? "" : String(scalars[start...end]).uppercased()
    }
}

/// Why something that was typed is no ID number. It keeps nothing of what was typed, so that no
/// message and no log can show it.
package enum IDNumberDefect: Error, Equatable {
    /// So many characters, and neither 15 nor 18.
    case length(Int)
    /// Something else than digits, and X at the end.
    case character
    /// No such day.
    case birthDate
    case checkCharacter

    /// What is wrong, and what to do.
    package var text: Text {
        switch self {
        case .length(let count):
            Text(
                "证件号码应为 18 位（旧证 15 位），所填为 \(count) 位，请核对证件",
                "An ID number has 18 characters (15 on old cards), this one has \(count); "
                    + "compare it with the card")
        case .character:
            Text(
                "证件号码只能是数字，末位可为 X，请核对证件",
                "An ID number has digits only, and perhaps an X at its end; "
                    + "compare it with the card")
        case .birthDate:
            Text(
                "证件号码中的出生日期不存在，请核对第 7 至 14 位",
                "The birth date in the ID number does not exist; "
                    + "compare characters 7 to 14 with the card")
        case .checkCharacter:
            Text(
                "证件号码末位校验码不符，某一位有误，请逐位核对证件",
                "The check character of the ID number does not fit, so one of the characters is "
                    + "wrong; compare all of them with the card")
        }
    }
}
