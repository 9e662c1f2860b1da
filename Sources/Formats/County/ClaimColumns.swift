import Domain

/// The two columns by which every record of a human step names its claim: 户编号 and 原因.
struct ClaimColumns: Sendable {
    private let household, cause: FormColumn

    init(_ columns: inout FormColumns) {
        self.household = columns.column("户编号")
        self.cause = columns.column("原因")
    }

    func read(_ cells: inout RowCells) -> ClaimCells? {
        let id = cells.household(household)
        let cause = cells.cause(cause)
        guard let id, let cause else { return nil }
        return ClaimCells(household: id, cause: cause)
    }
}

/// The claim that a row names.
struct ClaimCells {
    let household: HouseholdID
    let cause: Cause

    func row<Step>(_ step: Step, _ cells: RowCells) -> StepRow<Step> {
        StepRow(line: cells.currentLine, household: household, cause: cause, step: step)
    }
}

extension StepRow {
    /// For the files that have at most one row for a household and cause.
    var identity: RowIdentity { RowIdentity(household.rawValue, cause: cause) }
}
