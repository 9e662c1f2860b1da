import Casework
import Domain
import Formats

/// Plays the steps from the visit to the notice, after the lists of prescreening and comparison:
/// stage after stage, and within a stage as lists, which run side by side. What one person did on
/// one day is one list.
struct ReplaySteps: Sendable {
    let casework: Casework
    let claims: ClaimFinder
    let records: ReplayRecords

    /// Plays the visits to all households.
    func playVisits() async throws -> ReplayProblems {
        var plan = PlannedSteps(casework: casework, claims: claims)
        try await playFindings(records.findings, &plan)
        return plan.problems
    }

    /// Plays what follows the visits, of those households that are named.
    func playDecisions(of isNamed: (HouseholdID) -> Bool) async throws -> ReplayProblems {
        var plan = PlannedSteps(casework: casework, claims: claims)
        let reviews = records.reviews.filter { isNamed($0.household) }
        let notices = records.notices.filter { isNamed($0.household) }
        try await assess(records.findings.filter { isNamed($0.household) }, &plan)
        try await plan.play(reviews, of: "reviews.csv", as: "review") {
            PlannedStep(
                RecordVillageReview(claim: $1, review: $0.step), by: Replay.Recorder.town,
                on: $0.step.heldOn)
        }
        try await playNotices(notices, &plan)
        return plan.problems
    }

    /// Plays the visits: first the first one to each household, then the second. Those to one
    /// household are ordered by date, and on one day as in the file: the latest counts.
    private func playFindings(_ rows: [FindingRow], _ plan: inout PlannedSteps) async throws {
        var rounds: [[FindingRow]] = []
        var visits: [HouseholdID: Int] = [:]
        var ofDay: [String: Int] = [:]
        var turns: [Int: String] = [:]
        for row in rows.sorted(by: ReplaySteps.inOrderOfVisit) {
            let round = visits[row.household, default: 0]
            visits[row.household] = round + 1
            if rounds.count == round { rounds.append([]) }
            rounds[round].append(row)
            let day = "\(row.household)/\(row.cause)/\(row.step.visitedOn)"
            ofDay[day, default: 0] += 1
            turns[row.line] = "\(row.step.visitedOn)/\(ofDay[day]!)"
        }
        for round in rounds {
            try await plan.play(round, of: "findings.csv", as: "finding") {
                PlannedStep(
                    RecordVerification(claim: $1, verification: $0.step),
                    by: $0.step.verifiers.first.map {
                        Officer(id: $0, name: "", roles: [.verifier])
                    } ?? Replay.Recorder.verifier, on: $0.step.visitedOn, turn: turns[$0.line])
            }
        }
    }

    private static func inOrderOfVisit(_ left: FindingRow, _ right: FindingRow) -> Bool {
        (left.step.visitedOn, left.line) < (right.step.visitedOn, right.line)
    }

    /// Computes the visited claims, on the day of the last visit that found somebody.
    private func assess(_ findings: [FindingRow], _ plan: inout PlannedSteps) async throws {
        var last: [HouseholdID: [Cause: (row: FindingRow, count: Int)]] = [:]
        for row in findings where row.isCompleted {
            let known = last[row.household]?[row.cause]
            let isLater = known.map { $0.row.step.visitedOn <= row.step.visitedOn } ?? true
            last[row.household, default: [:]][row.cause] = (
                isLater ? row : known!.row, (known?.count ?? 0) + 1
            )
        }
        let visited = last.values.flatMap(\.values).filter {
            claims.id($0.row.household, $0.row.cause) != nil
        }
        // The key says how many visits the result rests on: another one is another assessment.
        let byCount = Dictionary(grouping: visited, by: \.count).sorted { $0.key < $1.key }
        for (count, found) in byCount {
            let rows = found.map(\.row).sorted { $0.line < $1.line }
            try await plan.play(rows, of: "findings.csv", as: "assess") {
                PlannedStep(
                    AssessClaim(claim: $1), by: Replay.Recorder.office, on: $0.step.visitedOn,
                    turn: String(count))
            }
        }
    }

    private func playNotices(
        _ rows: [Formats.NoticeRow], _ plan: inout PlannedSteps
    ) async throws {
        let file = "notices.csv"
        try await plan.play(rows, of: file, as: "notice") {
            let day = $0.step.notice.postedOn
            return PlannedStep(
                PostNotice(claim: $1, postedOn: day), by: Replay.Recorder.town, on: day)
        }
        let objected = rows.filter(\.step.objectionRaised)
        try await plan.play(objected, of: file, as: "objection") {
            let day = $0.step.notice.postedOn
            return PlannedStep(
                RaiseObjection(claim: $1, raisedOn: day), by: Replay.Recorder.town, on: day)
        }
        try await plan.play(rows.filter { $0.step.ruling != nil }, of: file, as: "ruling") {
            let day = $0.step.notice.takenDownOn ?? $0.step.notice.postedOn
            return PlannedStep(
                RuleOnObjection(claim: $1, ruling: $0.step.ruling!, ruledOn: day),
                by: Replay.Recorder.office, on: day)
        }
        let ended = rows.filter { $0.step.notice.takenDownOn != nil }
        try await plan.play(ended, of: file, as: "notice-end") {
            let day = $0.step.notice.takenDownOn!
            return PlannedStep(
                CloseNotice(claim: $1, takenDownOn: day), by: Replay.Recorder.town, on: day)
        }
    }
}

extension StepRow<Verification> {
    fileprivate var isCompleted: Bool {
        if case .completed = step.outcome { true } else { false }
    }
}
