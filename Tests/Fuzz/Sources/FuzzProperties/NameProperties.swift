import Formats
import Foundation

/// Names: the short ways of the reader lead where the contract's long one does, and whole numbers
/// are read as they are written.
enum NameProperties {
    static func check(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        let found = FieldReader.name(text)
        let utf8 = Array(text.utf8)
        let ofCell = utf8.withUnsafeBufferPointer { FieldReader.name($0) }
        try same(Array(ofCell.utf8), Array(found.utf8), "the name of '\(text)' as a cell")
        try same(Array(found.utf8), Array(slowly(text).utf8), "the name of '\(text)'")
        try same(try? FieldReader.number(text), number(text), "the number of '\(text)'")
    }

    /// NFKC, without white space, one middle dot.
    private static func slowly(_ text: String) -> String {
        let dots: Set<Unicode.Scalar> = ["\u{B7}", "\u{2022}", "\u{FF0E}", ".", "\u{2027}"]
        var scalars = String.UnicodeScalarView()
        for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars
        where !scalar.properties.isWhitespace {
            scalars.append(dots.contains(scalar) ? "\u{B7}" : scalar)
        }
        return String(scalars)
    }

    private static func number(_ text: String) -> Int? {
        let scalars = CellOracle.plain(text)
        guard CellOracle.areDigits(scalars, 1...Int.max) else { return nil }
        let significant = scalars.drop { $0 == "0" }
        if significant.isEmpty { return 0 }
        return significant.count > 9 ? nil : CellOracle.number(significant)
    }
}
