import ArgumentParser
import Digests
import Domain
import Formats
import Glibc
import Sampling

/// `fangpin sample` - the sampling review's arithmetic (contract, section 3); needs no database.
struct Sample: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Plan, draw and evaluate a sampling review (抽样复核).",
        subcommands: [Size.self, Draw.self, Evaluate.self])
}

extension Sample {
    struct Size: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How many items must be reviewed.",
            discussion: """
                The smallest n for which, if the population held the tolerable share of errors, n \
                items drawn without replacement would hold no more than the expected share of them \
                with a probability of at most 1 - confidence.
                """)

        @Option(help: "How many items there are.")
        var population: Int
        @Option(help: "With which confidence, as a decimal: 0.95.", transform: { try Share($0) })
        var confidence: Share
        @Option(
            help: "Which share of errors is just not to be accepted: 0.05.",
            transform: { try Share($0) })
        var tolerable: Share
        @Option(
            help: "Which share of errors is expected and to be allowed for.",
            transform: { try Share($0) })
        var expected: Share = .zero
        @Flag(help: "Print a JSON object with the reason.")
        var json = false

        func validate() throws {
            guard (0...Hypergeometric.largestPopulation).contains(population) else {
                throw ValidationError(
                    "population \(population) is not between 0 and "
                        + "\(Hypergeometric.largestPopulation)")
            }
        }

        func run() throws {
            let size = sampleSize(
                population: population, confidence: confidence, tolerable: tolerable,
                expected: expected)
            guard json else { return try show("\(size)") }
            let tolerated = toleratedErrors(population: population, tolerable)
            let allowed = allowedErrors(size: size, expected)
            try show(
                """
                {"population":\(population),"tolerated_errors":\(tolerated),\
                "size":\(size),"allowed_errors":\(allowed)}
                """)
        }
    }
}

extension Sample {
    struct Draw: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Draw the sample that a seed gives.",
            discussion: """
                An item's ticket is the hash of the seed, a comma and the item's id; the smallest \
                tickets of each stratum are drawn. The hash of the frame, to be published before \
                the seed is known, goes to standard error.
                """)

        @Option(help: "The frame: CSV with item_id and any columns.")
        var frame: String
        @Option(help: "The seed, made public before the draw.")
        var seed: String
        @Option(help: "How many items to draw from each stratum.")
        var size: Int?
        @Option(help: "How many items to draw from which stratum: CSV with stratum,size.")
        var sizes: String?
        @Option(help: "The columns whose values make a stratum, separated by commas.")
        var strata: String?
        @Option(help: "sha256 or sm3.")
        var hash: HashAlgorithm = .sha256

        func validate() throws {
            guard (size == nil) != (sizes == nil) else {
                throw ValidationError("give either --size or --sizes")
            }
            if let size, size < 0 { throw ValidationError("size \(size) is negative") }
            if columns.contains("") {
                throw ValidationError("--strata takes names of columns, separated by commas")
            }
        }

        /// An empty list is none, so that a script may pass one.
        private var columns: [String] {
            guard let strata, !strata.isEmpty else { return [] }
            return strata.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }

        func run() throws {
            let columns = columns
            let file = try load(frame) { bytes throws(RowsDefect) in
                try SampleFrameFile(bytes, strata: columns)
            }
            let sizes = try sizes.map { try sizesByStratum($0, frame: file) }
            let items = file.rows.map {
                SampleItem(id: SampleItemID($0.itemID), stratum: Stratum($0.stratum))
            }
            let drawn = Lottery(seed: seed, algorithm: hash).draw(from: items) { stratum in
                if let sizes, sizes[stratum] == nil {
                    say("no size for the stratum '\(stratum)': nothing is drawn from it")
                }
                return size ?? sizes?[stratum] ?? 0
            }
            var output = SampleDrawFile()
            for drawn in drawn {
                output.append(
                    itemID: drawn.item.id.rawValue, stratum: drawn.item.stratum.rawValue,
                    ticket: drawn.ticket.hex, rank: drawn.rank)
            }
            try show(output.bytes)
            say(frameHash(items, algorithm: hash).hex)
        }

        private func sizesByStratum(
            _ path: String, frame: SampleFrameFile
        ) throws -> [Stratum: Int] {
            let file = try load(path) { bytes throws(RowsDefect) in
                let file = try SampleSizesFile(bytes)
                if let defect = file.unknownStrata(in: frame) { throw defect }
                return file
            }
            return Dictionary(
                uniqueKeysWithValues: file.rows.map { (Stratum($0.stratum), $0.size) })
        }
    }
}

extension Sample {
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Estimate the error rates from the results of the review, as JSON.")

        @Option(help: "The results: CSV with stratum,population,sampled,errors.")
        var results: String
        @Option(
            help: "With which confidence the intervals hold, below 1: 0.95.",
            transform: { try Share($0) })
        var confidence: Share

        func validate() throws {
            guard confidence != .whole else {
                throw ValidationError("confidence 1 says nothing: every interval would be 0 to 1")
            }
        }

        func run() throws {
            let file = try load(results) { bytes throws(RowsDefect) in
                try SampleResultsFile(bytes)
            }
            let findings = try file.rows.map {
                try StratumFindings(
                    stratum: Stratum($0.stratum), population: $0.population, sampled: $0.sampled,
                    errors: $0.errors)
            }
            try show(evaluate(findings, confidence: confidence).json)
        }
    }
}

extension HashAlgorithm: ExpressibleByArgument {}
