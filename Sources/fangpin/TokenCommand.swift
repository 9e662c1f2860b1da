import ArgumentParser
import Casework
import Domain

/// `fangpin token` - the tokens with which other systems call the API.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Tokens of other systems (系统令牌).",
        subcommands: [List.self, Issue.self, Revoke.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All tokens, the newest first, a line each (查看).",
            discussion: "Number, officer, what for, permissions and how long, between tabs.")

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                let now = installation.casework.now
                for token in try await installation.casework.read(TokenList()) {
                    try show(List.line(token, at: now))
                }
            }
        }

        private static func line(_ token: TokenRow, at now: Instant) -> String {
            let standing =
                if let revoked = token.revokedAt {
                    "revoked \(revoked)"
                } else if token.expiresAt <= now {
                    "expired \(token.expiresAt)"
                } else {
                    "until \(token.expiresAt)"
                }
            let used = token.usedAt.map { "used \($0)" } ?? "never used"
            return [
                "\(token.id)", token.officer.rawValue, token.label,
                token.permissions.joined(separator: ","), standing, used,
            ].joined(separator: "\t")
        }
    }

    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a new token, which is shown once (发放).",
            discussion: "It is sent in every request: Authorization: Bearer fp_...")

        @Argument(help: "The officer or the department's account that answers for the system.")
        var officer: String
        @Option(help: "Which system, and what for.") var label: String
        @Option(
            parsing: .upToNextOption,
            help: "Permissions, of those that the officer's roles give.")
        var permission: [String]
        @Option(help: "Days that it is good for, at most \(TokenTerms.longestDays).")
        var days: Int32 = 90

        func validate() throws {
            for name in permission where Permission(rawValue: name) == nil {
                let known = Permission.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("there is no permission '\(name)'; there are \(known)")
            }
        }

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                let issued = try await installation.casework.issueToken(
                    of: OfficerID(officer), label: label,
                    permissions: Set(permission.compactMap(Permission.init)), days: days,
                    by: .operator)
                say("fangpin: token \(issued.id) is issued; it is not shown again")
                try show(issued.token)
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a token before its time (吊销).")

        @Argument(help: "The token's number, as the list shows it.") var number: Int64

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                _ = try await installation.casework.perform(
                    RevokeToken(token: number), by: .operator)
                say("fangpin: token \(number) is revoked")
            }
        }
    }
}
