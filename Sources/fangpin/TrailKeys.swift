import Formats
import Trail
import Vault

/// Public keys in files: those that are given to the commands, and those of the witnesses that an
/// installation knows.
enum TrailKeys {
    /// The file that is shown to others: the installation's name and its keys, the newest first.
    static func text(of signer: NoteSigner) -> String {
        "name \(signer.name)\n" + signer.publicKeys.reversed().map(\.pem).joined()
    }

    /// The keys of a PEM file.
    static func read(_ path: String) throws -> [VerifyingKey] {
        let text = String(decoding: try InputFile.bytes(path: path), as: UTF8.self)
        guard let keys = VerifyingKey.keys(pem: text), !keys.isEmpty else {
            throw Failure(.data, "\(path): holds no SM2 public key in PEM form")
        }
        return keys
    }

    /// The keys of a file that ``text(of:)`` wrote, as those of a witness.
    static func witness(_ path: String) throws -> [NoteKey] {
        let text = String(decoding: try InputFile.bytes(path: path), as: UTF8.self)
        guard let line = text.split(separator: "\n").first, line.hasPrefix("name ") else {
            throw Failure(.data, "\(path): the first line must be 'name' and the witness's name")
        }
        return try read(path).map { key in
            guard let key = NoteKey(line.dropFirst("name ".count), .witness, key) else {
                throw Failure(.data, "\(path): '\(line)' gives no name that a key can have")
            }
            return key
        }
    }
}

/// The witnesses whose cosignatures an installation takes in, kept in the state directory: who can
/// write the tables cannot add one.
struct KnownWitnesses {
    let path: String

    init(_ settings: Settings) { self.path = settings.trailWitnesses }

    func keys() throws -> [NoteKey] {
        try (StateFile.text(path) ?? "").split(separator: "\n").map { line in
            guard case .witness(let name, let key) = TrailLine(line),
                let key = NoteKey(name, .witness, key)
            else { throw Failure(.configuration, "\(path): '\(line)' is no witness") }
            return key
        }
    }

    /// Adds keys that are not known yet.
    func add(_ keys: [NoteKey]) throws {
        let known = try self.keys()
        for key in keys where !known.contains(key) {
            try StateFile.append(path, "\(TrailLine.witness(key.name, key.key))")
        }
    }
}
