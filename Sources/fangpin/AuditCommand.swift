import ArgumentParser
import Casework

/// `fangpin audit`
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The audit trail (留痕).",
        subcommands: [
            Verify.self, AuditExport.self, AuditProve.self, AuditCheck.self, AuditCheckpoint.self,
            AuditKey.self, AuditCosign.self, AuditAccept.self, AuditWitness.self,
        ], defaultSubcommand: Verify.self)

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Recompute the whole trail and say what does not fit (核验).",
            discussion: """
                Every entry is hashed again, every chain followed, the tree built anew and held \
                against its heads and signed checkpoints in the database and in the state \
                directory. Exit status 1 when anything does not fit.
                """)

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                let standing = try await TrailKeeper(installation).verify()
                for defect in standing.defects { say("audit: \(defect)") }
                try show(
                    "\(standing.entries) entries, head \(standing.head), "
                        + (standing.isVerified ? "verified" : "NOT VERIFIED"))
                if !standing.isVerified { throw ExitCode(ExitStatus.partial.rawValue) }
            }
        }
    }
}
