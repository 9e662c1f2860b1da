import Digests
import Testing
import Vault

@Suite struct PasswordHashTests {
    /// RFC 7914 section 12; its fourth, of a gigabyte, is beyond the limit.
    @Test(arguments: [
        (
            "", "", 4, 1, 1,
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        ),
        (
            "password", "NaCl", 10, 8, 16,
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
        (
            "pleaseletmein", "SodiumChloride", 14, 8, 1,
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        ),
    ])
    func vectors(
        password: String, salt: String, log2N: Int, r: Int, p: Int, expected: String
    ) throws {
        let cost = try #require(ScryptCost(log2N: log2N, r: r, p: p))
        let derived = PasswordHash.derive(
            password, salt: Array(salt.utf8), cost: cost, count: 64)
        #expect(Hexadecimal.text(derived) == expected)
    }

    @Test func aHashIsReadBackAndKnowsItsPassword() throws {
        for password in ["", "口令-Abc-1", String(repeating: "x", count: 128)] {
            let hash = PasswordHash(of: password, cost: .cheap)
            #expect(hash.text.hasPrefix("$scrypt$ln=4,r=8,p=1$"))
            let read = try #require(PasswordHash(hash.text))
            #expect(read.text == hash.text && read.verifies(password))
            #expect(!read.verifies(password + "x"))
            // Another salt each time.
            #expect(PasswordHash(of: password, cost: .cheap).text != hash.text)
        }
    }

    /// Made with Python's hashlib, written as PHC strings are.
    @Test func anotherProgramsHashIsRead() throws {
        let text =
            "$scrypt$ln=4,r=8,p=1$AAECAwQFBgcICQoLDA0ODw"
            + "$Q7EcH175P/kcU7JE2HRU+qTRrq/BS6UbCRYPdBaC5y8"
        let hash = try #require(PasswordHash(text))
        #expect(hash.verifies("correct horse") && !hash.verifies("correct hors"))
    }

    @Test(arguments: [
        "", "$", "x", "$scrypt$ln=4,r=8,p=1$AAECAwQFBgcICQoLDA0ODw",
        "$scrypt$ln=4,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$AAAA", "$argon2id$v=19$m=1,t=1,p=1$AAAA$AAAA",
        "$scrypt$ln=40,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$" + String(repeating: "A", count: 43),
        "$scrypt$ln=4,r=8$AAECAwQFBgcICQoLDA0ODw$" + String(repeating: "A", count: 43),
        "$scrypt$r=8,ln=4,p=1$AAECAwQFBgcICQoLDA0ODw$" + String(repeating: "A", count: 43),
        "$scrypt$ln=4,r=8,p=1$AAEC*wQFBgcICQoLDA0ODw$" + String(repeating: "A", count: 43),
        "$scrypt$ln=4,r=8,p=1$$" + String(repeating: "A", count: 43),
    ])
    func whatIsNoHashIsNotRead(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test func costsRise() throws {
        let cheap = PasswordHash(of: "x", cost: .cheap)
        #expect(cheap.isOutdated(under: .standard) && !cheap.isOutdated(under: .cheap))
        let dear = PasswordHash(ofNothingAt: .standard)
        #expect(!dear.isOutdated(under: .standard) && !dear.isOutdated(under: .cheap))
        // More work on less memory is no better.
        #expect(dear.isOutdated(under: try #require(ScryptCost(log2N: 16, r: 8, p: 1))))
        for (log2N, r, p) in [(0, 8, 1), (17, 8, 1), (10, 0, 1), (10, 8, 17), (20, 1, 1)] {
            #expect(ScryptCost(log2N: log2N, r: r, p: p) == nil, "\(log2N) \(r) \(p)")
        }
    }

    @Test func aHashShowsNothing() {
        let hash = PasswordHash(of: "x", cost: .cheap)
        var shown = ""
        dump(hash, to: &shown)
        let secret = hash.text.split(separator: "$").last ?? ""
        #expect(!"\(hash)\(shown)".contains(secret))
    }
}
