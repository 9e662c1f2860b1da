import Casework
import Digests
import Domain
import Foundation
import Postgres
import Sampling
import Store
import TestSupport

/// A round of the review that has drawn every one of some claims, written down row by row: what
/// came before the draw is not what these tests are about.
struct DrawnRound {
    let office: TestOffice
    let id: ReviewRoundID
    let number: Int64
    /// By claim.
    let items: [Claim.ID: SampleItemID]

    /// When the sample was drawn.
    static let drawnOn = Day(2026, 9, 25)!

    /// - Parameters:
    ///   - claims: to be paid where they have a payout, refused otherwise.
    ///   - reviewers: how many go together.
    init(
        _ claims: [Claim.ID], in office: TestOffice, id: ReviewRoundID = "2026-1",
        reviewers: Int = 2
    ) async throws {
        office.clock.set(DrawnRound.drawnOn)
        let rows = try await DrawnRound.rows(of: claims, office)
        let frame = try ReviewFrame(rows.map(\.row))
        let plan = ReviewPlan(
            mode: .sm3, paid: claims.count, refused: claims.count, leastOfStratum: 0,
            perVerifier: 0)
        let at = Instant(DrawnRound.drawnOn, secondsAfterMidnight: 8 * 3_600)
        let framing = RoundFraming(
            round: id, frame: frame, plan: plan, parties: [.office],
            commitmentsUntil: at.advanced(bySeconds: 60))
        var round = ReviewRound(framing, at: at)
        let dice = DecimalDigits("01382438112797316654")!
        let events: [(RoundEvent, kind: String, body: String)] = [
            (.closeCommitments, "close_commitments", "{}"),
            (
                .roll(DiceReading(dice, by: "RV1"), DiceReading(dice, by: "RV2")), "roll",
                #"{"digits":"01382438112797316654","readers":["RV1","RV2"]}"#
            ), (.settleSeed, "settle_seed", "{}"), (.draw(frame), "draw", "{}"),
        ]
        for event in events { try round.apply(event.0, at: at.advanced(bySeconds: 60)) }
        self.office = office
        self.id = id
        self.items = Dictionary(
            uniqueKeysWithValues: rows.map { ($0.claim, $0.row.id) })
        self.number = try await DrawnRound.insert(
            round, events.map { ($0.kind, $0.body) }, rows, reviewers: reviewers, office)
    }

    private typealias Row = (claim: Claim.ID, verification: Int64?, row: FrameRow)

    private static func rows(
        of claims: [Claim.ID], _ office: TestOffice
    ) async throws -> [Row] {
        try await office.root.withConnection { connection in
            try await connection.query(
                """
                select c.id, (select max(no) from verification v
                        where v.claim_id = c.id and v.outcome = 'completed'), p.amount_fen
                from claim c left join payout p on p.claim_id = c.id
                where c.id = any(\(claims)) order by c.id
                """
            ).map { found in
                let (claim, visit, amount) = try found.decode((Int64, Int64?, Fen?).self)
                let row = FrameRow(
                    id: SampleItemID("\(claim)"),
                    place: .inside(
                        amount == nil ? .refused : .paid, stratum: "", size: amount ?? .zero),
                    verifier: "V02")
                return (claim, visit, row)
            }
        }
    }

    private static func insert(
        _ round: ReviewRound, _ events: [(kind: String, body: String)], _ rows: [Row],
        reviewers: Int, _ office: TestOffice
    ) async throws -> Int64 {
        let framing = round.framing
        let terms = termsJSON(reviewers: reviewers)
        return try await office.root.withConnection { connection in
            let number = try await connection.query(
                """
                insert into review_round (id, state, period_from, period_to, mode, paid, refused,
                    least_of_stratum, per_verifier, terms, parties, commitments_until, frame_root,
                    inside, excluded, sum_fen, framing_digest, framed_by, framed_at, seed)
                values (\(framing.round.rawValue), 'drawn', \(Dates.opened), \(Dates.booked), 'sm3',
                    \(Int32(round.plan.paid)), \(Int32(round.plan.refused)), 0, 0,
                    \(terms)::text::jsonb, '{office}', \(framing.commitmentsUntil),
                    \(framing.frameRoot), \(Int32(framing.inside)), 0, \(framing.sum),
                    \(framing.digest), 'reviewer', \(Instant(drawnOn, secondsAfterMidnight: 28_800)),
                    \(round.seed))
                returning no
                """)[0].decode(Int64.self)
            for (place, event) in events.enumerated() {
                _ = try await connection.query(
                    """
                    insert into review_event values (\(number), \(Int32(place + 1)),
                        \(framing.commitmentsUntil), 'reviewer', \(event.kind),
                        \(event.body)::text::jsonb)
                    """)
            }
            for row in rows {
                _ = try await connection.query(
                    """
                    insert into review_frame (round_no, item, claim_id, verification_no, place,
                        size_fen, verifier)
                    values (\(number), \(row.row.id.rawValue), \(row.claim), \(row.verification),
                        \(row.row.part!.rawValue), \(row.row.size), 'V02')
                    """)
            }
            for (place, item) in (round.sample?.items ?? []).enumerated() {
                _ = try await connection.query(
                    """
                    insert into review_item (round_no, item, claim_id, part, place, lot, certain,
                        hits, rank, top_up)
                    select round_no, item, claim_id, \(item.part.rawValue), \(Int32(place + 1)),
                        \(item.lot.text), \(item.isCertain), \(Int32(item.hits)),
                        \(Int32(item.rank)), false
                    from review_frame where round_no = \(number) and item = \(item.id.rawValue)
                    """)
            }
            return number
        }
    }

    /// What the office takes where nobody chose otherwise, as the round's row keeps it.
    private static func termsJSON(reviewers: Int) -> String {
        let part = #"{"population":0,"sum":0,"size":0,"reasons":[]}"#
        return """
            {"terms":{"confidence":9500,"paidTolerable":500,"paidExpected":0,
            "refusedTolerable":500,"refusedExpected":0,"leastOfStratum":2,"perVerifier":20,
            "perVerifierAllowed":2,"good":500,"bad":2500,"roundsOfYear":4,
            "tolerance":[500,20000,20000,0],"daysToReview":15,"daysToDispute":5,
            "reviewers":\(reviewers),"largeFrom":3000000,"largestShare":500,"repeatedDays":365,
            "sharedAccount":true,"travelKilometres":100,"warnAbove":300,"recheckAbove":500,
            "suspendAbove":1000,"reverifiesAtClassA":true,"feePerError":10000,
            "daysToRectify":30},
            "sizing":{"paid":\(part),"refused":\(part),"excluded":{},"forced":{},"verifiers":0,
            "severity":"normal","acceptance":[]}}
            """
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
