import ArgumentParser

/// What `deploy/bench` measures of fangpin itself. Each subcommand prints its figures as
/// `name<TAB>value` lines, which the script sets beside those of the peers.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fangpin-bench",
        abstract: "Measure fangpin; called by deploy/bench.",
        subcommands: [
            RegisterBench.self, ImportBench.self, ScreenBench.self, SizeBench.self,
            ClientBench.self, KernelBench.self, WorkBench.self, PlanBench.self,
            ReplanBench.self, ReviewBench.self,
        ])
}

/// A figure for the script that called.
func report(_ name: String, _ value: some CustomStringConvertible) {
    print("\(name)\t\(value)")
}

extension Duration {
    /// In seconds.
    var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}

extension Array where Element == Double {
    /// The middle one; the higher of two.
    var median: Double { sorted()[count / 2] }
}
