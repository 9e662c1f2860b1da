import ArgumentParser
import Casework
import Digests
import Domain
import Glibc
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
        bills.write(0..<rows, to: "\(files)/medical.csv")
        // An earlier month, a part of which the next file corrects.
        Bills(county: county, first: rows).write(0..<rows / 10, to: "\(files)/earlier.csv")
        writePersons(county)
        try await BenchOffice.with(state) { office in
            let bytes = try readFile(scheme)
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
    private func writePersons(_ county: SyntheticCounty) {
        let file = fopen("\(files)/persons.csv", "w")!
        for person in 0..<county.persons {
            let id = String(decoding: county.idNumber(of: person), as: UTF8.self)
            fputs(
                "\(person + 1),\(county.household(of: person) + 1),\(id),"
                    + "\(county.name(of: person))\n", file)
        }
        fclose(file)
    }
}

/// Imports one file of hospital bills.
struct ImportBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "import")

    @Argument var state: String
    @Argument var file: String

    func run() async throws {
        try await BenchOffice.with(state) { office in
            let before = Usage.now
            let started = ContinuousClock.now
            let digest = HashAlgorithm.sha256.hash(try readFile(file))
            let outcome = try await office.casework.perform(
                ImportFeed(
                    fileName: "医保-202609.csv", channel: .medical, path: file, digest: digest,
                    for: office.casework), by: BenchOffice.clerk)
            report("seconds", (ContinuousClock.now - started).seconds)
            report("cpu", Usage.now.seconds - before.seconds)
            report("peak_mib", Usage.now.peak)
            report("accepted", outcome.accepted)
            report("superseded", outcome.superseded)
            report("rejected", outcome.rejected)
        }
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

/// A whole file.
func readFile(_ path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw ValidationError("cannot read \(path)") }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let count = ftell(file)
    rewind(file)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
        used = fread(buffer.baseAddress, 1, count, file)
    }
}
