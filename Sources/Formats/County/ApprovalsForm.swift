import Domain

/// An approval of the file.
package typealias ApprovalRow = StepRow<Approval>

/// 审批记录 `approvals.csv` - at most one row for a household and cause.
///
/// Who prepared and who approved are named by name, so the names are taken in the form in which two
/// spellings of one are the same (contract, section 0): a space more makes nobody another person.
package struct ApprovalsForm: CountyForm {
    package static let fileName = "approvals.csv"

    private let claim: ClaimColumns
    private let date, handler, approver, conclusion: FormColumn

    package init(_ columns: inout FormColumns) {
        self.claim = ClaimColumns(&columns)
        self.date = columns.column("审批日期")
        self.handler = columns.column("经办")
        self.approver = columns.column("审批人")
        self.conclusion = columns.column("结论")
    }

    package func row(_ cells: inout RowCells) -> ApprovalRow? {
        let claim = claim.read(&cells)
        let day = cells.day(date)
        let prepared = cells.required(handler)
        let decided = cells.required(approver)
        let granted = cells.word(conclusion, Self.conclusions)
        guard let claim, let day, let prepared, let decided, let granted else { return nil }
        let step = Approval(
            decidedOn: day, handler: OfficerID(FieldReader.name(prepared)),
            approver: OfficerID(FieldReader.name(decided)), granted: granted)
        return claim.row(step, cells)
    }

    package func identity(of row: ApprovalRow) -> RowIdentity? { row.identity }

    private static let conclusions = [FormWord("同意", true), FormWord("不同意", false)]
}
