import Domain

/// Writes the payout calculator's output (contract, section 2).
package struct PayoutWriter: Sendable {
    private var csv = CSVWriter()
    private let explains: Bool

    /// - Parameter explains: whether the computation is written in a last column.
    package init(explains: Bool) { self.explains = explains }

    /// What has been written.
    package var bytes: [UInt8] { csv.bytes }

    /// Forgets what has been written and keeps the memory.
    package mutating func removeAll() { csv.removeAll() }

    package mutating func header() {
        let columns = [
            "household_id", "per_capita_income", "eligible", "reason", "illness", "education",
            "disaster", "accident", "total",
        ]
        csv.row(explains ? columns + ["explanation"] : columns)
    }

    /// - Parameter explanation: must be there if, and only if, the writer explains.
    package mutating func row(
        _ householdID: CellBytes, perCapitaIncome: Fen, reason: IneligibilityReason?,
        payable: CauseAmounts, explanation: String? = nil
    ) {
        precondition((explanation != nil) == explains, "all rows have the columns of the header")
        let total = payable.total
        csv.cell(householdID)
        csv.cell(perCapitaIncome)
        csv.cell(total > .zero ? "true" : "false")
        csv.cell(reason?.rawValue ?? "")
        csv.cell(payable.illness)
        csv.cell(payable.education)
        csv.cell(payable.disaster)
        csv.cell(payable.accident)
        csv.cell(total)
        if let explanation { csv.cell(explanation) }
        csv.endRow()
    }
}
