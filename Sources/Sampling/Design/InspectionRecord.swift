import Domain

/// 批检验记录 - what a reported round was as a lot of GB/T 2828.1: how many items, and which of those
/// that chance drew were wrong, in the order of the lots.
package struct InspectionRecord: Sendable, Equatable {
    package var population: Int
    /// The limit of its design; that of ``standardLimit`` where its sizes came from risk.
    package var limit: AcceptanceQualityLimit
    package var findings: [Bool]

    package init(population: Int, limit: AcceptanceQualityLimit?, findings: [Bool]) {
        self.population = population
        self.limit = limit ?? InspectionRecord.standardLimit
        self.findings = findings
    }

    /// 2.5 wrong items in a hundred.
    package static let standardLimit = AcceptanceQualityLimit.t2500
}

/// 转移 - where inspection stands after these rounds, the oldest first.
///
/// Of each round as many items count as the plan of its severity asks for, those first in the order
/// of the lots, for the acceptance number is made for so many. A round of fewer was a census, and
/// counts as it is.
package func inspection(after records: [InspectionRecord]) -> InspectionHistory {
    var history = InspectionHistory()
    for record in records {
        let applied: InspectionSeverity = history.severity == .tightened ? .tightened : .normal
        guard
            let plan = lotInspectionPlan(
                lot: record.population, limit: record.limit, severity: applied)
        else { continue }
        let wrong = record.findings.prefix(plan.size).count { $0 }
        let steps = AcceptanceQualityLimit.allCases
        let tighter = record.limit.step > 0 ? steps[record.limit.step - 1] : record.limit
        let narrow = lotInspectionPlan(
            lot: record.population, limit: tighter, severity: applied)
        history.record(
            InspectionHistory.Lot(
                isAccepted: wrong <= plan.allowed, allowed: plan.allowed,
                wouldPassTighter: narrow.map { wrong <= $0.allowed } ?? false))
    }
    return history
}
