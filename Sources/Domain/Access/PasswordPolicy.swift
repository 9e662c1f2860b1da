/// 口令规则 - what a password must be. Sources: GB/T 22239-2019 (等保 2.0) 8.1.4.1 a (complexity,
/// change at intervals) and b (locked after failures); NIST SP 800-63B-4 3.1.1.2 (length counts
/// most, the common ones are barred).
package enum PasswordPolicy {
    /// 10 characters for all; those of fewer kinds must be longer.
    package static let shortest = 10
    /// Whoever takes a sentence need not care for kinds of characters.
    package static let longEnoughOfAnyKind = 16
    /// In bytes of UTF-8, 64 characters of any script: beyond, somebody only wants to keep the hash
    /// function busy.
    package static let longestBytes = 256
    /// Of capital letters, small letters, digits and everything else.
    package static let kindsNeeded = 3
    /// The current password and those before it that may not be taken again.
    package static let history = 5
    /// Days until a password must be changed. 等保 asks for intervals and names none; 90 days is
    /// what assessors ask for.
    package static let maximumAgeDays = 90

    /// Whether a password must be changed, for its age alone.
    package static func isTooOld(setAt: Instant, now: Instant) -> Bool {
        now >= setAt.advanced(bySeconds: Int64(maximumAgeDays) * 86_400)
    }

    /// What is wrong with a new password, the first that applies; nil when nothing is.
    ///
    /// - Parameter barred: what this installation bars beyond the words that stand here.
    package static func defect(
        of password: String, id: OfficerID, name: String, barring barred: BarredWords = .none
    ) -> PasswordDefect? {
        if password.utf8.count > longestBytes { return .tooLong }
        if password.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            return .controlCharacter
        }
        let count = password.count
        if count < shortest { return .tooShort }
        if count < longEnoughOfAnyKind, kinds(in: password) < kindsNeeded { return .tooPlain }
        let small = password.lowercased()
        for own in [id.rawValue.lowercased(), name.lowercased()] + barred.own
        where own.count > 1 && small.contains(own) {
            return .containsOwnName
        }
        // What stands around may look like letters, too: `Mu1b3rry!` is not `mulberryi`.
        let plain = readings(of: small).union(readings(of: core(of: small)))
        if plain.contains(where: { isOfTheHouse($0, barred.house) }) { return .houseWord }
        return plain.contains { isCommon($0, barred.listed) } ? .common : nil
    }

    private static func kinds(in password: String) -> Int {
        Set(
            password.map { character in
                if character.isASCII, character.isNumber { return 0 }
                if character.isUppercase { return 1 }
                return character.isLowercase ? 2 : 3
            }
        ).count
    }

    /// What a password in small letters may be meant to say: as it stands, and with letters for
    /// the figures and marks that look like them. `1` looks like two of them, and `!` most often
    /// is none.
    private static func readings(of small: String) -> Set<String> {
        func reading(_ special: [Character: Character]) -> String {
            String(small.map { special[$0] ?? letters[$0] ?? $0 })
        }
        return [small, reading([:]), reading(["1": "i"]), reading(["!": "!"])]
    }

    /// A text from its first letter to its last.
    private static func core(of text: String) -> String {
        let characters = Array(text)
        guard let first = characters.firstIndex(where: \.isLetter),
            let last = characters.lastIndex(where: \.isLetter)
        else { return "" }
        return String(characters[first...last])
    }

    /// A common password stays one with its first letter capital, with figures, marks and a letter
    /// or two around it, or written twice: what everybody does who is asked for three kinds of
    /// characters.
    private static func isCommon(_ text: String, _ listed: Set<String>) -> Bool {
        let start = String(text.drop { !$0.isLetter })
        let end = String(text.reversed().drop { !$0.isLetter }.reversed())
        let letters = text.filter(\.isLetter)
        let candidates = [text, start, end, core(of: text), letters]
        if candidates.contains(where: { isCommonWord($0, listed) }) { return true }
        let parts = runs(in: text).flatMap { words(in: Array($0)) } + [inside(of: text)]
        return parts.contains { word in
            letters.count - word.count(where: \.isLetter) <= lettersBesideCommonWords
                && isCommonWord(word, listed)
        }
    }

    /// What stands between the marks of a text.
    private static func runs(in text: String) -> [Substring] {
        text.split { !$0.isLetter && !$0.isWholeNumber }
    }

    /// A text without its first and last run: a word may have marks of its own.
    private static func inside(of text: String) -> String {
        let runs = runs(in: text)
        guard runs.count > 2, let first = runs.first, let last = runs.last else { return "" }
        let rest = text[first.endIndex..<last.startIndex]
        let isMark = { (character: Character) in !character.isLetter && !character.isWholeNumber }
        return String(
            String(rest.drop(while: isMark)).reversed().drop(while: isMark).reversed())
    }

    /// Letters that are no more than decoration: `Aa` before a word that everybody takes.
    private static let lettersBesideCommonWords = 3

    /// A run of letters and figures, and what is left of it without some of the figures at its
    /// ends.
    private static func words(in run: [Character]) -> [String] {
        let head = run.prefix(while: \.isWholeNumber).count
        let tail = run.reversed().prefix(while: \.isWholeNumber).count
        return (0...head).flatMap { start in
            (0...tail).compactMap { end in
                let length = run.count - start - end
                return length < BarredWords.shortestListed
                    ? nil : String(run[start..<start + length])
            }
        }
    }

    /// Listed words of four letters and fewer bar nothing: in a random text they stand by chance.
    private static func isCommonWord(_ text: String, _ listed: Set<String>) -> Bool {
        common.contains(text) || isRepeated(text)
            || (text.count >= BarredWords.shortestListed && listed.contains(text))
    }

    /// Letters that must be left beside the words that everybody in the county thinks of first.
    static let lettersBesideHouseWords = 6

    /// Whether a text is little more than words of the house, whatever stands around them.
    private static func isOfTheHouse(_ text: String, _ words: [String]) -> Bool {
        let letters = text.filter(\.isLetter)
        let rest = (house + words).reduce(letters) { $0.replacing($1, with: "-") }
        return rest != letters && rest.count(where: \.isLetter) < lettersBesideHouseWords
    }

    /// The product's and the project's words, in Chinese and in the letters that are typed for it.
    /// The county's places come from its register.
    private static let house = [
        "fangpinbaoxian", "fangpinbao", "fangpin", "防贫保险", "防贫保", "防贫", "xiangcunzhenxing",
        "乡村振兴", "tuopin", "脱贫", "fupin", "扶贫",
    ]

    /// Whether a text is one short text over and over: `aaaaaaaaaa`, `Ab1!Ab1!Ab1!`.
    private static func isRepeated(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 6 else { return false }
        return (1...max(1, min(4, bytes.count / 3))).contains { width in
            bytes.indices.allSatisfy { bytes[$0] == bytes[$0 % width] }
        }
    }

    private static let letters: [Character: Character] = [
        "@": "a", "4": "a", "3": "e", "1": "l", "!": "i", "0": "o", "$": "s", "5": "s", "7": "t",
    ]

    /// The heads of the public lists of leaked passwords (SecLists, NCSC), those of Chinese leaks
    /// among them, as far as they could pass the other rules with some decoration.
    private static let common: Set<String> = [
        "password", "passwort", "passw0rd", "p@ssw0rd", "password1", "password123", "qwerty",
        "qwertyuiop", "qwerty123", "qwerasdf", "qazwsx", "qazwsxedc", "1qaz2wsx", "1q2w3e4r",
        "1q2w3e4r5t", "zaq12wsx", "asdfgh", "asdfghjkl", "zxcvbnm", "abcdef", "abcdefg", "abcdefgh",
        "abc123456", "a123456789", "aa123456", "aa123456789", "1234567890", "12345678910",
        "0123456789", "9876543210", "0987654321", "123456789a", "123123123", "5201314",
        "woaini", "woaini1314", "woaini520", "woaiwojia", "iloveyou", "welcome", "letmein",
        "admin", "administrator", "root", "guest", "default", "changeme", "secret", "login",
        "master", "monkey", "dragon", "sunshine", "princess", "football", "baseball", "superman",
        "trustno1", "hello", "helloworld", "test", "testtest", "system", "manager", "oracle",
        "fangpin", "fangpinbao", "fupin", "tuopin", "xiangcun", "zhengfu", "huawei", "tencent",
        "alibaba", "zhongguo", "beijing", "shanghai", "mima", "denglu", "correcthorsebatterystaple",
    ]
}

/// Why a password is not taken. It tells nothing of the password.
package enum PasswordDefect: String, CaseIterable, Sendable {
    case tooShort = "too_short"
    case tooLong = "too_long"
    case controlCharacter = "control_character"
    case tooPlain = "too_plain"
    case containsOwnName = "contains_own_name"
    case common
    /// Little more than the county's, a village's or the product's name.
    case houseWord = "house_word"
    /// In the list of breached passwords that the operator has laid down.
    case breached
    /// One of the last ``PasswordPolicy/history``.
    case usedBefore = "used_before"
}
