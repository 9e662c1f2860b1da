import Foundation
import Testing

/// A line of a golden table: cells between ` | `; a line that begins with `#` is a comment.
struct GoldenLine: Sendable, CustomTestStringConvertible {
    let file: String
    let number: Int
    let cells: [String]

    var testDescription: String { "\(file):\(number)" }

    static func table(_ file: String, beside path: String = #filePath) -> [GoldenLine] {
        let folder = URL(filePath: path).deletingLastPathComponent().appending(path: "Golden")
        let text = try! String(contentsOf: folder.appending(path: file), encoding: .utf8)
        return text.split(separator: "\n").enumerated().compactMap { index, line in
            line.hasPrefix("#")
                ? nil
                : GoldenLine(
                    file: file, number: index + 1,
                    cells: line.split(separator: " | ", omittingEmptySubsequences: false)
                        .map(String.init))
        }
    }
}
