import ArgumentParser
import Casework
import Digests
import Domain
import Formats
import Postgres

/// Loads a synthetic county and writes the files that both sides read.
struct RegisterBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "register")

    @Argument var state: String
    @Argument var files: String
    @Option var persons = 3_450_000
    @Option var rows = 2_000_000
    @Option var scheme: String

    func run() async throws {
        let county = SyntheticCounty(persons: persons)
        let bills = Bills(county: county)
        try bills.write(0..<rows, to: "\(files)/medical.csv")
        // An earlier month, a part of which the next file corrects.
        try Bills(county: county, first: rows).write(
            0..<rows / 10, to: "\(files)/earlier.csv")
        try writePersons(county)
        try await BenchOffice.with(state) { office in
            let bytes = try InputFile.bytes(path: scheme)
            _ = try await office.casework.perform(
                LoadScheme(bytes: bytes), by: BenchOffice.clerk, key: "bench/scheme")
            try await register(county, in: office)
        }
    }

    private func register(_ county: SyntheticCounty, in office: BenchOffice) async throws {
        let started = ContinuousClock.now
        for start in stride(from: 0, to: county.households, by: 100_000) {
            var register = CountyRegister()
            if start == 0 { register.areas = county.areas }
            for household in start..<min(start + 100_000, county.households) {
                let (entry, people) = county.register(of: household)
                register.households.append(entry)
                register.persons += people
            }
            _ = try await office.casework.perform(
                RegisterCounty(
                    register: register, digest: HashAlgorithm.sha256.hash("part \(start)")),
                by: BenchOffice.clerk, key: "bench/register/\(start)")
        }
        report("register_seconds", (ContinuousClock.now - started).seconds)
    }

    /// The register as the peer loads it.
    private func writePersons(_ county: SyntheticCounty) throws {
        let file = try OutputFile(path: "\(files)/persons.csv")
        for person in 0..<county.persons {
            var line = Array("\(person + 1),\(county.household(of: person) + 1),".utf8)
            line += county.idNumber(of: person)
            try file.write(line + Array(",\(county.name(of: person))\n".utf8))
        }
        try file.commit()
    }
}

/// Imports one file of hospital bills.
struct ImportBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import")

    @Argument var state: String
    @Argument var file: String
    /// Imports a file without rows first, so that the register is in memory, as it is in a daemon
    /// that has imported anything since it started.
    @Flag var warm = false

    func run() async throws {
        try await BenchOffice.with(state) { office in
            if warm {
                let empty = "\(state)/empty.csv"
                let header = try OutputFile(path: empty)
                try header.write(Array("证件号码,姓名,流水号,发生日期,事项,费用,已获赔偿\n".utf8))
                try header.commit()
                _ = try await feed(empty, "民政-202609.csv", .civil, in: office)
            }
            let before = Usage.now
            let started = ContinuousClock.now
            let outcome = try await feed(file, "医保-202609.csv", .medical, in: office)
            report("seconds", (ContinuousClock.now - started).seconds)
            report("cpu", Usage.now.seconds - before.seconds)
            report("peak_mib", Usage.now.peak)
            report("accepted", outcome.accepted)
            report("superseded", outcome.superseded)
            report("rejected", outcome.rejected)
        }
    }

    private func feed(
        _ path: String, _ name: String, _ channel: Channel, in office: BenchOffice
    ) async throws -> ImportFeed.Outcome {
        let digest = try InputFile.digest(path: path)
        return try await office.casework.perform(
            ImportFeed(
                fileName: name, channel: channel, path: path, digest: digest,
                for: office.casework), by: BenchOffice.clerk)
    }
}

/// Whose costs reach another line: what a re-screen reads.
struct ScreenBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "screen")

    @Argument var state: String

    func run() async throws {
        try await BenchOffice.with(state) { office in
            var times: [Double] = []
            var found = 0
            for yuan in [20_000, 25_000, 30_000, 35_000, 40_000, 45_000, 50_000] as [Int64] {
                let started = ContinuousClock.now
                found = try await office.casework.read(
                    Crossings(cause: .illness, scope: .household, year: 2_026, line: .yuan(yuan))
                ).count
                times.append((ContinuousClock.now - started).seconds)
            }
            report("rescreen_ms", times.median * 1_000)
            report("last_found", found)
        }
    }
}
