import ArgumentParser
import Casework
import Domain

/// `fangpin check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Run the invariants: queries that must find nothing (不变式检查).",
        discussion: "Exit status 1 when any of them finds something; each finding is printed.")

    func run() async throws {
        try await Installation.with(connections: 2) { installation in
            let findings = try await installation.casework.read(RunChecks())
            for finding in findings { say("\(finding.check): \(finding.detail)") }
            try show(findings.isEmpty ? "all checks clean" : "\(findings.count) findings")
            if !findings.isEmpty { throw ExitCode(ExitStatus.partial.rawValue) }
        }
    }
}
