import Domain
import Foundation
import Glibc
import Logging
import Postgres
import SignOn
import Vault

/// Where an installation lives: everything that the environment decides, in one place.
struct Settings: Sendable {
    /// `FANGPIN_DATABASE_URL`: a PostgreSQL that somebody else runs; the embedded one when nil.
    var databaseURL: String?
    /// `FANGPIN_STATE_DIRECTORY`, else systemd's `STATE_DIRECTORY`, else `/var/lib/fangpin` for
    /// root and `$XDG_STATE_HOME/fangpin` (`~/.local/state/fangpin`) for others.
    var stateDirectory: String
    /// systemd's `CREDENTIALS_DIRECTORY`, from which keys are then read.
    var credentialsDirectory: String?
    /// `FANGPIN_MASTER_DIRECTORY`: where the master keys are; `master` below the state directory
    /// when nil.
    var masterDirectory: String?
    /// `FANGPIN_LOG_LEVEL`.
    var logLevel: Logger.Level?
    /// `FANGPIN_TLS_CERTIFICATE` and `FANGPIN_TLS_KEY`: PEM files; nil for plain HTTP.
    var tls: (certificate: String, key: String)?
    /// `FANGPIN_TLS_CLIENT_CA`: a PEM file with the CAs whose client certificates are taken.
    var clientCA: String?
    /// `FANGPIN_OIDC_ISSUER` and those beside it: the county's own sign-on; nil for none.
    var signOn: SignOnConfiguration?
    /// `FANGPIN_SECOND_FACTOR`: whose sessions begin with the second factor.
    var secondFactor = SecondFactorRule.power
    /// `FANGPIN_COMMON_PASSWORDS`: the commonest passwords; Debian's list when nil.
    var commonPasswords: String?
    /// `FANGPIN_BREACHED_PASSWORDS`: passwords known from breaches; none when nil.
    var breachedPasswords: String?

    static func fromEnvironment(
        _ variable: (String) -> String? = Settings.variable
    ) throws -> Settings {
        let state =
            variable("FANGPIN_STATE_DIRECTORY")
            // systemd gives several directories with colons between them; the first is ours.
            ?? variable("STATE_DIRECTORY")?.split(separator: ":").first.map(String.init)
            ?? (geteuid() == 0 ? "/var/lib/fangpin" : nil)
            ?? variable("XDG_STATE_HOME").map { "\($0)/fangpin" }
            ?? variable("HOME").map { "\($0)/.local/state/fangpin" }
        guard let state else {
            throw Failure(
                .configuration,
                "no state directory: set FANGPIN_STATE_DIRECTORY to one that this user may write")
        }
        guard state.hasPrefix("/") else {
            throw Failure(
                .configuration,
                "FANGPIN_STATE_DIRECTORY is '\(state)': give an absolute path, beginning with /")
        }
        return Settings(
            databaseURL: try variable("FANGPIN_DATABASE_URL").map {
                try connectionString($0, variable)
            },
            stateDirectory: state, credentialsDirectory: variable("CREDENTIALS_DIRECTORY"),
            masterDirectory: variable("FANGPIN_MASTER_DIRECTORY"),
            logLevel: try variable("FANGPIN_LOG_LEVEL").map(logLevel),
            tls: try tlsFiles(
                variable("FANGPIN_TLS_CERTIFICATE"), variable("FANGPIN_TLS_KEY")),
            clientCA: try clientCA(
                variable("FANGPIN_TLS_CLIENT_CA"),
                hasTLS: variable("FANGPIN_TLS_CERTIFICATE") != nil),
            signOn: try signOn(variable),
            secondFactor: try variable("FANGPIN_SECOND_FACTOR").map(secondFactor) ?? .power,
            commonPasswords: variable("FANGPIN_COMMON_PASSWORDS"),
            breachedPasswords: variable("FANGPIN_BREACHED_PASSWORDS"))
    }

    private static func secondFactor(_ text: String) throws -> SecondFactorRule {
        guard let rule = SecondFactorRule(rawValue: text) else {
            let known = SecondFactorRule.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                .configuration, "FANGPIN_SECOND_FACTOR is '\(text)': give one of \(known)")
        }
        return rule
    }

    /// The lists that new passwords are held against. A list that was named must be there; without
    /// Debian's, only the words of the program itself are barred.
    func passwordLists() throws -> PasswordLists {
        let common = FrequentPasswords(commonPasswords ?? FrequentPasswords.debian)
        if commonPasswords != nil { _ = try common.words() }
        return PasswordLists(
            common: common.isThere ? common : nil,
            breached: try breachedPasswords.map { try BreachedPasswords($0) })
    }

    private static func signOn(
        _ variable: (String) -> String?
    ) throws -> SignOnConfiguration? {
        let names = ["ISSUER", "CLIENT_ID", "CLIENT_SECRET_FILE", "REDIRECT"].map {
            "FANGPIN_OIDC_\($0)"
        }
        let given = names.compactMap(variable)
        if given.isEmpty { return nil }
        guard given.count == names.count else {
            throw Failure(
                .configuration,
                "\(names.joined(separator: ", ")) go together: set all, or none")
        }
        guard let secret = try? String(contentsOfFile: given[2], encoding: .utf8) else {
            throw Failure(
                .configuration,
                "FANGPIN_OIDC_CLIENT_SECRET_FILE is '\(given[2])', which cannot be read: give a "
                    + "file that only this user may read, with the secret in it")
        }
        do {
            return try SignOnConfiguration(
                issuer: given[0], clientID: given[1],
                clientSecret: secret.trimmingCharacters(in: .whitespacesAndNewlines),
                redirect: given[3])
        } catch {
            throw Failure(.configuration, "\(error)")
        }
    }

    private static func clientCA(_ path: String?, hasTLS: Bool) throws -> String? {
        guard path == nil || hasTLS else {
            throw Failure(
                .configuration,
                "FANGPIN_TLS_CLIENT_CA needs the daemon's own TLS: set FANGPIN_TLS_CERTIFICATE and "
                    + "FANGPIN_TLS_KEY too; what a proxy says of certificates is not believed")
        }
        return path
    }

    private static func tlsFiles(
        _ certificate: String?, _ key: String?
    ) throws -> (certificate: String, key: String)? {
        switch (certificate, key) {
        case (nil, nil): return nil
        case (let certificate?, let key?): return (certificate, key)
        default:
            throw Failure(
                .configuration,
                "FANGPIN_TLS_CERTIFICATE and FANGPIN_TLS_KEY go together: set both, or neither")
        }
    }

    /// What begins or looks like a connection string. It is not shown: it may hold a password.
    private static func connectionString(
        _ text: String, _ variable: (String) -> String?
    ) throws -> String {
        let isURL = text.hasPrefix("postgresql://") || text.hasPrefix("postgres://")
        guard isURL || (text.contains("=") && !text.contains("://")) else {
            throw Failure(
                .configuration,
                "FANGPIN_DATABASE_URL is no connection string: "
                    + "give one like postgresql://user@host/database?sslmode=verify-full")
        }
        // What cannot be read at all is said when it is first used.
        if let guarded = try? Configuration(url: text).transportGuard(variable: variable),
            guarded == .none
        {
            throw Failure(
                .configuration,
                "FANGPIN_DATABASE_URL leads over a network without sslmode=verify-full, where "
                    + "others could read along or answer in the server's place: add "
                    + "sslmode=verify-full and sslrootcert=FILE with the CA of its certificate, or "
                    + "reach it by a Unix socket or by loopback")
        }
        return text
    }

    private static func logLevel(_ text: String) throws -> Logger.Level {
        guard let level = Logger.Level(rawValue: text) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure(
                .configuration, "FANGPIN_LOG_LEVEL is '\(text)': give one of \(known)")
        }
        return level
    }

    /// An environment variable; nil when it is unset or empty.
    static func variable(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Where the keys are, for every command. With a directory of master keys that is named, only
    /// those are kept apart: what they wrap is nobody's secret, and lies in the state directory.
    var keys: KeyDirectory {
        if let credentialsDirectory, masterDirectory == nil {
            return KeyDirectory(credentialsDirectory, kind: .credentials)
        }
        let masters = masterDirectory ?? "\(stateDirectory)/master"
        let kind: KeyDirectory.Kind = masters == credentialsDirectory ? .credentials : .state
        return KeyDirectory(
            "\(stateDirectory)/keys", masters: MasterDirectory(masters, kind: kind))
    }

    /// The heads of the trail, a line each.
    var trailHeads: String { "\(stateDirectory)/trail-heads" }
    /// The last checkpoint of the trail that was signed here.
    var trailCheckpoint: String { "\(stateDirectory)/trail-checkpoint" }
    /// The witnesses whose cosignatures are taken in, a line each.
    var trailWitnesses: String { "\(stateDirectory)/trail-witnesses" }
    /// A file for each log that is witnessed from here.
    var witnessedLogs: String { "\(stateDirectory)/witnessed" }
}
