import Domain
import Foundation
import Testing

/// A golden table: one case a line, its columns separated by `|`, comments after `#` at a line's
/// start. A line is a test argument of its own, so that the runner names it.
struct GoldenLine: Sendable, CustomTestStringConvertible {
    let file: String
    let number: Int
    /// The words of each column.
    let columns: [[String]]

    var testDescription: String { "\(file):\(number)" }

    static func table(_ file: String, beside path: String = #filePath) -> [GoldenLine] {
        let folder = URL(filePath: path).deletingLastPathComponent().appending(path: "Golden")
        let text = try! String(contentsOf: folder.appending(path: file), encoding: .utf8)
        return text.components(separatedBy: "\n").enumerated().compactMap { index, line in
            guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
            let columns = line.components(separatedBy: "|").map {
                $0.split(separator: " ").map(String.init)
            }
            return GoldenLine(file: file, number: index + 1, columns: columns)
        }
    }
}

/// Yuan as the tables write them: `-12.05`, `0`.
func fen(_ text: String) -> Fen {
    let digits = text.replacing("-", with: "").split(separator: ".")
    let cents = digits.count > 1 ? Int64(digits[1])! : 0
    precondition(digits.count == 1 || digits[1].count == 2, "two decimals")
    let magnitude = Int64(digits[0])! * 100 + cents
    return Fen(text.hasPrefix("-") ? -magnitude : magnitude)
}

/// `40.25%`.
func percent(_ text: String) -> Percent {
    let parts = text.dropLast().split(separator: ".")
    let decimals =
        parts.count > 1 ? parts[1] + String(repeating: "0", count: 2 - parts[1].count) : "0"
    return Percent(basisPoints: Int64(parts[0])! * 100 + Int64(decimals)!)!
}
