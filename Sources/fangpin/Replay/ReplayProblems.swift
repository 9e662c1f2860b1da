import Domain
import Formats

/// What a replay could not play: rows of its files that cannot be read, and steps that were
/// refused.
struct ReplayProblems: Sendable {
    private(set) var lines: [String] = []
    /// Rows that were left out because they cannot be read.
    private(set) var unreadable = 0

    mutating func add(_ found: [FileProblem]) {
        for problem in found {
            lines.append("\(problem.severity.rawValue): \(problem)")
            if problem.severity == .error { unreadable += 1 }
        }
    }

    mutating func add(_ refusal: Refusal, file: String, line: Int) {
        lines.append("refused: \(file): line \(line): \(refusal.code): \(refusal)")
    }

    mutating func add(noClaimFor household: HouseholdID, _ cause: Cause, file: String, line: Int) {
        lines.append(
            "refused: \(file): line \(line): claim_not_found: \(household) has no lead for \(cause)"
        )
    }

    static func += (left: inout ReplayProblems, right: ReplayProblems) {
        left.lines += right.lines
        left.unreadable += right.unreadable
    }
}
