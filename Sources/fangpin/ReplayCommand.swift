import ArgumentParser
import Casework
import Domain
import Formats

/// `fangpin replay` (contract, section 5).
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Load a county folder and play its recorded steps (回放).",
        discussion: """
            Refuses a database that already holds a county, unless --into-existing is given; the \
            same folder again then changes nothing, and a replay that was interrupted goes on. Rows \
            and steps that are refused are reported on standard error.
            """)

    @Argument(help: "The county folder.")
    var folder: String
    @Flag(help: "Print the summary as JSON.")
    var json = false
    @Option(help: "A folder to write rejects.csv, leads.csv, payouts.csv and ledger.csv to.")
    var output: String?
    @Flag(help: "Load into a database that holds a county already.")
    var intoExisting = false

    func run() async throws {
        let county = try openFolder()
        if let output { try OutputFolder.make(output) }
        // The folder is read while the server starts.
        let reading = Task { try ReplayFiles(county) }
        do {
            try await play(county, reading)
        } catch {
            // Nothing may still be at work when the process ends.
            _ = await reading.result
            throw error
        }
    }

    private func play(
        _ county: CountyFolder, _ reading: Task<ReplayFiles, any Error>
    ) async throws {
        try await Installation.with(connections: 6) { installation in
            let casework = installation.casework
            if !intoExisting, try await casework.read(HoldsCounty()) {
                throw Failure(
                    .usage,
                    "county_present: the database already holds a county; "
                        + "give --into-existing to add to it"
                )
            }
            var replay = Replay(casework: casework, folder: county)
            try await replay.run(reading.value)
            async let verified = TrailKeeper(installation).sealAndVerify()
            async let summed = casework.read(CountySummary())
            for line in replay.problems.lines { say(line) }
            let (trail, figures) = try await (verified, summed)
            if let output { try await ReplayReports(casework).write(to: output) }
            try show(SummaryText(figures, trail).render(json: json))
            guard trail.isVerified else {
                throw Failure(
                    .partial, "the audit trail does not verify; run 'fangpin audit verify'")
            }
            let (rows, files) = (replay.problems.unreadable, replay.problems.refusedFiles)
            guard rows + files == 0 else {
                throw Failure(
                    .partial,
                    "rows that could not be read: \(rows), statements refused: \(files); see above")
            }
        }
    }

    private func openFolder() throws -> CountyFolder {
        let county = try CountyFolder(path: folder)
        let errors = county.problems.filter { $0.severity == .error }
        for problem in county.problems { say("\(problem.severity.rawValue): \(problem)") }
        guard errors.isEmpty else { throw Failure(.noInput, "\(folder) is not a whole county") }
        return county
    }
}
