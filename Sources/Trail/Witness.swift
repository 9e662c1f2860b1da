import Digests
import Vault

/// What a witness is shown to see that a log only grew: the form of a request to a witness in
/// c2sp.org/tlog-witness.
///
///     old <size>
///     <a digest of the consistency proof in base64>
///     …
///
///     <the checkpoint with its signatures>
package struct GrowthProof: Hashable, Sendable, CustomStringConvertible {
    /// How many entries the older tree had.
    package let oldSize: Int
    /// The digests of the consistency proof, in the order of RFC 6962.
    package let path: [Digest]
    /// The newer tree.
    package let note: SignedNote

    package init(oldSize: Int, path: [Digest], note: SignedNote) {
        self.oldSize = oldSize
        self.path = path
        self.note = note
    }

    package var description: String {
        "old \(oldSize)\n" + path.map { "\(Base64.text($0.bytes))\n" }.joined() + "\n\(note)"
    }

    /// Nil for a text of another form.
    package init?(_ text: some StringProtocol) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, first.hasPrefix("old "),
            let size = Int(canonical: first.dropFirst(4)),
            let blank = lines.firstIndex(where: \.isEmpty),
            let note = SignedNote(lines[(blank + 1)...].joined(separator: "\n"))
        else { return nil }
        var path: [Digest] = []
        for line in lines[1..<blank] {
            guard let digest = Base64.bytes(line).flatMap({ Digest(bytes: $0) }) else {
                return nil
            }
            path.append(digest)
        }
        self.init(oldSize: size, path: path, note: note)
    }
}

/// 见证 - what a witness remembers of a log, and when it signs. It signs a checkpoint only if the
/// log's tree contains the one that it signed last, unchanged: who asked it cannot have shown
/// another history to somebody else.
package struct WitnessMemory: Hashable, Sendable {
    /// The log's keys that people checked, the newest last.
    package let keys: [VerifyingKey]
    /// The last note that was cosigned, as the log signed it.
    package let note: SignedNote
    /// The checkpoint that it is.
    package let last: Checkpoint

    /// - Throws: ``WitnessRefusal`` for a note that none of the keys signed.
    package init(keys: [VerifyingKey], note: SignedNote) throws(WitnessRefusal) {
        self.keys = keys
        self.note = note
        self.last = try WitnessMemory.checkpoint(of: note, keys: keys)
    }
}

/// Why a witness does not sign.
package enum WitnessRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    case noCheckpoint
    case notSigned(origin: String)
    case older(size: Int, last: Int)
    case otherProof(from: Int, last: Int)
    case twoHistories(size: Int, last: Int)

    package var description: String {
        switch self {
        case .noCheckpoint: "the note is no checkpoint"
        case .notSigned(let origin): "the checkpoint is not signed by a known key of \(origin)"
        case .older(let size, let last):
            "the checkpoint has \(size) entries, but one with \(last) was cosigned before"
        case .otherProof(let from, let last):
            "the proof begins at \(from) entries, but the last cosigned checkpoint has \(last): "
                + "ask for 'fangpin audit checkpoint --since \(last)'"
        case .twoHistories(let size, let last):
            "TWO HISTORIES: the tree of \(size) entries does not contain the tree of \(last) "
                + "entries that was cosigned before"
        }
    }
}

extension WitnessMemory {
    /// Reads a checkpoint that one of the keys signed.
    package static func checkpoint(
        of note: SignedNote, keys: [VerifyingKey]
    ) throws(WitnessRefusal) -> Checkpoint {
        guard let checkpoint = note.checkpoint else { throw .noCheckpoint }
        let known = keys.compactMap { NoteKey(checkpoint.origin, .log, $0) }
        let isSigned = note.signatures.contains { signature in
            known.contains { $0.verifies(signature, of: note.text) }
        }
        guard isSigned else { throw .notSigned(origin: checkpoint.origin) }
        return checkpoint
    }

    /// Whether a checkpoint may be signed after the last one, by a proof of growth.
    package func check(
        _ checkpoint: Checkpoint, grewBy proof: GrowthProof?
    ) throws(WitnessRefusal) {
        guard checkpoint.size >= last.size else {
            throw .older(size: checkpoint.size, last: last.size)
        }
        if checkpoint.size == last.size {
            guard checkpoint.root == last.root else {
                throw .twoHistories(size: checkpoint.size, last: last.size)
            }
            return
        }
        guard let proof, proof.oldSize == last.size else {
            throw .otherProof(from: proof?.oldSize ?? 0, last: last.size)
        }
        let consistency = ConsistencyProof(
            oldSize: last.size, size: checkpoint.size, path: proof.path)
        guard
            consistency.verifies(
                oldRoot: last.root, root: checkpoint.root, with: MerkleHashing(.sm3))
        else { throw .twoHistories(size: checkpoint.size, last: last.size) }
    }
}

extension WitnessMemory: CustomStringConvertible {
    /// The memory as it is kept: lines as in a file of the trail, and the note.
    package var description: String {
        keys.map { "\(TrailLine.key($0))\n" }.joined() + "\(note)"
    }

    /// Reads ``description``; nil for anything else.
    package init?(_ text: some StringProtocol) {
        var keys: [VerifyingKey] = []
        var rest: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if rest.isEmpty, case .key(let key) = TrailLine(line) {
                keys.append(key)
            } else {
                rest.append(String(line))
            }
        }
        guard let note = SignedNote(rest.joined(separator: "\n")),
            let memory = try? WitnessMemory(keys: keys, note: note)
        else { return nil }
        self = memory
    }
}
