import Foundation
import Testing

/// A golden table: one case a line, comments after `#` at a line's start. A line is a test
/// argument of its own, so that the runner names it.
struct GoldenLine: Sendable, CustomTestStringConvertible {
    let file: String
    let number: Int
    /// What stands between `「` and `」`, with `\uXXXX` and `\t` replaced.
    let cells: [String]
    /// What stands behind the last `」`.
    let expected: String

    var testDescription: String { "\(file):\(number)" }

    static func table(_ file: String, beside path: String = #filePath) -> [GoldenLine] {
        let folder = URL(filePath: path).deletingLastPathComponent().appending(path: "Golden")
        let text = try! String(contentsOf: folder.appending(path: file), encoding: .utf8)
        return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap
        {
            GoldenLine(file, $0.offset + 1, String($0.element))
        }
    }

    /// The cases of a table in `Scheme/Golden`, whose cells may run over several lines.
    static func pairs(_ file: String, beside path: String = #filePath) -> [GoldenLine] {
        let folder = URL(filePath: path).deletingLastPathComponent().deletingLastPathComponent()
        let place = folder.appending(path: "Scheme/Golden/\(file)")
        let lines = try! String(contentsOf: place, encoding: .utf8).components(separatedBy: "\n")
        var cases: [GoldenLine] = []
        var held = ""
        for (index, line) in lines.enumerated() {
            guard !line.hasPrefix("#") || !held.isEmpty else { continue }
            held += held.isEmpty ? line : "\n" + line
            let isWhole =
                held.count(where: { $0 == "「" }) == 2 && held.count(where: { $0 == "」" }) == 2
            guard isWhole else { continue }
            if let line = GoldenLine(file, index + 1, held) { cases.append(line) }
            held = ""
        }
        return cases
    }

    private init?(_ file: String, _ number: Int, _ line: String) {
        guard line.hasPrefix("「") else { return nil }
        let parts = line.components(separatedBy: "」")
        self.file = file
        self.number = number
        self.cells = parts.dropLast().map { GoldenLine.unescaped(String($0.dropFirst())) }
        self.expected = parts.last!.trimmingCharacters(in: .whitespaces)
    }

    private static func unescaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = Array(text.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let kind = rest.popFirst() else {
                result.append(scalar)
                continue
            }
            switch kind {
            case "t": result.append("\t")
            case "r": result.append("\r")
            case "n": result.append("\n")
            case "u":
                let digits = String(String.UnicodeScalarView(rest.prefix(4)))
                rest = rest.dropFirst(4)
                result.append(Unicode.Scalar(UInt32(digits, radix: 16)!)!)
            default: result.append(contentsOf: [scalar, kind])
            }
        }
        return String(result)
    }
}
