import Domain

/// A visit of the file.
package typealias FindingRow = StepRow<Verification>

/// 入户核查记录 `findings.csv` - every visit, the ones in vain too, in the order of the file.
package struct FindingsForm: CountyForm {
    package static let fileName = "findings.csv"

    private let claim: ClaimColumns
    private let date, outcome, members, wage, businessIncome, businessCost, property, transfer,
        basis,
        latitude, longitude, remark: FormColumn
    private let verifiers: [FormColumn]

    package init(_ columns: inout FormColumns) {
        self.claim = ClaimColumns(&columns)
        self.date = columns.column("核查日期")
        self.outcome = columns.column("结果")
        self.members = columns.column("家庭人口")
        self.wage = columns.column("工资性收入")
        self.businessIncome = columns.column("生产经营性收入")
        self.businessCost = columns.column("生产经营性支出")
        self.property = columns.column("财产性收入")
        self.transfer = columns.column("转移性收入")
        self.basis = columns.column("核定自付")
        self.latitude = columns.column("纬度")
        self.longitude = columns.column("经度")
        self.remark = columns.column("备注")
        // Two go together; where a county sends more, its file has more of these columns.
        self.verifiers =
            [columns.column("核查员1"), columns.column("核查员2")]
            + (3...9).compactMap { columns.column(ifPresent: "核查员\($0)") }
    }

    package func row(_ cells: inout RowCells) -> FindingRow? {
        let claim = claim.read(&cells)
        let day = cells.day(date)
        let position = cells.position(latitude, longitude)
        let outcome = readOutcome(&cells)
        guard let claim, let day, let outcome else { return nil }
        let visitors = verifiers.filter { !cells.isEmpty($0) }.map { OfficerID(cells.text($0)) }
        let step = Verification(
            visitedOn: day, verifiers: visitors, outcome: outcome, position: position,
            remark: cells.text(remark))
        return claim.row(step, cells)
    }

    private func readOutcome(_ cells: inout RowCells) -> Verification.Outcome? {
        switch cells.word(outcome, Self.outcomes) {
        case nil: nil
        case .attempted(let attempt): .attempted(attempt)
        case .completed: readFindings(&cells).map { .completed($0) }
        }
    }

    private func readFindings(_ cells: inout RowCells) -> Findings? {
        let count = cells.count(members, 1...999)
        let items = [wage, businessIncome, businessCost, property, transfer]
            .map { cells.money($0) }
        let verified = cells.money(basis)
        guard let count, let verified, !items.contains(nil) else { return nil }
        let amounts = items.compactMap { $0 }
        let income = Income(
            wage: amounts[0], businessIncome: amounts[1], businessCost: amounts[2],
            property: amounts[3], transfer: amounts[4])
        return Findings(members: count, income: income, basis: verified)
    }

    private enum OutcomeWord: Sendable {
        case completed
        case attempted(Verification.Attempt)
    }

    private static let outcomes =
        [FormWord("完成", OutcomeWord.completed)]
        + Verification.Attempt.allCases.map { FormWord($0.term, .attempted($0)) }
}
