import Digests
import Domain
import Sampling

// What was fixed before the draw, as the report tells it.

extension ReportWriter {
    var population: ReviewReportContent.Population {
        func part(_ part: ReviewPart) -> ReviewReportContent.PartTotal {
            let total = report.frame.total(of: part)
            let forced = report.frame.rows(of: part).count { !$0.forced.isEmpty }
            return .init(items: total.count, sum: total.sum, forced: forced)
        }
        var reasons: [String: Int] = [:]
        for row in report.frame.rows {
            if case .excluded(let reason) = row.place { reasons[reason, default: 0] += 1 }
        }
        return ReviewReportContent.Population(
            paid: part(.paid), refused: part(.refused),
            exclusions: reasons.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
                .init(reason: $0.key, items: $0.value)
            },
            root: report.frame.root.hex, framedAt: facts.framedAt, framedBy: facts.framedBy)
    }

    var design: ReviewReportContent.Design {
        let (plan, terms) = (report.round.plan, report.terms)
        return ReviewReportContent.Design(
            mode: plan.mode,
            paid: .init(size: plan.paid, steps: facts.paidReasons),
            refused: .init(
                size: plan.refused, steps: facts.refusedReasons),
            leastOfStratum: plan.leastOfStratum, perVerifier: plan.perVerifier,
            allowed: terms.allowed, good: terms.good.nearest, bad: terms.bad.nearest,
            line: terms.line.nearest, tolerableRate: facts.tolerableRate.nearest,
            tolerableMoney: facts.tolerableMoney.nearest, tolerance: facts.tolerance,
            furtherPaid: plan.furtherPasses, furtherRefused: plan.furtherRefused,
            curve: curve(AcceptancePlan(size: plan.perVerifier, allowed: terms.allowed)),
            standard: facts.standard.map { limit, plan in
                .init(
                    limit: limit.rawValue, size: plan.size, allowed: plan.allowed,
                    acceptsTenth: plan.acceptance(rate: 0.1))
            })
    }

}

/// Up to half of the work wrong, in steps of a fortieth: the curve is smooth, and its table fits a
/// page.
private func curve(_ plan: AcceptancePlan) -> [AcceptancePoint] {
    guard plan.size > 0 else { return [] }
    let rates = (0...20).map { Double($0) / 40 }
    return OperatingCharacteristic(plan, rates: rates).points.map {
        .init(rate: $0.rate, acceptance: $0.acceptance)
    }
}
