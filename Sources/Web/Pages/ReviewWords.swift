import Domain
import Wording

/// 代码用语 - codes of a round that are text where they are kept, in words. One that has no words is
/// shown as it is: a newer daemon may know more of them.
enum ReviewWord {
    /// 剔除原因
    static func exclusion(_ code: String, _ language: Language) -> HTML {
        shown(code, exclusions[code], language)
    }

    /// 轮次事件
    static func event(_ kind: String, _ language: Language) -> HTML {
        shown(kind, events[kind], language)
    }

    /// 后果规则 - the words of the report.
    static func rule(_ code: String, _ language: Language) -> HTML {
        shown(code, ReviewTermWord.rule(named: code), language)
    }

    /// 依据数字
    static func figure(_ name: String, _ language: Language) -> HTML {
        shown(name, figures[name], language)
    }

    private static func shown(
        _ code: String, _ words: Text?, _ language: Language
    ) -> HTML {
        words.map { "\($0[language])" } ?? "<code lang=\"en\">\(code)</code>"
    }

    private static let exclusions = Dictionary(
        uniqueKeysWithValues: FrameExclusion.allCases.map { ($0.rawValue, $0.text) })

    private static let events: [String: Text] = [
        "commit": Label.commitPart, "close_commitments": Label.closeCommitments,
        "read_dice": Text("读骰点", "Dice read"), "roll": Text("骰点一致", "Dice agreed"),
        "lottery": Label.recordLottery, "reveal": Label.revealPart,
        "settle_seed": Label.settleSeed, "draw": Label.drawSample, "extend": Label.extendSample,
        "end": Text("一件办结", "One item ended"), "close_review": Label.closeReview,
        "report": Label.publishReview,
    ]

    private static let figures: [String: Text] = [
        "wrong": Text("差错", "wrong"), "reviewed": Text("复核", "reviewed"),
        "class_a": Text("A 类", "class A"), "all_wrong": Text("全部差错", "wrong in all"),
        "all_reviewed": Text("全部复核", "reviewed in all"),
        "fabricated": Text("虚构", "invented"), "size": Text("原发（分）", "first amount (fen)"),
        "right": Text("核定（分）", "right amount (fen)"),
    ]
}
