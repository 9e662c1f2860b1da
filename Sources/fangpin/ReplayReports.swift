import Casework
import Domain
import Formats

/// The CSV files that `fangpin replay --output` writes.
struct ReplayReports {
    let casework: Casework

    init(_ casework: Casework) { self.casework = casework }

    /// Writes all of them into a folder that is there.
    func write(to folder: String) async throws {
        let rejects = try await casework.read(RejectReport())
        try save(
            Report(
                rejects.compactMap { line in
                    RowDefect(rawValue: line.reason).map {
                        RejectRow(file: line.file, line: Int(line.line), reason: $0)
                    }
                }), in: folder)
        let leads = try await casework.read(LeadReport())
        try save(
            Report(
                leads.map {
                    LeadRow(household: $0.household, cause: $0.cause, channel: $0.channel)
                }.sorted()), in: folder)
        let payouts = try await casework.read(PayoutReport())
        try save(
            Report(
                payouts.map {
                    PayoutReportRow(
                        household: $0.household, cause: $0.cause, classID: $0.classID,
                        perCapitaIncome: $0.perCapitaIncome, amount: $0.amount,
                        approvedOn: $0.approvedOn)
                }), in: folder)
        let book = try await casework.read(BookReport())
        try save(
            Report(
                book.map { line in
                    LedgerRow(
                        entry: line.entry, bookedOn: line.day, account: line.account.term,
                        debit: max(.zero, line.amount), credit: max(.zero, -line.amount),
                        reference: line.payment ?? "", memo: line.narrative)
                }), in: folder)
    }

    private func save<Row: ReportRow>(_ report: Report<Row>, in folder: String) throws {
        let file = try OutputFile(path: "\(folder)/\(Row.fileName)")
        try file.write(report.bytes)
        try file.commit()
    }
}
