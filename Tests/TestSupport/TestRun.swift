import Glibc
import Seeding

/// How the tests are run, as `deploy/test` says: a sample or everything, and drawn by which seed.
package enum TestRun {
    /// Whether everything runs (`deploy/test --all`), or a sample of it.
    package static let isWhole = variable("FANGPIN_TEST_SCOPE") == "all"

    /// What the samples are drawn by: another one with every commit, and always the same for it.
    package static let seed = variable("FANGPIN_TEST_SEED").flatMap { UInt64($0) } ?? 1

    /// The cases with these numbers, or a sample of so many: what a sample finds, the whole finds
    /// too.
    package static func cases(_ numbers: Range<Int>, sample count: Int) -> [Int] {
        if isWhole { return Array(numbers) }
        var random = Seeded(seed)
        return numbers.shuffled(using: &random).prefix(count).sorted()
    }

    private static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
