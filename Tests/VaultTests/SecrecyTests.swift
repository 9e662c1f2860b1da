import Digests
import Testing
import Vault

@Suite struct SecrecyTests {
    static let errors: [(VaultError, String)] = [
        (.keyMissing(.seal, id: 2, directory: "/var/lib/fangpin/keys"), "key_missing"),
        (.keyMismatch(.index, id: 1), "key_mismatch"),
        (.keyDamaged(file: "/keys/seal-1.key"), "key_damaged"),
        (.keyExposed(path: "/keys/seal-1.key", mode: 0o644), "key_exposed"),
        (.keyOwnedByOther(path: "/keys", owner: 33), "key_owned_by_other"),
        (.exportDamaged(line: 4), "key_export_damaged"),
        (.systemFailure(call: "open", path: "/keys", errno: 13), "key_file_failure"),
        (.unknownSuite(9), "sealed_suite_unknown"),
        (.unknownKey(id: 7), "sealed_key_unknown"),
        (.sealedValueMalformed, "sealed_value_malformed"),
        (.sealedValueRefused, "sealed_value_refused"),
        (.sealedValueNotText, "sealed_value_not_text"),
    ]

    @Test func codesAreStableAndMessagesSpeak() {
        for (error, code) in SecrecyTests.errors {
            #expect(error.code == code)
            #expect(error.description != code)
            #expect(error.description.count > 20 || code == "key_file_failure")
            #expect(!error.description.contains("\n"))
        }
        #expect(Set(SecrecyTests.errors.map(\.0.description)).count == SecrecyTests.errors.count)
    }

    @Test(arguments: [
        (0, ["seal key 2", "/var/lib/fangpin/keys", "import"]), (2, ["/keys/seal-1.key"]),
        (3, ["/keys/seal-1.key", "644", "chmod go="]), (4, ["/keys", "33"]), (5, ["line 4"]),
        (6, ["open /keys: Permission denied"]),
    ])
    func messagesSayWhereAndWhatToDo(_ place: Int, _ parts: [String]) {
        let message = SecrecyTests.errors[place].0.description
        for part in parts { #expect(message.contains(part), "\(message)") }
    }

    @Test func nothingShowsAKey() throws {
        let bytes = Array(UInt8(0)...31)
        let key = try #require(SecretKey(.seal, id: 1, bytes: bytes))
        let ring = SealVector.ring
        let salt = try #require(SubjectSalt(bytes: bytes))
        let index = try BlindIndex(keys: ring)
        let shown: [Any] = [
            key, ring, Vault(keys: ring), index, try Commitments(keys: ring), salt,
            HMACKey(.sm3, key: bytes),
        ]
        for value in shown {
            var dumped = ""
            dump(value, to: &dumped)
            for text in [dumped, String(describing: value), String(reflecting: value)] {
                #expect(!text.contains("0x"), "\(text)")
                #expect(!text.lowercased().contains("1011121314"), "\(text)")
                #expect(!text.contains("16, 17, 18") && !text.contains("- 17"), "\(text)")
            }
        }
        #expect("\(key)" == "seal-1")
    }

    @Test func refusalsHoldNothingOfTheValue() {
        let vault = Vault(keys: .unstored())
        let column = SealedColumn(table: "person", column: "id_number")
        let sealed = vault.seal("43012219760305123X", in: column, row: 1)
        do {
            _ = try vault.open(sealed, in: column, row: 2)
            Issue.record("a moved value was opened")
        } catch {
            var dumped = ""
            dump(error, to: &dumped)
            #expect(!dumped.contains("4301") && !error.description.contains("4301"))
            #expect(error == .sealedValueRefused)
        }
    }
}

@Suite struct KeyDerivationTests {
    struct Vector: Sendable {
        let key: [UInt8]
        let salt: [UInt8]
        let purpose: [UInt8]
        let sha256: String
        let sm3: String
    }

    /// RFC 5869, A.1 to A.3; the SM3 results are those of Python's `cryptography` for the same
    /// inputs.
    static let vectors = [
        Vector(
            key: Array(repeating: 0x0b, count: 22), salt: Array(0...12),
            purpose: Array(0xf0...0xf9),
            sha256: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                + "34007208d5b887185865",
            sm3: "c69fe91b7aaee2dd5718d72dcaee0cce93f1b8e41f792da51261b6a517e68b36"
                + "ed2c595572b01dfa359b"),
        Vector(
            key: Array(0...79), salt: Array(0x60...0xaf), purpose: Array(0xb0...0xff),
            sha256: "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                + "cc30c58179ec3e87c14c01d5c1f3434f1d87",
            sm3: "c1226236bbdefa7921f9febe27b864f33e449201b436d8844ea53f58170dd642"
                + "6defbd22ed1f3c5960f35523e62e3b6c0d657f2c61893436f539013199bfaef2"
                + "5aafd1e7726ede927623a9f5cbb8885c7e5d"),
        Vector(
            key: Array(repeating: 0x0b, count: 22), salt: [], purpose: [],
            sha256: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                + "9d201395faa4b61a96c8",
            sm3: "c8c91a38ae2fb3b023a7c38ce9f0748f28230d59b6b950ba3ba949bf0d713a57"
                + "74815778801741cb2034"),
    ]

    @Test(arguments: vectors)
    func agreesWithRFC5869(_ vector: Vector) {
        for (algorithm, expected) in [(HashAlgorithm.sha256, vector.sha256), (.sm3, vector.sm3)] {
            let derived = vector.key.withUnsafeBytes { key in
                KeyDerivation.derive(
                    algorithm, from: key, salt: vector.salt, for: vector.purpose,
                    count: expected.count / 2)
            }
            #expect(Hexadecimal.text(derived) == expected)
        }
    }

    @Test(arguments: [1, 31, 32, 33, 64, 255 * 32])
    func shorterKeysBeginLikeLongerOnes(_ count: Int) {
        let key = Array(UInt8(1)...32)
        let all = key.withUnsafeBytes {
            KeyDerivation.derive(.sm3, from: $0, for: [7], count: 255 * 32)
        }
        let some = key.withUnsafeBytes {
            KeyDerivation.derive(.sm3, from: $0, for: [7], count: count)
        }
        #expect(some == Array(all.prefix(count)) && some.count == count)
    }

    @Test func randomBytesAreOfTheLengthAskedForAndDiffer() {
        #expect(SecureRandom.bytes(0) == [])
        #expect(SecureRandom.bytes(33).count == 33)
        #expect(Set((0..<100).map { _ in SecureRandom.bytes(32) }).count == 100)
    }
}
