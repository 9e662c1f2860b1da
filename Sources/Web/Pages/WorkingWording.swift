import Wording

/// The working in the reader's words. It is kept in Chinese with the keys of the scheme's file, so
/// that it can be traced; a reader of Chinese gets words for the keys, a reader of English also for
/// the Chinese phrases. Figures and names stay as they were computed.
package enum WorkingWording {
    /// The step whose result is the scheme's own title, which is nobody's to translate.
    static let schemeStep = "适用方案"

    package static func words(of stored: String, in language: Language) -> String {
        // What follows are the names of the scheme's exclusions.
        if stored.hasPrefix(exclusions) {
            return translated(exclusions[...], language) + stored.dropFirst(exclusions.count)
        }
        return translated(stored[...], language)
    }

    private static let exclusions = "exclusions："

    private static func translated(_ stored: Substring, _ language: Language) -> String {
        var words = ""
        var rest = stored
        while let next = rest.first {
            if let phrase = phrase(at: rest, after: words.last, language) {
                words += phrase.text[language]
                rest = rest.dropFirst(phrase.stored.count)
            } else {
                words.append(next)
                rest = rest.dropFirst()
            }
        }
        return words
    }

    /// The longest phrase that the text begins with. A key is a whole word, or part of a name.
    private static func phrase(
        at rest: Substring, after last: Character?, _ language: Language
    ) -> WorkingPhrase? {
        guard let first = rest.first, let phrases = byFirst[first] else { return nil }
        return phrases.first { phrase in
            guard rest.hasPrefix(phrase.stored) else { return false }
            guard phrase.isKey else { return language == .english }
            let next = rest.dropFirst(phrase.stored.count).first
            return !isOfWord(last) && !(isOfWord(phrase.stored.last) && isOfWord(next))
        }
    }

    private static func isOfWord(_ character: Character?) -> Bool {
        guard let character, character.isASCII else { return false }
        return character.isLetter || character.isNumber || character == "_" || character == "-"
    }

    private static let byFirst: [Character: [WorkingPhrase]] = Dictionary(
        grouping: WorkingPhrase.all.sorted { $0.stored.count > $1.stored.count },
        by: { $0.stored.first! })
}

/// Words that stand in a working, and what they are in each language.
struct WorkingPhrase {
    let stored: String
    let text: Text

    /// Whether it is a key of the scheme's file rather than a Chinese phrase.
    var isKey: Bool { stored.first!.isASCII && stored.first!.isLetter }

    private init(_ stored: String, _ text: Text) {
        self.stored = stored
        self.text = text
    }

    static let all: [WorkingPhrase] =
        keys.map { WorkingPhrase($0, $1) } + phrases.map { WorkingPhrase($0, Text($0, $1)) }

    private static let keys: [(String, Text)] = [
        ("scheme", Text("方案", "scheme")), ("classes", Text("户类型", "class")),
        ("income_test false", Text("不看收入", "income is not tested")),
        ("exclusions", Text("一票否决项目", "exclusions")),
        ("income_standard", Text("收入标准", "income standard")),
        ("line", Text("标准线", "line")), ("comparison <=", Text("不高于", "at most")),
        ("comparison <", Text("低于", "below")), ("relief", Text("救助标准", "relief")),
        ("warning_line", Text("预警线", "warning line")),
        ("inclusive true", Text("等于预警线亦达到", "an amount equal to it reaches it")),
        ("inclusive false", Text("须超过预警线", "only an amount above it reaches it")),
        ("mode threshold_whole", Text("达线后全额按比例", "a share of the whole")),
        ("mode deductible", Text("扣除起付额后按比例", "a share above the deductible")),
        ("mode bands_marginal", Text("分段累加", "band by band")),
        ("mode bands_whole", Text("全额按所在段比例", "all at the band's rate")),
        ("mode per_head", Text("按人口定额", "by head")), ("mode flat", Text("定额", "flat")),
        ("rounding", Text("取整规则", "rounding")), ("unit fen", Text("到分", "to the fen")),
        ("unit jiao", Text("到角", "to the jiao")), ("unit yuan", Text("到元", "to the yuan")),
        ("method half_up", Text("四舍五入", "half up")), ("method down", Text("舍去", "down")),
        ("caps", Text("封顶", "caps")), ("household_year", Text("户年度", "household's year")),
        ("cap", Text("每件封顶", "cap of a case")), ("reason", Label.reason),
        ("excluded", Text("一票否决", "excluded")), ("income", Text("收入", "income")),
        ("below_warning_line", Text("未达到预警线", "below the warning line")),
        ("zero_amount", Text("金额为零", "the amount is zero")),
        ("cap_reached", Text("户年度额度用完", "the household's cap is reached")),
        ("illness", Text("因病", "illness")), ("education", Text("因学", "education")),
        ("disaster", Text("因灾", "disaster")), ("accident", Text("因意外", "accident")),
        ("min(", Text("较小者(", "min(")), ("max(", Text("较大者(", "max(")),
    ]

    private static let phrases: [(String, String)] = [
        ("适用方案", "Scheme"), ("户类型", "Class"), ("家庭纯收入", "Net income"),
        ("人均纯收入", "Net income per head"), ("一票否决", "Exclusions"),
        ("收入标准", "Income standard"), ("因病", "Illness"), ("因学", "Education"),
        ("因灾", "Disaster"), ("因意外", "Accident"), ("预警线", " warning line"),
        ("计算", ": amount"), ("取整", ": rounded"), ("封顶", ": capped"),
        ("应付", ": payable"), ("户年度余额", "Room in the household's year"),
        ("结论", "Conclusion"), ("，须符合收入标准", ", must meet the income standard"),
        ("，不看收入", ", income is not tested"), ("工资性收入", "wages"),
        ("生产经营性收入", "business income"), ("生产经营性支出", "business cost"),
        ("财产性收入", "property"), ("转移性收入", "transfers"),
        ("加半分后向下取整到分，仅供查看", "rounded half up to the fen, to be read only"),
        ("有比对项目成立", "an exclusion was upheld"), ("无比对项目成立", "no exclusion was upheld"),
        ("不作要求", "not required"), ("符合", "met"), ("不符合", "not met"),
        ("核定自付", "verified basis"), ("达到", "reached"), ("未达到", "not reached"),
        ("四舍五入到分", "half up to the fen"), ("四舍五入到角", "half up to the jiao"),
        ("四舍五入到元", "half up to the yuan"), ("分以下舍去", "down to the fen"),
        ("角以下舍去", "down to the jiao"), ("元以下舍去", "down to the yuan"),
        ("，减本年已付", ", less what was paid this year,"), ("余额", "room"),
        ("，余下", ", leaving"), ("各原因之和", "the sum over the causes"),
        ("应付合计", "Payable in all"), ("不予救助：有一票否决项目", "No relief: excluded"),
        ("不予救助：收入不符合标准", "No relief: income"),
        ("不予救助：未达到预警线", "No relief: no warning line is reached"),
        ("不予救助：按规则计算为 0.00", "No relief: the rule gives 0.00"),
        ("不予救助：户年度封顶已用完", "No relief: the household's cap is used up"),
        ("各原因核定自付均不大于 0.00", "no cause has a verified basis above 0.00"),
        ("未超过首段", "is not above the first band,"), ("（超过", " (above"),
        (" 一段）", ")"), ("定额", "flat"), (" 人)", " persons)"), ("第", "rule "), ("条（", " ("),
        ("：无", ": no rule for"), (" 的规则", ""), ("：", ": "), ("，", ", "), ("、", ", "),
        ("（", " ("), ("）", ")"),
    ]
}
