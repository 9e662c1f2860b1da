import ArgumentParser
import Casework
import Digests
import Documents
import Domain
import Sampling
import Store

/// The sampling review's arithmetic at the size of a province, and a county's report as paper.
struct ReviewBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "review")

    @Option var items = 100_000
    @Option var rounds = 5

    func run() async throws {
        let rows = (0..<items).map { row($0, verifiers: max(1, items / 250)) }
        let seed = HashAlgorithm.sm3.hash("bench")
        let plan = ReviewPlan(paid: 93, refused: 58)
        let frame = try ReviewFrame(rows)
        report("frame_ms", try milliseconds { _ = try ReviewFrame(rows).root })
        for mode in TicketMode.allCases {
            var plan = plan
            plan.mode = mode
            report("draw_\(mode.rawValue)_ms", milliseconds { _ = plan.draw(frame, seed: seed) })
        }
        report("sizes_ms", try milliseconds { try sizes() })
        let made = try reviewed(
            ReviewFrame((0..<1_100).map { row($0, verifiers: 28) }))
        let content = reportContent(of: made, try facts(of: made))
        let sheet = ReviewReportPaper(content).sheet
        var times: [Double] = []
        for _ in 0..<rounds {
            let started = ContinuousClock.now
            _ = await Press.shared.pdf(sheet)
            times.append((ContinuousClock.now - started).seconds)
        }
        report("drawn", made.sample.items.count)
        report("pdf_ms", times.median * 1_000)
    }

    private func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        var times: [Double] = []
        for _ in 0..<rounds {
            let started = ContinuousClock.now
            try body()
            times.append((ContinuousClock.now - started).seconds)
        }
        return times.median * 1_000
    }

    /// 24 populations by 20 shares.
    private func sizes() throws {
        for step in 1...24 {
            for percent in 1...20 {
                _ = sampleSize(
                    population: step * 125, confidence: try Share("0.95"),
                    tolerable: Share(millionths: Int64(percent) * 10_000)!)
            }
        }
    }

    private func row(_ index: Int, verifiers: Int) -> FrameRow {
        let hash = HashAlgorithm.sha256.hash("item \(index)").bytes
        let isRefused = hash[0] % 3 == 0
        let size = Fen(Int64(hash[1]) * 5_000 + Int64(hash[2]) * 20 + 10_000)
        let verifier = VerifierName("V\(index % verifiers)")
        return FrameRow(
            id: SampleItemID("\(300_000 + index)"),
            place: .inside(
                isRefused ? .refused : .paid, stratum: Stratum("\(verifier)|\(hash[3] % 4)"),
                size: isRefused ? .zero : size), verifier: verifier,
            town: AreaCode("3402231\(10 + hash[4] % 12)"),
            forced: hash[5] % 40 == 0 ? [.large] : [])
    }
}

extension ReviewBench {
    private var moment: Instant { Instant(Day(2026, 10, 8)!, secondsAfterMidnight: 32_400) }

    /// A round of nobody but the office, all of it reviewed, one in twelve wrong.
    private func reviewed(_ frame: ReviewFrame) throws -> ReviewReport {
        let framing = RoundFraming(
            round: "2026-3", frame: frame, plan: ReviewPlan(paid: 93, refused: 58),
            parties: [.office], commitmentsUntil: moment)
        var round = ReviewRound(framing, at: moment)
        try round.apply(.closeCommitments, at: moment)
        let dice = DecimalDigits("01382438112797316654")!
        try round.apply(.roll(DiceReading(dice, by: "a"), DiceReading(dice, by: "b")), at: moment)
        try round.apply(.settleSeed, at: moment)
        try round.apply(.draw(frame), at: moment)
        let results = round.sample!.items.enumerated().map { index, item in
            ReviewResult(
                id: item.id, outcome: .done, errorClass: index % 12 == 0 ? .amount : nil,
                right: index % 12 == 0 ? .zero : item.size)
        }
        for result in results { try round.apply(.end(result.id, .done), at: moment) }
        try round.apply(.closeReview, at: moment)
        return try ReviewReport(
            round: round, frame: frame, results: results,
            terms: ReportTerms(
                confidence: Share("0.95"), good: Share("0.05"), bad: Share("0.25"), allowed: 2,
                line: Share("0.1")))
    }

    private func facts(of report: ReviewReport) throws -> ReportFacts {
        var facts = ReportFacts(
            from: Day(2026, 7, 1)!, to: Day(2026, 9, 30)!,
            heading: .init(office: "", number: "", addressee: "", made: moment, signers: []),
            framedAt: moment, tolerableRate: try Share("0.05"), tolerableMoney: try Share("0.05"),
            isAccepted: false,
            recoveries: .init(
                toRecover: .zero, recovered: .zero, toPay: .zero, paid: .zero, fee: nil,
                deducted: .zero))
        facts.queries = reviewRecounts(of: report.round.framing.round)
        return facts
    }
}
