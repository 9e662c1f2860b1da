import Casework
import Digests
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Web

/// A round of the sampling review as browsers work it, from its draft to what follows from it.
@Suite struct ReviewPageTests {
    private static let round = "/reviews/2026-1"
    private static let dice = "01382438112797316654"
    private static let parties: [(ReviewParty, Domain.Actor)] = [
        (.office, Staff.reviewer), (.insurer, Staff.dispatcher), (.auditor, Staff.auditor),
    ]

    private static func part(_ party: ReviewParty) -> [UInt8] {
        HashAlgorithm.sha256.hash("part of \(party)").bytes
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// As the page tells the parties to make it.
    private static func digest(_ party: ReviewParty) -> String {
        let text = Array("fangpin-commit-v12026-1\(party.rawValue)".utf8) + part(party)
        return hex(HashAlgorithm.sm3.hash(text).bytes)
    }

    private static let draft = [
        "key": "k", "from": "2026-09-01", "to": "2026-09-22", "design": "risk", "limit": "2.5",
        "hour_day": "2026-09-24", "hour_time": "09:00", "mode": "sm3", "party_office": "on",
        "party_insurer": "on", "party_auditor": "on", "confidence": "95",
    ]

    /// Three items of which one is to be paid.
    private func furnish(_ office: TestOffice) async throws -> Claim.ID {
        let approved = try await office.given.claim(.approved)
        for state in [ClaimState.ineligible, .screenedOut] {
            _ = try await office.given.claim(state)
        }
        return approved
    }

    private func expectSound(_ desk: Desk, _ path: String) async throws -> String {
        var shown = ""
        for language in ["en", "zh"] {
            let page = try await desk.get("\(path)?lang=\(language)")
            #expect(page.status == 200, "\(path)")
            #expect(Markup(page.body).violations == [], "\(path)")
            shown = page.body
        }
        return shown
    }

    private func act(_ desk: Desk, _ path: String, _ fields: [String: String]) async throws {
        let reply = try await desk.post(path, ReviewAccessTests.form(fields))
        #expect(reply.status == 303, "\(path) \(fields["act"] ?? ""): \(Markup(reply.body).text)")
        #expect(reply.header("Location")?.hasPrefix("/stepup") == false, "\(path)")
    }

    /// Frames the round by its pages.
    private func frame(_ office: TestOffice) async throws {
        office.clock.set(Day(2026, 9, 23)!)
        let desk = try await Desk(Staff.reviewer, office, isSteppedUp: false)
        let before = try await expectSound(desk, "/reviews/new")
        #expect(Markup(before).value(of: "confidence") == "95")
        var fields = ReviewPageTests.draft
        fields["act"] = "size"
        let sized = try await desk.post("/reviews/new", ReviewAccessTests.form(fields))
        #expect(sized.status == 200 && Markup(sized.body).violations == [])
        #expect(Markup(sized.body).text.contains("全部复核"), "a frame so small is a census")
        #expect(try await office.number("select count(*) from review_round") == 0)
        fields["act"] = "frame"
        let framed = try await desk.post("/reviews/new", ReviewAccessTests.form(fields))
        #expect(framed.header("Location") == "\(ReviewPageTests.round)?lang=zh")
        let page = try await expectSound(desk, ReviewPageTests.round)
        #expect(Markup(page).text.contains("已定框"))
        #expect(Markup(try await desk.get("/reviews").body).ways.contains(ReviewPageTests.round))
    }

    /// Everybody contributes, and the seed is settled.
    private func settle(_ office: TestOffice) async throws {
        let round = ReviewPageTests.round
        for (party, actor) in ReviewPageTests.parties {
            let desk = try await Desk(actor, office, isSteppedUp: false)
            let page = try await expectSound(desk, round)
            #expect(page.contains("fangpin-commit-v1") && page.contains(party.rawValue))
            try await act(
                desk, round, ["act": "commit", "digest": ReviewPageTests.digest(party)])
            // Nobody commits twice, and the page says so.
            let again = try await desk.post(
                round, ["act": "commit", "digest": ReviewPageTests.digest(party)])
            #expect(again.status == 409 && Markup(again.body).violations == [])
        }
        office.clock.set(Day(2026, 9, 25)!)
        let first = try await Desk(Staff.reviewer, office, isSteppedUp: false)
        try await act(first, round, ["act": "close_commitments"])
        #expect(Markup(try await first.get(round).body).text.contains("留痕检查点"))
        try await office.seal()
        let second = try await Desk(Staff.auditor, office, isSteppedUp: false)
        for (desk, digits) in [(first, ReviewPageTests.dice), (second, ReviewPageTests.dice)] {
            try await act(desk, round, ["act": "dice", "digits": digits])
        }
        for (party, actor) in ReviewPageTests.parties {
            let part = ReviewPageTests.hex(ReviewPageTests.part(party))
            try await act(
                try await Desk(actor, office, isSteppedUp: false), round,
                ["act": "reveal", "part": part])
        }
        try await act(first, round, ["act": "settle"])
        let settled = try await expectSound(first, round)
        #expect(settled.contains(ReviewPageTests.dice))
        try await act(first, round, ["act": "draw"])
    }

    @Test func aRoundIsDraftedSeededAndDrawn() async throws {
        try await withOffice { office in
            _ = try await furnish(office)
            try await frame(office)
            try await settle(office)
            let desk = try await Desk(Staff.auditor, office, isSteppedUp: false)
            let page = try await expectSound(desk, ReviewPageTests.round)
            #expect(!Markup(page).all("form").contains { $0.attributes["class"] != "out" })
            let items = try await expectSound(desk, "\(ReviewPageTests.round)/items")
            #expect(Markup(items).all("tr").count == 4)
            let ways = Markup(page).ways.filter { $0.hasPrefix("\(ReviewPageTests.round)/") }
            for way in ways {
                let file = try await desk.get(way)
                #expect(file.status == 200, "\(way)")
                #expect(!file.body.contains("人A01户主"), "\(way)")
            }
            for name in [
                "frame.csv", "sample.csv", "items.pdf", "minutes.pdf", "check-sample", "items",
            ] {
                #expect(ways.contains("\(ReviewPageTests.round)/\(name)"), "\(name)")
            }
            let caller = try await APICaller(office, desk.door, Staff.auditor)
            for (page, path) in [
                ("frame.csv", "frame"), ("sample.csv", "sample"),
                ("check-sample", "check-sample"),
            ] {
                let bytes = try await desk.get("\(ReviewPageTests.round)/\(page)").body
                #expect(try await caller.get("/reviews/2026-1/\(path)").body == bytes, "\(page)")
            }
            for name in ["report.json", "report.html", "report.pdf", "report.xlsx"] {
                let early = try await desk.get("\(ReviewPageTests.round)/\(name)")
                #expect(early.status == 409 && Markup(early.body).violations == [], "\(name)")
            }
        }
    }

    /// What the daemon gives away is the file of the project.
    @Test func theCheckerIsTheOneOfDeploy() async throws {
        try await withOffice { office in
            _ = try await furnish(office)
            try await frame(office)
            let project = URL(filePath: #filePath).deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
            let file = try String(
                contentsOf: project.appending(path: "deploy/check-sample"), encoding: .utf8)
            let desk = try await Desk(Staff.auditor, office, isSteppedUp: false)
            let given = try await desk.get("\(ReviewPageTests.round)/check-sample")
            #expect(given.body == file)
            #expect(given.header("Content-Disposition") == "attachment; filename=\"check-sample\"")
        }
    }

    @Test func whatIsFoundAgainIsComparedDisputedAndReported() async throws {
        try await withOffice { office in
            let approved = try await furnish(office)
            try await frame(office)
            try await settle(office)
            let round = ReviewPageTests.round
            office.clock.set(Day(2026, 9, 28)!)
            var desk = try await Desk(Staff.reviewer, office, isSteppedUp: false)
            try await act(
                desk, round,
                ["act": "assign", "key": "a", "from": "2026-09-28", "days": "5"])
            let mine = try await expectSound(desk, "/my-reviews")
            let tasks = Markup(mine).ways.filter { $0.hasPrefix("/my-reviews/2026-1/") }.sorted()
            #expect(tasks.count == 3)
            let task = "/my-reviews/2026-1/\(approved)"
            let blind = try await expectSound(desk, task)
            #expect(!blind.contains("20,000"), "the first finding")
            // A refusal stands on the page, and what was typed stays.
            let wrong = try await desk.post(
                task, ["act": "visit", "key": "v", "day": "2026-09-28", "members": "x"])
            #expect(wrong.status == 422 && Markup(wrong.body).violations == [])
            #expect(Markup(wrong.body).value(of: "members") == "x")
            try await act(desk, task, ReviewPageTests.visit)
            try await act(
                desk, task,
                [
                    "act": "phone", "key": "p", "day": "2026-09-28", "went_reviewer": "on",
                    "visit_happened": "yes", "is_signed": "yes", "notice_posted": "yes",
                ])
            _ = try await expectSound(desk, task)
            try await act(desk, task, ["act": "finish"])
            for (offset, day) in [Day(2026, 9, 29)!, Day(2026, 9, 30)!].enumerated() {
                office.clock.set(day)
                desk = try await Desk(Staff.reviewer, office, isSteppedUp: false)
                for other in tasks where other != task {
                    try await act(
                        desk, other,
                        [
                            "act": "in_vain", "key": "n\(offset)\(other)", "day": "\(day)",
                            "went_reviewer": "on", "outcome": "nobody_home",
                        ])
                }
            }
            for other in tasks where other != task {
                try await act(desk, other, ["act": "finish"])
            }
            try await decide(office, "\(round)/comparisons/\(approved)")
            try await report(office)
        }
    }

    /// The household earns far more than was found at first.
    private static let visit = [
        "act": "visit", "key": "v", "day": "2026-09-28", "went_reviewer": "on", "members": "2",
        "income_wage": "900,000", "income_business_income": "0", "income_business_cost": "0",
        "income_property": "0", "income_transfer": "0", "asset_none": "on",
        "own_costs": "20000", "owns_account": "yes",
    ]

    /// The insurer disputes, somebody else decides, finance looks again.
    private func decide(_ office: TestOffice, _ path: String) async throws {
        let insurer = try await Desk(Staff.dispatcher, office, isSteppedUp: false)
        let shown = Markup(try await expectSound(insurer, path)).text
        #expect(shown.contains("A 资格错误"))
        try await act(insurer, path, ["act": "dispute", "reason": "收入一次性"])
        let approver = try await Desk(Staff.approver, office, isSteppedUp: false)
        let wrong = try await approver.post(path, ["act": "decide", "stands": "neither"])
        #expect(wrong.status == 400)
        try await act(
            approver, path, ["act": "decide", "stands": "review", "decision": "属实"])
        let finance = try await Desk(Staff.accountant, office, isSteppedUp: false)
        let mistyped = try await finance.post(
            path, ["act": "recheck", "right": "viel", "error_class": "", "reason": "再查"])
        #expect(mistyped.status == 422)
        try await act(
            finance, path,
            ["act": "recheck", "right": "0", "error_class": "A", "reason": "再查"])
        let end = Markup(try await expectSound(finance, path))
        #expect(end.text.contains("以复核结果为准"))
        #expect(end.all("form").allSatisfy { $0.attributes["class"] == "out" })
    }

    /// The report is published, a consequence confirmed, another rejected, a rectification closed.
    private func report(_ office: TestOffice) async throws {
        let round = ReviewPageTests.round
        var desk = try await Desk(Staff.reviewer, office, isSteppedUp: false)
        try await act(desk, round, ["act": "close"])
        try await act(desk, round, ["act": "publish"])
        let page = try await expectSound(desk, round)
        #expect(page.contains("\(round)/report.json"))
        for (name, begin) in [
            ("report.json", "{"), ("report.html", "<!DOCTYPE html>"), ("report.pdf", "%PDF-"),
            ("report.xlsx", "PK"), ("minutes.pdf", "%PDF-"),
        ] {
            let file = try await desk.get("\(round)/\(name)")
            #expect(file.status == 200 && file.body.hasPrefix(begin), "\(name)")
        }
        let style = try await desk.get("/paper.css")
        #expect(style.status == 200 && style.type == "text/css; charset=utf-8")
        try await act(
            desk, round,
            [
                "act": "rectify", "key": "r", "item": "", "task": "补齐票据",
                "responsible": "保险公司", "due_on": "2026-10-31",
            ])
        desk = try await Desk(Staff.approver, office, isSteppedUp: false)
        let numbers = Markup(try await desk.get(round).body).all("input").filter {
            $0.attributes["name"] == "number"
        }.compactMap { $0.attributes["value"] }
        let consequences = Array(Set(numbers)).sorted()
        #expect(consequences.count >= 2)
        try await act(desk, round, ["act": "confirm", "number": consequences[0]])
        try await act(
            desk, round, ["act": "reject", "number": consequences[1], "reason": "已处理"])
        let again = try await desk.post(
            round, ["act": "confirm", "number": consequences[0]])
        #expect(again.status == 409 && Markup(again.body).violations == [])
        let open = Markup(try await expectSound(desk, "/rectifications"))
        let number = try #require(open.value(of: "number"))
        try await act(
            desk, "/rectifications", ["act": "close", "number": number, "outcome": "已补齐"])
        _ = try await expectSound(desk, "/rectifications")
        _ = try await expectSound(desk, "/reviews")
    }
}
