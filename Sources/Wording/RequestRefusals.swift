import Domain

// What is wrong with a request itself: who asks, about what, and under which scheme.

extension Text {
    static func notPermitted(_ permission: Permission) -> Text {
        Text(
            "没有“\(permission.rawValue)”权限，请由有权人员办理",
            "You may not do this (\(permission.rawValue)); ask somebody who may")
    }

    static func keyReused(_ key: String) -> Text {
        Text(
            "请求编号 \(key) 已用于另一请求，请换新编号",
            "The key \(key) was used for another request; use a new one")
    }

    static func claimNotFound(_ id: Claim.ID) -> Text {
        Text(
            "没有编号为 \(id) 的案件，请在案件列表中核对编号",
            "There is no case \(id); look its number up in the list of cases")
    }

    static func householdNotFound(_ id: HouseholdID) -> Text {
        Text(
            "户册中没有 \(id)，请先登记",
            "The register has no household \(id); register it first")
    }

    static func officerNotFound(_ id: OfficerID) -> Text {
        Text(
            "人员 \(id) 未登记或已停用，请先登记，或由在岗人员办理",
            "\(id) is not registered, or no longer active; register them, or let another act")
    }

    static func schemeUnknown(_ id: SchemeID) -> Text {
        Text(
            "没有方案 \(id)，请核对编号，或先将方案入库", "No scheme \(id) is loaded; check its id, or load it first")
    }

    static func schemeNotFound(_ day: Day) -> Text {
        Text("\(day) 没有有效的方案，请先入库", "No scheme holds on \(day); load one first")
    }

    static func unknownFeed(_ channel: Channel) -> Text {
        Text(
            "“\(channel.text.chinese)”不是部门推送，请走自主申报导入",
            "'\(channel.text.english)' is no department's feed; import it as applications")
    }

    static func schemeDiffers(_ id: SchemeID) -> Text {
        Text(
            "方案 \(id) 已入库且内容不同，请换编号",
            "The scheme \(id) is stored with other content; give the new one another id")
    }

    static func staleVersion(_ id: Claim.ID, expected: Int, found: Int) -> Text {
        Text(
            "案件 \(id) 已被他人更新（版本 \(found)，您看到的是 \(expected)），请刷新后再办",
            "Case \(id) has changed (version \(found), you saw \(expected)); reload it")
    }

    static func workNotParked(_ kind: DueWork.Kind, _ subject: String) -> Text {
        Text(
            "待办 \(kind.rawValue) \(subject) 未被搁置，请在待办列表中核对",
            "No work '\(kind.rawValue) \(subject)' was given up; see the list of work")
    }

    static var countyPresent: Text {
        Text(
            "数据库中已有县数据，请换空库，或明确要求并入",
            "The database holds a county already; use an empty one, or ask to add to it")
    }
}
