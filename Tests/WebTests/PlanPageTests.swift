import Casework
import Domain
import TestSupport
import Testing
import Web

/// The dispatcher's pages, as a browser works them.
@Suite struct PlanPageTests {
    private func withPlannable(_ body: (TestOffice, Desk) async throws -> Void) async throws {
        try await withOffice { office in
            try await office.corrupt(
                """
                update area set latitude = 3105000, longitude = 11820000;
                insert into vehicle (id, plate, seats, latitude, longitude, starts_at, ends_at)
                    values ('C1', '皖B00001', 5, 3100000, 11818000, 510, 1050);
                insert into officer (id, name, roles) values ('V04', '员', '{verifier}')
                """)
            for _ in 0..<3 { _ = try await office.given.claim(.accepted) }
            try await body(office, Desk(Staff.dispatcher, office))
        }
    }

    @Test func aPlanIsProposedAdjustedPublishedAndPlannedAnew() async throws {
        try await withPlannable { office, desk in
            #expect(Markup(try await desk.get("/plans").body).violations == [])
            let wrong: KeyValuePairs = [
                "act": "propose", "key": "k1", "first_day": "morgen", "working_days": "3",
            ]
            let refused = try await desk.post("/plans", wrong)
            #expect(refused.status == 422 && Markup(refused.body).violations == [])
            let propose: KeyValuePairs = [
                "act": "propose", "key": "k2", "first_day": "2026-09-21", "working_days": "2",
            ]
            #expect(try await desk.post("/plans", propose).status == 303)
            #expect(Markup(try await desk.get("/plans").body).ways.contains("/plans/1"))
            for language in ["zh", "en"] {
                let page = try await desk.get("/plans/1?lang=\(language)")
                #expect(page.status == 200 && Markup(page.body).violations == [])
                #expect(page.body.contains("A01") && !page.body.contains("人A01户主"))
            }
            let pin: KeyValuePairs = [
                "act": "adjust", "key": "k3", "version": "1", "kind": "pin", "household": "A01",
                "crew": "",
            ]
            #expect(try await desk.post("/plans/1", pin).status == 303)
            let stale: KeyValuePairs = ["act": "publish", "version": "1"]
            #expect(try await desk.post("/plans/1", stale).status == 412)
            let publish: KeyValuePairs = ["act": "publish", "version": "2"]
            #expect(try await desk.post("/plans/1", publish).status == 303)
            let cancel: KeyValuePairs = [
                "act": "replan", "key": "k4", "kind": "cancelled", "subject": "A02", "from": "",
                "to": "",
            ]
            #expect(try await desk.post("/plans/1", cancel).status == 303)
            let new = try await desk.get("/plans/2")
            #expect(new.status == 200 && Markup(new.body).violations == [])
            let withdraw: KeyValuePairs = ["act": "withdraw", "reason": "改日再排"]
            #expect(try await desk.post("/plans/2", withdraw).status == 303)
            #expect(try await desk.post("/plans/2", ["act": "burn"]).status == 400)
            #expect(try await desk.get("/plans/9").status == 404)
        }
    }

    @Test func aPlanIsPrintedAndTakenAlong() async throws {
        try await withPlannable { office, desk in
            let propose: KeyValuePairs = [
                "act": "propose", "key": "k", "first_day": "2026-09-21", "working_days": "2",
            ]
            #expect(try await desk.post("/plans", propose).status == 303)
            let ways = Markup(try await desk.get("/plans/1").body).ways.filter {
                $0.hasPrefix("/plans/1/")
            }
            let begins = [
                "csv": "team_id,date,seq,visit_id,arrive,depart", "ics": "BEGIN:VCALENDAR\r\n",
                "pdf": "%PDF-", "svg": "<svg ",
            ]
            #expect(
                Set(ways.compactMap { $0.split(separator: ".").last }.map(String.init))
                    == Set(begins.keys))
            for way in ways {
                let file = try await desk.get(way)
                let kind = String(way.split(separator: ".").last ?? "")
                #expect(file.status == 200 && file.header("Content-Disposition") != nil)
                #expect(file.body.hasPrefix(begins[kind] ?? "?"), "\(way)")
                #expect(!file.body.contains("人A01户主"), "\(way)")
            }
            let door = Door.stranger(office.casework)
            let auditor = try await APICaller(office, door, Staff.auditor)
            let pages = ["visits.csv": "table", "visits.ics": "calendar"]
            for (page, path) in pages {
                let bytes = try await desk.get("/plans/1/\(page)").body
                #expect(try await auditor.get("/plans/1/\(path)").body == bytes)
            }
            #expect(
                try await auditor.get("/plans/1/crews/1/route-sheet").type == "application/pdf")
            #expect(try await auditor.get("/plans/1/days/2026-09-01/map").status == 404)
            for way in ["crews/99/route.pdf", "days/2026-09-01/map.svg", "days/x/map.svg"] {
                #expect(try await desk.get("/plans/1/\(way)").status == 404, "\(way)")
            }
            let department = try await Desk(Staff.department, office)
            for way in ways { #expect(try await department.get(way).status == 403, "\(way)") }
        }
    }

    @Test func whoReadsPlansDoesNotChangeThem() async throws {
        try await withPlannable { office, desk in
            let propose: KeyValuePairs = [
                "act": "propose", "key": "k", "first_day": "2026-09-21", "working_days": "2",
            ]
            let auditor = try await Desk(Staff.auditor, office)
            #expect(try await auditor.post("/plans", propose).status == 403)
            #expect(try await desk.post("/plans", propose).status == 303)
            let page = try await auditor.get("/plans/1")
            #expect(page.status == 200)
            #expect(Markup(page.body).all("form").allSatisfy { $0.attributes["class"] == "out" })
            let department = try await Desk(Staff.department, office)
            #expect(try await department.get("/plans").status == 403)
        }
    }
}
