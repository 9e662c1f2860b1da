import Casework
import Domain
import Formats

/// What a recorded row says was done, by whom and when.
struct PlannedStep<Step: Action & OnClaim>: Sendable {
    var action: Step
    var actor: Actor
    var day: Day
    /// What tells it from the claim's other steps of the name, for its key; nil where there is one.
    var turn: String?

    init(_ action: Step, by officer: Officer, on day: Day, turn: String? = nil) {
        self.init(action, by: Replay.Recorder.actor(officer), on: day, turn: turn)
    }

    init(_ action: Step, by actor: Actor, on day: Day, turn: String? = nil) {
        self.action = action
        self.actor = actor
        self.day = day
        self.turn = turn
    }
}

/// Plays rows of one kind as lists: what one person did on one day.
struct PlannedSteps {
    let casework: Casework
    let claims: ClaimFinder
    /// Stands for the claim of a row that has no lead; nil where such a row is not played.
    let unknown: Claim.ID?
    private(set) var problems = ReplayProblems()

    init(casework: Casework, claims: ClaimFinder, unknown: Claim.ID? = nil) {
        self.casework = casework
        self.claims = claims
        self.unknown = unknown
    }

    /// How the lists of one kind stand to each other.
    enum Order {
        /// None needs another.
        case sideBySide
        /// What is done for a row depends on the rows before it.
        case oneAfterAnother
    }

    /// How many lists are played side by side, and how long one is: long enough to share the cost
    /// of a transaction, short enough that the lanes end together.
    private static let lanes = 4
    private static let most = 25

    private struct List<Step: Action & OnClaim>: Sendable {
        var actor: Actor
        var day: Day
        var steps: [KeyedStep<Step>] = []
        var lines: [Int] = []
    }

    /// Plays the rows that have a lead, or something that stands for it; the others are told.
    mutating func play<Row, Step>(
        _ rows: [StepRow<Row>], of file: String, as name: String, _ order: Order = .sideBySide,
        _ plan: (StepRow<Row>, Claim.ID) -> PlannedStep<Step>
    ) async throws {
        var lists: [List<Step>] = []
        var open: [String: Int] = [:]
        for row in rows {
            guard let claim = claims.id(row.household, row.cause) ?? unknown else {
                problems.add(noClaimFor: row.household, row.cause, file: file, line: row.line)
                continue
            }
            let step = plan(row, claim)
            let one = "\(step.actor.id)/\(step.day)"
            let place = open[one]
            if place.map({ lists[$0].steps.count == PlannedSteps.most }) ?? true
                || order == .oneAfterAnother && place != lists.count - 1
            {
                open[one] = lists.count
                lists.append(List(actor: step.actor, day: step.day))
            }
            let key =
                ["replay", name, "\(row.household)/\(row.cause)"] + (step.turn.map { [$0] } ?? [])
            lists[open[one]!].steps.append(
                KeyedStep(step.action, key: key.joined(separator: "/")))
            lists[open[one]!].lines.append(row.line)
        }
        problems += try await play(
            lists, of: file, lanes: order == .sideBySide ? PlannedSteps.lanes : 1)
    }

    private func play<Step>(
        _ lists: [List<Step>], of file: String, lanes: Int
    ) async throws -> ReplayProblems {
        let casework = casework
        return try await withThrowingTaskGroup(of: ReplayProblems.self) { group in
            for lane in 0..<min(lanes, lists.count) {
                group.addTask {
                    var problems = ReplayProblems()
                    for place in stride(from: lane, to: lists.count, by: lanes) {
                        let list = lists[place]
                        let results = try await casework.perform(
                            each: list.steps, by: list.actor, on: .on(list.day))
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
