import Domain
import Seeding
import Testing

@Suite("Columns of texts and digests: bytes in, the same bytes out")
struct TextColumnTests {
    @Test("every text is there again, in its place", arguments: UInt64(1)...10)
    func roundTrip(seed: UInt64) {
        var random = Seeded(seed)
        let texts = (0..<200).map { _ in random.text(0...6, of: "aZ0 ,\u{0}é清\u{F914}𠮷") }
        var column = TextColumn()
        if Bool.random(using: &random) { column.reserve(texts: 200, bytes: 10) }
        for text in texts {
            switch Int.random(in: 0..<3, using: &random) {
            case 0: column.append(text)
            case 1: column.append(Substring(text))
            default: Array(text.utf8).withUnsafeBufferPointer { column.append($0) }
            }
        }
        #expect(column.count == texts.count)
        for (index, text) in texts.enumerated() {
            // Bytes, for strings are equal that are not the same.
            #expect(Array(column.text(index).utf8) == Array(text.utf8))
            #expect(Array(column[index]) == Array(text.utf8))
            #expect(column.withText(index) { Array($0) } == Array(text.utf8))
        }
    }

    @Test("a part of a longer text is taken alone")
    func substring() {
        var column = TextColumn()
        column.append("清川县".dropFirst())
        column.append("")
        #expect(column.text(0) == "川县")
        #expect(column.text(1).isEmpty)
    }

    @Test("columns are equal when their texts are, not only their bytes")
    func equality() {
        func column(_ texts: String...) -> TextColumn {
            var column = TextColumn()
            for text in texts { column.append(text) }
            return column
        }
        #expect(column("ab", "c") == column("ab", "c"))
        #expect(column("ab", "c") != column("a", "bc"))
        #expect(column("ab") != column("ab", ""))
        #expect(column() == TextColumn())
    }

    @Test("what reading a text fails with goes through")
    func failure() {
        struct Unreadable: Error {}
        var column = TextColumn()
        column.append("x")
        #expect(throws: Unreadable.self) { try column.withText(0) { _ in throw Unreadable() } }
    }

    @Test("a digest's words are its bytes, big-endian")
    func digest() {
        let digest = ContentDigest(high: 0x0001_0203_0405_0607, low: 0x0809_0A0B_0C0D_0EFF)
        #expect(digest.bytes == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255])
        #expect(ContentDigest(bytes: digest.bytes) == digest)
        for count in [0, 8, 15, 17, 32] {
            #expect(ContentDigest(bytes: Array(repeating: 1, count: count)) == nil)
        }
    }

    @Test("digest and bytes, there and back", arguments: UInt64(1)...20)
    func digestRoundTrip(seed: UInt64) {
        var random = Seeded(seed)
        let digest = ContentDigest(high: random.next(), low: random.next())
        #expect(ContentDigest(bytes: digest.bytes) == digest)
        // From the middle of something longer, as a row of a COPY gives it.
        #expect(ContentDigest(bytes: ([9] + digest.bytes + [9])[1..<17]) == digest)
        #expect(ContentDigest(high: digest.low, low: digest.high) != digest)
    }
}
