import Foundation
import Testing

/// The trail leaves the house: exported, proven, cosigned by another installation, and checked.
@Suite struct AuditTests {
    @Test func theTrailGoesToAWitnessAndBack() async throws {
        try await Journey.with { journey in
            let witness = ["FANGPIN_STATE_DIRECTORY=\(journey.path("insurer"))"]
            @discardableResult
            func call(
                _ status: Int32, _ words: String..., by variables: [String] = [],
                into name: String? = nil
            ) async throws -> Journey.Result {
                let result = try await journey.call(words, variables: variables)
                #expect(result.status == status, "\(words): \(result.messages)\(result.text)")
                if let name { _ = try journey.file(name, result.output) }
                return result
            }
            let (trail, proof) = (journey.path("trail"), journey.path("proof"))
            let (key, other) = (journey.path("county.pem"), journey.path("insurer.pem"))
            let (shown, cosigned) = (journey.path("shown"), journey.path("cosigned"))

            try await call(0, "migrate")
            try await call(75, "audit", "export", "--output", trail)
            try await call(0, "replay", Journey.exampleCounty)
            try await call(0, "audit", "key", into: "county.pem")
            try await call(0, "audit", "export", "--output", trail)
            try await call(0, "audit", "prove", "1", "--output", proof)
            try await call(65, "audit", "prove", "1000000", "--output", proof)
            try await call(65, "audit", "export", "--from", "1", "--output", trail)
            for file in [trail, proof] {
                try await call(0, "audit", "check", file, "--key", key)
            }

            try await call(0, "migrate", by: witness)
            try await call(0, "audit", "key", by: witness, into: "insurer.pem")
            try await call(1, "audit", "check", trail, "--key", other)
            try await call(64, "audit", "cosign", trail, by: witness)
            try await call(
                0, "audit", "cosign", trail, "--key", key, by: witness, into: "cosigned")
            // The county does not know its witness yet.
            try await call(1, "audit", "accept", cosigned)
            try await call(0, "audit", "witness", "--add", other)
            try await call(0, "audit", "accept", cosigned)
            let checkpoint = try await call(0, "audit", "checkpoint", into: "shown")
            // The text, and below it the county's signature and the witness's.
            #expect(checkpoint.text.split(separator: "\u{2014}").count == 3)
            try await call(0, "audit", "export", "--output", trail)
            try await call(
                0, "audit", "check", trail, "--key", key, "--key", other, "--against", shown)
            try await call(0, "audit", "cosign", shown, by: witness)
        }
    }

    /// A county that starts again under the same keys tells another history.
    @Test func aWitnessRefusesAnotherHistory() async throws {
        try await Journey.with { journey in
            let witness = ["FANGPIN_STATE_DIRECTORY=\(journey.path("insurer"))"]
            let (first, second) = (journey.path("first"), journey.path("second"))
            let keys = journey.path("safe")
            let county = ["FANGPIN_STATE_DIRECTORY=\(journey.path("again"))"]
            func call(_ words: String..., by variables: [String] = []) async throws
                -> Journey.Result
            {
                try await journey.call(words, variables: variables)
            }
            #expect(try await call("replay", Journey.exampleCounty).status == 0)
            #expect(try await call("audit", "export", "--output", first).status == 0)
            _ = try journey.file("safe", try await call("keys", "export").output)
            let key = try journey.file("county.pem", try await call("audit", "key").output)

            #expect(try await call("keys", "import", keys, by: county).status == 0)
            #expect(try await call("replay", Journey.exampleCounty, by: county).status == 0)
            #expect(try await call("audit", "export", "--output", second, by: county).status == 0)

            #expect(try await call("migrate", by: witness).status == 0)
            let cosign = ["audit", "cosign", first, "--key", key]
            #expect(try await journey.call(cosign, variables: witness).status == 0)
            let refused = try await call("audit", "cosign", second, by: witness)
            #expect(refused.status == 1)
            #expect(refused.messages.contains("two histories"), "\(refused.messages)")
            #expect(refused.output.isEmpty)
        }
    }
}
