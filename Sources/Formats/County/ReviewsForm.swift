import Domain

/// A village review of the file.
package typealias ReviewRow = StepRow<VillageReview>

/// 村级评议记录 `reviews.csv` - at most one row for a household and cause.
package struct ReviewsForm: CountyForm {
    package static let fileName = "reviews.csv"

    private let claim: ClaimColumns
    private let date, present, inFavour, against, recused: FormColumn

    package init(_ columns: inout FormColumns) {
        self.claim = ClaimColumns(&columns)
        self.date = columns.column("评议日期")
        self.present = columns.column("到会人数")
        self.inFavour = columns.column("同意")
        self.against = columns.column("反对")
        self.recused = columns.column("回避")
    }

    package func row(_ cells: inout RowCells) -> ReviewRow? {
        let claim = claim.read(&cells)
        let day = cells.day(date)
        let people = 0...99_999
        let came = cells.count(present, people)
        let ayes = cells.count(inFavour, people)
        let noes = cells.count(against, people)
        let aside = cells.count(recused, people)
        guard let claim, let day, let came, let ayes, let noes, let aside else { return nil }
        if ayes + noes + aside > came {
            cells.note(
                .warning, .contradiction, present, what: "is less than 同意, 反对 and 回避 together",
                remedy: "compare the row with the minutes of the meeting")
        }
        let step = VillageReview(
            heldOn: day, present: came, inFavour: ayes, against: noes, recused: aside)
        return claim.row(step, cells)
    }

    package func identity(of row: ReviewRow) -> RowIdentity? { row.identity }
}
