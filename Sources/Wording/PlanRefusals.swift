import Domain

// What is wrong with a plan of visits, or with what is asked of one.

extension Text {
    static func planNotFound(_ number: VisitPlan.Number) -> Text {
        Text(
            "没有排期 \(number)，请在排期列表中核对编号",
            "There is no plan \(number); look its number up in the list of plans")
    }

    static func planSettled(_ number: VisitPlan.Number, _ state: VisitPlan.State) -> Text {
        Text(
            "排期 \(number) 为“\(state.text.chinese)”，不能办理此步，请打开最新的排期",
            "Plan \(number) is '\(state.text.english)', where this step does not begin; "
                + "open the newest plan")
    }

    static func planChanged(
        _ number: VisitPlan.Number, expected: Int, found: Int
    ) -> Text {
        Text(
            "排期 \(number) 已被他人调整（第 \(found) 版，您看到的是第 \(expected) 版），请刷新后再办",
            "Plan \(number) was adjusted meanwhile (version \(found), you saw \(expected)); "
                + "load it again")
    }

    static func planOutdated(_ defect: PlanDefect) -> Text {
        let place = [
            defect.household.map { "\($0)" }, defect.crew.map { "#\($0)" },
        ].compactMap(\.self).joined(separator: " ")
        let kind = defect.kind.text
        return Text(
            "情况已变化，排期不再成立：\(kind.chinese)（\(place)），请重新排期",
            "Things have changed and the plan no longer holds: \(kind.english) (\(place)); "
                + "plan again")
    }

    static func planStands(_ number: VisitPlan.Number) -> Text {
        Text(
            "已发布的排期 \(number) 覆盖这些日期，请对它改排，或先撤回",
            "Plan \(number) is published and covers these days; plan it anew, or withdraw it first")
    }

    static var daysUnfit: Text {
        Text(
            "日期不成立：没有工作日、先后颠倒或天数过多，请改正",
            "These days do not do: no working day, in the wrong order, or too many; correct them")
    }

    static func visitNotPlanned(_ household: HouseholdID) -> Text {
        Text(
            "排期中没有农户 \(household)，请核对户编号",
            "The plan has no visit to household \(household); check its number")
    }

    static func crewNotFound(_ number: Int) -> Text {
        Text(
            "排期中没有 \(number) 号车组，请在排期中核对",
            "The plan has no crew \(number); look it up in the plan")
    }

    static func crewUnfit(_ household: HouseholdID, crew: Int) -> Text {
        Text(
            "\(crew) 号车组不能核查农户 \(household)（回避、时间或路程），请换一个车组",
            "Crew \(crew) cannot visit household \(household) (a conflict, its hours or the way); "
                + "choose another")
    }

    static func vehicleNotFound(_ id: String) -> Text {
        Text("没有车辆 \(id)，请核对车辆编号", "There is no vehicle \(id); check its number")
    }

    static func relativeNotFound(_ verifier: OfficerID, _ household: HouseholdID) -> Text {
        Text(
            "核查员 \(verifier) 没有申报与农户 \(household) 的亲属关系，或已撤回，请核对",
            "Verifier \(verifier) has declared no relatives in household \(household), or it was "
                + "taken back; check both")
    }

    static var hoursUnfit: Text {
        Text(
            "时间不成立，请按 08:30 至 17:30 的形式填写，先早后晚",
            "These hours do not do; write them as 08:30 and 17:30, the earlier first")
    }
}
