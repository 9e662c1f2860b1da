import Domain

/// A row of a register with the physical line that it stands on (the header is 1).
package struct RegisterRow<Entry: Sendable & Equatable>: Sendable, Equatable {
    package var line: Int
    package var entry: Entry

    package init(line: Int, entry: Entry) {
        self.line = line
        self.entry = entry
    }
}

/// A recorded human step on the claim of a household for a cause, with its physical line.
package struct StepRow<Step: Sendable & Equatable>: Sendable, Equatable {
    package var line: Int
    package var household: HouseholdID
    package var cause: Cause
    package var step: Step

    package init(line: Int, household: HouseholdID, cause: Cause, step: Step) {
        self.line = line
        self.household = household
        self.cause = cause
        self.step = step
    }
}

/// A comparison for a household, whatever its causes, with its physical line.
package struct CrosscheckRow: Sendable, Equatable {
    package var line: Int
    package var household: HouseholdID
    package var crosscheck: Crosscheck

    package init(line: Int, household: HouseholdID, crosscheck: Crosscheck) {
        self.line = line
        self.household = household
        self.crosscheck = crosscheck
    }
}

/// 公示记录 - how a notice hung, and what became of an objection.
package struct PostedNotice: Sendable, Equatable {
    package var notice: PublicNotice
    /// 异议: whether anybody objected.
    package var objectionRaised: Bool
    /// 异议处理; nil while an objection waits, and when there is none.
    package var ruling: ObjectionRuling?

    package init(notice: PublicNotice, objectionRaised: Bool, ruling: ObjectionRuling?) {
        self.notice = notice
        self.objectionRaised = objectionRaised
        self.ruling = ruling
    }
}

/// What a file of the county holds: its good rows in the order of the file, and all that is wrong
/// with it. A bad row is a problem and never stops the others.
package struct CountyTable<Row: Sendable & Equatable>: Sendable, Equatable {
    package var rows: [Row]
    package var problems: [FileProblem]

    package init(rows: [Row] = [], problems: [FileProblem] = []) {
        self.rows = rows
        self.problems = problems
    }
}
