import Domain
import Formats

/// Money: the reader agrees with a reading of the decimal text, digit by digit, and reads what is
/// written.
enum MoneyProperties {
    static func check(_ bytes: [UInt8]) throws {
        // A cell is UTF-8 always; that nothing is read beyond its end must hold for any bytes.
        _ = bytes.withUnsafeBufferPointer { try? FieldReader.money($0) }
        let text = String(decoding: bytes, as: UTF8.self)
        let found = try? FieldReader.money(text)
        try same(found, slowly(text), "money of '\(text)'")
        guard let found else { return }
        try hold(
            found <= Fen.readableLimit && found >= -Fen.readableLimit, "\(found) is no figure")
        for written in [found.description, found.grouped] {
            try same(try? FieldReader.money(written), found, "money of what is written, \(written)")
        }
        var writer = CSVWriter()
        writer.cell(found)
        try same(
            String(decoding: writer.bytes, as: UTF8.self), found.description, "the cell of \(found)"
        )
    }

    /// The amount that a text says; nil for what is no amount.
    private static func slowly(_ text: String) -> Fen? {
        var scalars = CellOracle.plain(text)[...]
        if scalars.isEmpty { return .zero }
        let isNegative = scalars.first == "-"
        if isNegative || scalars.first == "+" { scalars = scalars.dropFirst() }
        let point = scalars.firstIndex(of: ".") ?? scalars.endIndex
        guard let yuan = digits(of: scalars[..<point]) else { return nil }
        var fraction = Array(scalars[point...].dropFirst())
        if point < scalars.endIndex {
            guard CellOracle.areDigits(fraction, 1...2) else { return nil }
        }
        while fraction.count < 2 { fraction.append("0") }
        let significant = yuan.drop { $0 == "0" }
        guard significant.count <= 13 else { return nil }
        let fen = Int64(CellOracle.number(Array(yuan.suffix(13)) + fraction))
        return Fen(isNegative ? -fen : fen)
    }

    /// The digits of whole yuan without their commas; nil where these do not group thousands.
    private static func digits(of scalars: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
        let groups = scalars.split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped = groups.count > 1
        for (index, group) in groups.enumerated() {
            let count = !isGrouped ? 1...Int.max : index == 0 ? 1...3 : 3...3
            guard CellOracle.areDigits(group, count) else { return nil }
        }
        return groups.flatMap { Array($0) }
    }
}
