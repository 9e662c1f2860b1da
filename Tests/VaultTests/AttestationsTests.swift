import Digests
import Seeding
import Testing
import Vault

@Suite struct AttestationsTests {
    /// The codes lie in databases. These were made by a separate Python program (HKDF and HMAC of
    /// its standard library, with SM3) under the commit key of ``SealVector/ring``, and two of them
    /// again with `openssl kdf` and `openssl dgst -sm3 -mac HMAC`.
    @Test(arguments: [
        (Array(0...31), "22ee9f14149250d075687a92dfb4b4d6cc555a1046f5a76f5e39470861f6d8d2"),
        (
            Array(repeating: 0, count: 32),
            "604a52e0b110781962b8b4f3be35fd52b1f46e9f60383414baf273d51d983aae"
        ),
        (
            Array(repeating: 255, count: 32),
            "3e87fbffa6919887c09bc808922b9d6cae1b4523cbc66786b5b9234bbefc8ac3"
        ),
    ])
    func entriesAgreeWithPython(_ leaf: [UInt8], _ expected: String) throws {
        let leaf = try #require(Digest(bytes: leaf))
        let attestations = Attestations(keys: SealVector.ring)
        #expect(attestations.entry(leaf).hex == expected)
        #expect(attestations.isEntry(try #require(Digest(hex: expected)), of: leaf))
    }

    /// By the same program; the key is derived for another use.
    @Test(arguments: [
        ("", "0ba609aed6d4eac5997215982c8951f6c00d39d6a36137387447350fbc98afaf"),
        ("a", "2f6f122258100fd883e003b92e9c8f6faf760ae30018852d2b54fe3f36161a2d"),
        (
            "{\"id_number\":\"43012219760305123X\"}",
            "a651c113a1dac28654f655a1b35fb2840a3cef155ea6f5267a48f94b71ffc16e"
        ),
        (
            String(repeating: "王", count: 100),
            "1c775365ec097890f4ee328f927a38883d8fc7503c16714b783b106206843e5c"
        ),
    ])
    func requestsAgreeWithPython(_ request: String, _ expected: String) throws {
        let attestations = Attestations(keys: SealVector.ring)
        #expect(attestations.request(Array(request.utf8)).hex == expected)
        let hash = try #require(Digest(hex: expected))
        #expect(attestations.isRequest(hash, of: Array(request.utf8)))
    }

    @Test(arguments: UInt64(1)...10)
    func aChangedBitIsFound(_ seed: UInt64) throws {
        var random = Seeded(seed)
        let attestations = Attestations(keys: .unstored())
        let bytes = random.bytes(32)
        let leaf = try #require(Digest(bytes: bytes))
        let (code, hash) = (attestations.entry(leaf), attestations.request(bytes))
        #expect(attestations.isEntry(code, of: leaf))
        #expect(attestations.isRequest(hash, of: bytes))
        for bit in 0..<256 {
            func flipped(_ bytes: [UInt8]) -> [UInt8] {
                var bytes = bytes
                bytes[bit / 8] ^= 1 << (bit % 8)
                return bytes
            }
            let other = try #require(Digest(bytes: flipped(bytes)))
            #expect(!attestations.isEntry(code, of: other))
            #expect(!attestations.isRequest(hash, of: other.bytes))
            #expect(!attestations.isEntry(Digest(bytes: flipped(code.bytes))!, of: leaf))
            #expect(!attestations.isRequest(Digest(bytes: flipped(hash.bytes))!, of: bytes))
        }
        #expect(!attestations.isRequest(hash, of: bytes + [0]))
        #expect(!attestations.isRequest(hash, of: bytes.dropLast()))
    }

    @Test func aCodeIsNeitherTheHashNorForTheOtherUse() throws {
        let ring = SealVector.ring
        let attestations = Attestations(keys: ring)
        let leaf = try #require(Digest(bytes: Array(0...31)))
        let code = attestations.entry(leaf)
        let hash = attestations.request(leaf.bytes)
        #expect(code != hash)
        #expect(!attestations.isEntry(hash, of: leaf))
        #expect(!attestations.isRequest(code, of: leaf.bytes))
        for algorithm in HashAlgorithm.allCases {
            let bare = algorithm.hash(leaf.bytes)
            #expect(!attestations.isEntry(bare, of: leaf))
            #expect(!attestations.isRequest(bare, of: leaf.bytes))
        }
    }

    /// A ring of commit keys that are made of a byte each, under ids; the other keys are random.
    private func attestations(_ commits: (id: UInt16, byte: UInt8)...) throws -> Attestations {
        let keys = commits.map { id, byte in
            SecretKey(.commit, id: id, bytes: Array(repeating: byte, count: 32))!
        }
        let others = [
            SecretKey(random: .seal, id: 1), SecretKey(random: .index, id: 7),
            SecretKey(random: .sign, id: 1),
        ]
        return Attestations(keys: try KeyRing(keys + others))
    }

    @Test func onlyTheCommitKeyCounts() throws {
        let leaf = try #require(Digest(bytes: Array(1...32)))
        let request = Array("{}".utf8)
        let code = try attestations((1, 5)).entry(leaf)
        let hash = try attestations((1, 5)).request(request)
        // The other keys of the ring are new ones each time.
        let same = try attestations((1, 5))
        #expect(same.entry(leaf) == code && same.request(request) == hash)
        let wrong = try attestations((1, 6))
        #expect(!wrong.isEntry(code, of: leaf) && !wrong.isRequest(hash, of: request))
        // A key of another purpose with the same bytes gives other codes.
        let swapped = Attestations(
            keys: try KeyRing([
                SecretKey(.seal, id: 1, bytes: Array(repeating: 5, count: 32))!,
                SecretKey(.index, id: 1, bytes: Array(repeating: 5, count: 32))!,
                SecretKey(.commit, id: 1, bytes: Array(repeating: 6, count: 32))!,
                SecretKey(random: .sign, id: 1),
            ]))
        #expect(!swapped.isEntry(code, of: leaf) && !swapped.isRequest(hash, of: request))
    }

    @Test func aNewKeyWritesAndTheOldOnesStillVouch() throws {
        let leaf = try #require(Digest(bytes: Array(1...32)))
        let request = Array("{}".utf8)
        let (old, new) = (try attestations((9, 5)), try attestations((10, 6)))
        // Numbers, not texts: 10 comes after 9. The order in which keys are given says nothing.
        let rings = [try attestations((9, 5), (10, 6)), try attestations((10, 6), (9, 5))]
        for both in rings {
            #expect(both.entry(leaf) == new.entry(leaf))
            #expect(both.request(request) == new.request(request))
            for single in [old, new] {
                #expect(both.isEntry(single.entry(leaf), of: leaf))
                #expect(both.isRequest(single.request(request), of: request))
            }
            // What was made with a key that is gone is not vouched for.
            #expect(!new.isEntry(old.entry(leaf), of: leaf))
            #expect(!old.isEntry(both.entry(leaf), of: leaf))
            #expect(!old.isRequest(both.request(request), of: request))
        }
        let later = try attestations((9, 5), (10, 6), (300, 7))
        #expect(later.isEntry(old.entry(leaf), of: leaf))
        #expect(later.entry(leaf) == (try attestations((300, 7))).entry(leaf))
    }

    @Test func theSameOnAllThreads() throws {
        let attestations = Attestations(keys: .unstored())
        let leaf = try #require(Digest(bytes: Array(1...32)))
        let expected = [attestations.entry(leaf), attestations.request(leaf.bytes)]
        let codes = onThreads(8) { _ in
            (0..<200).map { _ in [attestations.entry(leaf), attestations.request(leaf.bytes)] }
        }
        #expect(codes.allSatisfy { $0.allSatisfy { $0 == expected } })
    }
}
