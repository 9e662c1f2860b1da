import Casework
import Domain
import Foundation
import HTTPTypes
import TestSupport
import Testing
import Web

/// Door after door, a reviewer who is to see a household again does not come to what was found the
/// first time. The doors of the API are those of the served description.
@Suite struct BlindDoorTests {
    private static let reviewer = Domain.Actor(id: "RV1", roles: [.reviewer])

    /// The payout in every form in which a door writes it; no other amount of the county reads so.
    private static let marks = ["1234567", "12345.67", "12,345.67", "2469134", "24,691.34"]

    /// A paid claim of an unusual amount with a plan row, which RV1 is to see again.
    private func withReview(
        _ body: (TestOffice, _ claim: Claim.ID, _ round: ReviewRoundID) async throws -> Void
    ) async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let claim = try await office.given.claim(.paid, basis: Fen(2_469_134))
            // What the round publishes of its sum is not one household's.
            _ = try await office.given.claim(.paid)
            let round = try await office.drawnRound()
            try await office.corrupt(
                """
                insert into officer (id, name, roles) values ('RV1', '复核甲', '{reviewer}');
                insert into visit_plan (insurer, days, seed, steps, proposed_by, proposed_at)
                    values ('', '{2026-11-02}', 0, 0, 'dispatcher', now());
                insert into plan_visit (plan_no, household_no, area_code, insurer, claims, causes,
                        village_place, minutes, due_on, skills, attempts_on, attempts_at,
                        attempts_left, barred, bar_reasons, forbidden, pinned, late_days, reason)
                    select 1, household_no, area_code, insurer, array[id], '{}', false, 40,
                        current_date, '{}', '{}', '{}', 3, '{}', '{}', '{}', false, 0, 'no_place'
                    from claim where id = \(claim);
                insert into review_task (round_no, item, claim_id, household_no, area_code, cause,
                        scheme_id, reviewers, place, due_on, assigned_by, assigned_at)
                    select i.round_no, i.item, c.id, c.household_no, c.area_code, c.cause,
                        c.scheme_id, '{RV1}', 1, current_date, 'RV1', now()
                    from review_item i join claim c on c.id = i.claim_id
                    where c.id = \(claim);
                delete from review_blind where claim_id <> \(claim)
                """)
            try await office.seal()
            try await body(office, claim, round)
        }
    }

    /// Every GET of the description, as path for this claim, its household and one of each other.
    private func paths(
        _ office: TestOffice, _ claim: Claim.ID, _ round: ReviewRoundID, household: String
    ) async throws -> [String] {
        let text = try await Door(office.casework).get("/api/v1/openapi.json").body
        let paths = try JSONValue(parsing: text)["paths"]?.members ?? [:]
        return paths.filter { $0.value.members?["get"] != nil }.keys.sorted().map { template in
            let id =
                template.contains("/cases/{")
                ? "\(claim)"
                : template.contains("/households/{")
                    ? household : template.contains("/reviews/{") ? "\(round)" : "1"
            return template.replacing("{id}", with: id).replacing("{kind}", with: "close_notice")
                .replacing("{round}", with: "\(round)").replacing("{item}", with: "\(claim)")
        }
    }

    private func tells(_ reply: Reply) -> Bool {
        Self.marks.contains { reply.body.contains($0) }
    }

    @Test func noAnswerOfTheAPITells() async throws {
        try await withReview { office, claim, round in
            let door = Door.stranger(office.casework)
            let household = try await household(of: claim, office)
            let paths = try await paths(office, claim, round, household: household)
            #expect(paths.count > 20)
            let blind = try await APICaller(office, door, Self.reviewer)
            var named = 0
            for path in paths {
                for type in ["application/json", "text/csv"] {
                    let reply = try await door.send(
                        .get, path, [.cookie: "fangpin=\(blind.token)", .accept: type])
                    #expect(!tells(reply), "\(path) as \(type): \(reply.body)")
                    #expect(reply.status < 500, "\(path)")
                    if path.contains("/cases/\(claim)") {
                        named += 1
                        #expect(reply.status >= 400, "\(path)")
                    }
                }
            }
            #expect(named >= 2)
            let list = try JSON(try await blind.get("/cases?size=200&count=true").body)
            let rows = list["cases"]?.list ?? []
            #expect(!rows.isEmpty && list["total"]?.number == Double(rows.count))
            #expect(rows.allSatisfy { $0["id"]?.number != Double(claim) })

            // The same doors tell it to others, and to the reviewer when the own finding is final.
            let auditor = try await APICaller(office, door, Staff.auditor)
            #expect(tells(try await auditor.get("/cases/\(claim)")))
            try await office.corrupt("delete from review_blind")
            #expect(tells(try await blind.get("/cases/\(claim)")))
        }
    }

    /// A workbook is packed, so it is held against that of a county without the case.
    @Test func noWorkbookTells() async throws {
        try await withReview { office, claim, _ in
            let door = Door.stranger(office.casework)
            let blind = try await APICaller(office, door, Self.reviewer)
            let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            func book() async throws -> String {
                try await door.send(
                    .get, "/api/v1/cases?fields=id,amount",
                    [.cookie: "fangpin=\(blind.token)", .accept: workbook]
                ).body
            }
            let hidden = try await book()
            try await office.corrupt("delete from review_blind")
            let shown = try await book()
            #expect(hidden != shown)
            // Without the case at all, and with nothing that hides it.
            try await office.corrupt(
                """
                update claim set area_code = '999999999999' where id = \(claim);
                update officer set area_code = '340299100000' where id = 'RV1'
                """)
            let without = try await APICaller(office, door, Self.reviewer)
            let reply = try await door.send(
                .get, "/api/v1/cases?fields=id,amount",
                [.cookie: "fangpin=\(without.token)", .accept: workbook])
            #expect(reply.body == hidden)
        }
    }

    @Test func noPageTells() async throws {
        try await withReview { office, claim, round in
            let household = try await household(of: claim, office)
            let desk = try await Desk(Self.reviewer, office)
            let pages = [
                "/", "/cases", "/cases/\(claim)", "/cases?state=paid", "/households/\(household)",
                "/people", "/plans", "/plans/1", "/crosschecks", "/prescreenings", "/fund",
                "/payments", "/cases/\(claim)/proof", "/cases.csv", "/cases.xlsx", "/reviews",
                "/reviews/\(round)", "/reviews/\(round)/items", "/review-tasks",
            ]
            for page in pages {
                let reply = try await desk.get(page)
                #expect(!tells(reply), "\(page)")
                #expect(!reply.body.contains("/cases/\(claim)\""), "\(page)")
                #expect(reply.status < 500, "\(page)")
            }
            #expect(try await desk.get("/cases/\(claim)").status == 404)
            #expect(try await !desk.get("/plans/1").body.contains(household))
            #expect(try await desk.get("/households/\(household)").status == 200)
            let auditor = try await Desk(Staff.auditor, office, isSteppedUp: false)
            #expect(tells(try await auditor.get("/cases/\(claim)")))
            #expect(try await auditor.get("/plans/1").body.contains(household))
        }
    }

    private func household(of claim: Claim.ID, _ office: TestOffice) async throws -> String {
        try await office.casework.read(OpenCase(claim, for: office.casework)).row.household
            .rawValue
    }
}
