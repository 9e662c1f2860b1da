import Domain

// What is wrong with a step from prescreening to the comparison with other departments.

extension Text {
    static func wrongState(_ id: Claim.ID, _ state: ClaimState) -> Text {
        Text(
            "案件 \(id) 处于“\(state.text.chinese)”，不能办理此步，请在案卷中查看下一步",
            "Case \(id) is at '\(state.text.english)', where this step does not begin; "
                + "see in the case which step is next")
    }

    static var reasonMissing: Text {
        Text("未写理由，请填写理由", "No reason was given; write down why")
    }

    static func tooFewVerifiers(_ count: Int, needed: Int) -> Text {
        Text(
            "核查人员 \(count) 人，至少需要 \(needed) 人，请补填，或重新入户",
            "\(count) verifiers went, and at least \(needed) must; name them all, or visit again")
    }

    static var membersMissing: Text {
        Text("家庭人口至少 1 人，请填写人数", "A household has at least one member; say how many")
    }

    static var negativeBasis: Text {
        Text(
            "核定自付不能为负，请填 0 或正数",
            "The verified basis cannot be negative; give zero or more")
    }

    static func crosscheckNotFound(_ id: Int64) -> Text {
        Text(
            "没有比对记录 \(id)，请在案卷中核对编号",
            "There is no comparison \(id); look its number up in the case")
    }

    static func crosscheckAlreadyResolved(_ id: Int64) -> Text {
        Text(
            "比对记录 \(id) 已处理，结论不能再改，无需再办",
            "Comparison \(id) is decided already, and stays so; there is nothing left to do")
    }

    static func crosscheckWithoutHit(_ id: Int64) -> Text {
        Text(
            "比对记录 \(id) 未命中，无需处理",
            "Comparison \(id) did not hit; there is nothing to decide")
    }
}
