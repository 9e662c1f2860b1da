import Casework
import Digests
import Domain
import Postgres
import Sampling
import Seeding
import Store
import TestSupport
import Vault

/// 试点县复核 - the example county after its replay, with the office's reviewers, who find what a test
/// has planted: the truth about every item of the frame is known, and drawn items show some of it.
final class ReviewedCounty: Sendable {
    let office: TestOffice
    private let cluster: Cluster

    static let from = Day(2026, 1, 1)!
    static let to = Day(2026, 12, 31)!
    private static let framed = Day(2027, 1, 4)!
    private static let ceremony = Day(2027, 1, 6)!
    private static let visited = Day(2027, 1, 8)!
    private static let reviewers = (1...4).map { OfficerID("R0\($0)") }
    private static let dice = "71828182845904523536"

    init(in journey: Journey) async throws {
        self.cluster = try await Cluster.start(in: journey.state, logger: TestDatabase.silence)
        let directory = KeyDirectory(
            journey.path("keys"), masters: MasterDirectory(journey.path("master")))
        let ring = try KeyRing.open(directory: directory, createIfMissing: false)
        self.office = TestOffice(
            url: cluster.connectionString(database: "fangpin"), keys: try Keys(ring: ring))
        let officers =
            [Staff.dispatcher, Staff.auditor].map {
                Officer(id: $0.id, name: $0.id.rawValue, roles: $0.roles)
            }
            + ReviewedCounty.reviewers.map {
                Officer(id: $0, name: $0.rawValue, roles: [.reviewer])
            }
        try await office.database.write(within: nil) { try await $0.upsert(officers) }
    }

    func close() async throws {
        await office.close()
        try await cluster.stop()
    }
}

extension ReviewedCounty {
    private static var first: Domain.Actor { Actor(id: reviewers[0], roles: [.reviewer]) }

    private static func actor(for party: ReviewParty) -> Domain.Actor {
        switch party {
        case .office: first
        case .insurer: Staff.dispatcher
        case .auditor: Staff.auditor
        }
    }

    private func perform(_ action: some Action, by actor: Domain.Actor) async throws {
        _ = try await office.casework.perform(action, by: actor)
    }

    /// From the frame to the sample.
    func draw() async throws -> ReviewRoundID {
        let hour = TestClock.morning(of: ReviewedCounty.ceremony)
        office.clock.set(ReviewedCounty.framed)
        let draft = ReviewDraft(
            from: ReviewedCounty.from, to: ReviewedCounty.to, commitmentsUntil: hour)
        let framed = try await office.casework.perform(
            FrameReview(draft: draft), by: ReviewedCounty.first)
        let round = ReviewRoundID(framed.round)
        for party in ReviewParty.allCases {
            let digest = commitment(round: round, party: party, part: TestOffice.part(of: party))
            try await perform(
                CommitSeedPart(round: round, digest: digest.hex),
                by: ReviewedCounty.actor(for: party))
        }
        try await office.seal()
        office.clock.set(ReviewedCounty.ceremony)
        try await perform(CloseCommitments(round: round), by: .daemon)
        for reader in [ReviewedCounty.first, Staff.auditor] {
            try await perform(ReadDice(round: round, digits: ReviewedCounty.dice), by: reader)
        }
        for party in ReviewParty.allCases {
            let part = Hexadecimal.text(TestOffice.part(of: party))
            try await perform(
                RevealSeedPart(round: round, part: part), by: ReviewedCounty.actor(for: party))
        }
        try await perform(SettleSeed(round: round), by: ReviewedCounty.first)
        try await perform(DrawSample(round: round), by: ReviewedCounty.first)
        return round
    }

    /// Sends the reviewers, lets each say what is true, and publishes the report.
    ///
    /// - Returns: what the review made of each drawn item.
    func review(
        _ round: ReviewRoundID, finding truth: [SampleItemID: TrueItem]
    ) async throws -> [SampleItemID: FinishReview.Outcome] {
        let assigned = try await office.casework.assignReviews(
            round: round, from: ReviewedCounty.ceremony, days: 5, by: ReviewedCounty.first)
        guard assigned.unassigned.isEmpty else { throw Unsound(findings: assigned.unassigned) }
        office.clock.set(ReviewedCounty.visited)
        var found: [SampleItemID: FinishReview.Outcome] = [:]
        for reviewer in ReviewedCounty.reviewers {
            let actor = Actor(id: reviewer, roles: [.reviewer])
            let tasks = try await office.casework.read(ReviewTasks(), within: actor.scope)
            for task in tasks {
                guard let item = truth[task.item] else { throw Unsound(findings: ["\(task.item)"]) }
                let visit = ReviewVisit(
                    means: .visit, day: ReviewedCounty.visited, reviewers: task.reviewers,
                    outcome: .found(item.facts))
                try await perform(
                    RecordReviewVisit(round: round, item: task.item, visit: visit), by: actor)
                found[task.item] = try await office.casework.perform(
                    FinishReview(round: round, item: task.item), by: actor)
            }
        }
        try await perform(CloseReview(round: round), by: ReviewedCounty.first)
        try await perform(PublishReviewReport(round: round), by: ReviewedCounty.first)
        return found
    }
}
