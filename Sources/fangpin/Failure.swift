import Casework
import Domain
import Formats
import Postgres
import Store
import Trail
import Vault
import Web
import Wording

/// The exit statuses of the command (contract, section 0; sysexits.h). 1 never means a fault.
enum ExitStatus: Int32 {
    case done = 0
    /// Done, but some rows or checks failed; a report says which.
    case partial = 1
    /// EX_USAGE: the call was wrong.
    case usage = 64
    /// EX_DATAERR: the data or the scheme is invalid.
    case data = 65
    /// EX_NOINPUT: no such input.
    case noInput = 66
    /// EX_UNAVAILABLE: the database is not there.
    case unavailable = 69
    /// EX_SOFTWARE: an internal fault.
    case fault = 70
    /// EX_IOERR: input or output failed.
    case inputOutput = 74
    /// EX_TEMPFAIL: the database is not there for now.
    case temporary = 75
    /// EX_CONFIG: bad configuration.
    case configuration = 78
}

/// Why a command ends without having done what it was asked to.
struct Failure: Error, CustomStringConvertible {
    var status: ExitStatus
    /// What is wrong, where, and what to do; for standard error.
    var message: String

    init(_ status: ExitStatus, _ message: String) {
        self.status = status
        self.message = message
    }

    var description: String { message }
}

extension Failure {
    /// A file that cannot be used, with everything that is wrong with it, a line each.
    init(invalid path: String, _ defects: some CustomStringConvertible) {
        let lines = defects.description.split(separator: "\n").map { "\(path): \($0)" }
        self.init(.data, lines.joined(separator: "\n"))
    }

    /// Gives every error its exit status and a text that tells what to do.
    init(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let fault as FileFault:
            self.init(fault.isMissingInput ? .noInput : .inputOutput, "\(fault)")
        case let error as VaultError: self.init(.configuration, "\(error)")
        case let fault as PasswordListFault: self.init(.configuration, "\(fault)")
        case let fault as KeysOutdated: self.init(.configuration, "\(fault)")
        case let error as PostgresError: self.init(error)
        case let refusal as Refusal:
            self.init(.data, "\(refusal.code): \(refusal.text.english)")
        case let error as ClusterError: self.init(error)
        case let fault as MigrationFault: self.init(fault)
        case let fault as TransportSecurityFault: self.init(.configuration, "\(fault)")
        case TrailUnshown.unsigned: self.init(.temporary, "\(TrailUnshown.unsigned)")
        case let fault as TrailUnshown: self.init(.data, "\(fault)")
        case let refusal as WitnessRefusal:
            self.init(refusal.isOfTheTrail ? .partial : .data, "\(refusal)")
        case let refusal as BankFileRefusal: self.init(.data, "\(refusal)")
        default: self.init(.fault, "internal fault: \(String(reflecting: error))")
        }
    }

    private init(_ error: PostgresError) {
        let text = "the database failed: \(error)"
        switch error.kind {
        case .connection:
            // Why there is no connection: the server's name, but no value and no password.
            self.init(
                .unavailable,
                "\(text): \(error.message)\n"
                    + "'fangpin doctor' says what is missing and how to set it up")
        case .poolExhausted, .timeout, .commitUnknown: self.init(.temporary, text)
        case .server where error.isTemporary: self.init(.temporary, "\(text); try again later")
        case .server, .poolClosed, .rolledBack, .decoding, .misuse:
            self.init(.fault, "\(text)\n\(String(reflecting: error))")
        }
    }

    private init(_ error: ClusterError) {
        switch error.reason {
        case .missingBinaries, .notStarting, .notStopping: self.init(.unavailable, "\(error)")
        case .busy: self.init(.temporary, "\(error)")
        case .diskFull: self.init(.inputOutput, "\(error)")
        case .otherVersion, .wrongLocale, .wrongPermissions, .foreignOwner, .damaged:
            self.init(.configuration, "\(error)")
        }
    }

    private init(_ fault: MigrationFault) {
        switch fault {
        case .changed(let name):
            self.init(
                .configuration,
                "migration \(name) was applied with other content: "
                    + "this database belongs to another build of fangpin"
            )
        case .newer(let number):
            self.init(
                .configuration,
                "the database is at migration \(number), newer than this program: "
                    + "install the newer fangpin"
            )
        }
    }
}

extension WitnessRefusal {
    /// Whether it is the trail that does not fit, and not the file.
    fileprivate var isOfTheTrail: Bool {
        switch self {
        case .noCheckpoint, .otherProof: false
        case .notSigned, .older, .twoHistories: true
        }
    }
}
