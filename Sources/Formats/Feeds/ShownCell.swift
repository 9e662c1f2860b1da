import Domain

/// What a report shows of a cell that could not be read.
enum ShownCell {
    /// An ID number, masked.
    static func idNumber(_ cell: CellBytes) -> String { Mask.idNumber(cut(cell)) }

    /// Any other cell. A row whose cells have slipped may hold a person's number where an amount
    /// should be, so a value with a long run of digits is masked like one.
    static func value(_ cell: CellBytes) -> String {
        let text = cut(cell)
        var run = 0
        for scalar in text.unicodeScalars {
            run = isDigit(scalar) ? run + 1 : 0
            if run == longRun { return Mask.idNumber(text) }
        }
        return text
    }

    /// As long as a mobile telephone number, the shortest of the personal numbers.
    private static let longRun = 11

    /// The most characters that are shown.
    private static let limit = 40

    private static func cut(_ cell: CellBytes) -> String {
        // Four bytes are the longest character: no need to make a string of a megabyte.
        let trimmed = cell.trimmed()
        let isPlain = trimmed.count <= limit && trimmed.allSatisfy { $0 < 0x80 }
        if isPlain { return String(decoding: trimmed, as: UTF8.self) }
        let head = trimmed.prefix(4 * limit)
        var scalars = String.UnicodeScalarView()
        scalars.append(
            contentsOf: String(decoding: head, as: UTF8.self).unicodeScalars.prefix(limit))
        return String(scalars)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar) || ("\u{FF10}"..."\u{FF19}").contains(scalar)
    }
}
