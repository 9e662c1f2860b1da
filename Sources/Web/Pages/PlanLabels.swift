import Domain
import Wording

// Words of the pages on which visits are planned.

extension Label {
    static let plans = Text("入户排期", "Visits")
    static let planTable = Text("排期表（CSV）", "Table (CSV)")
    static let planCalendar = Text("日历（iCalendar）", "Calendar (iCalendar)")
    static let routeSheet = Text("打印行程单（PDF）", "Route sheet (PDF)")
    static func map(of day: Day) -> Text {
        Text("\(day) 路线示意图", "Map of \(day)")
    }
    static let onePlan = Text("排期", "Plan")
    static let noPlans = Text("还没有排期。", "There is no plan yet.")
    static let toPlans = Text("返回排期列表", "Back to the plans")
    static let proposePlan = Text("拟订排期", "Propose a plan")
    static let proposePlanHint = Text(
        "为全部待核查的农户安排核查员、车辆和日期；草案可以调整，发布后生效。",
        "Gives every household that waits for a visit its verifiers, vehicle and day; a proposal "
            + "can be adjusted, and holds once it is published.")
    static let firstDay = Text("第一天（如 2026-10-12）", "First day (as 2026-10-12)")
    static let workingDays = Text("工作日数", "Working days")
    static let planDays = Text("日期", "Days")
    static let plannedVisits = Text("入户", "Visits")
    static let unassigned = Text("未排", "Left out")
    static let lateDays = Text("逾期天数", "Days late")
    static let travelMinutes = Text("路程（分钟）", "Travel (minutes)")
    static let replaces = Text("取代", "Replaces")
    static let version = Text("版次", "Version")
    static let publish = Text("发布", "Publish")
    static let withdrawPlan = Text("撤回", "Withdraw")
    static let adjust = Text("调整", "Adjust")
    static let wish = Text("调整方式", "What is wanted")
    static let crewNumber = Text("车组号", "Crew")
    static let replan = Text("改排", "Plan anew")
    static let event = Text("事由", "What happened")
    static let eventSubject = Text(
        "户编号、工号或车辆编号", "Household, verifier or vehicle")
    static let fromDay = Text("从（缺勤、停用）", "From (verifier, vehicle)")
    static let toDay = Text("至（缺勤、停用）", "To (verifier, vehicle)")
    static let vehicle = Text("车辆", "Vehicle")
    static let arrival = Text("到达", "Arrives")
    static let beginning = Text("开始", "Begins")
    static let departure = Text("离开", "Leaves")
    static let pinned = Text("固定", "pinned")
    static let why = Text("为何如此安排", "Why so")
    static let whyNot = Text("为何未排", "Why not")
    static let loads = Text("工作量", "Loads")
    static let daysOut = Text("外出天数", "Days out")
    static let serviceMinutes = Text("入户（分钟）", "At doors (minutes)")
    static let gains = Text("加车加天的估计", "What more means would gain")
    static let gain = Text("增加", "Added")
    static let fewerUnassigned = Text("少未排", "Fewer left out")
    static let fewerLate = Text("少逾期（天）", "Fewer days late")
    static let fewerMinutes = Text("少路程（分钟）", "Fewer minutes")
    static let planChanges = Text("与被取代排期的差别", "Changes to the plan before")
    static let noChanges = Text("没有差别", "No change")
    static let before = Text("原安排", "Before")
    static let after = Text("新安排", "After")

    static func crew(_ number: Int) -> Text { Text("\(number) 号车组", "Crew \(number)") }

    static func adds(_ minutes: Int) -> Text {
        Text("多 \(minutes) 分钟路程", "\(minutes) more minutes of travel")
    }

    static func otherDay(_ day: Day, _ minutes: Int) -> Text {
        Text("改在 \(day) 多 \(minutes) 分钟", "on \(day) it would be \(minutes)")
    }

    static func otherCrew(_ number: Int, _ minutes: Int) -> Text {
        Text("改由 \(number) 号车组多 \(minutes) 分钟", "with crew \(number) it would be \(minutes)")
    }

    static func crews(_ count: Int) -> Text { Text("\(count) 个车组", "\(count) crews") }
}

extension AdjustmentKind {
    var text: Text {
        switch self {
        case .pin: Text("固定", "pin")
        case .release: Text("取消固定", "release")
        case .move: Text("改派", "move")
        case .forbid: Text("禁派", "forbid")
        }
    }
}

extension DisruptionKind {
    var text: Text {
        switch self {
        case .cancelled: Text("取消入户", "visit cancelled")
        case .urgent: Text("加急入户", "urgent visit")
        case .verifierAway: Text("核查员缺勤", "verifier away")
        case .vehicleBroken: Text("车辆停用", "vehicle unusable")
        }
    }
}

/// What an adjustment wants, as forms and the API call it.
enum AdjustmentKind: String, CaseIterable { case pin, release, move, forbid }

/// What has happened to a plan, as forms and the API call it.
enum DisruptionKind: String, CaseIterable {
    case cancelled, urgent
    case verifierAway = "verifier_away"
    case vehicleBroken = "vehicle_broken"
}
