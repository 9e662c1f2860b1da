import Domain
import Wording

// Words of the pages on which the planner is told of verifiers, vehicles and families.

extension Label {
    static let verifiersAndVehicles = Text("核查员与车辆", "Verifiers and vehicles")
    static let oneVerifier = Text("核查员", "Verifier")
    static let toVerifiers = Text("返回核查员与车辆", "Back to the verifiers and vehicles")
    static let verifierID = Text("工号", "Staff number")
    static let team = Text("所属机构", "Insurer")
    static let anyInsurer = Text("不限", "any")
    static let homeVillage = Text("户籍村", "Home village")
    static let skills = Text("专长", "Skills")
    static let noSkills = Text("无", "none")
    static let noVerifiers = Text("没有在岗的核查员。", "There are no verifiers.")
    static let saveSkills = Text("登记专长", "Save the skills")
    static let vehicles = Text("车辆", "Vehicles")
    static let noVehicles = Text("没有登记车辆。", "There are no vehicles.")
    static let plate = Text("车牌", "Plate")
    static let seats = Text("座位", "Seats")
    static let away = Text("缺勤", "Away")
    static let unusable = Text("停用", "Unusable")
    static let markAway = Text("登记缺勤", "Mark as away")
    static let markUnusable = Text("登记停用", "Mark as unusable")
    static let liftAway = Text("取消缺勤", "Not away after all")
    static let liftUnusable = Text("恢复使用", "Usable again")
    static let noAbsences = Text("没有登记今后的缺勤。", "No absence from today on.")
    static let absentFrom = Text("从（如 2026-10-12）", "From (as 2026-10-12)")
    static let absentTo = Text("至（可不填，即当日）", "To (optional: the same day)")
    static let absenceHint = Text(
        "以后的排期会避开这些日期；已发布的排期请到其页面改排。",
        "Plans from now on keep off these days; plan a published one anew on its page.")
    static let relatives = Text("亲属回避", "Relatives")
    static let noRelatives = Text("没有申报亲属。", "No relatives were declared.")
    static let declareRelative = Text("申报亲属", "Declare a relative")
    static let declareRelativeHint = Text(
        "申报后不再安排该核查员到此户；误报或情况变化可以撤回，记录保留。",
        "The verifier is not sent there any more; what was wrong, or has changed, can be taken "
            + "back, and stays on record.")
    static let withdrawRelative = Text("撤回申报", "Take back")
    static let declared = Text("申报", "Declared")
    static let takenBack = Text("已撤回", "taken back")
    static let agreement = Text("约定入户时间", "Hours agreed for visits")
    static let agreedHours = Text("可入户时间", "Can be met")
    static let anyHours = Text("任何时间", "at any time")
    static let neededSkills = Text("需要专长", "Needs")
    static let agreedBy = Text("约定人", "Agreed with")
    static let opensAt = Text("从（如 08:30）", "From (as 08:30)")
    static let closesAt = Text("至（如 17:30）", "Until (as 17:30)")
    static let saveAgreement = Text("登记约定", "Save what was agreed")
    static let agreeHint = Text(
        "两个时间都不填，即任何时间；最后一次约定有效，以后的排期照此安排。",
        "Leave both hours empty for any time; the last agreement holds, and plans from now on "
            + "keep to it.")
    static let report = Text("回报", "Report")
    static let noReport = Text("未回报", "no report")
    static let noReports = Text("当日已过、未回报的户", "Days that are over without a report")
    static let noReportsHint = Text(
        "这些户已自动回到待排名单；尚未重新安排的，拟订新排期或改排时会安排。",
        "These households wait again: where no plan has them yet, the next one takes them up, or "
            + "this one when it is planned anew.")

    static func reported(on day: Day) -> Text { Text("\(day) 已回报", "reported, \(day)") }
    static let visitNeedless = Text("已不需入户", "not needed any more")
}

extension VisitReport {
    /// In words; nothing for a visit that is still ahead.
    var text: Text? {
        switch self {
        case .ahead: nil
        case .reported(let day): Label.reported(on: day)
        case .missing: Label.noReport
        case .needless: Label.visitNeedless
        }
    }
}

extension Absence {
    /// `2026-10-12`, or `2026-10-12 – 2026-10-14`.
    var text: String { from == to ? "\(from)" : "\(from) – \(to)" }
}
