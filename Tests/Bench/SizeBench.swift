import ArgumentParser
import Casework
import Domain
import Seeding

/// How fast the daily questions are answered at the size of a city.
struct SizeBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "size")

    @Argument var state: String
    @Option var persons = 3_450_000
    @Option var rounds = 300

    func run() async throws {
        let county = SyntheticCounty(persons: persons)
        try await BenchOffice.with(state) { office in
            _ = try await office.casework.perform(
                OpenLeads(scheme: "qingchuan-2026"), by: BenchOffice.clerk, key: "bench/leads")
            try await measure("case_list", in: office) { _ in
                CaseList(CaseFilter(state: .lead), limit: 50)
            }
            try await measure("case_counts", in: office) { _ in StateCounts() }
            try await measure("person_by_id", in: office) { round in
                let person = Int(round.random % UInt64(persons))
                let id = String(decoding: county.idNumber(of: person), as: UTF8.self)
                return FindPerson(idNumber: IDNumber(id)!)
            }
            try await measure("household", in: office) { round in
                OpenHousehold(
                    county.householdID(Int(round.random % UInt64(county.households))))
            }
        }
    }

    private struct Round {
        let random: UInt64
    }

    private func measure<I: Inquiry>(
        _ name: String, in office: BenchOffice, _ inquiry: (Round) -> I
    ) async throws {
        var times: [Double] = []
        var random = Seeded(7)
        for _ in 0..<rounds {
            let question = inquiry(Round(random: random.next()))
            let started = ContinuousClock.now
            _ = try await office.casework.read(question)
            times.append((ContinuousClock.now - started).seconds * 1_000)
        }
        report("\(name)_median_ms", times.median)
        report("\(name)_p99_ms", times.sorted()[rounds * 99 / 100])
    }
}
