import Domain
import Wording

// Words of the pages of the sampling review: the visits, and what came of them.

extension Label {
    static let myReviews = Text("我的复核", "My reviews")
    static let oneTask = Text("复核任务", "Review")
    static let noTasks = Text("没有待复核的农户。", "No household waits for you.")
    static let toTasks = Text("返回我的复核", "Back to my reviews")
    static let blindHint = Text(
        "复核结论提交之前，系统不显示原核查结果；抽中的农户不能更换。",
        "Before your findings are final, the first finding is not shown; no household is exchanged "
            + "for another.")
    static let byLot = Text("按签号顺序", "In the order of the lots")
    static let address = Text("地址", "Address")
    static let reviewers = Text("复核员", "Reviewers")
    static let attemptsInVain = Text("未遇次数", "In vain")
    static let plannedDay = Text("安排日期", "Planned")
    static let reviewVisits = Text("已记录", "Recorded so far")
    static let noVisitsYet = Text("还没有记录。", "Nothing yet.")
    static let means = Text("方式", "By")
    static let answered = Text("已查实的项目", "Answered")
    static let recordVisit = Text("登记", "Record")
    static let recordInVain = Text("入户未成", "A visit in vain")
    static let saveVisit = Text("保存", "Save")
    static let visitedOn = Text("入户日期", "Day of the visit")
    static let whoWent = Text("参加的复核员", "Who took part")
    static let notAsked = Text("未询问", "not asked")
    static let notRecorded = Text("无记录", "not recorded")
    static let noneFound = Text("均未发现", "none found")
    static let moneyReceivedYuan = Text("实际到账（元）", "Money received (yuan)")
    static let finishTask = Text("提交结论", "Make it final")
    static let finishHint = Text(
        "提交之后不能再改；随后显示与原核查结果的比对。",
        "After that nothing can be changed; the comparison with the first finding is shown then.")
    static let cannotFinish = Text(
        "还不能提交结论：须入户查实，或者当面拒绝，或者两个不同日期都未遇。",
        "It cannot be made final yet: it takes findings at the door, a refusal there, or visits in "
            + "vain on two days.")

    static func record(_ means: ReviewMeans) -> Text {
        switch means {
        case .visit: Text("登记入户", "Record a visit")
        case .phone: Text("登记电话回访", "Record a call")
        case .department: Text("登记部门核对", "Record what departments answered")
        }
    }

    static func inYuan(_ name: Text) -> Text {
        Text("\(name.chinese)（元）", "\(name.english) (yuan)")
    }

    static func billNumber(_ place: Int) -> Text {
        Text("票据 \(place) 号码", "Bill \(place), number")
    }

    static func billAmount(_ place: Int) -> Text {
        Text("票据 \(place) 金额（元）", "Bill \(place), amount (yuan)")
    }

    static func endsAs(_ outcome: ReviewOutcome) -> Text {
        Text("结局：\(outcome.text.chinese)", "It ends as: \(outcome.text.english)")
    }

    // Comparisons

    static let reviewComparisons = Text("比对结果", "Comparisons of findings")
    static let oneComparison = Text("复核比对", "Comparison")
    static let noError = Text("一致", "no error")
    static let firstAmount = Text("原发（元）", "First amount (yuan)")
    static let comparedAt = Text("比对时间", "Compared at")
    static let disputeUntil = Text("异议截止", "Disputes until")
    static let fieldByField = Text("逐项比对", "Field by field")
    static let firstFinding = Text("原核查", "First finding")
    static let reviewFinding = Text("复核", "Review")
    static let difference = Text("差额（元）", "Difference (yuan)")
    static let verdict = Text("判定", "Verdict")
    static let tolerated = Text("容差之内", "within the tolerance")
    static let differing = Text("不一致", "differs")
    static let dispute = Text("异议", "Dispute")
    static let disputeWaits = Text("待裁定", "waits for a decision")
    static let raiseDispute = Text("提出异议", "Dispute the finding")
    static let raisedBy = Text("提出人", "Raised by")
    static let decideDispute = Text("裁定", "Decide")
    static let decision = Text("裁定理由", "Decision")
    static let recheck = Text("二次复核", "Recheck")
    static let recheckDone = Text("已做", "done")
    static let recordRecheck = Text("登记二次复核", "Record the recheck")
}
