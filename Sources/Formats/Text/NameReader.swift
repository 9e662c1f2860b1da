import Foundation

extension FieldReader {
    /// The form of a name in which two spellings of it are the same bytes: NFKC, without any
    /// white space, and with one middle dot (U+00B7) for `· • ． . ‧`.
    ///
    /// Only for comparing. What is shown, printed and paid to is the name as it was written.
    package static func name(_ cell: CellBytes) -> String {
        if isPlainHan(cell) { return String(decoding: cell, as: UTF8.self) }
        return name(String(decoding: cell, as: UTF8.self))
    }

    /// As ``name(_:)-(CellBytes)``.
    package static func name(_ text: String) -> String {
        var text = text
        if text.withUTF8(isPlainHan) { return text }
        var scalars = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars {
            if scalar.properties.isWhitespace { continue }
            scalars.append(middleDots.contains(scalar.value) ? "\u{00B7}" : scalar)
        }
        return String(scalars)
    }

    /// U+00B7, U+2022, U+FF0E, U+002E, U+2027.
    private static let middleDots: [UInt32] = [0x00B7, 0x2022, 0xFF0E, 0x002E, 0x2027]

    /// Whether there is nothing but characters of U+4E00 to U+9FFF, to which the normalisation does
    /// nothing. That is so for nearly every name, and Foundation takes 1.3 µs for one.
    private static func isPlainHan(_ cell: CellBytes) -> Bool {
        guard cell.count % 3 == 0 else { return false }
        var index = 0
        while index < cell.count {
            let first = cell[index]
            guard first >= 0xE4, first <= 0xE9 else { return false }
            // E4 B8 80 is U+4E00; what lies below in E4 is Extension A and the hexagrams.
            if first == 0xE4, cell[index + 1] < 0xB8 { return false }
            index += 3
        }
        return true
    }
}
