import Foundation
import Seeding

/// How much of the long tables is run: all of it, or a sample that the seed of the run draws.
enum Scope {
    static let isWhole = variable("FANGPIN_TEST_SCOPE") == "all"

    /// These cases, or so many of them.
    static func cases(_ numbers: Range<Int>, sample count: Int) -> [Int] {
        if isWhole { return Array(numbers) }
        var random = Seeded(variable("FANGPIN_TEST_SEED").flatMap { UInt64($0) } ?? 1)
        return numbers.shuffled(using: &random).prefix(count).sorted()
    }

    private static func variable(_ name: String) -> String? {
        ProcessInfo.processInfo.environment[name]
    }
}
