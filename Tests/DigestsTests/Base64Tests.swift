import Digests
import Seeding
import Testing

@Suite struct Base64Tests {
    /// RFC 4648 section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func vectorsOfTheStandard(_ bytes: String, _ text: String) {
        #expect(Base64.text(bytes.utf8) == text)
        #expect(Base64.bytes(text) == Array(bytes.utf8))
    }

    @Test func paddingCanBeLeftOut() {
        for (bytes, text) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v")] {
            #expect(Base64.unpadded(bytes.utf8) == text)
            #expect(Base64.bytes(unpadded: text) == Array(bytes.utf8))
        }
        for text in ["Z", "Zg==", "Zh", "Zg=", "Zm9vY"] {
            #expect(Base64.bytes(unpadded: text) == nil)
        }
    }

    @Test(arguments: UInt64(1)...20)
    func whatIsWrittenIsReadAndNothingElse(_ seed: UInt64) {
        var random = Seeded(seed)
        for count in 0..<70 {
            let bytes = random.bytes(count)
            let text = Base64.text(bytes)
            #expect(Base64.bytes(text) == bytes)
            // Any other text of the alphabet either is nothing or says something else.
            var other = Array(text.utf8)
            guard let place = other.indices.randomElement(using: &random) else { continue }
            other[place] = random.one(of: Array("AZaz09+/=-_ \\n".utf8))
            guard other != Array(text.utf8) else { continue }
            #expect(Base64.bytes(of: other) != bytes)
            #expect(Base64.bytes(of: other).map { Array(Base64.text($0).utf8) } ?? other == other)
        }
    }

    @Test(arguments: [
        "Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zg==Zg==", "====", "Zg= =", "Z===",
        "Zm9v\n",
    ])
    func otherFormsAreRefused(_ text: String) { #expect(Base64.bytes(text) == nil) }
}
