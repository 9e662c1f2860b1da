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
    package static func defect(
        of password: String, id: OfficerID, name: String
    ) -> PasswordDefect? {
        if password.utf8.count > longestBytes { return .tooLong }
        if password.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            return .controlCharacter
        }
        let count = password.count
        if count < shortest { return .tooShort }
        if count < longEnoughOfAnyKind, kinds(in: password) < kindsNeeded { return .tooPlain }
        let small = password.lowercased()
        for own in [id.rawValue.lowercased(), name.lowercased()]
        where own.count > 1 && small.contains(own) {
            return .containsOwnName
        }
        return isCommon(small) ? .common : nil
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

    /// A common password stays one with its first letter capital, with figures and marks behind it,
    /// or written twice: what everybody does who is asked for three kinds of characters.
    private static func isCommon(_ small: String) -> Bool {
        let plain = small.map { Character(leet[$0] ?? String($0)) }
        return [Array(small), plain].contains { characters in
            let stem = String(
                characters.reversed().drop { !$0.isLetter }.reversed())
            let letters = String(characters.filter(\.isLetter))
            let text = String(characters)
            return [text, stem, letters].contains { candidate in
                common.contains(candidate) || isRepeated(candidate)
            }
        }
    }

    /// Whether a text is one short text over and over: `aaaaaaaaaa`, `Ab1!Ab1!Ab1!`.
    private static func isRepeated(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 6 else { return false }
        return (1...max(1, min(4, bytes.count / 3))).contains { width in
            bytes.indices.allSatisfy { bytes[$0] == bytes[$0 % width] }
        }
    }

    private static let leet: [Character: String] = [
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
    /// One of the last ``PasswordPolicy/history``.
    case usedBefore = "used_before"
}
