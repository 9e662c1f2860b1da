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
