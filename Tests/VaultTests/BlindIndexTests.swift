import Digests
import Seeding
import Testing
import Vault

@Suite struct BlindIndexTests {
    /// Made by the same Python program as ``SealVector``: these values lie in databases.
    @Test(arguments: [
        (
            HashAlgorithm.sha256, BlindIndex.Kind.idNumber, "43012219760305123X",
            "a3d29a186f8c39ef5c78da01aa2d82b1"
        ),
        (.sha256, .bankAccount, "43012219760305123X", "afb051a5fb760a568f286caca0c6a9be"),
        (.sha256, .phone, "13812345678", "a9966c73fc9bc4d53120b243cd37f628"),
        (.sm3, .idNumber, "43012219760305123X", "db73c3cd1cfa97a6046ff88b450b2f4f"),
        (.sm3, .bankAccount, "43012219760305123X", "83519fd2616c9847cf9799cb439a8122"),
        (.sm3, .phone, "13812345678", "fb76e5d573bcba8ecd552165144ff4f0"),
    ])
    func agreesWithPython(
        _ algorithm: HashAlgorithm, _ kind: BlindIndex.Kind, _ value: String, _ expected: String
    ) throws {
        let index = try BlindIndex(keys: SealVector.ring, algorithm: algorithm)
        #expect(index.value(of: value, as: kind).description == expected)
        #expect(index.keyID == 1)
    }

    @Test(arguments: HashAlgorithm.allCases)
    func kindsKeysAndAlgorithmsDiffer(_ algorithm: HashAlgorithm) throws {
        let keys = KeyRing.unstored()
        let indexes = [
            try BlindIndex(keys: keys, algorithm: algorithm),
            try BlindIndex(keys: .unstored(), algorithm: algorithm),
            try BlindIndex(keys: keys, algorithm: algorithm == .sm3 ? .sha256 : .sm3),
        ]
        let values = indexes.flatMap { index in
            BlindIndex.Kind.allCases.map { index.value(of: "13812345678", as: $0) }
        }
        #expect(Set(values).count == 9)
        // Nor is it the unkeyed hash, of which everybody could try all numbers.
        let bare = HashAlgorithm.allCases.map { Array($0.hash("13812345678").bytes.prefix(16)) }
        #expect(values.allSatisfy { !bare.contains($0.bytes) })
        let again = try BlindIndex(keys: keys, algorithm: algorithm)
        #expect(again.value(of: "13812345678", as: .phone) == values[2])
        #expect(again.value(of: "13812345679", as: .phone) != values[2])
    }

    @Test(arguments: HashAlgorithm.allCases)
    func manyAtOnceAreTheSameOneByOne(_ algorithm: HashAlgorithm) throws {
        let index = try BlindIndex(keys: .unstored(), algorithm: algorithm)
        let texts = (0..<500).map { "\(430_122_000_000_000_000 + $0)" }
        let packed = Array(texts.joined().utf8)
        let values = packed.withUnsafeBytes { index.values(of: $0, width: 18, as: .idNumber) }
        #expect(values == texts.map { index.value(of: $0, as: .idNumber) })
        #expect(Set(values).count == 500)
        #expect([UInt8]().withUnsafeBytes { index.values(of: $0, width: 18, as: .phone) } == [])
    }

    @Test func anOlderKeyCanBeAskedFor() throws {
        let old = SecretKey(random: .index, id: 1)
        let keys = try KeyRing([
            old, SecretKey(random: .index, id: 2), SecretKey(random: .seal, id: 1),
            SecretKey(random: .commit, id: 1), SecretKey(random: .sign, id: 1),
        ])
        let current = try BlindIndex(keys: keys)
        let first = try BlindIndex(keys: keys, keyID: 1)
        #expect(current.keyID == 2 && first.keyID == 1)
        #expect(current.value(of: "1", as: .phone) != first.value(of: "1", as: .phone))
        #expect(throws: VaultError.keyMissing(.index, id: 3, directory: "the key ring")) {
            try BlindIndex(keys: keys, keyID: 3)
        }
    }

    @Test(arguments: 1...30)
    func valuesAreTheirBytesInOrder(_ seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let first = random.bytes(16)
        let shared = seed.isMultiple(of: 2) ? Int.random(in: 0..<16, using: &random) : 0
        let second = Array(first.prefix(shared)) + random.bytes(16 - shared)
        let left = try #require(BlindValue(bytes: first))
        let right = try #require(BlindValue(bytes: second))
        #expect(left.bytes == first)
        #expect(left.description == Hexadecimal.text(first))
        #expect((left < right) == first.lexicographicallyPrecedes(second))
        #expect(BlindValue(high: left.high, low: left.low) == left)
        #expect(BlindValue(bytes: first.dropLast()) == nil)
    }
}

@Suite struct CommitmentTests {
    private let salt = SubjectSalt(bytes: Array(0...31))!

    /// Made by the same Python program as ``SealVector``.
    @Test func agreesWithPython() throws {
        let commitments = try Commitments(keys: SealVector.ring)
        #expect(
            commitments.make("王小明", field: "name", salt: salt).hex
                == "b7f67e9186872bb03768a95a2d3a8cc46bd9c59dfe1188beff39b38f9b32f464")
        #expect(
            commitments.make("43012219760305123X", field: "id_number", salt: salt).hex
                == "6dc1249bdda0dd3a3bdf5314cd076bcaee123a5c2858dfa4f48f0b5d47c310cf")
        #expect(commitments.keyID == 1)
    }

    @Test func valueFieldSaltAndKeyAllCount() throws {
        let commitments = try Commitments(keys: SealVector.ring)
        let others = try Commitments(keys: .unstored())
        let all = [
            commitments.make("ab", field: "c", salt: salt),
            commitments.make("b", field: "ca", salt: salt),
            commitments.make("", field: "cab", salt: salt),
            commitments.make("ab", field: "d", salt: salt),
            commitments.make("ac", field: "c", salt: salt),
            commitments.make("ab", field: "c", salt: .random()),
            others.make("ab", field: "c", salt: salt),
        ]
        #expect(Set(all).count == all.count)
        #expect(commitments.make(Array("ab".utf8), field: "c", salt: salt) == all[0])
        #expect(throws: VaultError.keyMissing(.commit, id: 9, directory: "the key ring")) {
            try Commitments(keys: SealVector.ring, keyID: 9)
        }
    }

    @Test func saltsAreRandomAndWhole() {
        #expect(Set((0..<100).map { _ in SubjectSalt.random() }).count == 100)
        #expect(SubjectSalt.random().bytes.count == 32)
        #expect(SubjectSalt(bytes: Array(0...30)) == nil)
        #expect(SubjectSalt(bytes: salt.bytes) == salt)
    }
}
