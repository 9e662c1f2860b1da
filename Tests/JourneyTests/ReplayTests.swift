import Foundation
import Seeding
import TestSupport
import Testing

/// A summary without the trail's head, which is another one in every database.
private func summary(_ data: Data) throws -> NSDictionary {
    let object = try JSONSerialization.jsonObject(with: data)
    var values = try #require(object as? [String: Any])
    values["audit"] = nil
    return values as NSDictionary
}

private let reports = ["rejects", "leads", "payouts"]

@Suite struct ReplayTests {
    private let expected = "\(Journey.root)/Tests/JourneyTests/Expected"

    private func read(_ path: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path))
    }

    /// What the replay of the example county must have given, by values and byte for byte.
    private func expectExample(_ result: Journey.Result, in journey: Journey) throws {
        #expect(result.status == 0, "\(result.messages)")
        let found = try summary(result.output)
        #expect(found == (try summary(read("\(expected)/expected.json"))))
        for name in reports {
            let report = try journey.bytes("reports/\(name).csv")
            #expect(report == (try read("\(expected)/expected-\(name).csv")), "\(name).csv")
        }
    }

    private func replay(in journey: Journey) async throws -> Journey.Result {
        try await journey.fangpin(
            "replay", Journey.exampleCounty, "--json", "--into-existing", "--output",
            journey.path("reports"))
    }

    @Test func theExampleCountyComesOutAsExpectedHoweverOftenItIsKilled() async throws {
        var duration = Duration.zero
        try await Journey.with { journey in
            let start = ContinuousClock.now
            let first = try await journey.fangpin(
                "replay", Journey.exampleCounty, "--json", "--output", journey.path("reports"))
            duration = ContinuousClock.now - start
            try expectExample(first, in: journey)
            try await journey.expectSound()
            // Again without saying so is refused, and says how to go on.
            let refused = try await journey.fangpin("replay", Journey.exampleCounty, "--json")
            #expect(refused.status == 64)
            #expect(refused.messages.contains("--into-existing"))
            // Again on purpose changes nothing, not even the trail.
            let again = try await replay(in: journey)
            #expect(again.output == first.output)
            try expectExample(again, in: journey)
            try await journey.expectSound()
        }
        try await killAndGoOn(moments: TestRun.isWhole ? 20 : 3, wholeReplay: duration)
    }

    /// Kills replays at moments that a seed draws over the time that a whole one takes, up to three
    /// in one state directory, and lets the last go on to its end.
    private func killAndGoOn(moments: Int, wholeReplay: Duration) async throws {
        var numbers = Seeded(TestRun.seed)
        var kills = 0
        while kills < moments {
            try await Journey.with { journey in
                for earlier in 0..<min(3, moments - kills) {
                    // What was done before is passed over quickly: the rest takes less time.
                    let share = Double.random(in: 0.03..<0.9, using: &numbers)
                    let wasKilled = try await journey.kill(
                        after: wholeReplay * share / Double(earlier + 1), "replay",
                        Journey.exampleCounty, "--into-existing")
                    kills += 1
                    guard wasKilled else { break }
                }
                try expectExample(try await replay(in: journey), in: journey)
                try await journey.expectSound()
            }
        }
    }

    /// Counties made of random numbers, against a second implementation of the contract.
    @Test(arguments: TestRun.cases(1..<21, sample: 2))
    func aRandomCountyComesOutAsTheOracleSays(seed: Int) async throws {
        try await Journey.with { journey in
            let county = journey.path("county")
            let made = try await journey.oracle(
                "generate.py", "county", "--seed", "\(seed)", "--size", "60", "--output", county)
            try #require(made.status == 0, "\(made.messages)")
            let told = try await journey.oracle(
                "oracle.py", "county", county, "--output", journey.path("oracle"))
            try #require(told.status == 0, "\(told.messages)")
            let result = try await journey.fangpin(
                "replay", county, "--json", "--output", journey.path("reports"))
            try #require(result.status == 0 || result.status == 1, "\(result.messages)")
            let mine = journey.path("summary.json")
            try result.output.write(to: URL(fileURLWithPath: mine))
            let compared = try await journey.oracle(
                "oracle.py", "compare", mine, journey.path("oracle/summary.json"))
            #expect(compared.status == 0, "\(String(decoding: compared.output, as: UTF8.self))")
            for name in reports {
                let mine = try journey.bytes("reports/\(name).csv")
                #expect(mine == (try journey.bytes("oracle/\(name).csv")), "\(name).csv")
            }
            try await journey.expectSound()
        }
    }
}
