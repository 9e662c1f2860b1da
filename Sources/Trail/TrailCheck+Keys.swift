import Digests
import Vault

/// Keys, signatures, and the checkpoints from elsewhere.
extension TrailCheck {
    /// When the head has been read.
    mutating func beginKeys() {
        report.count(.keys)
        if let first = logKeys.first, NoteSigner.name(of: first.key) != report.origin {
            report.add(.keys, report.origin, "is not the name that belongs to the first key")
        }
        for (source, note) in trust.anchors {
            guard let checkpoint = note.checkpoint, checkpoint.origin == report.origin else {
                report.add(.anchors, source, "is no checkpoint of \(report.origin)")
                continue
            }
            let own = logKeys.filter(isTrusted)
            let signed = note.signatures.contains { signature in
                own.contains { $0.verifies(signature, of: note.text) }
            }
            if signed {
                anchors[checkpoint.size, default: []].append((source, checkpoint))
            } else {
                report.add(.anchors, source, "is not signed by the log")
            }
        }
    }

    private func isTrusted(_ key: NoteKey) -> Bool {
        trust.keys.isEmpty || trust.keys.contains { $0.key == key.key }
    }

    /// Checks all signatures of a note in the file; gives whether the log signed it.
    mutating func checkSignatures(of note: SignedNote, at place: String) -> Bool {
        report.count(.signatures)
        guard note.checkpoint?.origin == report.origin else {
            report.add(.signatures, place, "is no checkpoint of \(report.origin)")
            return false
        }
        var isSigned = false
        for signature in note.signatures {
            let isOwn = signature.name == report.origin
            let aspect = isOwn ? TrailAspect.signatures : .cosignatures
            if !isOwn { report.count(.cosignatures) }
            let keys = isOwn ? logKeys : witnesses
            guard let key = keys.first(where: { $0.isNamed(by: signature) }) else {
                report.add(aspect, place, "is signed by a key of \(signature.name) that is unknown")
                continue
            }
            guard key.verifies(signature, of: note.text) else {
                report.add(aspect, place, "the signature of \(signature.name) is not valid")
                continue
            }
            signers.insert(key.key)
            if isOwn, isTrusted(key) { isSigned = true }
        }
        if !isSigned {
            report.add(
                .signatures, place,
                trust.keys.isEmpty
                    ? "is not signed by the log" : "is not signed by any of the keys given")
        }
        return isSigned
    }

    /// Compares the tree so far with what others kept of it.
    mutating func holdAgainstAnchors() {
        guard anchors[frontier.size] != nil else { return }
        hold(frontier.root, againstAnchorsAt: frontier.size)
    }

    /// Compares the root at a size with what others kept.
    mutating func hold(_ root: Digest, againstAnchorsAt size: Int) {
        guard let kept = anchors.removeValue(forKey: size) else { return }
        for (source, checkpoint) in kept {
            report.count(.anchors)
            if checkpoint.root != root {
                report.add(
                    .anchors, source,
                    "two histories: at \(size) entries the log signed another tree")
            }
        }
    }

    mutating func finishAnchors(start: Int, isProof: Bool) {
        for (size, kept) in anchors.sorted(by: { $0.key < $1.key }) {
            for (source, _) in kept {
                let problem =
                    if isProof {
                        "is of size \(size), not that of the proof's checkpoint"
                    } else if size < start {
                        "is of size \(size), before the file begins"
                    } else {
                        "had \(size) entries; the end is cut off here at \(frontier.size)"
                    }
                report.add(.anchors, source, problem)
            }
        }
    }

    mutating func finishKeys() {
        guard trust.everyKeySigns else { return }
        for (source, key) in trust.keys where !signers.contains(key) {
            report.add(.keys, source, "nothing in the file is signed by this key")
        }
    }
}
