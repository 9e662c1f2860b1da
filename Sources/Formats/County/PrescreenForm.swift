import Domain

/// A prescreening of the file.
package typealias PrescreenRow = StepRow<Prescreening>

/// 镇村初筛记录 `prescreen.csv` - at most one row for a household and cause.
package struct PrescreenForm: CountyForm {
    package static let fileName = "prescreen.csv"

    private let claim: ClaimColumns
    private let conclusion, reason, date: FormColumn

    package init(_ columns: inout FormColumns) {
        self.claim = ClaimColumns(&columns)
        self.conclusion = columns.column("结论")
        self.reason = columns.column("剔除理由")
        self.date = columns.column("日期")
    }

    package func row(_ cells: inout RowCells) -> PrescreenRow? {
        let claim = claim.read(&cells)
        let passed = cells.word(conclusion, Self.conclusions)
        let day = cells.day(date)
        guard let claim, let passed, let day else { return nil }
        if !passed, cells.isEmpty(reason) {
            cells.note(
                .warning, .required, reason, what: "is empty where 结论 is 剔除",
                remedy: "say why the household was removed")
        }
        let step = Prescreening(passed: passed, reason: cells.text(reason), decidedOn: day)
        return claim.row(step, cells)
    }

    package func identity(of row: PrescreenRow) -> RowIdentity? { row.identity }

    private static let conclusions = [FormWord("通过", true), FormWord("剔除", false)]
}
