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

/// SplitMix64 (Steele, Lea, Flood 2014): random enough for tests, and the same on every machine.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { self.state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
