import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

/// The keys, wherever they are, and what the commands say of an installation that lost something.
@Suite struct KeysTests {
    private static let withKeys = [["migrate"], ["check"], ["audit", "verify"], ["doctor"]]

    private func expect(
        _ status: Int32, _ message: String, of call: [String], _ variables: [String] = [],
        in journey: Journey
    ) async throws {
        let result = try await journey.call(call, variables: variables)
        #expect(result.status == status, "\(call): \(result.messages)")
        #expect(
            message.isEmpty || (result.messages + result.text).contains(message),
            "\(call): \(result.messages)")
    }

    /// Everything that was written with keys asks for these keys.
    @Test func keysThatAreLostEndEveryCommandWith78() async throws {
        try await Journey.with { journey in
            try await expect(0, "schema at migration", of: ["migrate"], in: journey)
            let exported = try await journey.call(["keys", "export"])
            #expect(exported.status == 0, "\(exported.messages)")
            let safe = try journey.file("safe.txt", exported.text)

            let keys = journey.path("keys")
            #expect(chmod(keys, 0o755) == 0)
            for call in Self.withKeys + [["keys", "export"]] {
                try await expect(78, "\(keys) has mode 755", of: call, in: journey)
            }
            try FileManager.default.removeItem(atPath: keys)
            for call in Self.withKeys + [["keys", "export"], ["replay", Journey.exampleCounty]] {
                try await expect(
                    78, "is not in \(keys), but the database holds values made with it", of: call,
                    in: journey)
            }
            let cut = try journey.file("cut.txt", exported.text.dropLast(30).utf8)
            try await expect(
                65, "\(cut): the exported keys are damaged or cut off at line 8",
                of: ["keys", "import", cut], in: journey)
            let other = try journey.file("other.txt", "no keys\n")
            try await expect(
                65, "cut off at line 1", of: ["keys", "import", other], in: journey)
            try await expect(0, "seal-1", of: ["keys", "import", safe], in: journey)
            for call in Self.withKeys { try await expect(0, "", of: call, in: journey) }
        }
    }

    /// Keys of another installation do not open this one, and do not replace its own.
    @Test func foreignKeysAreRefused() async throws {
        try await Journey.with { journey in
            let state = journey.path("other")
            let other = ["FANGPIN_STATE_DIRECTORY=\(state)"]
            try await expect(0, "", of: ["migrate"], other, in: journey)
            let foreign = try await journey.call(["keys", "export"], variables: other)
            let file = try journey.file("foreign.txt", foreign.output)
            try await expect(0, "", of: ["migrate"], in: journey)
            let before = try await journey.call(["keys", "export"])
            try await expect(
                78, "key 1 is not the one that the database was written with",
                of: ["keys", "import", file], in: journey)
            #expect(try await journey.call(["keys", "export"]).output == before.output)
            try FileManager.default.removeItem(atPath: journey.path("keys"))
            try FileManager.default.moveItem(
                atPath: "\(state)/keys", toPath: journey.path("keys"))
            try await expect(
                78, "key 1 is not the one that the database was written with", of: ["check"],
                in: journey)
        }
    }

    /// systemd's credentials are the keys of every command, and of no other place.
    @Test func credentialsAreTheKeysOfEveryCommand() async throws {
        try await Journey.with { journey in
            try await expect(0, "", of: ["migrate"], in: journey)
            let exported = try await journey.call(["keys", "export"])
            let folder = journey.path("credentials")
            try FileManager.default.moveItem(atPath: journey.path("keys"), toPath: folder)
            let credentials = ["CREDENTIALS_DIRECTORY=\(folder)"]
            for call in Self.withKeys {
                try await expect(0, "", of: call, credentials, in: journey)
            }
            try await expect(0, "keys: \(folder)\n", of: ["doctor"], credentials, in: journey)
            let again = try await journey.call(["keys", "export"], variables: credentials)
            #expect(again.status == 0, "\(again.messages)")
            #expect(again.output == exported.output)
            let safe = try journey.file("safe.txt", exported.output)
            try await expect(
                78, "the keys are in CREDENTIALS_DIRECTORY (\(folder))",
                of: ["keys", "import", safe], credentials, in: journey)
            #expect(!FileManager.default.fileExists(atPath: journey.path("keys")))
            try await expect(78, "is not in \(journey.path("keys"))", of: ["check"], in: journey)
        }
    }

    /// A balance that is not the sum of its postings, and a head of the trail that never was.
    @Test func whatDoesNotFitEndsWith1() async throws {
        try await Journey.with { journey in
            try await expect(0, "", of: ["migrate"], in: journey)
            try await corrupt(journey)
            try await expect(1, "1 findings", of: ["check"], in: journey)
            try await expect(
                1, "account_balances_are_their_postings: ", of: ["check"], in: journey)
            try await expect(0, ", verified", of: ["audit", "verify"], in: journey)
            let head = String(repeating: "0", count: 64)
            _ = try journey.file("trail-heads", "1 \(head)\n")
            try await expect(1, "NOT VERIFIED", of: ["audit", "verify"], in: journey)
        }
    }

    private func corrupt(_ journey: Journey) async throws {
        let server = try await Cluster.start(in: journey.state)
        let root = TestDatabase.pool(
            server.connectionString(database: "fangpin"), role: nil, size: 1)
        try await root.withConnection {
            try await $0.simple(
                """
                begin; set local session_replication_role = replica;
                update account set balance_fen = balance_fen + 1 where code = 'suspense_paid';
                commit
                """)
        }
        await root.close()
        try await server.stop()
    }
}
