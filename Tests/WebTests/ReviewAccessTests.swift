import Casework
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Web

/// Who comes to the pages of the sampling review, and what is not there.
@Suite struct ReviewAccessTests {
    @Test func whoReadsReviewsSeesThePages() async throws {
        try await withOffice { office in
            for actor in Staff.appointed {
                let desk = try await Desk(actor, office)
                for (path, permission) in [
                    ("/reviews", Permission.readReviews), ("/rectifications", .readReviews),
                    ("/reviews/new", .drawSamples), ("/my-reviews", .reverify),
                ] {
                    let page = try await desk.get(path)
                    #expect(
                        page.status == (actor.may(permission) ? 200 : 403),
                        "\(actor.id) \(path)")
                    #expect(Markup(page.body).violations == [], "\(actor.id) \(path)")
                }
                let ways = Markup(try await desk.get("/account").body).ways
                #expect(ways.contains("/reviews") == actor.may(.readReviews), "\(actor.id)")
                #expect(ways.contains("/my-reviews") == actor.may(.reverify), "\(actor.id)")
            }
        }
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        try await withOffice { office in
            let desk = try await Desk(Staff.reviewer, office)
            for path in [
                "/reviews/2030-1", "/reviews/2030-1/items", "/reviews/2030-1/frame.csv",
                "/reviews/2030-1/sample.csv", "/reviews/2030-1/report.json",
                "/reviews/2030-1/check-sample", "/reviews/2030-1/comparisons/7",
                "/reviews/2030-1/report.pdf", "/reviews/2030-1/minutes.pdf",
                "/rectifications/7/notice.pdf", "/rectifications/x/notice.pdf",
                "/my-reviews/2030-1/7", "/reviews/%00", "/reviews/%3Cscript%3E",
            ] {
                let page = try await desk.get(path)
                #expect(page.status == 404, "\(path)")
                #expect(Markup(page.body).violations == [], "\(path)")
            }
            #expect(try await desk.post("/reviews/2030-1", ["act": "draw"]).status == 404)
            #expect(try await desk.post("/reviews/new", ["act": "burn"]).status == 422)
        }
    }

    /// Whatever is typed into the form that drafts a round, the page says what cannot be read and
    /// keeps the rest.
    @Test func whatCannotBeReadIsSaid() async throws {
        try await withOffice { office in
            let desk = try await Desk(Staff.reviewer, office)
            let sound = [
                "act": "size", "key": "k", "from": "2026-07-01", "to": "2026-09-20",
                "design": "risk", "hour_day": "2026-10-12", "hour_time": "17:00",
                "party_office": "on",
            ]
            for (field, value) in [
                ("from", "gestern"), ("to", ""), ("hour_day", "2026-13-01"),
                ("hour_time", "25:00"), ("hour_time", "noon"), ("confidence", "fünf"),
                ("paid_tolerable", "101"), ("paid_tolerable", "1.005"), ("per_verifier", "-1"),
                ("tolerance_amount", "1e3"), ("large_from", "99999999999999"),
                ("tolerance_share", "."), ("reviewers", "9999999999999999999999"),
            ] {
                var fields = sound
                fields[field] = value
                fields["again_why"] = "留着"
                let page = try await desk.post("/reviews/new", ReviewAccessTests.form(fields))
                #expect(page.status == 422, "\(field)=\(value)")
                let markup = Markup(page.body)
                #expect(markup.violations == [], "\(field)=\(value)")
                #expect(markup.text.contains("填写有误"), "\(field)=\(value)")
                #expect(markup.value(of: "again_why") == "留着")
            }
        }
    }

    static func form(_ fields: [String: String]) -> String {
        fields.map { "\(LocalPath.escaped($0.key))=\(LocalPath.escaped($0.value))" }
            .joined(separator: "&")
    }
}
