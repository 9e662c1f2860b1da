import Digests
import Seeding
import Testing

@Suite struct DigestTests {
    @Test(arguments: 1...50)
    func bytesHexAndOrderAgree(_ seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let first = random.bytes(32)
        // Every second pair shares a long beginning, so that the later words decide too.
        let shared = seed.isMultiple(of: 2) ? Int.random(in: 0..<32, using: &random) : 0
        let second = first.prefix(shared) + random.bytes(32 - shared)
        let left = try #require(Digest(bytes: first))
        let right = try #require(Digest(bytes: second))
        #expect(left.bytes == first)
        #expect(Digest(hex: left.hex) == left)
        #expect(Digest(hex: left.hex.uppercased()) == left)
        #expect("\(left)" == first.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        #expect((left < right) == first.lexicographicallyPrecedes(second))
        #expect((left == right) == (first == Array(second)))
        #expect(left.isSame(inConstantTime: right) == (left == right))
        #expect(left.isSame(inConstantTime: left))
        #expect(Set([left, right, left]).count == (left == right ? 1 : 2))
    }

    @Test(arguments: [0, 1, 31, 33, 64])
    func otherLengthsAreNoDigest(_ length: Int) {
        #expect(Digest(bytes: Array(repeating: 0, count: length)) == nil)
        #expect(Digest(hex: String(repeating: "0", count: length * 2)) == nil)
    }

    @Test(arguments: ["0", "0g", "g0", " 0", "é0", "0 "])
    func onlyPairsOfDigitsAreHexadecimal(_ text: String) {
        #expect(Hexadecimal.bytes(text) == nil)
    }

    @Test func hexadecimalRoundTrips() {
        let all = Array(UInt8.min...UInt8.max)
        #expect(Hexadecimal.bytes(Hexadecimal.text(all)) == all)
        #expect(Hexadecimal.text([0x00, 0x9f, 0xa0, 0xff]) == "009fa0ff")
        #expect(Hexadecimal.text([]) == "" && Hexadecimal.bytes("") == [])
    }
}
