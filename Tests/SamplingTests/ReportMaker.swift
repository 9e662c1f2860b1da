import Digests
import Domain
import Foundation
import Sampling
import Seeding

/// Makes reports of rounds up: a frame from hashes, a round with its ceremony, results at random.
struct ReportMaker {
    private let hashed: HashedFrame
    private let plan: ReviewPlan
    private let number: Int

    /// The number of a ``HashedFrame`` of at most 600 items.
    init(_ number: Int) throws {
        var (seed, hashed) = (number * 10, try HashedFrame(number * 10))
        while hashed.frame.rows.count > 600 {
            seed += 1
            hashed = try HashedFrame(seed)
        }
        self.number = number
        self.hashed = hashed
        var plan = hashed.plan
        plan.mode = TicketMode.allCases[number % 3]
        (plan.furtherPasses, plan.furtherRefused) = ([], [])
        self.plan = plan
    }

    func report() throws -> ReviewReport {
        var random = Seeded(UInt64(number) + 99)
        var round = try drawnRound(&random)
        let items = round.sample!.items
        let isPoor = random.once(in: 3)
        var results: [ReviewResult] = []
        for item in items {
            let isDone = !random.once(in: isPoor ? 9 : 200)
            let outcome = isDone ? ReviewOutcome.done : random.one(of: [.refused, .untraceable])
            var result = ReviewResult(id: item.id, outcome: outcome, right: item.size)
            if isDone, random.once(in: 6) {
                result.errorClass = random.one(of: ErrorClass.allCases)
                if result.errorClass! <= .amount {
                    result.right = Fen(Int64(random.number(0..<(Int(item.size.rawValue) * 2 + 1))))
                }
            }
            results.append(result)
            try round.apply(.end(item.id, outcome), at: late)
        }
        try round.apply(.closeReview, at: late)
        let terms = try ReportTerms(
            confidence: Share(random.one(of: ["0.9", "0.95", "0.99"])), good: Share("0.05"),
            bad: Share("0.25"), allowed: 2, line: Share("0.1"))
        let table = (0..<4).map { _ in random.number(0..<30) }
        return try ReviewReport(
            round: round, frame: hashed.frame, results: results, terms: terms,
            agreement: random.once(in: 4)
                ? nil
                : Agreement(
                    both: table[0], verifierOnly: table[1], reviewerOnly: table[2],
                    neither: table[3]),
            incomeDifferences: (0..<random.number(0..<12)).map { _ in
                Int64(random.number(-90_000..<90_000))
            },
            earlier: plan.earlier.map { draw in
                let sampled = random.number(0..<(draw.drawn + 1))
                let errors = random.once(in: 3) ? random.number(0..<(sampled + 1)) : 0
                return EarlierFindings(draw, sampled: sampled, errors: errors)
            })
    }

    private let late = Instant(microseconds: 3)

    /// A round up to its draw, with parties that are absent or keep their parts, a lottery, an
    /// extension.
    private func drawnRound(_ random: inout Seeded) throws -> ReviewRound {
        let withLottery = random.once(in: 2)
        var round = ReviewRound(
            RoundFraming(
                round: "2026年三季度", frame: hashed.frame, plan: plan,
                commitmentsUntil: Instant(microseconds: 2),
                lottery: withLottery ? "双色球 2026118 期" : nil),
            at: Instant(microseconds: 1))
        var bound: [(ReviewParty, [UInt8])] = []
        for party in ReviewParty.allCases where !random.once(in: 4) {
            let part = random.bytes(32)
            bound.append((party, part))
            let digest = commitment(round: "2026年三季度", party: party, part: part)
            try round.apply(.commit(party, digest), at: Instant(microseconds: 1))
        }
        try round.apply(.closeCommitments, at: late)
        let dice = DecimalDigits((0..<20).map { _ in "\(random.number(0..<10))" }.joined())!
        try round.apply(.roll(DiceReading(dice, by: "甲"), DiceReading(dice, by: "乙")), at: late)
        for (party, part) in bound where !random.once(in: 4) {
            try round.apply(.reveal(party, part), at: late)
        }
        if withLottery { try round.apply(.lottery(DecimalDigits("071528")!), at: late) }
        try round.apply(.settleSeed, at: late)
        try round.apply(.draw(hashed.frame), at: late)
        if random.once(in: 3) {
            try round.apply(
                .extend(paid: 7, refused: plan.refused + 11, hashed.frame), at: late)
        }
        return round
    }
}
