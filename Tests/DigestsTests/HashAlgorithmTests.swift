import Digests
import Seeding
import Testing

@Suite struct HashAlgorithmTests {
    @Test(arguments: HashVector.all)
    func agreesWithTheStandard(_ vector: HashVector) {
        #expect(vector.algorithm.hash(vector.input).hex == vector.digest, "\(vector.source)")
    }

    /// All lengths around the block boundaries at once: a digest of the digests of 300 inputs,
    /// which Python's hashlib made the same way.
    @Test(arguments: [
        (
            HashAlgorithm.sha256,
            "d5238871a46ac4a1a75ac3fb19d645b0b3b9e5f35f5f720e2b240d605c6b694e"
        ),
        (.sm3, "00a5c3106ba3ad3140aef8d6ee437f47a2dced72a23aba1601100e26c5f14815"),
    ])
    func agreesWithPythonAtEveryLength(_ algorithm: HashAlgorithm, _ expected: String) {
        var running = RunningDigest(algorithm)
        for length in 0..<300 {
            let input = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + length) }
            running.update(algorithm.hash(input).bytes)
        }
        #expect(running.finish().hex == expected)
    }

    @Test(arguments: HashAlgorithm.allCases, 1...20)
    func piecesGiveTheDigestOfTheWhole(_ algorithm: HashAlgorithm, _ seed: Int) {
        var random = Seeded(UInt64(seed))
        let input = random.bytes(Int.random(in: 0...1_000, using: &random))
        var running = RunningDigest(algorithm)
        var rest = input[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int.random(in: 0...150, using: &random))
            running.update(piece)
            rest = rest.dropFirst(piece.count)
        }
        #expect(running.finish() == algorithm.hash(input))
    }

    @Test(arguments: HashAlgorithm.allCases)
    func theKindOfCollectionDoesNotMatter(_ algorithm: HashAlgorithm) {
        let text = "户编号 430122-0001，与其他部门比对后入户核查。"
        let expected = algorithm.hash(Array(text.utf8))
        #expect(algorithm.hash(text) == expected)
        #expect(algorithm.hash(text[...]) == expected)
        #expect(algorithm.hash(Array(text.utf8)[...]) == expected)
        #expect(algorithm.hash(Array(text.utf8).reversed().reversed()) == expected)
        #expect(algorithm.hash(Array(Array(text.utf8).reversed()).lazy.reversed()) == expected)
        #expect(algorithm.hash(text + " ") != expected)
    }

    @Test func manyThreadsDoNotDisturbEachOther() async {
        let inputs = (0..<64).map { Array("clue \($0)".utf8) }
        let key = HMACKey(.sm3, key: Array("a key for all".utf8))
        let alone = inputs.map {
            [HashAlgorithm.sha256.hash($0), HashAlgorithm.sm3.hash($0), key.authenticate($0)]
        }
        await withTaskGroup(of: Bool.self) { group in
            for start in 0..<8 {
                group.addTask {
                    (0..<2_000).allSatisfy { round in
                        let place = (start * 8 + round) % inputs.count
                        let input = inputs[place]
                        return alone[place] == [
                            HashAlgorithm.sha256.hash(input), HashAlgorithm.sm3.hash(input),
                            key.authenticate(input),
                        ]
                    }
                }
            }
            for await agrees in group { #expect(agrees) }
        }
    }
}

@Suite struct HMACTests {
    @Test(arguments: HMACVector.all)
    func agreesWithRFC4231AndPython(_ vector: HMACVector) {
        let sha256 = HMACKey(.sha256, key: vector.key)
        let sm3 = HMACKey(.sm3, key: vector.key)
        #expect(sha256.authenticate(vector.input).hex == vector.sha256)
        #expect(sm3.authenticate(vector.input).hex == vector.sm3)
        // The key is not used up by use.
        #expect(sha256.authenticate(vector.input).hex == vector.sha256)
    }

    @Test(arguments: HMACVector.all, HashAlgorithm.allCases)
    func piecesGiveTheCodeOfTheWhole(_ vector: HMACVector, _ algorithm: HashAlgorithm) {
        let key = HMACKey(algorithm, key: vector.key)
        var running = RunningDigest(under: key)
        for byte in vector.input { running.update([byte]) }
        #expect(running.finish() == key.authenticate(vector.input))
    }

    @Test func aCodeIsOfItsKeyInputAndAlgorithmOnly() throws {
        let key = HMACKey(.sha256, key: [1, 2, 3])
        let code = key.authenticate("household")
        #expect(key.verifies(code, of: "household".utf8))
        #expect(!key.verifies(code, of: "households".utf8))
        #expect(!HMACKey(.sha256, key: [1, 2, 4]).verifies(code, of: "household".utf8))
        #expect(!HMACKey(.sm3, key: [1, 2, 3]).verifies(code, of: "household".utf8))
        for position in 0..<Digest.length {
            var bytes = code.bytes
            bytes[position] ^= 0x10
            let changed = try #require(Digest(bytes: bytes))
            #expect(!key.verifies(changed, of: "household".utf8))
        }
    }

    @Test func aKeyShowsNothingOfItself() {
        let key = HMACKey(.sm3, key: Array("secret words".utf8))
        var dumped = ""
        dump(key, to: &dumped)
        for text in [dumped, "\(key)", String(reflecting: key)] {
            #expect(!text.contains("secret") && !text.contains("0x"), "\(text)")
        }
    }
}
