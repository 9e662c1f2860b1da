import Casework
import Digests
import Domain
import Sampling
import Seeding
import Testing

/// The report's content says what the figures of the round say.
@Suite struct ReportContentTests {
    /// Ordinary rounds, and rounds in which somebody stayed away.
    private static func sample(_ seed: UInt64) throws -> (ReviewReport, ReportFacts) {
        var random = Seeded(seed)
        var sample = ReportSample(
            seed: seed, items: random.number(20..<500), paid: random.number(0..<70),
            refused: random.number(0..<60), perVerifier: random.one(of: [0, 5, 20]),
            mode: random.one(of: TicketMode.allCases))
        sample.isOrdinary = !random.once(in: 3)
        return try sample.make()
    }

    @Test(arguments: UInt64(0)..<12)
    func figuresAreThoseOfTheRound(seed: UInt64) throws {
        let (report, facts) = try Self.sample(seed)
        let content = reportContent(of: report, facts)
        let paid = report.paidEstimates
        #expect(content.paid.rate == paid.rate.rate)
        #expect(content.paid.standardError == paid.rate.standardError)
        #expect(content.money.over.known == paid.over.known)
        #expect(abs(Double(content.money.over.projected.rawValue) - paid.over.projected) <= 0.5)
        #expect(abs(Double(content.money.under.projected.rawValue) - paid.under.projected) <= 0.5)
        let upper = try #require(content.money.over.upper)
        #expect((0..<1).contains(Double(upper.rawValue) - paid.over.upper))
        let refused = report.refusedEstimates
        #expect(content.refused.rate == refused.overall.estimate?.value)
        #expect(content.refused.bounds?.upper == refused.interval?.upper)
        let strata = refused.strata + [refused.forced].compactMap { $0 }
        #expect(content.refused.strata.map(\.errors) == strata.map(\.findings.errors))
        #expect(content.refused.strata.map(\.most) == strata.map(\.bounds.upper))
        #expect(content.refused.strata.map(\.worst) == strata.map(\.worst))
        #expect(
            content.verifiers.lines.map(\.probability) == report.verifierEstimates.map(\.flag))
        #expect(content.towns.map(\.wrong) == report.townEstimates.map(\.completion.errors))
        #expect(content.targeting?.wronglyPaid == report.targetingErrors?.wronglyPaid)
        #expect(content.agreement?.kappa == report.agreement?.kappa)
        #expect(content.ceremony.seed == report.round.seed?.hex)
        #expect(content.evidence.framing == report.round.framing.digest.hex)
    }

    /// Whatever was drawn is on the list once, in the order of its lots; the counts are of it.
    @Test(arguments: UInt64(20)..<28)
    func countsAddUp(seed: UInt64) throws {
        let (report, facts) = try Self.sample(seed)
        let content = reportContent(of: report, facts)
        #expect(content.items.map(\.id) == report.sample.items.map(\.id))
        #expect(content.items.map(\.lot) == content.items.map(\.lot).sorted())
        let all = try #require(content.completion.first { $0.part == nil })
        let parts = content.completion.filter { $0.part != nil }
        #expect(all.drawn == content.items.count)
        #expect(all.drawn == all.completed + all.refused + all.untraceable)
        for field in [\ReviewReportContent.Completion.drawn, \.completed, \.wrong, \.untraceable] {
            #expect(parts.reduce(0) { $0 + $1[keyPath: field] } == all[keyPath: field])
        }
        let wrong = content.classes.filter { $0.errorClass <= .amount }
        #expect(wrong.reduce(0) { $0 + $1.paid + $1.refused } == all.wrong)
        #expect(content.population.items == report.round.framing.inside)
        #expect(content.population.sum == report.round.framing.sum)
        #expect(
            content.population.exclusions.reduce(0) { $0 + $1.items }
                == report.round.framing.excluded)
    }

    @Test func whatMustBeSaidIsSaid() throws {
        var sample = ReportSample(seed: 3, items: 260, paid: 50, refused: 30, perVerifier: 5)
        sample.isOrdinary = false
        var (report, facts) = try sample.make()
        facts.second = [:]
        let content = reportContent(of: report, facts)
        let standings = content.ceremony.parties.map(\.standing)
        #expect(standings == [.revealed, .withheld, .absent])
        for limitation in [
            ReviewReportContent.Limitation.scope, .absent, .withheld, .extended, .noSecondReview,
        ] {
            #expect(content.limitations.contains(limitation))
        }
        #expect(content.second == nil)
        var ordinary = ReportSample(seed: 3, items: 260)
        let (calm, calmFacts) = try ordinary.make()
        let said = reportContent(of: calm, calmFacts).limitations
        #expect(!said.contains(.withheld) && !said.contains(.absent) && !said.contains(.extended))
    }

    /// The limits of the funnel hold what they promise, and get narrower.
    @Test(arguments: [0.0, 0.02, 0.1, 0.5, 1.0])
    func funnelsNarrow(centre: Double) {
        var last = 2.0
        for sampled in [1, 2, 5, 20, 100, 1_000] {
            let (inner, outer) = (
                funnelLimits(centre: centre, sampled: sampled, share: 0.95),
                funnelLimits(centre: centre, sampled: sampled, share: 0.998)
            )
            #expect(outer.lower <= inner.lower && inner.upper <= outer.upper)
            // Between whole numbers of errors the limits are smooth, but for one of them.
            let error = 1 / Double(sampled)
            #expect(inner.lower <= centre + error && centre <= inner.upper + error)
            if sampled >= 20 {
                #expect(inner.upper - inner.lower <= last + 1e-9)
                last = inner.upper - inner.lower
            }
        }
    }

    /// By scipy's `binom.cdf`: `(r − (F(r) − q) ÷ (F(r) − F(r − 1))) ÷ n` with the least r whose
    /// F(r) is above q, and no less than 0.
    @Test(arguments: [
        (0.1, 50, 0.95, 0.013862926957343676, 0.17972272762336444),
        (0.1, 50, 0.998, 0, 0.24012841875238997),
        (0.05, 20, 0.95, 0, 0.14236476501690404), (0.05, 20, 0.998, 0, 0.2350598786524333),
        (0.3, 200, 0.95, 0.235030537068657, 0.36204077534920537),
        (0.3, 200, 0.998, 0.20052326021092867, 0.4001054062281997),
    ])
    func funnelLimitsAreSpiegelhalters(
        centre: Double, sampled: Int, share: Double, lower: Double, upper: Double
    ) {
        let limits = funnelLimits(centre: centre, sampled: sampled, share: share)
        #expect(abs(limits.lower - lower) < 1e-9)
        #expect(abs(limits.upper - upper) < 1e-9)
    }
}
