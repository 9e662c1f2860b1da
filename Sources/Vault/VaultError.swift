import Glibc

/// Why the vault does not do what it was asked for. No case holds a key or a value.
package enum VaultError: Error, Hashable, Sendable {
    /// There is no key where there must be one, since sealed values or index values exist.
    case keyMissing(KeyPurpose, id: UInt16?, directory: String)
    /// There is a key, but not the one that the database was written with.
    case keyMismatch(KeyPurpose, id: UInt16)
    /// A key file is not as fangpin wrote it.
    case keyDamaged(file: String)
    /// A key is wrapped under a master key that is not there.
    case masterMissing(id: UInt16, file: String)
    /// Others than the owner may read a key file or its directory.
    case keyExposed(path: String, mode: UInt32)
    /// A key file or its directory belongs to somebody else.
    case keyOwnedByOther(path: String, owner: UInt32)
    /// A text to import is not a whole export; the line counts from 1.
    case exportDamaged(line: Int)
    /// A call of the operating system failed.
    case systemFailure(call: String, path: String, errno: Int32)
    /// A value was sealed with a suite that this version does not know.
    case unknownSuite(UInt8)
    /// A value was sealed under a key that is not in the ring.
    case unknownKey(id: UInt16)
    /// A value is too short to be a sealed one.
    case sealedValueMalformed
    /// A value was changed, was moved to another row or column, or was sealed under another key.
    case sealedValueRefused
    /// A value is authentic, but is not text.
    case sealedValueNotText

    /// Stable for ever, for programs.
    package var code: String {
        switch self {
        case .keyMissing: "key_missing"
        case .keyMismatch: "key_mismatch"
        case .keyDamaged: "key_damaged"
        case .masterMissing: "key_master_missing"
        case .keyExposed: "key_exposed"
        case .keyOwnedByOther: "key_owned_by_other"
        case .exportDamaged: "key_export_damaged"
        case .systemFailure: "key_file_failure"
        case .unknownSuite: "sealed_suite_unknown"
        case .unknownKey: "sealed_key_unknown"
        case .sealedValueMalformed: "sealed_value_malformed"
        case .sealedValueRefused: "sealed_value_refused"
        case .sealedValueNotText: "sealed_value_not_text"
        }
    }
}

extension VaultError: CustomStringConvertible {
    /// What is wrong, where, and what to do.
    package var description: String {
        switch self {
        case .keyMissing(let purpose, let id, let directory):
            """
            the \(purpose.rawValue) key\(id.map { " \($0)" } ?? "") is not in \(directory), but \
            the database holds values made with it: put the key file back, or import the exported \
            keys
            """
        case .keyMismatch(let purpose, let id):
            """
            the \(purpose.rawValue) key \(id) is not the one that the database was written with: \
            put the right key file back, or use the database that belongs to these keys
            """
        case .keyDamaged(let file):
            "\(file) is not a key file as it was written: put it back from the exported keys"
        case .masterMissing(let id, let file):
            """
            \(file) is wrapped under master key \(id), which is not there: put master-\(id).key back \
            into the directory of the master keys (FANGPIN_MASTER_DIRECTORY)
            """
        case .keyExposed(let path, let mode):
            """
            \(path) has mode \(String(mode, radix: 8)), which lets others than its owner at the \
            keys: take their permissions away (chmod go= \(path)) and think whether the keys were \
            read
            """
        case .keyOwnedByOther(let path, let owner):
            "\(path) belongs to user \(owner), not to the user that runs fangpin: change its owner"
        case .exportDamaged(let line):
            "the exported keys are damaged or cut off at line \(line): import the whole text"
        default: descriptionOfValue
        }
    }

    private var descriptionOfValue: String {
        switch self {
        case .systemFailure(let call, let path, let number):
            "\(call) \(path): \(String(cString: strerror(number)))"
        case .unknownSuite(let suite):
            "a value was sealed with suite \(suite), which this version of fangpin does not know"
        case .unknownKey(let id):
            "a value was sealed under seal key \(id), which is not there: put its key file back"
        case .sealedValueMalformed: "a value is too short to be a sealed one"
        case .sealedValueRefused:
            "a sealed value was changed, moved to another place, or sealed under another key"
        case .sealedValueNotText: "a sealed value is not text"
        default: code
        }
    }
}
