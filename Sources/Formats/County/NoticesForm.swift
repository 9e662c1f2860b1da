import Domain

/// A notice of the file.
package typealias NoticeRow = StepRow<PostedNotice>

/// 公示记录 `notices.csv` - at most one row for a household and cause.
package struct NoticesForm: CountyForm {
    package static let fileName = "notices.csv"

    private let claim: ClaimColumns
    private let postedOn, takenDownOn, objection, ruling: FormColumn

    package init(_ columns: inout FormColumns) {
        self.claim = ClaimColumns(&columns)
        self.postedOn = columns.column("张贴日期")
        self.takenDownOn = columns.column("撤除日期")
        self.objection = columns.column("异议")
        self.ruling = columns.column("异议处理")
    }

    package func row(_ cells: inout RowCells) -> NoticeRow? {
        let claim = claim.read(&cells)
        let posted = cells.day(postedOn)
        let takenDown = cells.day(ifPresent: takenDownOn, else: .error)
        let raised = cells.word(ifPresent: objection, Self.objections)
        let decided = cells.word(ifPresent: ruling, Self.rulings)
        guard let claim, let posted, let takenDown, let raised, let decided
        else { return nil }
        if let down = takenDown.value, down < posted {
            cells.note(
                .warning, .contradiction, takenDownOn, what: "is before 张贴日期",
                remedy: "correct one of them; the notice counts as too short")
        }
        var isRaised = raised.value ?? false
        if !isRaised, decided.value != nil {
            // Who decided an objection had one before him: the cautious reading never pays too
            // early.
            isRaised = true
            cells.note(
                .warning, .contradiction, ruling, what: "decides an objection that 异议 says is none",
                remedy: "correct one of them; the objection counts")
        }
        let step = PostedNotice(
            notice: PublicNotice(postedOn: posted, takenDownOn: takenDown.value),
            objectionRaised: isRaised,
            ruling: decided.value)
        return claim.row(step, cells)
    }

    package func identity(of row: NoticeRow) -> RowIdentity? { row.identity }

    private static let objections = [FormWord("无", false), FormWord("有", true)]
    private static let rulings = ObjectionRuling.allCases.map { FormWord($0.term, $0) }
}
