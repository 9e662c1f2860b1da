/// 学年 - how a school year is written: `2026-2027`, with any of the usual dashes, a slash or `至`
/// between the years, perhaps with `学年` behind.
enum SchoolYear {
    /// The calendar year that a school year begins in; nil for anything else, such as years that do
    /// not follow each other.
    static func beginning(_ cell: CellBytes) -> Int16? {
        let trimmed = cell.trimmed()
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(1, trimmed.count)) {
            target in
            let length = writeHalfWidth(trimmed, to: target)
            return read(CellBytes(UnsafeMutableBufferPointer(rebasing: target[..<length])))
        }
    }

    private static func read(_ text: CellBytes) -> Int16? {
        guard let first = year(text) else { return nil }
        var rest = text.part(4, text.count).trimmed()
        guard let dash = dashes.first(where: { rest.starts(with: $0) }) else { return nil }
        rest = rest.part(dash.count, rest.count).trimmed()
        guard let second = year(rest), second == first + 1 else { return nil }
        rest = rest.part(4, rest.count).trimmed()
        return rest.isEmpty || rest.elementsEqual(word) ? Int16(first) : nil
    }

    /// The first four characters as a year, if they are digits.
    private static func year(_ text: CellBytes) -> Int? {
        guard text.count >= 4, text.prefix(4).allSatisfy(Byte.isDigit) else { return nil }
        let year = text.prefix(4).reduce(0) { $0 * 10 + Int($1 - Byte.zero) }
        return year == 0 ? nil : year
    }

    /// Hyphen, tilde and slash; en dash, em dash (one or two), `至`.
    private static let dashes = ["-", "~", "/", "–", "——", "—", "至"].map { Array($0.utf8) }
    private static let word = Array("学年".utf8)
}
