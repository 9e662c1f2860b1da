/// 初筛结果 - what a town made of a lead, as lists show it.
package struct PrescreeningResult: Sendable, Equatable {
    /// Whether the lead went on to the insurer.
    package enum Outcome: String, CaseIterable, Sendable {
        /// 通过
        case passed
        /// 剔除
        case screenedOut = "screened_out"
    }

    package var claim: Claim.ID
    package var household: HouseholdID
    package var maskedName: String
    package var village: String
    package var cause: Cause
    package var outcome: Outcome
    /// Empty where it passed without a word.
    package var reason: String
    package var decidedOn: Day
    package var decidedBy: OfficerID

    package init(
        claim: Claim.ID, household: HouseholdID, maskedName: String, village: String,
        cause: Cause, outcome: Outcome, reason: String, decidedOn: Day, decidedBy: OfficerID
    ) {
        self.claim = claim
        self.household = household
        self.maskedName = maskedName
        self.village = village
        self.cause = cause
        self.outcome = outcome
        self.reason = reason
        self.decidedOn = decidedOn
        self.decidedBy = decidedBy
    }
}

/// 比对结果 - what a department answered about a person, as lists show it.
package struct CrosscheckResult: Sendable, Equatable {
    /// 比对结论 - whether it hit, and what somebody decided about that.
    package enum Standing: String, CaseIterable, Sendable {
        /// 未命中
        case missed
        /// 命中，待处理
        case pending
        /// 成立
        case upheld
        /// 解释
        case explained
        /// 豁免
        case exempt

        package init(hit: Bool, ruling: Crosscheck.Resolution?) {
            self =
                switch ruling {
                case nil: hit ? .pending : .missed
                case .upheld: .upheld
                case .explained: .explained
                case .exempt: .exempt
                }
        }
    }

    package var number: Int64
    package var household: HouseholdID
    package var maskedID: String
    package var village: String
    package var department: String
    package var item: String
    package var standing: Standing
    package var recordedOn: Day
    /// Nil where nobody had to decide, or nobody has.
    package var decidedBy: OfficerID?

    package init(
        number: Int64, household: HouseholdID, maskedID: String, village: String,
        department: String, item: String, standing: Standing, recordedOn: Day,
        decidedBy: OfficerID?
    ) {
        self.number = number
        self.household = household
        self.maskedID = maskedID
        self.village = village
        self.department = department
        self.item = item
        self.standing = standing
        self.recordedOn = recordedOn
        self.decidedBy = decidedBy
    }
}
