import Domain

// What is wrong with an account, or with what an officer is to be appointed to.

extension Text {
    static func partTaken(_ id: Claim.ID, _ officer: OfficerID, _ part: ClaimPart) -> Text {
        Text(
            "\(officer) 已是案件 \(id) 的\(part.text.chinese)，一案一人一环节，请由他人办理",
            "\(officer) is \(part.text.english) of case \(id) already, and one person has one part "
                + "in a case; let somebody else do this")
    }

    static func officerNameUnusable(_ id: String) -> Text {
        Text(
            "“\(id)”不能作为工号或姓名，请另取，不得留空或与系统账户同名",
            "'\(id)' cannot name an officer; choose another, neither blank nor a machine's")
    }

    static func officerPresent(_ id: OfficerID) -> Text {
        Text(
            "人员 \(id) 已登记，请换工号，或任命该账户",
            "\(id) is registered already; take another number, or appoint that account")
    }

    static var rolesMissing: Text {
        Text("未选岗位，请至少选一个岗位", "An appointment names a role; choose at least one")
    }

    static func roleNotAppointable(_ role: Role) -> Text {
        Text(
            "“\(role.text.chinese)”是系统自身，不能任命给人，请选其他岗位",
            "'\(role.text.english)' is the system itself and nobody's; choose another role")
    }

    static func rolesConflict(_ pair: RoleConflict) -> Text {
        let (one, two, why) = (pair.one.text, pair.other.text, pair.reason.text)
        return Text(
            "“\(one.chinese)”与“\(two.chinese)”不得兼任（\(why.chinese)），请去掉其一或换人",
            "'\(one.english)' and '\(two.english)' exclude each other: \(why.english); drop one")
    }

    static func areaMissing(_ role: Role) -> Text {
        Text(
            "“\(role.text.chinese)”须写明所辖乡镇或村的区划代码，请补填",
            "'\(role.text.english)' acts in a town or a village; give its area code")
    }

    static func areaNotFound(_ code: AreaCode) -> Text {
        Text(
            "区划表中没有 \(code)，请核对代码",
            "There is no area \(code) in the register; check the code")
    }

    static var scopeUnfit: Text {
        Text(
            "县级岗位不限乡镇村，非保险岗位不限机构，请去掉范围或分开任命",
            "Roles of the county are for all of it, and only the insurer's are for one insurer; "
                + "leave the scope out, or appoint two persons")
    }

    static func ownAppointment(_ officer: OfficerID) -> Text {
        Text(
            "不能办理本人（\(officer)）的任免，请由他人办理",
            "Nobody decides about themselves (\(officer)); let somebody else do it")
    }

    static func ownProposal(_ number: Appointment.Number) -> Text {
        Text(
            "任命 \(number) 由您提出，须由他人复核",
            "You proposed appointment \(number); somebody else has to agree to it")
    }

    static func appointmentNotFound(_ number: Appointment.Number) -> Text {
        Text(
            "没有编号为 \(number) 的任命，请在任命列表中核对编号",
            "There is no appointment \(number); look its number up in the list")
    }

    static func appointmentDecided(_ number: Appointment.Number) -> Text {
        Text(
            "任命 \(number) 已有结论，如需变更请另行提出",
            "Appointment \(number) is decided; propose another one to change it")
    }

    static func appointmentPending(_ officer: OfficerID) -> Text {
        Text(
            "\(officer) 已有待复核的任命，请先复核或撤回",
            "Another appointment of \(officer) waits; confirm or withdraw it first")
    }

    static func appointmentMissing(_ officer: OfficerID) -> Text {
        Text(
            "\(officer) 当前没有任何岗位，无需免去",
            "\(officer) holds no role, so there is nothing to end")
    }

    static func confirmerUnfit(_ number: Appointment.Number) -> Text {
        Text(
            "任命 \(number) 须由另一名安全管理员复核，没有时由审计管理员复核，请转交",
            "Appointment \(number) is for another security administrator to confirm, "
                + "or the audit administrator where there is none; pass it on")
    }

    static func lastSecurityAdministrator(_ officer: OfficerID) -> Text {
        Text(
            "\(officer) 是唯一的安全管理员，请先任命接任者",
            "\(officer) is the only security administrator; appoint a successor first")
    }

    static var administrationFounded: Text {
        Text(
            "已有安全管理员，请由其按程序任命",
            "There is a security administrator already; let them appoint whom you need")
    }
}
