import Domain
import Foundation
import Testing

/// The lines of a golden file that are neither empty nor comments (`#`), with their numbers.
struct GoldenText {
    struct Line: Sendable, CustomTestStringConvertible {
        let file: String
        let number: Int
        let text: String

        var testDescription: String { "\(file):\(number)" }

        /// The parts between vertical bars, without the spaces around them.
        var columns: [String] {
            text.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
        }

        var words: [String] { text.split(separator: " ").map(String.init) }
    }

    static func lines(_ file: String, beside path: String = #filePath) -> [Line] {
        let folder = URL(filePath: path).deletingLastPathComponent().appending(path: "Golden")
        let text = try! String(contentsOf: folder.appending(path: file), encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .map { Line(file: file, number: $0.offset + 1, text: String($0.element)) }
            .filter { !$0.text.isEmpty && !$0.text.hasPrefix("#") }
    }
}

/// `1234.50`, `+1234.50`, `-0.05`: the only form that the golden files use.
func fen(_ text: String) -> Fen {
    let isNegative = text.hasPrefix("-")
    let digits = text.filter { $0.isNumber }
    precondition(text.split(separator: ".").last?.count == 2, "two decimals in \(text)")
    return Fen(isNegative ? -Int64(digits)! : Int64(digits)!)
}

/// `11-12` of 2026, or a whole date.
func day(_ text: String) -> Day { Day(iso: text.count == 5 ? "2026-\(text)" : text)! }
