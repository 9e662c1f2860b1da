import Domain
import Seeding
import Testing

@Suite("Identifiers: kept, compared and sorted as the bytes that were written")
struct TextIDTests {
    @Test("texts that only look alike are two identifiers")
    func bytes() {
        // A compatibility ideograph, and a letter with its accent apart: canonically equivalent.
        for (one, two) in [("\u{F914}", "\u{6A02}"), ("\u{E9}", "e\u{301}")] {
            #expect(one == two, "Swift's own comparison merges them")
            #expect(HouseholdID(one) != HouseholdID(two))
            #expect(Set([HouseholdID(one), HouseholdID(two)]).count == 2)
        }
        #expect(ClassID("edge") != ClassID("Edge"))
        #expect(SchemeID("a") != SchemeID("a "))
        #expect(AreaCode("") == AreaCode(""))
    }

    @Test("the order is that of the UTF-8 bytes, not of UTF-16")
    func order() {
        let ids: [HouseholdID] = ["", "0", "10", "2", "A", "a", "a\u{0}", "é", "清", "～", "𠮷"]
        #expect(ids.reversed().sorted() == ids)
        // The surrogates of U+20BB7 lie below U+FF5E.
        #expect(HouseholdID("～") < HouseholdID("𠮷"))
    }

    @Test("random identifiers: same bytes, same identifier", arguments: UInt64(1)...10)
    func random(seed: UInt64) {
        var random = Seeded(seed)
        let texts = (0..<60).map { _ in random.text(0...2, of: "aA1-é\u{301}e～清\u{F914}樂𠮷") }
        for left in texts {
            for right in texts {
                let (a, b) = (Array(left.utf8), Array(right.utf8))
                #expect((OfficerID(left) == OfficerID(right)) == (a == b))
                #expect((OfficerID(left) < OfficerID(right)) == a.lexicographicallyPrecedes(b))
            }
        }
        #expect(Set(texts.map { OfficerID($0) }).count == Set(texts.map { Array($0.utf8) }).count)
    }

    @Test("written as it came")
    func written() {
        #expect("\(HouseholdID(" 340299-7 "))" == " 340299-7 ")
        let literal: AreaCode = "340299100204"
        #expect(literal.rawValue == "340299100204")
    }
}
