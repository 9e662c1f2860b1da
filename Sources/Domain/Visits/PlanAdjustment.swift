/// 人工调整 - what the dispatcher wants otherwise in a proposed plan.
package enum PlanAdjustment: Sendable, Equatable {
    /// 固定 - the visit stays with its crew, which is also with its day.
    case pin(HouseholdID)
    /// 取消固定
    case release(HouseholdID)
    /// 改派 - the visit goes to another crew (by its number), and stays there.
    case move(HouseholdID, crew: Int)
    /// 禁派 - this crew does not make the visit.
    case forbid(HouseholdID, crew: Int)

    package var household: HouseholdID {
        switch self {
        case .pin(let household), .release(let household), .move(let household, _),
            .forbid(let household, _):
            household
        }
    }
}

/// 变更事由 - what has happened to a published plan.
package enum PlanDisruption: Sendable, Equatable {
    /// 取消 - nobody need go there any more, or not now.
    case cancelled(HouseholdID)
    /// 加急 - a household whose claims were accepted since, or that was left out, goes in.
    case urgent(HouseholdID)
    /// 请假、生病 - a verifier is away from one day to another, both inclusive.
    case verifierAway(OfficerID, from: Day, to: Day)
    /// 车辆故障 - a vehicle cannot be used from one day to another, both inclusive.
    case vehicleBroken(String, from: Day, to: Day)
}

/// 核查员缺勤 - the days on which a verifier is away, both inclusive.
package struct VerifierAbsence: Sendable, Hashable {
    package var verifier: OfficerID
    package var from: Day
    package var to: Day

    package init(verifier: OfficerID, from: Day, to: Day) {
        self.verifier = verifier
        self.from = from
        self.to = to
    }

    package func covers(_ day: Day) -> Bool { from <= day && day <= to }
}
