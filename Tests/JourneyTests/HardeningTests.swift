import Foundation
import Postgres
import TestSupport
import Testing

/// What a wrong configuration would leave open is refused before anything starts.
@Suite struct HardeningTests {
    /// Passwords and people's data do not go over a network to whoever answers.
    @Test(arguments: ["serve", "doctor", "check"])
    func aDatabaseOverANetworkMustBeChecked(command: String) async throws {
        try await Journey.with { journey in
            for address in [
                "postgresql://clerk:Secret-7@db.invalid/county",
                "postgresql://clerk:Secret-7@db.invalid/county?sslmode=require",
                "host=127.0.0.1,db.invalid user=clerk password=Secret-7",
            ] {
                let result = try await journey.call(
                    [command], variables: ["FANGPIN_DATABASE_URL=\(address)"])
                #expect(result.status == 78, "\(result.messages)")
                #expect(result.messages.contains("add sslmode=verify-full and sslrootcert=FILE"))
                #expect(!result.messages.contains("Secret-7"))
            }
            // Where it would be, it is only not there.
            let checked = try await journey.call(
                [command],
                variables: [
                    "FANGPIN_DATABASE_URL=postgresql://clerk@db.invalid/county?sslmode=verify-full"
                ])
            #expect(checked.status == 69, "\(checked.messages)")
        }
    }

    @Test func whatIsNamedMustBeThere() async throws {
        try await Journey.with { journey in
            let short = try journey.file("short", "a\nb\n")
            for (variable, says) in [
                ("FANGPIN_SECOND_FACTOR=none", "give one of all, power, asked"),
                ("FANGPIN_COMMON_PASSWORDS=/nowhere", "'/nowhere' cannot be read"),
                ("FANGPIN_COMMON_PASSWORDS=\(short)", "holds 2 passwords"),
                ("FANGPIN_BREACHED_PASSWORDS=/nowhere", "'/nowhere' cannot be read"),
                ("FANGPIN_BREACHED_PASSWORDS=\(short)", "no list of breached passwords"),
            ] {
                let result = try await journey.call(["check"], variables: [variable])
                #expect(result.status == 78, "\(variable): \(result.messages)")
                #expect(result.messages.contains(says), "\(result.messages)")
            }
        }
    }

    /// The daemon works in its own server as nobody who could become its superuser; the doctor says
    /// what passwords are held against; and a message of any command is one line.
    @Test func theDaemonHasALoginOfItsOwn() async throws {
        try await Journey.with { journey in
            let breached = try journey.file(
                "breached", "\(String(repeating: "A", count: 40)):1\n")
            let doctor = try await journey.call(
                ["doctor"],
                variables: [
                    "FANGPIN_LOG_LEVEL=info", "FANGPIN_BREACHED_PASSWORDS=\(breached)",
                ])
            #expect(doctor.status == 0, "\(doctor.messages)")
            #expect(doctor.text.contains("breached passwords: \(breached)\n"))
            #expect(doctor.text.contains("common passwords: "))
            let lines = doctor.messages.split(separator: "\n")
            let form =
                /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d{4} info fangpin: migration=\S+ migrated/
            #expect(lines.count { $0.wholeMatch(of: form) != nil } > 10, "\(doctor.messages)")

            let port = FreePort.next()
            let daemon = try await journey.daemon(port: port)
            let connection = try await Connection.open(Configuration(url: journey.database))
            let users = try await connection.query(
                """
                select distinct usename::text from pg_stat_activity
                where application_name = 'fangpin' and pid <> pg_backend_pid()
                """
            ).map { try $0.decode(String.self) }
            await connection.close()
            #expect(users == ["fangpin_daemon"])
            daemon.kill(SIGTERM)
            #expect(try await daemon.end() == .exited(0))
        }
    }
}

/// `deploy/sbom`: the bill of materials.
@Suite struct BillOfMaterialsTests {
    private struct Bill: Decodable {
        struct Part: Decodable {
            var name: String
            var type: String
            var purl: String
            var version: String?
        }
        struct Link: Decodable {
            var ref: String
            var dependsOn: [String]
        }
        var bomFormat: String
        var specVersion: String
        var serialNumber: String
        var version: Int
        var components: [Part]
        var dependencies: [Link]
    }

    @Test func itNamesWhatTheBuildAndTheMachineBring() async throws {
        try await Journey.with { journey in
            let script = "\(Journey.root)/deploy/sbom"
            let first = try await journey.run(script, [])
            #expect(first.status == 0, "\(first.messages)")
            #expect(try await journey.run(script, []).output == first.output)
            let bill = try JSONDecoder().decode(Bill.self, from: first.output)
            #expect(bill.bomFormat == "CycloneDX" && bill.specVersion == "1.5")
            #expect(bill.version == 1)
            let number = try #require(bill.serialNumber.split(separator: ":").last)
            #expect(UUID(uuidString: String(number)) != nil)
            #expect(Set(bill.components.map(\.purl)).count == bill.components.count)
            #expect(bill.dependencies[0].dependsOn.count == bill.components.count)

            let manifest = try String(
                contentsOfFile: "\(Journey.root)/Package.swift", encoding: .utf8)
            let direct = manifest.matches(of: /url: "https:\/\/([^"]+)"/).map { String($0.1) }
            #expect(direct.count >= 10)
            for address in direct {
                let part = bill.components.first { $0.purl.hasPrefix("pkg:swift/\(address)@") }
                #expect(part?.version != nil && part?.type == "library", "\(address)")
            }
            let packages = try String(
                contentsOfFile: "\(Journey.root)/deploy/packages", encoding: .utf8)
            for line in packages.split(separator: "\n") where !line.hasPrefix("#") {
                #expect(
                    bill.components.contains { $0.purl.hasPrefix("pkg:deb/debian/\(line)") },
                    "\(line)")
            }
        }
    }

    @Test func withoutABuildItSaysSo() async throws {
        try await Journey.with { journey in
            let script = "\(Journey.root)/deploy/sbom"
            for (argument, status) in [
                (journey.path("missing"), Int32(66)), (try journey.file("other", "{}"), 65),
                ("--help", 64),
            ] {
                let result = try await journey.run(script, [argument])
                #expect(result.status == status, "\(result.messages)")
                #expect(result.output.isEmpty)
            }
        }
    }
}
