import Domain
import Testing

@Suite("Causes and channels: the words of the contract")
struct ClaimNounsTests {
    @Test("causes, in the order in which they are computed and paid")
    func causes() {
        #expect(Cause.allCases.map(\.rawValue) == ["illness", "education", "disaster", "accident"])
        #expect(Cause.allCases.map(\.term) == ["因病", "因学", "因灾", "因意外"])
        #expect(Cause.allCases.map(\.order) == [0, 1, 2, 3])
        #expect(Cause.allCases.reversed().sorted() == [.illness, .education, .disaster, .accident])
        for cause in Cause.allCases { #expect(Cause(term: cause.term) == cause) }
        for word in ["", "因残", "病", "因病 ", "illness"] { #expect(Cause(term: word) == nil) }
    }

    @Test(
        "the feeds",
        arguments: [
            ("医保", Channel.medical, "medical", Cause.illness),
            ("应急", .disaster, "disaster", .disaster), ("民政", .civil, "civil", .accident),
            ("教育", .education, "education", .education),
        ])
    func feeds(department: String, channel: Channel, code: String, cause: Cause) {
        #expect(Channel(department: department) == channel)
        #expect(channel.department == department)
        #expect(channel.rawValue == code)
        #expect(channel.cause == cause)
    }

    @Test("an application is nobody's feed")
    func application() {
        #expect(Channel.allCases.count == 5)
        #expect(Channel.application.rawValue == "application")
        #expect(Channel.application.cause == nil && Channel.application.department == nil)
        for word in ["", "医保局", "住建", "application"] {
            #expect(Channel(department: word) == nil)
        }
    }
}

@Suite("What the village decides: review and notice")
struct DecisionsTests {
    /// 到会人数, 同意, 回避, and whether it passes with a quorum of five.
    @Test(
        "a review passes with the quorum, and more than half of those who may vote",
        arguments: [
            (5, 3, 0, true), (5, 2, 0, false), (4, 4, 0, false), (0, 0, 0, false),
            (6, 3, 0, false), (6, 4, 0, true), (6, 3, 1, true), (10, 5, 0, false),
            (10, 5, 1, true), (10, 4, 2, false), (10, 4, 3, true), (5, 0, 5, false),
            (5, 1, 4, true), (7, 3, 1, false),
        ])
    func review(present: Int, inFavour: Int, recused: Int, passes: Bool) throws {
        let against = present - inFavour - recused
        try #require(against >= 0)
        let review = VillageReview(
            heldOn: Day(number: 0), present: present, inFavour: inFavour, against: against,
            recused: recused)
        #expect(review.passes(quorum: 5) == passes)
        // Who is there, may vote and does not agree, is against.
        #expect(review.passes(quorum: 0) == (inFavour > against))
        #expect(!review.passes(quorum: present + 1))
    }

    @Test("an abstention counts as no consent")
    func abstention() {
        let review = VillageReview(
            heldOn: Day(number: 0), present: 10, inFavour: 5, against: 0, recused: 0)
        #expect(!review.passes(quorum: 5))
    }

    @Test(
        "a notice hangs long enough when the difference of its dates reaches the days",
        arguments: [
            ("2026-10-01", "2026-10-08", 7, true), ("2026-10-01", "2026-10-07", 7, false),
            ("2026-10-01", "2026-10-09", 7, true), ("2026-02-25", "2026-03-04", 7, true),
            ("2024-02-25", "2024-03-03", 7, true), ("2024-02-26", "2024-03-03", 7, false),
            ("2025-12-28", "2026-01-04", 7, true), ("2026-10-01", "2026-10-01", 0, true),
            ("2026-10-01", "2026-10-01", 1, false), ("2026-10-08", "2026-10-01", 7, false),
        ])
    func notice(posted: String, down: String, days: Int, isLongEnough: Bool) throws {
        let postedOn = try #require(Day(iso: posted))
        let notice = PublicNotice(postedOn: postedOn, takenDownOn: Day(iso: down))
        #expect(notice.isLongEnough(days: days) == isLongEnough)
        #expect(!PublicNotice(postedOn: postedOn).isLongEnough(days: days), "it still hangs")
    }

    @Test("rulings and answers, in the words of the county's files")
    func words() {
        #expect(ObjectionRuling.allCases.map(\.term) == ["成立", "不成立"])
        #expect(Crosscheck.Resolution.allCases.map(\.term) == ["成立", "解释", "豁免"])
        #expect(Verification.Attempt.allCases.map(\.term) == ["无人在家", "拒绝", "外出"])
        #expect(ObjectionRuling.allCases.map(\.rawValue) == ["upheld", "dismissed"])
        #expect(
            Crosscheck.Resolution.allCases.map(\.rawValue) == ["upheld", "explained", "exempt"])
        #expect(
            Verification.Attempt.allCases.map(\.rawValue) == ["nobody_home", "refused", "away"])
    }
}
