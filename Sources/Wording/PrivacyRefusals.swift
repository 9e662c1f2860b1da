import Domain

// What is shown unmasked; and what ends: households whose data are destroyed, and keys.

extension Text {
    static func memberUnfit(_ datum: PersonalDatum) -> Text {
        Text(
            "查看成员证件号码须指明一名成员，其他各项不得指明成员（\(datum.rawValue)）",
            "A member is named for a member's ID number, and for nothing else (\(datum.rawValue))")
    }

    static func memberNotFound(_ number: PersonNumber) -> Text {
        Text(
            "该农户没有编号为 \(number) 的成员，请重新打开农户档案",
            "The household has no member \(number); open it again")
    }

    static func disclosureUntimely(_ id: HouseholdID) -> Text {
        Text(
            "农户 \(id) 目前没有需要您查看该项的案件，不能显示完整信息",
            "No case of household \(id) is where your work needs this, so it stays masked")
    }

    static func householdErased(_ id: HouseholdID) -> Text {
        Text(
            "农户 \(id) 的个人信息已删除，不能再登记或查看",
            "The data of household \(id) were erased; nothing can be recorded or shown of it")
    }

    static func caseOpen(_ id: HouseholdID) -> Text {
        Text(
            "农户 \(id) 还有未办结的案件，请先办结",
            "Household \(id) has a case that is not at its end; finish it first")
    }

    static func moneyUnsettled(_ id: HouseholdID) -> Text {
        Text(
            "农户 \(id) 还有未结清的款项，请先完成发放和对账",
            "Money of household \(id) is not settled; finish payment and reconciliation first")
    }

    static func retentionRuns(_ id: HouseholdID, until day: Day) -> Text {
        Text(
            "农户 \(id) 的资料依法须保存至 \(day)，在此之前不能删除",
            "What is known of household \(id) must be kept until \(day) by law")
    }

    static func erasurePending(_ id: HouseholdID) -> Text {
        Text(
            "农户 \(id) 已有待复核的删除申请",
            "A proposal to erase household \(id) waits already for its second person")
    }

    static func erasureNotFound(_ number: Erasure.Number) -> Text {
        Text(
            "没有编号为 \(number) 的删除申请，请核对编号",
            "There is no proposal \(number) to erase; check its number")
    }

    static func erasureDecided(_ number: Erasure.Number) -> Text {
        Text("删除申请 \(number) 已有结论", "The proposal \(number) to erase is decided already")
    }

    static func ownErasure(_ number: Erasure.Number) -> Text {
        Text(
            "删除申请 \(number) 由您提出，须由另一人复核",
            "You proposed erasure \(number); somebody else must do it")
    }

    static func keyNotFound(_ key: String) -> Text {
        Text("没有密钥 \(key)，请核对名称", "There is no key \(key); check its name")
    }

    static func keyChangeRuns(_ key: String) -> Text {
        Text(
            "正在改用密钥 \(key)，请待其完成后再更换",
            "Values are still being brought under key \(key); exchange it again when that is done")
    }

    static func keyNotConfirmed(_ key: String) -> Text {
        Text(
            "销毁密钥不可恢复，请输入其名称 \(key) 确认",
            "A key that is destroyed never comes back: give its name, \(key), to confirm")
    }

    static func keyInUse(_ key: String, values: Int64?) -> Text {
        guard let values else {
            return Text(
                "密钥 \(key) 正在使用，请先更换", "Key \(key) makes new values; exchange it first")
        }
        return Text(
            "仍有 \(values) 项内容使用密钥 \(key)，或其换用尚未结束，不能销毁",
            "\(values) values are left under key \(key), or it was not closed yet; wait for both")
    }
}
