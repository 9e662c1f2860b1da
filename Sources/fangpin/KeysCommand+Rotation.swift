import ArgumentParser
import Casework
import Domain
import Vault

extension KeysCommand {
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show the keys that can be exchanged, and how far that has come (查看).",
            discussion: "Exit status 1 when values stayed under an older key.")

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                let standings = try await installation.casework.read(KeyStandings())
                for key in standings {
                    try show(List.line(of: key, isNewest: key == standings.newest(key.kind)))
                    for pass in key.passes { try show(List.line(of: pass)) }
                }
                if standings.contains(where: { !$0.isRunning && $0.skipped > 0 }) {
                    throw ExitCode(ExitStatus.partial.rawValue)
                }
            }
        }

        private static func line(of key: KeyStanding, isNewest: Bool) -> String {
            let state =
                if let day = key.destroyedAt?.day {
                    "destroyed on \(day)"
                } else if isNewest {
                    key.isRunning ? "makes new values; older ones follow" : "makes new values"
                } else if let day = key.closedAt?.day {
                    "reads only, closed on \(day)"
                } else {
                    "reads only"
                }
            return "\(key.name)\tsince \(key.recordedAt.day)\t\(state)"
        }

        private static func line(of pass: KeyPass) -> String {
            let state =
                pass.endedAt.map { "done on \($0.day)" }
                ?? "at row \(pass.position) of \(pass.last)"
            let skipped = pass.skipped == 0 ? "" : ", \(pass.skipped) left as they were"
            return "\t\(pass.target)\t\(state)\t\(pass.replaced) made anew\(skipped)"
        }
    }

    /// What can be exchanged.
    enum What: String, ExpressibleByArgument, CaseIterable {
        case seal, index, master
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Exchange a key while the county works (更换密钥).",
            discussion: """
                seal and index: a new key makes all new values at once, and daemons bring the older \
                ones under it in the background; 'fangpin keys' shows how far. Back up the keys \
                afterwards: fangpin keys export.

                master: a new master key wraps all key files, and the older one is removed. Nothing \
                in the database changes. The first time it wraps keys that lay bare. Where \
                systemd gives the master keys, put a further one there first.
                """)

        @Option(help: "seal, index or master.")
        var what: What

        func run() async throws {
            switch what {
            case .seal: try await rotate(.seal)
            case .index: try await rotate(.index)
            case .master: try await rewrap()
            }
        }

        private func rotate(_ kind: KeyKind) async throws {
            try await Installation.with(connections: 2) { installation in
                let rotated = try await installation.casework.rotateKey(kind, by: .operator)
                try show("\(kind.rawValue)-\(rotated.key)")
                say("fangpin: back it up now: fangpin keys export")
            }
        }

        private func rewrap() async throws {
            try await Installation.with(connections: 2) { installation in
                let keys = installation.settings.keys
                guard let masters = keys.masters else {
                    throw Failure(
                        .configuration,
                        "the keys come from CREDENTIALS_DIRECTORY (\(keys.path)) as they are: set "
                            + "FANGPIN_MASTER_DIRECTORY to where only master keys are")
                }
                let master = try KeyRing.rewrap(keys, addingMaster: masters.kind == .state)
                _ = try await installation.casework.perform(
                    RewrapKeys(master: Int(master)), by: .operator)
                try show("master-\(master)")
            }
        }
    }

    struct Destroy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Destroy a key of which nothing is left (销毁密钥).",
            discussion: """
                Refused while any value is left that it made. Backups of the database from before \
                need it: destroy it when they have gone, too, or keep an export in the safe.
                """)

        @Argument(help: "seal or index.")
        var what: What
        @Argument(help: "The key's number.")
        var id: Int
        @Option(help: "The key's name, such as seal-1: a destroyed key never comes back.")
        var confirm: String

        func validate() throws {
            if what == .master {
                throw ValidationError(
                    "a master key goes by itself: fangpin keys rotate --what master")
            }
        }

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                let kind: KeyKind = what == .seal ? .seal : .index
                try await installation.casework.destroyKey(
                    DestroyKey(kind, id: id, confirmation: confirm), by: .operator)
                say("fangpin: \(kind.rawValue)-\(id) is destroyed")
            }
        }
    }
}

extension [KeyStanding] {
    /// The key of a kind that makes new values.
    fileprivate func newest(_ kind: KeyKind) -> KeyStanding? { last { $0.kind == kind } }
}
