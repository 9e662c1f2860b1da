import ArgumentParser
import Casework
import Domain
import SignOn

/// `fangpin officer` - who may sign in, for whoever runs the machine: the way in when nobody can
/// sign in yet, or any more. Every use stands in the trail under `operator`.
struct OfficerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "officer", abstract: "Who may sign in (人员与口令).",
        subcommands: [List.self, Add.self, Password.self, Unlock.self, Identity.self],
        defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Everybody who is registered, a line each (查看).",
            discussion: "Id, roles, and how they may sign in, between tabs.")

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                let now = installation.casework.now
                for officer in try await installation.casework.read(OfficerList()) {
                    try show(List.line(officer, at: now))
                }
            }
        }

        private static func line(_ officer: RegisteredOfficer, at now: Instant) -> String {
            var notes = [officer.hasPassword ? "password" : "no password"]
            if officer.hasSecondFactor { notes.append("second factor") }
            if !officer.isActive { notes.append("not active") }
            if let until = officer.lockedUntil, now < until {
                notes.append("locked until \(until)")
            }
            return [
                officer.id.rawValue, officer.roles.joined(separator: ","),
                notes.joined(separator: ", "),
            ].joined(separator: "\t")
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Register an officer (登记).",
            discussion: "To sign in, the officer needs a password: fangpin officer password ID.")

        private static let roles = Role.allCases.filter { $0 != .system }.map(\.rawValue)
            .joined(separator: ", ")

        @Argument(help: "What the officer signs in with.") var id: String
        @Option(help: "The officer's name.") var name: String
        @Option(
            parsing: .upToNextOption,
            help:
                "Roles: \(Add.roles)."
        )
        var role: [String]
        @Option(help: "The code of the area that the officer works in.") var area: String?
        @Option(help: "The insurer that the officer works for.") var insurer: String?

        func validate() throws {
            if role.isEmpty { throw ValidationError("give at least one --role") }
            for name in role where Role(rawValue: name).map({ $0 == .system }) ?? true {
                throw ValidationError("there is no role '\(name)' that an officer may have")
            }
        }

        func run() async throws {
            let officer = Officer(
                id: OfficerID(id), name: name, roles: Set(role.compactMap(Role.init)),
                area: area.map { AreaCode($0) }, insurer: insurer)
            try await Installation.with(connections: 2) { installation in
                _ = try await installation.casework.perform(AddOfficer(officer), by: .operator)
                say("fangpin: \(id) is registered; now: fangpin officer password \(id)")
            }
        }
    }

    struct Password: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a new initial password (重置口令).",
            discussion: """
                It is shown once, must be changed at the first sign-in, ends all of the officer's \
                sessions and lifts all locks. Where there is a security administrator, it is they \
                who take a second factor away, and not who gives the password.
                """)

        @Argument(help: "The officer's id.") var id: String
        @Flag(help: "Take the officer's second factor away as well.") var removeSecondFactor = false

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                let casework = installation.casework
                if removeSecondFactor {
                    _ = try await casework.perform(
                        RemoveSecondFactor(officer: OfficerID(id)), by: .operator)
                }
                try show(try await casework.resetPassword(of: OfficerID(id), by: .operator))
            }
        }
    }

    struct Unlock: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lift the lock of an account before its time (解除锁定).")

        @Argument(help: "The officer's id.") var id: String

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                _ = try await installation.casework.perform(
                    UnlockOfficer(officer: OfficerID(id)), by: .operator)
                say("fangpin: \(id) is not locked")
            }
        }
    }

    struct Identity: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-on",
            abstract: "Say who of the county's sign-on an account belongs to (绑定统一认证).",
            discussion: """
                The issuer is that of FANGPIN_OIDC_ISSUER. The subject (sub) is what the provider \
                calls this one person and never another; not a name, nor an e-mail address.
                """)

        @Argument(help: "The officer's id.") var id: String
        @Argument(help: "The subject.") var subject: String?
        @Flag(help: "Let the account belong to nobody of the sign-on any more.") var remove = false

        func validate() throws {
            if remove != (subject == nil) {
                throw ValidationError("give a subject, or --remove")
            }
        }

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                let officer = OfficerID(id)
                guard let subject else {
                    _ = try await installation.casework.perform(
                        RemoveSignOn(officer), by: .operator)
                    say("fangpin: \(id) belongs to nobody of the sign-on")
                    return
                }
                guard let issuer = installation.settings.signOn?.issuer else {
                    throw Failure(
                        .configuration,
                        "there is no sign-on: set FANGPIN_OIDC_ISSUER and the others")
                }
                _ = try await installation.casework.perform(
                    BindSignOn(officer, SignOnSubject(issuer: issuer, subject: subject)),
                    by: .operator)
                say("fangpin: \(id) is \(subject) of \(issuer)")
            }
        }
    }
}
