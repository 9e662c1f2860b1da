import Domain
import Formats
import Wording

/// What a replay could not play: rows of its files that cannot be read, and steps that were
/// refused.
struct ReplayProblems: Sendable {
    private(set) var lines: [String] = []
    /// Rows that were left out because they cannot be read.
    private(set) var unreadable = 0
    /// Files that were read and not taken: what they say cannot be true.
    private(set) var refusedFiles = 0

    /// Adds what was found in files.
    mutating func add(_ found: [FileProblem]) {
        lines += found.map { "\($0.severity.rawValue): \($0)" }
        // Several cells of a row may be wrong.
        let errors = Dictionary(grouping: found.filter { $0.severity == .error }, by: \.file)
        unreadable += errors.values.reduce(0) { $0 + Set($1.map(\.line)).count }
    }

    mutating func add(_ refusal: Refusal, file: String, line: Int) {
        lines.append(
            "refused: \(file): line \(line): \(refusal.code): \(refusal.text.english)")
    }

    mutating func add(_ refusal: Refusal, wholeFile file: String) {
        lines.append("refused: \(file): \(refusal.code): \(refusal.text.english)")
        refusedFiles += 1
    }

    mutating func add(noClaimFor household: HouseholdID, _ cause: Cause, file: String, line: Int) {
        lines.append(
            "refused: \(file): line \(line): claim_not_found: \(household) has no lead for \(cause)"
        )
    }

    static func += (left: inout ReplayProblems, right: ReplayProblems) {
        left.lines += right.lines
        left.unreadable += right.unreadable
        left.refusedFiles += right.refusedFiles
    }
}
