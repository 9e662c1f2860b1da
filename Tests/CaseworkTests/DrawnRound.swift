import Casework
import Domain
import TestSupport

/// A round of the review that has drawn everything that there is, and those who review it.
struct DrawnRound {
    let office: TestOffice
    let id: ReviewRoundID
    let number: Int64
    /// By claim.
    let items: [Claim.ID: SampleItemID]

    /// When the sample was drawn.
    static let drawnOn = ReviewDates.ceremony

    /// The period has so little in it that every claim is drawn.
    init(in office: TestOffice) async throws {
        let id = try await office.drawnRound()
        self.office = office
        self.id = id
        self.number = try await office.number("select no from review_round where id = '\(id)'")
        self.items = Dictionary(
            uniqueKeysWithValues: try await office.items(of: id).map { ($0.claim, $0.item) })
    }
}

extension DrawnRound {
    static let first = Domain.Actor(id: "RV1", roles: [.reviewer])
    static let second = Domain.Actor(id: "RV2", roles: [.reviewer])

    /// Two reviewers and, where more are asked for, RV3 and so on.
    static func appoint(_ count: Int = 2, in office: TestOffice) async throws {
        let rows = (1...count).map { "('RV\($0)', '复核\($0)', '{reviewer}')" }
        try await office.corrupt(
            "insert into officer (id, name, roles) values \(rows.joined(separator: ","))")
    }

    /// Assigns everything, from the day after the draw.
    func assign() async throws -> AssignmentOutcome {
        try await office.casework.assignReviews(
            round: id, from: DrawnRound.drawnOn + 3, days: 5, by: Staff.reviewer)
    }

    func visit(
        _ claim: Claim.ID, _ outcome: ReviewVisit.Outcome, on day: Day = DrawnRound.drawnOn + 3,
        means: ReviewMeans = .visit, by reviewers: [OfficerID] = ["RV1", "RV2"]
    ) -> RecordReviewVisit {
        RecordReviewVisit(
            round: id, item: items[claim]!,
            visit: ReviewVisit(means: means, day: day, reviewers: reviewers, outcome: outcome))
    }

    func finish(_ claim: Claim.ID) -> FinishReview {
        FinishReview(round: id, item: items[claim]!)
    }

    /// What the first visit of ``Given`` found: two members, no income, 20,000 yuan.
    static func facts(
        members: Int = 2, wage: Fen = .zero, basis: Fen = .yuan(20_000)
    ) -> ReviewFacts {
        ReviewFacts(
            members: ReviewFacts.household(of: members),
            income: ["wage": wage, "transfer": .zero], assets: [],
            bills: [ReviewFacts.ownCosts: basis])
    }
}
