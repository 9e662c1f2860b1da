import Digests
import Vault

/// A key under a name, as it signs notes in one of two ways.
///
/// SM2 has no byte of its own among the kinds of signature of c2sp.org/signed-note. So the kind is
/// 0xff, "not assigned", and an identifier that is unlikely to be anybody else's. A key's id is
///
///     SHA-256(name ‖ 0x0A ‖ 0xff ‖ identifier ‖ 0x0A ‖ SubjectPublicKeyInfo in DER)[:4]
///
/// A signature is r and s, 32 bytes each, big-endian.
package struct NoteKey: Hashable, Sendable {
    /// What a signature of the key says.
    package enum Use: String, Sendable {
        /// The log's own: the text is signed as it is.
        case log = "fangpin/sm2-sm3/v1"
        /// A witness's: the time in eight bytes, in seconds from 1970, stands before the signature,
        /// which is over `cosignature/v1`, `time <seconds>` and the text, a line each
        /// (c2sp.org/tlog-cosignature).
        case witness = "fangpin/sm2-sm3-cosignature/v1"
    }

    package let name: String
    package let use: Use
    package let key: VerifyingKey
    /// With the name it tells which signature is the key's.
    package let id: UInt32

    /// Nil for a name that cannot stand in a note.
    package init?(_ name: some StringProtocol, _ use: Use, _ key: VerifyingKey) {
        guard KeyName.isValid(name) else { return nil }
        self.name = String(name)
        self.use = use
        self.key = key
        let named = Array("\(name)\n".utf8) + [0xFF] + Array("\(use.rawValue)\n".utf8) + key.spki
        self.id = HashAlgorithm.sha256.hash(named).bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Whether a signature says to be this key's.
    package func isNamed(by signature: SignedNote.Signature) -> Bool {
        signature.name == name && signature.id == id
    }

    /// Whether a signature is this key's over the text of a note.
    package func verifies(_ signature: SignedNote.Signature, of text: String) -> Bool {
        guard isNamed(by: signature) else { return false }
        switch use {
        case .log: return key.isSignature(signature.bytes, of: Array(text.utf8))
        case .witness:
            guard let time = signature.time else { return false }
            let message = NoteKey.cosigned(text, at: time)
            return key.isSignature(Array(signature.bytes.dropFirst(8)), of: message)
        }
    }

    static func cosigned(_ text: String, at time: Int64) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
    }
}

extension SignedNote.Signature {
    /// When a witness signed, in seconds from 1970; nil for what is no cosignature.
    package var time: Int64? {
        guard bytes.count == 8 + 64 else { return nil }
        let time = bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(exactly: time)
    }
}

/// Signs notes under the name of an installation.
package struct NoteSigner: Sendable {
    /// The installation's name, for its own trail and as a witness of others.
    package let name: String
    private let keys: [SigningKey]

    /// An installation is called after its first key: `fangpin/` and half of the SM3 digest of
    /// that key, in hexadecimal. So the name proves the key, nobody has to choose or keep one, and
    /// who changes the database does not change it.
    package init(_ keys: SigningKeys) {
        self.keys = keys.all
        self.name = NoteSigner.name(of: keys.all[0].publicKey)
    }

    /// The name of the installation whose first key this is.
    package static func name(of key: VerifyingKey) -> String {
        "fangpin/\(HashAlgorithm.sm3.hash(key.spki).hex.prefix(32))"
    }

    /// The public keys, the first one first.
    package var publicKeys: [VerifyingKey] { keys.map(\.publicKey) }

    /// The same as signers of the installation's own trail.
    package var noteKeys: [NoteKey] { publicKeys.compactMap { NoteKey(name, .log, $0) } }

    /// Signs the installation's own checkpoint.
    package func sign(_ checkpoint: Checkpoint) -> SignedNote {
        let (signer, key) = current(.log)
        let bytes = signer.sign(Array(checkpoint.text.utf8))
        return SignedNote(
            text: checkpoint.text,
            signatures: [SignedNote.Signature(name: name, id: key.id, bytes: bytes)])
    }

    /// Signs another installation's checkpoint, whose growth was verified.
    package func cosign(_ checkpoint: Checkpoint, at time: Int64) -> SignedNote.Signature {
        let (signer, key) = current(.witness)
        let head = (0..<8).map { UInt8(truncatingIfNeeded: time >> (56 - 8 * Int64($0))) }
        let bytes = signer.sign(NoteKey.cosigned(checkpoint.text, at: time))
        return SignedNote.Signature(name: name, id: key.id, bytes: head + bytes)
    }

    /// The checkpoint of a note that this installation signed; nil for any other text.
    package func own(_ text: String) -> Checkpoint? {
        guard let note = SignedNote(text), let checkpoint = note.checkpoint,
            checkpoint.origin == name
        else { return nil }
        let keys = noteKeys
        let isSigned = note.signatures.contains { signature in
            keys.contains { $0.verifies(signature, of: note.text) }
        }
        return isSigned ? checkpoint : nil
    }

    private func current(_ use: NoteKey.Use) -> (SigningKey, NoteKey) {
        let signer = keys[keys.count - 1]
        guard let key = NoteKey(name, use, signer.publicKey) else {
            preconditionFailure("the name was made here")
        }
        return (signer, key)
    }
}
