import Domain

// The words of planned visits.

extension VisitPlan.State {
    package var text: Text {
        switch self {
        case .proposed: Text("草案", "proposed")
        case .published: Text("已发布", "published")
        case .superseded: Text("已被取代", "superseded")
        case .withdrawn: Text("已撤回", "withdrawn")
        }
    }
}

extension VisitPlan.Unassigned.Reason {
    package var text: Text {
        switch self {
        case .noPlace: Text("户和村都没有坐标", "neither the home nor the village has coordinates")
        case .noCrew: Text("没有可用的车组", "there is no crew")
        case .everyCrewBarred: Text("车组人员须回避或被禁派", "the crew may not go there")
        case .skillMissing: Text("车组没有所需专长", "the crew lacks a skill that is needed")
        case .daysMissed: Text("日期过早", "the day is too early")
        case .hoursMissed: Text("赶不上约定时间", "the crew cannot be there within the agreed hours")
        case .tooFar: Text("路程太远，收车前回不来", "the way is too long for the working hours")
        case .crewsFull: Text("车组日程已满", "the crew is full")
        case .attemptsSpent: Text("入户次数已用完", "visited in vain as often as the scheme allows")
        case .searchEnded: Text("搜索时间用完", "the search ended before it was placed")
        }
    }
}

extension VerifierConflict {
    package var text: Text {
        switch self {
        case .ownVillage: Text("本村", "own village")
        case .relative: Text("亲属", "relative")
        case .visitedLast: Text("上次核查过", "made the last visit")
        }
    }
}

extension VerifierSkill {
    package var text: Text {
        switch self {
        case .medicalBills: Text("医疗费用审核", "medical bills")
        case .damage: Text("灾损查勘", "damage")
        case .signLanguage: Text("手语", "sign language")
        case .dialect: Text("方言", "dialect")
        }
    }
}

extension PlanChange.Kind {
    package var text: Text {
        switch self {
        case .moved: Text("改派", "moved")
        case .retimed: Text("改时", "retimed")
        case .added: Text("新增", "added")
        case .removed: Text("取消", "removed")
        }
    }
}

extension ExtraGain.Extra {
    package var text: Text {
        switch self {
        case .vehicle: Text("多一辆车", "one more vehicle")
        case .day: Text("多一个工作日", "one more working day")
        }
    }
}

extension PlanDefect.Kind {
    package var text: Text {
        switch self {
        case .notToBeVisited: Text("该户已不需入户", "the household is not to be visited any more")
        case .twice: Text("该户排了两次", "the household is planned twice")
        case .taskChanged: Text("该户资料已变化", "what is known of the household has changed")
        case .verifierBarred: Text("核查员须回避", "a verifier may not go there")
        case .crewForbidden: Text("该车组被禁派", "the crew is not wanted there")
        case .skillMissing: Text("车组缺少专长", "the crew lacks a skill")
        case .outsideHours: Text("不在约定时间", "outside of the agreed hours")
        case .tooEarlyDay: Text("日期过早", "the day is too early")
        case .attemptsSpent: Text("入户次数已用完", "no visits in vain are left")
        case .crewUnfit: Text("车组人数不合要求", "the crew is too small or too large")
        case .verifierUnknown: Text("核查员不在册", "a verifier is not in the register")
        case .verifierAway: Text("核查员缺勤", "a verifier is away")
        case .inTwoCrews: Text("同一天在两个车组", "somebody or something is in two crews of a day")
        case .vehicleUnknown: Text("车辆不在册", "the vehicle is not in the register")
        case .vehicleBroken: Text("车辆停用", "the vehicle cannot be used")
        case .notAWorkingDay: Text("不是工作日", "it is no working day")
        case .timesWrong: Text("时间不符", "the times do not follow")
        }
    }
}
