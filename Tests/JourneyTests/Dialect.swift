import Glibc

/// 文件写法 - how one office or another writes the same table (contract, section 0).
enum Dialect: CaseIterable, Sendable {
    case plain, marked, carriageReturns, gb18030, quoted, fullWidth, thousands, reversed,
        moreColumns
    case withoutLastLineFeed

    /// The table's bytes.
    ///
    /// - Parameters:
    ///   - table: the header and the rows.
    ///   - texts: the columns that hold no numbers.
    func bytes(_ table: [[String]], texts: Set<String>) -> [UInt8] {
        let isText = table[0].map(texts.contains)
        let rows = table.enumerated().map { index, row in
            let cells = index == 0 ? row : zip(row, isText).map { $1 ? $0 : number($0) }
            return arranged(cells, isHeader: index == 0).map(cell).joined(separator: ",")
        }
        let end = self == .carriageReturns ? "\r\n" : "\n"
        let text = rows.joined(separator: end) + (self == .withoutLastLineFeed ? "" : end)
        switch self {
        case .marked: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case .gb18030: return Dialect.converted(text)
        default: return Array(text.utf8)
        }
    }

    private func arranged(_ cells: [String], isHeader: Bool) -> [String] {
        switch self {
        case .reversed: cells.reversed()
        case .moreColumns:
            [isHeader ? "序号" : "x,\"1\""] + cells + [isHeader ? "备注" : "见附件\n第二行"]
        default: cells
        }
    }

    private func number(_ cell: String) -> String {
        switch self {
        case .fullWidth:
            String(String.UnicodeScalarView(cell.unicodeScalars.map(Dialect.fullWidth)))
        case .thousands: Dialect.grouped(cell)
        default: cell
        }
    }

    private func cell(_ text: String) -> String {
        let needsQuotes = self == .quoted || text.contains { ",\"\n".contains($0) }
        return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }

    private static func fullWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0)! : scalar
    }

    /// `1234567.50` as `1,234,567.50`.
    private static func grouped(_ cell: String) -> String {
        guard let point = cell.firstIndex(of: ".") else { return cell }
        var whole = String(cell[..<point])
        var place = whole.count - 3
        while place > 0 {
            whole.insert(",", at: whole.index(whole.startIndex, offsetBy: place))
            place -= 3
        }
        return whole + cell[point...]
    }

    /// The text in GB18030.
    static func converted(_ text: String) -> [UInt8] {
        let converter = iconv_open("GB18030", "UTF-8")!
        defer { iconv_close(converter) }
        var source = Array(text.utf8CString.dropLast())
        var target = [CChar](repeating: 0, count: source.count * 2)
        let left = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var (from, fromLeft) = (source.baseAddress, source.count)
                var (to, toLeft) = (target.baseAddress, target.count)
                let status = iconv(converter, &from, &fromLeft, &to, &toLeft)
                precondition(status == 0 && fromLeft == 0, "GB18030 has every character")
                return toLeft
            }
        }
        return target.dropLast(left).map(UInt8.init(bitPattern:))
    }
}
