import Casework
import Domain
import Glibc
import Store
import TestSupport
import Testing
import Vault

/// What a new password is held against, besides the rules: the county's own words, and lists.
@Suite struct WeakPasswordTests {
    /// The office with lists of its own.
    private func casework(_ office: TestOffice, _ lists: PasswordLists) -> Casework {
        Casework(
            database: office.database, clock: office.clock.wall, logger: TestDatabase.silence,
            hashing: .cheap, passwordLists: lists)
    }

    private func change(
        _ casework: Casework, to new: String, in session: Session
    ) async throws -> String? {
        do {
            try await casework.changePassword(from: TestOffice.password, to: new, in: session)
            return nil
        } catch Refusal.passwordUnfit(let defect) {
            return defect.rawValue
        }
    }

    /// A file with these lines, gone when the body ends.
    private func withFile(
        _ lines: [String], _ body: (String) async throws -> Void
    ) async throws {
        var path = Array("/tmp/fangpin-list-XXXXXX".utf8CString)
        let descriptor = mkstemp(&path)
        let name = String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { unlink(name) }
        let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
        try #require(write(descriptor, bytes, bytes.count) == bytes.count)
        close(descriptor)
        try await body(name)
    }

    @Test func placesAndTheOwnNameAreBarredInBothScripts() async throws {
        try await withOffice { office in
            try await office.corrupt("update officer set name = '欧阳晓明' where id = 'town'")
            let (_, session) = try await office.session(of: Staff.town)
            for (password, defect) in [
                ("HeKouZhen-2026", "house_word"), ("2026_hekouzhen!A", "house_word"),
                ("河口镇-2026-Ab", "house_word"), ("河口#2026#Abc", "house_word"),
                ("OuyangXiaoming#1", "contains_own_name"), ("Fangpin-2026x", "house_word"),
                ("欧阳晓明-2026Ab", "contains_own_name"), ("HeKouZhen-mulberry-7", nil),
            ] {
                #expect(
                    try await change(office.casework, to: password, in: session) == defect,
                    "\(password)")
            }
        }
    }

    @Test func listsBarWhatIsInThem() async throws {
        try await withOffice { office in
            let (_, session) = try await office.session(of: Staff.town)
            let words = ["mulberry"] + (0..<3_000).map { "filler\($0)" }
            let value = String(
                decoding: BreachedPasswords.value(of: "Lantern-Walk-88"), as: UTF8.self)
            try await withFile(words) { common in
                try await withFile(["\(value):7"]) { breached in
                    let lists = PasswordLists(
                        common: FrequentPasswords(common),
                        breached: try BreachedPasswords(breached))
                    let casework = casework(office, lists)
                    #expect(casework.hasFrequentPasswords && !office.casework.hasFrequentPasswords)
                    #expect(
                        try await change(casework, to: "Mulberry-2026", in: session) == "common")
                    #expect(
                        try await change(casework, to: "Lantern-Walk-88", in: session)
                            == "breached")
                    #expect(
                        try await change(casework, to: "Lantern-Walk-89", in: session) == nil)
                }
            }
        }
    }

    /// A list that cannot be read any more takes no password, and the old one goes on.
    @Test func withoutItsListNothingIsTaken() async throws {
        try await withOffice { office in
            let (_, session) = try await office.session(of: Staff.town)
            try await withFile(["\(String(repeating: "A", count: 40)):1"]) { path in
                let casework = casework(
                    office, PasswordLists(breached: try BreachedPasswords(path)))
                unlink(path)
                await #expect(throws: PasswordListFault.unreadable(path: path, errno: ENOENT)) {
                    try await casework.changePassword(
                        from: TestOffice.password, to: "Lantern-Walk-89", in: session)
                }
                _ = try await office.session(of: Staff.town)
            }
        }
    }

    /// The 3,000 commonest passwords of five characters and more, as the policy's three kinds have
    /// people write them. Debian's list; deploy/packages names its package.
    @Test func theThreeThousandCommonestAreBarredInTheFormsThatFit() throws {
        let list = FrequentPasswords(FrequentPasswords.debian)
        try #require(list.isThere, "apt-get install python3-zxcvbn")
        let barred = BarredWords(listed: try list.words())
        var first: [String] = []
        let text = try String(decoding: bytes(of: list.path), as: UTF8.self)
        // The file's first list is that of passwords, the commonest first.
        let passwords = try #require(text.split(separator: "\"passwords\": \"").last)
        for word in passwords.split(separator: ",") {
            if word.contains("\"") || first.count == 3_000 { break }
            if word.count >= BarredWords.shortestListed { first.append(String(word)) }
        }
        #expect(first.count == 3_000)
        var tried: Set<String> = []
        for word in first {
            let head = word.prefix(1).uppercased() + word.dropFirst()
            for form in ["\(head)2026!", "\(head)@12345", "Aa!\(word)!2026"] {
                let defect = PasswordPolicy.defect(
                    of: form, id: "handler", name: "x", barring: barred)
                guard defect != .tooPlain, defect != .tooShort else { continue }
                tried.insert(form)
                #expect(defect != nil, "\(form)")
            }
        }
        #expect(tried.count >= 6_000)
    }

    private func bytes(of path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&part, 1, part.count, file), count > 0 {
            bytes += part.prefix(count)
        }
        return bytes
    }
}
