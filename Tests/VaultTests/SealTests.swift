import Digests
import Seeding
import Testing
import Vault

private let idNumber = SealedColumn(table: "person", column: "id_number")

@Suite struct SealTests {
    @Test(arguments: SealVector.all)
    func opensWhatOthersSealedByTheDescription(_ vector: SealVector) throws {
        let vault = Vault(keys: SealVector.ring)
        let sealed = try #require(Hexadecimal.bytes(vector.sealed))
        let column = SealedColumn(table: vector.table, column: vector.column)
        #expect(try vault.openText(sealed, in: column, row: vector.row) == vector.plaintext)
    }

    @Test(arguments: SealSuite.allCases, 1...60)
    func openingIsTheInverseOfSealing(_ suite: SealSuite, _ seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let vault = Vault(keys: .unstored(), suite: suite)
        let plaintext = random.bytes(seed < 40 ? seed : Int.random(in: 0...5_000, using: &random))
        let row: RowKey =
            Bool.random(using: &random)
            ? .number(Int64.random(in: .min ... .max, using: &random))
            : .bytes(random.bytes(Int.random(in: 0...40, using: &random)))
        let column = SealedColumn(table: "t\(seed)", column: "防贫")
        let sealed = vault.seal(plaintext, in: column, row: row)
        #expect(sealed.count == plaintext.count + 31)
        #expect(sealed.count == Sealer.sealedLength(of: plaintext.count))
        #expect(Array(sealed[..<3]) == [suite.rawValue, 0, 1])
        #expect(try vault.open(sealed, in: column, row: row) == plaintext)
    }

    @Test(arguments: SealSuite.allCases, ["", "43012219760305123X", "王小明", "e\u{301}\r\n"])
    func textsKeepTheirBytes(_ suite: SealSuite, _ text: String) throws {
        let vault = Vault(keys: .unstored(), suite: suite)
        let opened = try vault.openText(
            vault.seal(text, in: idNumber, row: 7), in: idNumber, row: 7)
        #expect(opened.utf8.elementsEqual(text.utf8))
    }

    @Test(arguments: SealSuite.allCases)
    func changesOfAnyByteAreFound(_ suite: SealSuite) {
        let vault = Vault(keys: .unstored(), suite: suite)
        let sealed = vault.seal("43012219760305123X", in: idNumber, row: 7)
        for place in sealed.indices {
            for bit in 0..<8 {
                var changed = sealed
                changed[place] ^= 1 << UInt8(bit)
                #expect(throws: VaultError.self, "byte \(place)") {
                    try vault.open(changed, in: idNumber, row: 7)
                }
            }
            #expect(throws: VaultError.self, "cut to \(place)") {
                try vault.open(Array(sealed[..<place]), in: idNumber, row: 7)
            }
        }
        #expect(throws: VaultError.sealedValueRefused) {
            try vault.open(sealed + [0], in: idNumber, row: 7)
        }
        #expect(throws: VaultError.sealedValueMalformed) {
            try vault.open(Array(sealed[..<30]), in: idNumber, row: 7)
        }
        #expect(throws: VaultError.sealedValueMalformed) {
            try vault.open([], in: idNumber, row: 7)
        }
    }

    @Test(arguments: SealSuite.allCases)
    func aValueOpensInItsPlaceOnly(_ suite: SealSuite) throws {
        let vault = Vault(keys: .unstored(), suite: suite)
        let places: [(String, String, RowKey)] = [
            ("person", "id_number", 7), ("person", "id_number", 8), ("person", "phone", 7),
            ("bank_account", "id_number", 7), ("personi", "d_number", 7),
            ("perso", "nid_number", 7), ("person", "id_number", -7),
            ("person", "id_number", .text("7")), ("person", "id_number", .bytes([])),
            ("person", "id_number", .bytes([0, 0, 0, 0, 0, 0, 0, 7])),
        ]
        for place in places {
            let sealed = vault.seal(
                "1", in: SealedColumn(table: place.0, column: place.1), row: place.2)
            for other in places {
                let column = SealedColumn(table: other.0, column: other.1)
                if other == place {
                    #expect(try vault.open(sealed, in: column, row: other.2) == [0x31])
                } else {
                    #expect(throws: VaultError.sealedValueRefused, "\(place) in \(other)") {
                        try vault.open(sealed, in: column, row: other.2)
                    }
                }
            }
        }
    }

    @Test(arguments: SealSuite.allCases)
    func otherKeysDoNotOpen(_ suite: SealSuite) {
        let sealed = Vault(keys: .unstored(), suite: suite).seal("x", in: idNumber, row: 1)
        #expect(throws: VaultError.sealedValueRefused) {
            try Vault(keys: .unstored(), suite: suite).open(sealed, in: idNumber, row: 1)
        }
    }

    @Test func theSuiteIsPartOfWhatIsSealed() {
        let keys = KeyRing.unstored()
        for (suite, other) in [(SealSuite.aes256GCM, UInt8(2)), (.sm4CTRWithHMACSM3, 1)] {
            var sealed = Vault(keys: keys, suite: suite).seal("x", in: idNumber, row: 1)
            sealed[0] = other
            #expect(throws: VaultError.sealedValueRefused) {
                try Vault(keys: keys).open(sealed, in: idNumber, row: 1)
            }
            sealed[0] = 3
            #expect(throws: VaultError.unknownSuite(3)) {
                try Vault(keys: keys).open(sealed, in: idNumber, row: 1)
            }
        }
    }

    @Test func everySuiteAndKeyOfTheRingIsRead() throws {
        let old = SecretKey(random: .seal, id: 1)
        let new = SecretKey(random: .seal, id: 2)
        let rest = [KeyPurpose.index, .commit, .sign].map { SecretKey(random: $0, id: 1) }
        let before = try KeyRing([old] + rest)
        let after = try KeyRing([new, old] + rest)
        for reading in SealSuite.allCases {
            let vault = Vault(keys: after, suite: reading)
            for writing in SealSuite.allCases {
                let first = Vault(keys: before, suite: writing).seal("x", in: idNumber, row: 1)
                #expect(try vault.openText(first, in: idNumber, row: 1) == "x")
                #expect(try vault.isOutdated(first))
                let second = Vault(keys: after, suite: writing).seal("x", in: idNumber, row: 1)
                #expect(Array(second[..<3]) == [writing.rawValue, 0, 2])
                #expect(try vault.openText(second, in: idNumber, row: 1) == "x")
                #expect(try vault.isOutdated(second) == (reading != writing))
                #expect(throws: VaultError.unknownKey(id: 2)) {
                    try Vault(keys: before).open(second, in: idNumber, row: 1)
                }
            }
        }
    }

    @Test(arguments: SealSuite.allCases)
    func noNonceComesTwiceAndEqualValuesLookUnlike(_ suite: SealSuite) {
        let vault = Vault(keys: .unstored(), suite: suite)
        let sealed = (0..<2_000).map { _ in vault.seal("138", in: idNumber, row: 1) }
        #expect(Set(sealed.map { $0[3..<15] }).count == sealed.count)
        #expect(Set(sealed.map { $0[15...] }).count == sealed.count)
    }

    @Test func bytesThatAreNotTextAreNotGivenAsText() {
        let vault = Vault(keys: .unstored())
        let sealed = vault.seal([0xff, 0xfe], in: idNumber, row: 1)
        #expect(throws: VaultError.sealedValueNotText) {
            try vault.openText(sealed, in: idNumber, row: 1)
        }
    }

    @Test(arguments: SealSuite.allCases)
    func aSealerOfABatchDoesTheSame(_ suite: SealSuite) throws {
        let vault = Vault(keys: .unstored(), suite: suite)
        let sealer = vault.sealer()
        var buffer: [UInt8] = [9, 9]
        var ends = [2]
        for row in 0..<700 {
            let value = Array("4301221976030\(row)".utf8)
            value.withUnsafeBytes {
                sealer.seal($0, in: idNumber, row: .number(Int64(row)), appendingTo: &buffer)
            }
            ends.append(buffer.count)
        }
        #expect(Array(buffer[..<2]) == [9, 9])
        for row in 0..<700 {
            let sealed = Array(buffer[ends[row]..<ends[row + 1]])
            let text = try vault.openText(sealed, in: idNumber, row: .number(Int64(row)))
            #expect(text == "4301221976030\(row)")
        }
    }

    @Test(arguments: SealSuite.allCases)
    func manyThreadsShareAVault(_ suite: SealSuite) {
        let vault = Vault(keys: .unstored(), suite: suite)
        let failures = onThreads(8) { thread in
            (0..<500).filter { number in
                let row = RowKey.number(Int64(thread * 1_000 + number))
                let text = "\(thread)-\(number)"
                let sealed = vault.seal(text, in: idNumber, row: row)
                return (try? vault.openText(sealed, in: idNumber, row: row)) != text
            }.count
        }
        #expect(failures == Array(repeating: 0, count: 8))
    }
}
