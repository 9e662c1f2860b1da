import Domain
import TestSupport
import Testing
import Web

@Suite struct HealthTests {
    @Test func aliveAndReady() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            let alive = try await door.get("/healthz")
            #expect(alive.status == 200 && alive.body == "ok\n")
            let ready = try await door.get("/readyz")
            #expect(ready.status == 200 && ready.body == "ready\n")
        }
    }

    @Test func anotherSchemaIsNotReady() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            try await office.corrupt("delete from migration")
            let door = Door(office.casework)
            let reply = try await door.get("/readyz")
            #expect(reply.status == 503 && reply.body == "schema out of date\n")
            #expect(try await door.get("/healthz").status == 200)
        }
    }

    /// Prometheus text format 0.0.4.
    @Test func metricsParse() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.posted)
            office.clock.set(Dates.takenDown + -1)
            let reply = try await Door(office.casework).get("/metrics")
            #expect(reply.status == 200 && reply.body.hasSuffix("\n"))
            var types: [Substring: Substring] = [:]
            var samples: [String: Double] = [:]
            for line in reply.body.split(separator: "\n") {
                if let comment = line.wholeMatch(of: /# (HELP|TYPE) ([a-z_]+) (.+)/) {
                    if comment.1 == "TYPE" {
                        #expect(types.updateValue(comment.3, forKey: comment.2) == nil)
                    }
                    continue
                }
                let sample = try #require(
                    line.wholeMatch(of: /([a-z_]+)((?:\{[a-z]+="[a-z_]+"\})?) ([0-9]+)/), "\(line)")
                #expect(types[sample.1] == "gauge", "\(line)")
                #expect(samples["\(sample.1)\(sample.2)"] == nil, "\(line)")
                samples["\(sample.1)\(sample.2)"] = Double(sample.3)
            }
            for state in ClaimState.allCases {
                #expect(samples["fangpin_cases{state=\"\(state.rawValue)\"}"] != nil)
            }
            #expect(samples["fangpin_cases{state=\"posted\"}"] == 1)
            #expect((samples["fangpin_database_connections{state=\"open\"}"] ?? 0) > 0)
            // The notice hangs, so it is not due yet.
            #expect(samples["fangpin_due_work{state=\"due\"}"] == 0)
            // Due since midnight of the day before.
            office.clock.set(Dates.takenDown + 1)
            let later = try await Door(office.casework).get("/metrics").body
            #expect(later.contains("fangpin_due_work{state=\"due\"} 1\n"))
            #expect(later.contains("fangpin_due_work_oldest_seconds \(33 * 3_600)\n"))
        }
    }
}
