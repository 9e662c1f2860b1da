import Domain
import Testing

@Suite("Passwords: what is taken, and why not")
struct PasswordPolicyTests {
    @Test(
        "the rules, a row each",
        arguments: [
            ("Qingchuan-7x", nil), ("chuan qing shui xiu", nil), ("清川县的山山水水都很美丽哦", .tooPlain),
            ("清川县2026年Abc", nil), ("Ab1!Zz9?Q", .tooShort), ("", .tooShort),
            ("abcdefghijkX", .tooPlain), ("ABCDEFGH12", .tooPlain), ("kwqzhtbvma", .tooPlain),
            ("kwqzhtbvmaplxuyd", nil), ("Zhang.Wei-2026", .containsOwnName),
            ("xx-HANDLER-77", .containsOwnName), ("Password1!", .common),
            ("P@ssw0rd2026", .common), ("Qwerty12345!", .common), ("Admin@123456", .common),
            ("Woaini1314!", .common), ("1qaz2wsx!QAZ", .common), ("aaaaaaaaaaaaaaaa", .common),
            ("Ab1!Ab1!Ab1!", .common), ("line\nBreak-2026", .controlCharacter),
        ] as [(String, PasswordDefect?)])
    func table(password: String, expected: PasswordDefect?) {
        let found = PasswordPolicy.defect(of: password, id: "handler", name: "Zhang.Wei")
        #expect(found == expected, "\(password)")
    }

    private static let county = BarredWords(
        own: ["zhangwei"], house: ["清川县", "清川", "qingchuanxian", "qingchuan", "大河", "dahecun"])

    @Test(
        "words of the house are barred, however decorated, and so is the own name in Latin letters",
        arguments: [
            ("Fangpin-2026x", .houseWord), ("FANGPIN@2026#pw", .houseWord),
            ("F@ngp1n-b4o-2026", .houseWord), ("fang.pin.2026.Ab", .houseWord),
            ("2026年防贫保Abc", .houseWord), ("Tuopin_Gongjian1", nil), ("Tuopin_2026_Ab", .houseWord),
            ("Qingchuan-7x", .houseWord), ("Qing-Chuan-2026", .houseWord),
            ("1qingchuan!Xian1", .houseWord), ("清川县2026年Abc", .houseWord),
            ("大河清川Ab#2026", .houseWord), ("DaHeCun#8812@QC", .houseWord),
            ("QingChuan-mulberry-7", nil), ("清川的桑树结果子了A1", nil),
            ("ZhangWei#20261123", .containsOwnName),
        ] as [(String, PasswordDefect?)])
    func houseWords(password: String, expected: PasswordDefect?) {
        let found = PasswordPolicy.defect(
            of: password, id: "handler", name: "张伟", barring: PasswordPolicyTests.county)
        #expect(found == expected, "\(password)")
    }

    @Test(
        "listed words are barred, however decorated; short ones only where the program names them",
        arguments: [
            ("Mulberry-2026", .common), ("2026#mulberry#X", .common), ("#2026-Mu1b3rry!", .common),
            ("MULBERRY20260101", .common), ("Ab#147258369#", .common), ("147258369-abcd-", nil),
            ("Aa!mulberry!2026", .common), ("Aa!Mu1berry99!7", .common),
            ("Kqzw!mulberry!2026", nil), ("Tree-2026-11-23", nil), ("Mulberry-Lantern-7", nil),
        ] as [(String, PasswordDefect?)])
    func listed(password: String, expected: PasswordDefect?) {
        let barred = BarredWords(listed: ["mulberry", "147258369", "tree"])
        let found = PasswordPolicy.defect(
            of: password, id: "handler", name: "x", barring: barred)
        #expect(found == expected, "\(password)")
        // Nothing of it is barred by the program's own words.
        #expect(PasswordPolicy.defect(of: password, id: "handler", name: "x") == nil)
    }

    @Test("256 bytes are taken, 257 are not; 64 characters always")
    func length() {
        let sentence = String(repeating: "清风明月本无价近水远山", count: 6).prefix(64)
        #expect(sentence.count == 64)
        #expect(PasswordPolicy.defect(of: String(sentence), id: "x", name: "y") == nil)
        // Nothing is repeated in it, for that would be common.
        let letters = (0..<252).map { (place: Int) -> UInt8 in
            let letter: Int = (place * place * place + place / 7) % 26
            return UInt8(97 + letter)
        }
        let most = "Ax7-" + String(decoding: letters, as: UTF8.self)
        #expect(most.utf8.count == 256)
        #expect(PasswordPolicy.defect(of: most, id: "x", name: "y") == nil)
        #expect(PasswordPolicy.defect(of: most + "z", id: "x", name: "y") == .tooLong)
    }

    @Test("a password of one sign is nobody's own name")
    func shortNames() {
        #expect(PasswordPolicy.defect(of: "Kwq-7-zhtb", id: "k", name: "z") == nil)
    }

    @Test("a password is too old on its ninetieth day, and not a moment before")
    func age() {
        let set = Instant(Day(2026, 3, 1)!)
        let end = set.advanced(bySeconds: 90 * 86_400)
        #expect(PasswordPolicy.isTooOld(setAt: set, now: end))
        #expect(
            !PasswordPolicy.isTooOld(
                setAt: set, now: Instant(microseconds: end.microseconds - 1)))
    }
}
