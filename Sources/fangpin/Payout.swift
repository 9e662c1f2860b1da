import ArgumentParser
import Casework
import Domain
import Formats
import Glibc
import Standards

/// `fangpin payout` - what every household of a county is due under a scheme (contract, section 2);
/// needs no database, and no more memory for a province than for a village.
struct Payout: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "payout",
        abstract: "Compute what households are due under a scheme (测算).",
        discussion: """
            Each row of the input is a household with its class, members, income, verified bases, \
            exclusion and what it was paid this year; each row of the output is what it is due, or \
            the reason why nothing is. Rows that cannot be read are reported on standard error and \
            left out; the exit status is 1 then.
            """)

    @Option(help: "The scheme: YAML.")
    var scheme: String
    @Option(help: "The households: CSV.")
    var input: String
    @Option(help: "Where the amounts go: CSV.")
    var output: String
    @Flag(help: "Add a column with the whole computation, in Chinese.")
    var explain = false

    func run() throws {
        let scheme = try SchemeFile(path: scheme).scheme
        let leftOut: Int
        do {
            // An explained row is twenty times as long as what it explains.
            let stream = try CSVStream(path: input, chunkSize: explain ? 1 << 17 : 1 << 20)
            let calculation = try Calculation(
                scheme: scheme, header: stream.header, input: input, explains: explain)
            leftOut = try calculation.run(stream, into: OutputFile(path: output))
        } catch let defect as CSVDefect {
            throw Failure(invalid: input, defect)
        }
        if leftOut > 0 { throw ExitCode(ExitStatus.partial.rawValue) }
    }
}

/// One run over a file of households.
private struct Calculation: Sendable {
    let scheme: Scheme
    let compiled: CompiledScheme
    let reader: PayoutRowReader
    let input: String
    let explains: Bool

    init(scheme: Scheme, header: CSVHeader, input: String, explains: Bool) throws(CSVDefect) {
        self.scheme = scheme
        self.compiled = CompiledScheme(scheme)
        self.reader = try PayoutRowReader(header: header, scheme: scheme)
        self.input = input
        self.explains = explains
    }

    /// What a thread has of its own: its reader, and its results until their turn comes.
    struct Bench {
        var reader: PayoutRowReader
        var writer: PayoutWriter
        var complaints: [String] = []
        var leftOut = 0
        var computed = 0
    }

    /// Computes everything; how many rows were left out.
    func run(_ stream: CSVStream, into file: OutputFile) throws -> Int {
        let cores = min(8, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let result = Delivery(file)
        var header = PayoutWriter(explains: explains)
        header.header()
        try file.write(header.bytes)
        try OrderedChunks.process(
            stream, threads: cores,
            makeState: { Bench(reader: reader, writer: PayoutWriter(explains: explains)) },
            work: { chunk, bench in try chunk.withRows { compute(&$0, &bench) } },
            deliver: { try result.take(&$0) })
        try file.commit()
        say(
            "\(input): households computed: \(result.computed), rows left out: \(result.leftOut)")
        return result.leftOut
    }

    private func compute(_ rows: inout CSVRows, _ bench: inout Bench) {
        while rows.next() {
            guard let row = bench.reader.read(rows) else {
                let places = bench.reader.defects.map(\.description).joined(separator: "; ")
                bench.complaints.append("\(input): line \(rows.line), \(places)")
                bench.leftOut += 1
                continue
            }
            bench.computed += 1
            if explains {
                explain(row, &bench.writer)
            } else {
                compute(row, &bench.writer)
            }
        }
    }

    private func compute(_ row: PayoutRow, _ writer: inout PayoutWriter) {
        let due = compiled.payout(
            of: HouseholdFigures(
                classIndex: row.classIndex, members: Int64(row.members),
                net: row.income.net.rawValue, illness: row.bases.illness.rawValue,
                education: row.bases.education.rawValue, disaster: row.bases.disaster.rawValue,
                accident: row.bases.accident.rawValue, paid: row.paidThisYear.rawValue,
                excluded: row.excluded))
        writer.row(
            row.householdID, perCapitaIncome: Fen(due.perCapita), reason: due.reason,
            payable: CauseAmounts(
                illness: Fen(due.illness), education: Fen(due.education),
                disaster: Fen(due.disaster), accident: Fen(due.accident)))
    }

    private func explain(_ row: PayoutRow, _ writer: inout PayoutWriter) {
        let facts = VerifiedFacts(
            classID: scheme.classes[row.classIndex].id, members: row.members, income: row.income,
            bases: row.bases, excluded: row.excluded, paidThisYear: row.paidThisYear)
        let assessment = assess(facts, under: scheme)
        writer.row(
            row.householdID, perCapitaIncome: assessment.perCapitaIncome,
            reason: assessment.reason, payable: assessment.payable,
            explanation: assessment.working.explanation)
    }

    /// Where the results come together, one chunk at a time.
    private final class Delivery: @unchecked Sendable {
        private let file: OutputFile
        private(set) var computed = 0
        private(set) var leftOut = 0

        init(_ file: OutputFile) { self.file = file }

        func take(_ bench: inout Bench) throws {
            try file.write(bench.writer.bytes)
            bench.writer.removeAll()
            if !bench.complaints.isEmpty { say(bench.complaints.joined(separator: "\n")) }
            bench.complaints.removeAll()
            computed += bench.computed
            leftOut += bench.leftOut
            (bench.computed, bench.leftOut) = (0, 0)
        }
    }
}
