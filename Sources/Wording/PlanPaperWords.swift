import Domain

/// The words of what is made from a visit plan: route sheets, maps, calendars.
package enum PlanWord {
    package static let north = Text("北", "N")
    package static let noRoads = Text("示意图，不含道路", "schematic, without roads")
    package static let routeSheet = Text("入户核查行程单", "Route sheet for home visits")
    package static let map = Text("入户核查路线示意图", "Map of home visits")
    package static let plan = Text("排期", "Plan")
    package static let day = Text("日期", "Day")
    package static let vehicle = Text("车辆", "Vehicle")
    package static let shift = Text("出车至收车", "Out and back")
    package static let crew = Text("车组", "Crew")
    package static let verifiers = Text("核查员", "Verifiers")
    package static let stops = Text("户数", "Visits")
    package static let travel = Text("路程（分钟）", "Travel (minutes)")
    package static let order = Text("序号", "No.")
    package static let times = Text("到达–离开", "Arrive–leave")
    package static let village = Text("行政村", "Village")
    package static let holder = Text("户主", "Holder")
    package static let household = Text("户编号", "Household")
    package static let causes = Text("原因", "Causes")
    package static let expected = Text("到场人数", "Present")
    package static let remark = Text("备注", "Remarks")
    package static let code = Text("任务码", "Code")
    package static let driver = Text("驾驶员", "Driver")
    package static let depot = Text("出发点", "Depot")
    package static let due = Text("时限", "due")
    package static let agreed = Text("约定", "agreed")
    package static let late = Text("已逾期", "late")
    package static let pinned = Text("固定", "pinned")
    package static let attempt = Text("曾未入户", "visited in vain")
    package static let villagePlace = Text("坐标为村址", "place is the village's")
    package static let noVisits = Text("当日无入户任务。", "No visits on this day.")
    package static let signatures = Text(
        "核查员须二人以上同行，入户后逐户签名确认。",
        "At least two verifiers go together, and sign after the visits.")
    package static let visit = Text("入户核查", "Home visit")

    package static func people(_ count: Int) -> Text { Text("\(count)人", "\(count) people") }

    package static func verifier(_ number: Int) -> Text {
        Text("核查员\(number)", "Verifier \(number)")
    }

    package static func stop(_ number: Int, of count: Int) -> Text {
        Text("第\(number)户／共\(count)户", "visit \(number) of \(count)")
    }
}
