import ArgumentParser
import Domain
import Formats
import Standards

/// The payout kernel over households of a binary file, the same that every peer reads: nine 64-bit
/// columns, one behind the other.
struct KernelBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "kernel")

    @Argument(help: "A scheme.") var scheme: String
    @Argument(help: "Columns: class, members, net, four bases, paid, excluded.") var input: String
    @Argument(help: "Where the payouts are written: one 64-bit number each.") var output: String
    @Option var rounds = 15

    func run() async throws {
        let bytes = try InputFile.bytes(path: scheme)
        let compiled = CompiledScheme(try SchemeReader.read(bytes).scheme)
        let households = try columns()
        var results = [PayoutFigures](
            repeating: PayoutFigures(perCapita: 0), count: households.count)
        var times: [Double] = []
        for _ in 0..<rounds {
            let started = ContinuousClock.now
            households.withUnsafeBufferPointer { from in
                results.withUnsafeMutableBufferPointer { compiled.payouts(of: from, into: $0) }
            }
            times.append((ContinuousClock.now - started).seconds)
        }
        report("median_ms", times.median * 1_000)
        report("households_per_second", Double(households.count) / times.median)
        try write(results.map(\.total))
    }

    private func columns() throws -> [HouseholdFigures] {
        let bytes = try InputFile.bytes(path: input)
        let count = bytes.count / 72
        return bytes.withUnsafeBytes { raw in
            let numbers = raw.bindMemory(to: Int64.self)
            func column(_ place: Int, _ row: Int) -> Int64 { numbers[place * count + row] }
            return (0..<count).map { row in
                HouseholdFigures(
                    classIndex: Int(column(0, row)), members: column(1, row),
                    net: column(2, row), illness: column(3, row), education: column(4, row),
                    disaster: column(5, row), accident: column(6, row), paid: column(7, row),
                    excluded: column(8, row) != 0)
            }
        }
    }

    private func write(_ totals: [Int64]) throws {
        let file = try OutputFile(path: output)
        try file.write(totals.withUnsafeBytes { Array($0) })
        try file.commit()
    }
}
