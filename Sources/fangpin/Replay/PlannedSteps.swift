import Casework
import Domain
import Formats

/// What a recorded row says was done, by whom and when.
struct PlannedStep<Step: Action & OnClaim>: Sendable {
    var action: Step
    var officer: Officer
    var day: Day

    init(_ action: Step, by officer: Officer, on day: Day) {
        self.action = action
        self.officer = officer
        self.day = day
    }
}

/// Plays rows of one kind as lists: what one person did on one day.
struct PlannedSteps {
    let casework: Casework
    let claims: ClaimFinder
    private(set) var problems = ReplayProblems()

    init(casework: Casework, claims: ClaimFinder) {
        self.casework = casework
        self.claims = claims
    }

    /// How many lists are played side by side, and how long one is: long enough to share the cost
    /// of a transaction, short enough that the lanes end together.
    private static let lanes = 4
    private static let most = 25

    private struct List<Step: Action & OnClaim>: Sendable {
        var officer: Officer
        var day: Day
        var steps: [KeyedStep<Step>] = []
        var lines: [Int] = []
    }

    /// Plays the rows that have a lead; the others are told.
    ///
    /// - Parameters:
    ///   - turn: which of several rows about one claim they are, from 1; nil where there is one.
    mutating func play<Row, Step>(
        _ rows: [StepRow<Row>], of file: String, as name: String, turn: Int? = nil,
        _ plan: (StepRow<Row>, Claim.ID) -> PlannedStep<Step>
    ) async throws {
        var planned: [(line: Int, key: String, step: PlannedStep<Step>)] = []
        for row in rows {
            guard let claim = claims.id(row.household, row.cause) else {
                problems.add(noClaimFor: row.household, row.cause, file: file, line: row.line)
                continue
            }
            let about = "\(row.household)/\(row.cause)"
            let key = "replay/\(name)/\(about)" + (turn.map { "/\($0)" } ?? "")
            planned.append((row.line, key, plan(row, claim)))
        }
        problems += try await play(PlannedSteps.lists(of: planned), of: file)
    }

    private static func lists<Step>(
        of planned: [(line: Int, key: String, step: PlannedStep<Step>)]
    ) -> [List<Step>] {
        var lists: [List<Step>] = []
        var open: [String: Int] = [:]
        for (line, key, step) in planned {
            let one = "\(step.officer.id)/\(step.day)"
            if open[one].map({ lists[$0].steps.count == most }) ?? true {
                open[one] = lists.count
                lists.append(List(officer: step.officer, day: step.day))
            }
            let place = open[one]!
            lists[place].steps.append(KeyedStep(step.action, key: key))
            lists[place].lines.append(line)
        }
        return lists
    }

    private func play<Step>(
        _ lists: [List<Step>], of file: String
    ) async throws -> ReplayProblems {
        let casework = casework
        return try await withThrowingTaskGroup(of: ReplayProblems.self) { group in
            for lane in 0..<min(PlannedSteps.lanes, lists.count) {
                group.addTask {
                    var problems = ReplayProblems()
                    for place in stride(from: lane, to: lists.count, by: PlannedSteps.lanes) {
                        let list = lists[place]
                        let results = try await casework.perform(
                            each: list.steps, by: Replay.Recorder.actor(list.officer),
                            on: .on(list.day))
                        for (line, result) in zip(list.lines, results) {
                            guard case .failure(let refusal) = result else { continue }
                            problems.add(refusal, file: file, line: line)
                        }
                    }
                    return problems
                }
            }
            var problems = ReplayProblems()
            for try await found in group { problems += found }
            return problems
        }
    }
}
