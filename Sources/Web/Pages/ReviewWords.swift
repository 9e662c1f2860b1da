import Wording

// Codes of a round that are text where they are kept, in words. One that nobody knows is shown as
// it is.

/// 剔除原因
enum ReviewExclusion {
    static func text(of code: String) -> Text {
        words[code] ?? Text(code, code)
    }

    private static let words: [String: Text] = [:]
}

/// 轮次事件
enum ReviewEventWord {
    static func text(of kind: String) -> Text {
        words[kind] ?? Text(kind, kind)
    }

    private static let words: [String: Text] = [
        "commit": Label.commitPart, "close_commitments": Label.closeCommitments,
        "read_dice": Text("读骰点", "Dice read"), "roll": Text("骰点一致", "Dice agreed"),
        "lottery": Label.recordLottery, "reveal": Label.revealPart,
        "settle_seed": Label.settleSeed, "draw": Label.drawSample, "extend": Label.extendSample,
        "end": Text("一件办结", "One item ended"), "close_review": Label.closeReview,
        "report": Label.publishReview,
    ]
}

/// 规则与依据
enum ReviewRuleWord {
    static func text(of rule: String) -> Text {
        rules[rule] ?? Text(rule, rule)
    }

    static func figure(_ name: String) -> Text {
        figures[name] ?? Text(name, name)
    }

    private static let rules: [String: Text] = [:]

    private static let figures: [String: Text] = [
        "wrong": Text("差错", "wrong"), "reviewed": Text("复核", "reviewed"),
        "class_a": Text("A 类", "class A"),
    ]
}
