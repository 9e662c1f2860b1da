import Domain

/// A row of a report that `fangpin replay --output` writes (contract, section 5).
package protocol ReportRow: Sendable, Equatable {
    /// The report's usual name.
    static var fileName: String { get }
    /// Its columns, in order.
    static var columns: [String] { get }
    /// Writes the cells of the row, in the order of the columns.
    func write(to report: inout CSVWriter)
}

/// 报表 - the CSV files that a replay leaves: UTF-8, LF, a header row, then the rows as they come.
package struct Report<Row: ReportRow>: Sendable {
    private var out = CSVWriter()

    package init() { out.row(Row.columns) }

    package init(_ rows: some Sequence<Row>) {
        self.init()
        append(rows)
    }

    package mutating func append(_ rows: some Sequence<Row>) {
        for row in rows {
            row.write(to: &out)
            out.endRow()
        }
    }

    /// What has been written and not yet been taken.
    package var bytes: [UInt8] { out.bytes }

    /// Gives what has been written so far and forgets it, so that a long report needs little
    /// memory.
    package mutating func take() -> [UInt8] {
        defer { out.bytes = [] }
        return out.bytes
    }
}

/// `rejects.csv` - the refused rows of the feeds, in the order of import.
package struct RejectRow: ReportRow {
    package static let fileName = "rejects.csv"
    package static let columns = ["file", "line", "reason"]

    /// The feed's name, `医保-202609.csv`.
    package var file: String
    /// Physical line, the header is 1.
    package var line: Int
    package var reason: RowDefect

    package init(file: String, line: Int, reason: RowDefect) {
        self.file = file
        self.line = line
        self.reason = reason
    }

    package func write(to report: inout CSVWriter) {
        report.cell(file)
        report.cell(line.description)
        report.cell(reason.rawValue)
    }
}

/// `leads.csv` - one row for each household and cause that became a lead.
package struct LeadRow: ReportRow, Comparable {
    package static let fileName = "leads.csv"
    package static let columns = ["household_id", "cause", "channel"]

    package var household: HouseholdID
    package var cause: Cause
    package var channel: Channel

    package init(household: HouseholdID, cause: Cause, channel: Channel) {
        self.household = household
        self.cause = cause
        self.channel = channel
    }

    /// The order of the report: by household, then by cause, both by the bytes of what is written
    /// (not in the order in which causes are paid).
    package static func < (left: LeadRow, right: LeadRow) -> Bool {
        if left.household != right.household { return left.household < right.household }
        return left.cause.rawValue.utf8.lexicographicallyPrecedes(right.cause.rawValue.utf8)
    }

    package func write(to report: inout CSVWriter) {
        report.cell(household.rawValue)
        report.cell(cause.rawValue)
        report.cell(channel.rawValue)
    }
}

/// `payouts.csv` - what was committed, in the order of payout.
package struct PayoutReportRow: ReportRow {
    package static let fileName = "payouts.csv"
    package static let columns = [
        "household_id", "cause", "class", "per_capita_income", "amount", "approved_on",
    ]

    package var household: HouseholdID
    package var cause: Cause
    package var classID: ClassID
    /// Rounded half up to the fen.
    package var perCapitaIncome: Fen
    package var amount: Fen
    package var approvedOn: Day

    package init(
        household: HouseholdID, cause: Cause, classID: ClassID, perCapitaIncome: Fen, amount: Fen,
        approvedOn: Day
    ) {
        self.household = household
        self.cause = cause
        self.classID = classID
        self.perCapitaIncome = perCapitaIncome
        self.amount = amount
        self.approvedOn = approvedOn
    }

    package func write(to report: inout CSVWriter) {
        report.cell(household.rawValue)
        report.cell(cause.rawValue)
        report.cell(classID.rawValue)
        report.cell(perCapitaIncome)
        report.cell(amount)
        report.cell(approvedOn.description)
    }
}

/// `ledger.csv` - the postings of the fund's ledger. The rows with one `entry` belong together, and
/// their debits add up to their credits.
package struct LedgerRow: ReportRow {
    package static let fileName = "ledger.csv"
    package static let columns = [
        "entry", "booked_on", "account", "debit", "credit", "reference", "memo",
    ]

    /// 凭证号
    package var entry: Int64
    package var bookedOn: Day
    /// 科目
    package var account: String
    /// 借方 and 贷方: one of the two is zero.
    package var debit: Fen
    package var credit: Fen
    /// What the posting is about: a payment's EndToEndId, a statement's line.
    package var reference: String
    /// 摘要
    package var memo: String

    package init(
        entry: Int64, bookedOn: Day, account: String, debit: Fen, credit: Fen, reference: String,
        memo: String
    ) {
        self.entry = entry
        self.bookedOn = bookedOn
        self.account = account
        self.debit = debit
        self.credit = credit
        self.reference = reference
        self.memo = memo
    }

    package func write(to report: inout CSVWriter) {
        report.cell(entry.description)
        report.cell(bookedOn.description)
        report.cell(account)
        report.cell(debit)
        report.cell(credit)
        report.cell(reference)
        report.cell(memo)
    }
}
