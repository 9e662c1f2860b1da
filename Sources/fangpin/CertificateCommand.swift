import ArgumentParser
import Casework
import Domain

/// `fangpin certificate` - the certificates with which departments and devices call the API.
struct CertificateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "Client certificates of departments and devices (客户端证书).",
        discussion: """
            A certificate that was bound here opens nothing before a security or audit \
            administrator has confirmed it (POST /api/v1/certificates/{id}/confirmation).
            """,
        subcommands: [List.self, Bind.self, Revoke.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All certificates, the newest first, a line each (查看).",
            discussion:
                "Number, officer, what for, permissions, how it stands, use and fingerprint, "
                + "between tabs.")

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                let now = installation.casework.now
                for row in try await installation.casework.read(CertificateList()) {
                    try show(List.line(row, at: now))
                }
            }
        }

        private static func line(_ row: CertificateRow, at now: Instant) -> String {
            let standing =
                if let revoked = row.revokedAt {
                    "revoked \(revoked)"
                } else if row.confirmedBy == nil {
                    "waits for confirmation"
                } else if row.expiresAt <= now {
                    "expired \(row.expiresAt)"
                } else {
                    "until \(row.expiresAt)"
                }
            let used = row.usedAt.map { "used \($0)" } ?? "never used"
            return [
                "\(row.id)", row.officer.rawValue, row.label,
                row.permissions.joined(separator: ","), standing, used, row.fingerprint.hex,
            ].joined(separator: "\t")
        }
    }

    struct Bind: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a certificate stand for an account (登记).")

        @Argument(help: "The officer or the department's account that answers for the system.")
        var officer: String
        @Argument(help: "As openssl x509 -noout -fingerprint -sha256 -in FILE prints it.")
        var fingerprint: String
        @Option(help: "Which system or device, and what for.") var label: String
        @Option(
            parsing: .upToNextOption,
            help: "Permissions, of those that the officer's roles give.")
        var permission: [String]
        @Option(help: "Days that it is good for, at most \(TokenTerms.longestDays).")
        var days: Int32 = TokenTerms.longestDays

        func validate() throws {
            for name in permission where Permission(rawValue: name) == nil {
                let known = Permission.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("there is no permission '\(name)'; there are \(known)")
            }
            guard CertificateFingerprint(typed: fingerprint) != nil else {
                throw ValidationError(
                    "'\(fingerprint)' is no SHA-256 fingerprint: give 64 hexadecimal digits")
            }
        }

        func run() async throws {
            guard let fingerprint = CertificateFingerprint(typed: fingerprint) else { return }
            let grant = SystemGrant(
                officer: OfficerID(officer), label: label,
                permissions: Set(permission.compactMap(Permission.init)), days: days)
            try await Installation.with(connections: 2) { installation in
                let bound = try await installation.casework.perform(
                    BindCertificate(fingerprint, grant), by: .operator)
                say("fangpin: certificate \(bound.id) waits for its second person")
                try show("\(bound.id)")
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End a certificate's standing before its time (吊销).")

        @Argument(help: "The certificate's number, as the list shows it.") var number: Int64

        func run() async throws {
            try await Installation.with(connections: 2) { installation in
                _ = try await installation.casework.perform(
                    RevokeCertificate(number), by: .operator)
                say("fangpin: certificate \(number) is revoked")
            }
        }
    }
}
