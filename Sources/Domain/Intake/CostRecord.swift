/// 支出记录 - an accepted row of a department's feed: what one person's illness, schooling, disaster or
/// accident cost the household itself.
package struct CostRecord: Sendable, Equatable {
    package var channel: Channel
    /// Row number in the store, given by whoever imports.
    package var number: Int64
    /// 结算单号、流水号 - the department's own number of the row, unique within its feed for the rows that
    /// are not superseded. A row without one has a number made of its content, which begins with
    /// `~`.
    package var serial: String
    /// 1 for the first row with a serial; one more for each that replaces another.
    package var revision: Int32
    /// Row numbers of the person and the household in the register (not ID numbers).
    package var person: Int32
    package var household: Int32
    /// 入院日期、出院日期、发生日期, in the order of the form; none for a school year.
    package var dates: [Day]
    /// Calendar year that the cost counts in; a school year counts in the year that it begins.
    package var year: Int16
    /// What counts against the warning line: 个人自付, net school costs, net loss. May be negative.
    package var basis: Fen
    /// The row's money cells in the order of the feed's form, for the file and the reports.
    package var amounts: [Fen]
    /// The row's other cells (hospital, school, kind of disaster), in the order of the form.
    package var particulars: [String]
    package var content: ContentDigest

    package init(
        channel: Channel, number: Int64, serial: String, revision: Int32, person: Int32,
        household: Int32, dates: [Day], year: Int16, basis: Fen, amounts: [Fen],
        particulars: [String], content: ContentDigest
    ) {
        self.channel = channel
        self.number = number
        self.serial = serial
        self.revision = revision
        self.person = person
        self.household = household
        self.dates = dates
        self.year = year
        self.basis = basis
        self.amounts = amounts
        self.particulars = particulars
        self.content = content
    }

    /// 出院日期、发生日期 - the day that decides the year; nil for a school year.
    package var day: Day? { dates.last }
}

/// 现有记录 - what an import has to know of the row that is held for a serial: whether a row that
/// arrives says the same, and what to take back if it does not.
package struct HeldRecord: Sendable, Equatable {
    /// Row number in the store.
    package var number: Int64
    package var revision: Int32
    package var person: Int32
    package var household: Int32
    package var year: Int16
    package var basis: Fen
    package var content: ContentDigest

    package init(
        number: Int64, revision: Int32, person: Int32, household: Int32, year: Int16, basis: Fen,
        content: ContentDigest
    ) {
        self.number = number
        self.revision = revision
        self.person = person
        self.household = household
        self.year = year
        self.basis = basis
        self.content = content
    }
}

/// 导入统计 - what became of a file's rows, as the department and the summary see it.
package struct ImportCounts: Sendable, Equatable {
    /// Data rows, without the control total.
    package var rows = 0
    /// Accepted rows, replacing and replaced ones included.
    package var accepted = 0
    package var duplicates = 0
    /// Rows of this file that replaced another, of this file or an earlier one.
    package var superseded = 0
    package var rejected: [RowDefect: Int] = [:]
    package var warnings: [FeedWarning: Int] = [:]

    package init() {}

    /// Whether every row went one way: accepted, duplicate or refused.
    package var areClosed: Bool {
        rows == accepted + duplicates + rejected.values.reduce(0, +) && superseded <= accepted
    }
}
