import ArgumentParser
import Store

/// `fangpin migrate`
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring the database's schema up to date, starting the embedded one if need be.")

    func run() async throws {
        try await Installation.with(connections: 2) { _ in
            try show("schema at migration \(Migrator.newest)")
        }
    }
}
