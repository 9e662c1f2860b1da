import Casework
import Digests
import Domain
import Sampling
import Seeding
import Store

/// Makes rounds of the sampling review up, with errors at rates that differ from verifier to
/// verifier, and everything that a report says of them.
struct ReportSample {
    var random: Seeded
    /// How many items the frame has.
    var items: Int
    var plan: ReviewPlan
    /// Whether somebody stays away from the ceremony, and a lottery is named.
    var isOrdinary = true

    init(
        seed: UInt64, items: Int, paid: Int = 60, refused: Int = 40, perVerifier: Int = 8,
        mode: TicketMode = .sm3
    ) {
        self.random = Seeded(seed)
        self.items = items
        self.plan = ReviewPlan(
            mode: mode, paid: paid, refused: refused, perVerifier: perVerifier)
    }

    static let towns: [(code: AreaCode, name: String, at: Position?)] = [
        ("340223101", "清水河镇", Position(latitude: 3_134_000, longitude: 11_836_000)),
        ("340223102", "石门镇", Position(latitude: 3_128_400, longitude: 11_842_500)),
        ("340223103", "东山乡", Position(latitude: 3_139_700, longitude: 11_846_300)),
        ("340223104", "柳溪镇", Position(latitude: 3_121_900, longitude: 11_833_100)),
        ("340223105", "白石镇", Position(latitude: 3_131_500, longitude: 11_824_800)),
        ("340223106", "南塘乡", nil),
    ]
    static let verifiers: [(id: VerifierName, name: String)] = [
        ("HC01", "张晓明"), ("HC02", "刘芳"), ("HC03", "陈国强"), ("HC04", "周丽"),
        ("HC05", "吴志远"), ("HC06", "何婷"), ("HC07", "欧阳建军"),
    ]

    /// The report and what it says besides.
    mutating func make() throws -> (report: ReviewReport, facts: ReportFacts) {
        let frame = try frame()
        var minutes: [SeedCeremony.Minute] = []
        var round = try drawn(frame, &minutes)
        var results: [ReviewResult] = []
        var differences: [SampleItemID: [ComparedField]] = [:]
        for item in round.sample!.items {
            let result = result(of: item)
            if let errorClass = result.errorClass {
                differences[item.id] = [field(of: errorClass)]
            }
            results.append(result)
            try round.apply(.end(item.id, result.outcome), at: moment(9))
        }
        try round.apply(.closeReview, at: moment(9))
        let report = try ReviewReport(
            round: round, frame: frame, results: results,
            terms: ReportTerms(
                confidence: Share("0.95"), good: Share("0.05"), bad: Share("0.25"), allowed: 2,
                line: Share("0.1")),
            agreement: Agreement(
                both: random.number(20..<60), verifierOnly: random.number(0..<5),
                reviewerOnly: random.number(0..<4), neither: random.number(10..<40)),
            incomeDifferences: (0..<40).map { _ in Int64(random.number(-60_000..<70_000)) })
        var facts = try facts(of: report, minutes)
        facts.differences = differences
        let done = results.filter { $0.outcome == .done }
        for result in done.prefix(done.count / 6) {
            facts.second[result.id] = random.once(in: 12) ? .clerical : result.errorClass
        }
        return (report, facts)
    }

    private mutating func frame() throws -> ReviewFrame {
        try ReviewFrame(
            (0..<items).map { index in
                let town = random.one(of: ReportSample.towns)
                let verifier = random.one(of: ReportSample.verifiers)
                let isRefused = random.once(in: 3)
                let cause = random.one(of: ["因病", "因学", "因灾", "因意外"])
                let size = Fen(Int64(random.number(80_000..<1_500_000)))
                let place: FrameRow.Place =
                    random.once(in: 30)
                    ? .excluded(
                        reason: random.one(of: ["户主死亡，无其他成员", "已撤销申请", "重复记录"]))
                    : .inside(
                        isRefused ? .refused : .paid,
                        stratum: isRefused ? Stratum("第\(index % 2 + 1)组|\(cause)") : "",
                        size: isRefused ? .zero : size)
                return FrameRow(
                    id: SampleItemID("\(300_000 + index)"), place: place, verifier: verifier.id,
                    town: town.code,
                    forced: size > .yuan(14_700)
                        ? [.large] : random.once(in: 40) ? [.objection] : [])
            })
    }

    private func moment(_ day: Int, _ minute: Int64 = 0) -> Instant {
        Instant(Day(2026, 10, day)!, secondsAfterMidnight: 9 * 3_600 + minute * 60)
    }

    /// A round up to its draw, with its minutes.
    private mutating func drawn(
        _ frame: ReviewFrame, _ minutes: inout [SeedCeremony.Minute]
    ) throws -> ReviewRound {
        let id: ReviewRoundID = "2026-3"
        var round = ReviewRound(
            RoundFraming(
                round: id, frame: frame, plan: plan, commitmentsUntil: moment(6),
                lottery: isOrdinary ? nil : "双色球第2026118期"), at: moment(5))
        minutes.append(.init(at: moment(5), by: "陈静", kind: .framed, party: nil))
        let officers: [ReviewParty: String] = [.office: "陈静", .insurer: "王磊", .auditor: "孙敏"]
        var bound: [(ReviewParty, [UInt8])] = []
        for party in ReviewParty.allCases where isOrdinary || party != .auditor {
            let part = random.bytes(32)
            bound.append((party, part))
            let digest = commitment(round: id, party: party, part: part)
            let at = moment(5, Int64(bound.count) * 7)
            try round.apply(.commit(party, digest), at: at)
            minutes.append(.init(at: at, by: officers[party]!, kind: .committed, party: party))
        }
        try round.apply(.closeCommitments, at: moment(6))
        minutes.append(.init(at: moment(6), by: "陈静", kind: .closed, party: nil))
        let dice = DecimalDigits((0..<20).map { _ in "\(random.number(0..<10))" }.joined())!
        try round.apply(
            .roll(DiceReading(dice, by: "chen"), DiceReading(dice, by: "sun")), at: moment(6, 12))
        minutes.append(.init(at: moment(6, 12), by: "陈静、孙敏", kind: .rolled, party: nil))
        for (index, (party, part)) in bound.enumerated() where isOrdinary || party != .insurer {
            let at = moment(6, 20 + Int64(index))
            try round.apply(.reveal(party, part), at: at)
            minutes.append(.init(at: at, by: officers[party]!, kind: .revealed, party: party))
        }
        if !isOrdinary {
            try round.apply(.lottery(DecimalDigits("071528")!), at: moment(7))
            minutes.append(.init(at: moment(7), by: "陈静", kind: .lottery, party: nil))
        }
        try round.apply(.settleSeed, at: moment(8))
        minutes.append(.init(at: moment(8), by: "陈静", kind: .settled, party: nil))
        try round.apply(.draw(frame), at: moment(8))
        if !isOrdinary {
            try round.apply(
                .extend(paid: 5, refused: plan.refused + 6, frame), at: moment(8, 1))
        }
        return round
    }

    /// The third verifier errs in a quarter of the cases, the others seldom.
    private mutating func result(of item: ReviewItem) -> ReviewResult {
        if random.once(in: isOrdinary ? 60 : 12) {
            return ReviewResult(
                id: item.id, outcome: random.one(of: [.refused, .untraceable]), right: item.size)
        }
        let rate = item.verifier == "HC03" ? 0.4 : 0.06
        var result = ReviewResult(id: item.id, outcome: .done, right: item.size)
        guard random.chance(rate) else { return result }
        result.errorClass = random.one(of: ErrorClass.allCases)
        if result.errorClass! <= .amount {
            let share = random.number(0..<160)
            result.right = Fen(item.size.rawValue * Int64(share) / 100)
        }
        return result
    }

    private func field(of errorClass: ErrorClass) -> ComparedField {
        switch errorClass {
        case .eligibility: .eligibility
        case .amount: .amount
        case .evidence: .signature
        case .clerical: .members
        }
    }
}
