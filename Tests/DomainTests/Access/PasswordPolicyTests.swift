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
            ("Woaini1314!", .common), ("1qaz2wsx!QAZ", nil), ("aaaaaaaaaaaaaaaa", .common),
            ("Ab1!Ab1!Ab1!", .common), ("line\nBreak-2026", .controlCharacter),
        ] as [(String, PasswordDefect?)])
    func table(password: String, expected: PasswordDefect?) {
        let found = PasswordPolicy.defect(of: password, id: "handler", name: "Zhang.Wei")
        #expect(found == expected, "\(password)")
    }

    @Test("256 bytes are taken, 257 are not; 64 characters always")
    func length() {
        let sentence = String(repeating: "清风明月本无价近水远山", count: 6).prefix(64)
        #expect(sentence.count == 64)
        #expect(PasswordPolicy.defect(of: String(sentence), id: "x", name: "y") == nil)
        let most = "Ax7-" + String(repeating: "kq", count: 126)
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
