import Digests
import Glibc
import Seeding
import Testing
import Vault

/// Writes a file into the directory; gives its path.
private func file(_ text: String, in scratch: ScratchDirectory) -> String {
    let path = "\(scratch.path)/list"
    let file = fopen(path, "w")!
    let bytes = Array(text.utf8)
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
    return path
}

@Suite struct FrequentPasswordsTests {
    @Test func bothFormsAreRead() throws {
        let scratch = ScratchDirectory()
        let plain = (0..<3_000).map { "Word\($0)\r\n" }.joined()
        let path = file("#!comment: a list\n" + plain, in: scratch)
        let words = try FrequentPasswords(path).words()
        #expect(words.count == 3_000)
        #expect(words.contains("word0") && words.contains("word2999"))
        let quoted = (0..<3_000).map { "word\($0)" }.joined(separator: ",")
        let other = file(
            "LISTS = {\n    \"passwords\": \"\(quoted)\".split(\",\"),\n}\n", in: scratch)
        #expect(try FrequentPasswords(other).words().isSuperset(of: words))
    }

    /// The file is read once: what becomes of it afterwards changes nothing.
    @Test func aListIsKept() throws {
        let scratch = ScratchDirectory()
        let list = FrequentPasswords(
            file((0..<3_000).map { "word\($0)\n" }.joined(), in: scratch))
        #expect(list.isThere)
        let words = try list.words()
        unlink(list.path)
        #expect(!list.isThere)
        #expect(try list.words() == words)
    }

    @Test func whatIsNoListIsRefused() throws {
        let scratch = ScratchDirectory()
        let short = file((0..<2_999).map { "word\($0)\n" }.joined(), in: scratch)
        #expect(throws: PasswordListFault.tooFew(path: short, count: 2_999)) {
            try FrequentPasswords(short).words()
        }
        let missing = FrequentPasswords("\(scratch.path)/missing")
        #expect(!missing.isThere)
        #expect(throws: PasswordListFault.unreadable(path: missing.path, errno: ENOENT)) {
            try missing.words()
        }
    }
}

@Suite struct BreachedPasswordsTests {
    private static let passwords = (0..<500).map { "Password-\($0)" } + ["password", "密码-2026", ""]

    /// The lines as Have I Been Pwned gives them, with counts of one to eight digits.
    private static func list(_ passwords: [String], end: String = "\r\n") -> String {
        passwords.map { String(decoding: BreachedPasswords.value(of: $0), as: UTF8.self) }.sorted()
            .enumerated().map { "\($1):\(1 << ($0 % 27))\(end)" }.joined()
    }

    @Test func theValueIsSHA1() {
        #expect(
            BreachedPasswords.value(of: "password")
                == Array("5BAA61E4C9B93F3F0682250B6CF8331B7EE68FD8".utf8))
        // FIPS 180-4, the example of one block.
        #expect(
            BreachedPasswords.value(of: "abc")
                == Array("A9993E364706816ABA3E25717850C26C9CD0D89D".utf8))
    }

    @Test(arguments: ["\r\n", "\n"])
    func whatIsInTheListIsFoundAndNothingElse(end: String) throws {
        let scratch = ScratchDirectory()
        let all = BreachedPasswordsTests.passwords
        for count in [1, 2, 3, 7, 64, all.count] {
            let some = Array(all.suffix(count))
            let list = try BreachedPasswords(
                file(BreachedPasswordsTests.list(some, end: end), in: scratch))
            for password in some { #expect(try list.contains(password), "\(password)") }
            for other in ["Password", "password ", "Password-500", "密码-2027", "x"] {
                #expect(try !list.contains(other), "\(other)")
            }
        }
    }

    @Test func whatIsNoListIsRefused() throws {
        let scratch = ScratchDirectory()
        let whole = BreachedPasswordsTests.list(["a", "b", "c"], end: "\n")
        let lines = whole.split(separator: "\n")
        for text in [
            "", "\n", "password\n", whole.lowercased(), String(whole.dropLast()),
            String(whole.dropFirst()), lines.reversed().joined(separator: "\n") + "\n",
            whole.replacing(":", with: " "),
        ] {
            let path = file(text, in: scratch)
            #expect(throws: PasswordListFault.notSorted(path: path), "\(text)") {
                try BreachedPasswords(path)
            }
        }
        let missing = "\(scratch.path)/missing"
        #expect(throws: PasswordListFault.unreadable(path: missing, errno: ENOENT)) {
            try BreachedPasswords(missing)
        }
    }

    /// A list that breaks after the start says so, and never that a password is not in it.
    @Test func aListThatBreaksIsNoAnswer() throws {
        let scratch = ScratchDirectory()
        let list = try BreachedPasswords(
            file(BreachedPasswordsTests.list(BreachedPasswordsTests.passwords), in: scratch))
        _ = file(String(repeating: "no line of it\n", count: 2_000), in: scratch)
        #expect(throws: PasswordListFault.notSorted(path: list.path)) {
            try list.contains("password")
        }
        unlink(list.path)
        #expect(throws: PasswordListFault.unreadable(path: list.path, errno: ENOENT)) {
            try list.contains("password")
        }
    }
}
