import Domain

extension Text {
    static var frameDiffers: Text {
        Text(
            "抽样框与公布的框根不符，请停止办理并报告审计",
            "The frame is not the one that was published; stop, and tell the auditor")
    }

    static var extensionUnfit: Text {
        Text(
            "扩样只能增加，不能减少，也不能为零",
            "An extension adds items; it takes none away, and adds one at least")
    }

    static func itemNotDrawn(_ item: SampleItemID) -> Text {
        Text("\(item) 不在中签清单中", "Item \(item) was not drawn")
    }

    static func itemEnded(_ item: SampleItemID) -> Text {
        Text(
            "\(item) 的复核已经办结，结果不能更改",
            "The review of item \(item) has its end, and a finding is never taken back")
    }

    static func itemsOpen(_ count: Int) -> Text {
        Text(
            "还有 \(count) 户未办结，请全部办结后再办理",
            "\(count) drawn items have no end yet; all of them come first")
    }

    static func draftUnfit(_ field: ReviewDraft.Field) -> Text {
        Text(
            "方案中\(field.text.chinese)不成立，请改正",
            "In this draft, \(field.text.english) cannot be as it is; correct it")
    }

    static var frameEmpty: Text {
        Text(
            "该期间没有可以抽样的核查，请核对期间",
            "Nothing of this period can be drawn from; check the period")
    }

    static func periodReviewed(_ id: ReviewRoundID) -> Text {
        Text(
            "该期间已由第 \(id) 轮抽样；如需重抽，请注明该轮次并说明理由",
            "Round \(id) has drawn from these days; to draw again, name it and say why")
    }

    static func roundUnsigned(_ id: ReviewRoundID) -> Text {
        Text(
            "第 \(id) 轮的定框尚未被已签名的检查点覆盖，请稍候再掷骰",
            "The framing of round \(id) is in no signed checkpoint of the trail yet; wait before "
                + "the dice are rolled")
    }

    static func noParty(_ officer: OfficerID) -> Text {
        Text(
            "\(officer) 的岗位不代表本轮的任何承诺方",
            "No role of \(officer) acts for a party of this round")
    }

    static func partyOfOther(_ officer: OfficerID, _ party: ReviewParty) -> Text {
        Text(
            "\(officer) 已代表\(party.text.chinese)，一人不能代表两方",
            "\(officer) has acted for \(party.text.english); nobody acts for two parties")
    }

    static var reviewTextUnfit: Text {
        Text(
            "摘要与随机数应为 64 位十六进制数字，骰点与彩票应为数字，请核对",
            "Digests and parts are 64 hexadecimal digits, dice and lottery are digits; check them")
    }

    static func findingMissing(_ item: SampleItemID) -> Text {
        Text(
            "\(item) 已办结但没有比对结果，不能出报告",
            "Item \(item) has its end but no comparison, so there is no report yet")
    }

    static func disputeOpen(_ item: SampleItemID) -> Text {
        Text(
            "\(item) 的异议尚未裁定，请先裁定",
            "A dispute about item \(item) waits for its decision, which comes first")
    }

    static func consequenceNotFound(_ number: Int64) -> Text {
        Text("没有后果 \(number)，请核对编号", "There is no consequence \(number); check its number")
    }

    static func consequenceDecided(_ number: Int64) -> Text {
        Text(
            "后果 \(number) 已经确认或驳回", "Consequence \(number) was confirmed or rejected already")
    }

    static func rectificationNotFound(_ number: Int64) -> Text {
        Text(
            "没有整改单 \(number)，请核对编号",
            "There is no rectification \(number); check its number")
    }

    static func rectificationDone(_ number: Int64) -> Text {
        Text("整改单 \(number) 已经办结", "Rectification \(number) was done already")
    }
}
