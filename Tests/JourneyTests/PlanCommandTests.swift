import Foundation
import Glibc
import Seeding
import TestSupport
import Testing

/// `fangpin plan` as a dispatcher calls it: every rule of the contract is recomputed from
/// the files alone.
@Suite struct PlanCommandTests {
    private func call(
        _ journey: Journey, _ sheet: PlanSheet, _ options: [String] = []
    ) async throws -> Journey.Result {
        let files = try [
            "--visits", journey.file("v.csv", sheet.visitsText),
            "--teams", journey.file("t.csv", sheet.teamsText), "--output", journey.path("o.csv"),
            "--from", "2026-11-23", "--days", "\(sheet.days)",
        ]
        return try await journey.call(["plan"] + files + options)
    }

    /// Ctrl-C ends the search, not the command: the best plan so far is there.
    @Test func anInterruptedSearchKeepsItsBest() async throws {
        var sheet = PlanSheet(seed: 6)
        for copy in 1...7 {
            sheet.visits += sheet.visits.prefix(40).map { visit in
                var visit = visit
                visit.id += "-\(copy)"
                return visit
            }
        }
        try await Journey.with { journey in
            let arguments = try [
                "plan", "--visits", journey.file("v.csv", sheet.visitsText), "--teams",
                journey.file("t.csv", sheet.teamsText), "--output", journey.path("o.csv"),
                "--from", "2026-11-23", "--days", "\(sheet.days)", "--time-limit", "900",
                "--threads", "1",
            ]
            // On a loaded machine the signal may come before the search has begun.
            for pause in [1, 4, 12] {
                let command = try journey.start(arguments)
                try await Task.sleep(for: .seconds(pause))
                let interrupted = ContinuousClock.now
                command.kill(SIGINT)
                let end = try await command.end()
                if end == .signalled(SIGINT), pause < 12 { continue }
                #expect(end == .exited(0))
                #expect(ContinuousClock.now - interrupted < .seconds(10))
                #expect(try journey.text("out").contains("\"travel_minutes\""))
                #expect(try journey.text("o.csv").split(separator: "\n").count > 10)
                return
            }
        }
    }

    @Test(arguments: [UInt64(1), 2, 3])
    func aPlanKeepsItsRules(seed: UInt64) async throws {
        let sheet = PlanSheet(seed: seed)
        try await Journey.with { journey in
            let result = try await call(journey, sheet, ["--time-limit", "1", "--seed", "7"])
            #expect(result.status == 0, "\(result.messages)")
            let plan = try journey.text("o.csv")
            #expect(sheet.faults(of: plan, totals: result.text) { sheet.greatCircle($0, $1) } == [])
            // Somebody waits where nobody can: the reason is told.
            let left = sheet.visits.count - plan.split(separator: "\n").count + 1
            let reasons = result.messages.split(separator: "\n").filter {
                $0.contains("is unassigned: ")
            }
            #expect(reasons.count == left && left >= 1)
        }
    }

    @Test func theMatrixCountsWhereThereIsOne() async throws {
        let sheet = PlanSheet(seed: 4)
        try await Journey.with { journey in
            let matrix = try journey.file("m.csv", sheet.matrixText)
            let result = try await call(
                journey, sheet, ["--matrix", matrix, "--time-limit", "1", "--threads", "1"])
            #expect(result.status == 0, "\(result.messages)")
            let plan = try journey.text("o.csv")
            #expect(sheet.faults(of: plan, totals: result.text) { sheet.listed($0, $1) } == [])
        }
    }

    /// Nothing binds here but the steps, so the same call gives the same bytes.
    @Test func theSameCallGivesTheSamePlan() async throws {
        var sheet = PlanSheet(seed: 5)
        sheet.visits = Array(sheet.visits.prefix(5))
        try await Journey.with { journey in
            var plans: Set<String> = []
            for _ in 0..<2 {
                let result = try await call(
                    journey, sheet, ["--time-limit", "60", "--threads", "2", "--seed", "3"])
                #expect(result.status == 0, "\(result.messages)")
                plans.insert(try journey.text("o.csv"))
            }
            #expect(plans.count == 1)
        }
    }

    @Test func withoutVisitsThereIsAnEmptyPlan() async throws {
        var sheet = PlanSheet(seed: 6)
        sheet.visits = []
        try await Journey.with { journey in
            let result = try await call(journey, sheet)
            #expect(result.status == 0)
            #expect(
                result.text
                    == "{\"travel_minutes\":0,\"late\":0,\"unassigned\":0,\"team_days\":0}\n")
            #expect(try journey.text("o.csv") == "team_id,date,seq,visit_id,arrive,depart\n")
        }
    }

    @Test(arguments: [
        ("v.csv", "V1,31.1,118.2,40,,,,,", "V1,31.1,118.2,40,,,,,\nV1,31.1,118.2,9,,,,,", 65, "V1"),
        ("v.csv", "V1,31.1,118.2,40,,,,,", "V1,91,118.2,40,,,,,", 65, "lat"),
        ("v.csv", "V1,31.1,118.2,40,,,,,", "V1,31.1,118.2,x,,,,,", 65, "minutes"),
        ("v.csv", "V1,31.1,118.2,40,,,,,", "V1,31.1,118.2,40,25:00,,,,", 65, "open"),
        ("v.csv", "V1,31.1,118.2,40,,,,,", "V1,31.1,118.2,40,,,2026-02-30,,", 65, "due"),
        ("v.csv", ",avoid", "", 65, "avoid"),
        ("t.csv", "T1,31.0,118.2,08:30,17:30,", "T1,31.0,118.2,,17:30,", 65, "start"),
        ("m.csv", "V1,depot:T1,9\n", "", 65, "'V1' to 'depot:T1'"),
        ("m.csv", "V1,depot:T1,9\n", "V1,depot:T1,9\nV1,depot:T1,8\n", 65, "takes 9"),
    ])
    func whatIsWrongIsSaid(
        file: String, part: String, other: String, status: Int32, told: String
    ) async throws {
        var files = [
            "v.csv": "visit_id,lat,lon,minutes,open,close,due,village,avoid\n"
                + "V1,31.1,118.2,40,,,,,\n",
            "t.csv": "team_id,lat,lon,start,end,max_visits\nT1,31.0,118.2,08:30,17:30,\n",
            "m.csv": "from,to,minutes\nV1,depot:T1,9\ndepot:T1,V1,8\n",
        ]
        files[file] = files[file]!.replacing(part, with: other)
        try await Journey.with { journey in
            for (name, text) in files { _ = try journey.file(name, text) }
            let result = try await journey.call([
                "plan", "--visits", journey.path("v.csv"), "--teams", journey.path("t.csv"),
                "--matrix", journey.path("m.csv"), "--output", journey.path("o.csv"),
            ])
            #expect(result.status == status && result.text.isEmpty)
            #expect(
                result.messages.contains(told) && result.messages.contains(file),
                "\(result.messages)")
            #expect(!FileManager.default.fileExists(atPath: journey.path("o.csv")))
        }
    }
}
