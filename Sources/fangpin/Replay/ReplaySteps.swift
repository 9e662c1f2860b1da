import Casework
import Domain
import Formats

/// Plays the steps from the visit to the notice, after the lists of prescreening. The households
/// are divided over a few lanes that run side by side; within a household the steps come in the
/// order of the process, each kind by its date and then its place in the file.
struct ReplaySteps: Sendable {
    let casework: Casework
    let claims: ClaimFinder
    let records: ReplayRecords

    private static let lanes = 4

    /// - Parameter played: is told of each household whose steps are all played. Those that an
    ///   approval waits for come first, in the order of the approvals.
    func play(
        approvals: [ApprovalRow], played: AsyncThrowingStream<HouseholdID, any Error>.Continuation
    ) async throws -> ReplayProblems {
        let steps = inOrder(of: approvals)
        return try await withThrowingTaskGroup(of: ReplayProblems.self) { group in
            for lane in 0..<ReplaySteps.lanes {
                let mine = steps.enumerated().filter { $0.offset % ReplaySteps.lanes == lane }
                group.addTask {
                    var problems = ReplayProblems()
                    for (_, steps) in mine {
                        try await play(steps, &problems)
                        played.yield(steps.household)
                    }
                    return problems
                }
            }
            var problems = ReplayProblems()
            for try await found in group { problems += found }
            return problems
        }
    }

    private func inOrder(of approvals: [ApprovalRow]) -> [HouseholdSteps] {
        var rank: [HouseholdID: Int] = [:]
        for row in approvals where rank[row.household] == nil { rank[row.household] = rank.count }
        return HouseholdSteps.grouped(records).sorted {
            (rank[$0.household] ?? .max, $0.household) < (rank[$1.household] ?? .max, $1.household)
        }
    }

    private func play(_ steps: HouseholdSteps, _ problems: inout ReplayProblems) async throws {
        try await playFindings(steps, &problems)
        try await assess(steps, &problems)
        for row in steps.reviews {
            try await perform(
                row, file: "reviews.csv", by: Replay.Recorder.town, on: row.step.heldOn,
                key: "review", &problems
            ) { RecordVillageReview(claim: $0, review: row.step) }
        }
        for row in steps.notices { try await play(row, &problems) }
    }
}

extension ReplaySteps {
    private func playFindings(
        _ steps: HouseholdSteps, _ problems: inout ReplayProblems
    ) async throws {
        var alike: [String: Int] = [:]
        for row in steps.findings {
            let about = "finding/\(row.step.visitedOn)"
            let ordinal = alike["\(row.cause)/\(about)", default: 0] + 1
            alike["\(row.cause)/\(about)"] = ordinal
            let first = row.step.verifiers.first.map {
                Officer(id: $0, name: "", roles: [.verifier])
            }
            try await perform(
                row, file: "findings.csv", by: first ?? Replay.Recorder.verifier,
                on: row.step.visitedOn, key: "\(about)/\(ordinal)", &problems
            ) { RecordVerification(claim: $0, verification: row.step) }
        }
    }

    /// Computes the household's visited claims, in the order of causes.
    private func assess(
        _ steps: HouseholdSteps, _ problems: inout ReplayProblems
    ) async throws {
        let visited = Dictionary(grouping: steps.findings.filter(\.isCompleted), by: \.cause)
        for (cause, rows) in visited.sorted(by: { $0.key < $1.key }) {
            guard let claim = claims.id(steps.household, cause), let last = rows.last else {
                continue
            }
            do {
                _ = try await casework.perform(
                    AssessClaim(claim: claim), by: Replay.Recorder.actor(Replay.Recorder.office),
                    key: "replay/assess/\(steps.household)/\(cause)/\(rows.count)",
                    on: .on(last.step.visitedOn))
            } catch let refusal as Refusal {
                problems.add(refusal, file: "findings.csv", line: last.line)
            }
        }
    }

    private func play(
        _ row: Formats.NoticeRow, _ problems: inout ReplayProblems
    ) async throws {
        let step = row.step
        let posted = step.notice.postedOn
        let file = "notices.csv"
        try await perform(
            row, file: file, by: Replay.Recorder.town, on: posted, key: "notice", &problems
        ) { PostNotice(claim: $0, postedOn: posted) }
        if step.objectionRaised {
            try await perform(
                row, file: file, by: Replay.Recorder.town, on: posted, key: "objection", &problems
            ) { RaiseObjection(claim: $0, raisedOn: posted) }
        }
        let end = step.notice.takenDownOn ?? posted
        if let ruling = step.ruling {
            try await perform(
                row, file: file, by: Replay.Recorder.office, on: end, key: "ruling", &problems
            ) { RuleOnObjection(claim: $0, ruling: ruling, ruledOn: end) }
        }
        if let end = step.notice.takenDownOn {
            try await perform(
                row, file: file, by: Replay.Recorder.town, on: end, key: "notice-end", &problems
            ) { CloseNotice(claim: $0, takenDownOn: end) }
        }
    }

    private func perform<Step, A: Action>(
        _ row: StepRow<Step>, file: String, by officer: Officer, on day: Day, key: String,
        _ problems: inout ReplayProblems, _ action: (Claim.ID) -> A
    ) async throws {
        guard let claim = claims.id(row.household, row.cause) else {
            problems.add(noClaimFor: row.household, row.cause, file: file, line: row.line)
            return
        }
        do {
            _ = try await casework.perform(
                action(claim), by: Replay.Recorder.actor(officer),
                key: "replay/\(key)/\(row.household)/\(row.cause)", on: .on(day))
        } catch let refusal as Refusal {
            problems.add(refusal, file: file, line: row.line)
        }
    }
}

extension StepRow<Verification> {
    fileprivate var isCompleted: Bool {
        if case .completed = step.outcome { true } else { false }
    }
}

/// The recorded steps of one household.
struct HouseholdSteps: Sendable {
    var household: HouseholdID
    var findings: [FindingRow] = []
    var reviews: [ReviewRow] = []
    var notices: [Formats.NoticeRow] = []

    /// By household; visits by date and then the order of the file.
    static func grouped(_ records: ReplayRecords) -> [HouseholdSteps] {
        var groups: [HouseholdID: HouseholdSteps] = [:]
        func add(_ household: HouseholdID, _ change: (inout HouseholdSteps) -> Void) {
            change(&groups[household, default: HouseholdSteps(household: household)])
        }
        for row in records.findings { add(row.household) { $0.findings.append(row) } }
        for row in records.reviews { add(row.household) { $0.reviews.append(row) } }
        for row in records.notices { add(row.household) { $0.notices.append(row) } }
        return groups.sorted { $0.key < $1.key }.map { _, steps in
            var steps = steps
            steps.findings = steps.findings.enumerated().sorted {
                ($0.element.step.visitedOn, $0.offset) < ($1.element.step.visitedOn, $1.offset)
            }.map(\.element)
            return steps
        }
    }
}
