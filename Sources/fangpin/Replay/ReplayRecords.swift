import Domain
import Formats

/// The recorded human steps of a county, as its files hold them.
struct ReplayRecords: Sendable {
    var prescreenings: [PrescreenRow] = []
    var findings: [FindingRow] = []
    var crosschecks: [CrosscheckRow] = []
    var reviews: [ReviewRow] = []
    var notices: [Formats.NoticeRow] = []
    var approvals: [ApprovalRow] = []
    var statements: [(file: String, statement: BankStatement)] = []
    /// The day on which the feeds were imported and the leads opened: the first recorded step's.
    var opening = Day(number: 0)
}

extension Replay {
    /// Reads all files of steps. What cannot be read is a problem and stops nothing else.
    mutating func readRecords() throws -> ReplayRecords {
        var records = ReplayRecords()
        records.prescreenings = try take(folder.prescreenings())
        records.findings = try take(folder.findings())
        records.crosschecks = try take(folder.crosschecks())
        records.reviews = try take(folder.reviews())
        records.notices = try take(folder.notices())
        records.approvals = try take(folder.approvals())
        for name in folder.statements {
            let bytes = try InputFile.bytes(path: folder.path(of: name))
            let file = try CamtReader.read(bytes, file: name)
            records.statements += file.statements.map { (name, $0) }
        }
        records.opening = opening(of: records)
        return records
    }

    /// The earliest day of any step; where there is none, the month after the last feed.
    private func opening(of records: ReplayRecords) -> Day {
        let days =
            records.prescreenings.map(\.step.decidedOn) + records.findings.map(\.step.visitedOn)
        if let first = days.min() { return first }
        guard let last = folder.feeds.map({ ($0.year, $0.month) }).max(by: <) else {
            return Day(2026, 1, 1)!
        }
        return last.1 == 12 ? Day(last.0 + 1, 1, 5)! : Day(last.0, last.1 + 1, 5)!
    }
}
