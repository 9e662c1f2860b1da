import Digests
import Seeding
import Trail

/// What somebody who has the file, and perhaps keys of his own, might do to an exported trail. The
/// lines stay well formed: what is not of the form is refused before anything is checked.
enum TrailMutation: CaseIterable {
    case body, bodyWithItsLeaf, leaf, links, linksAndBody
    case remove, removeAndRenumber, insert, duplicate, swap, swapAndRenumber
    case cutTail, cutTailToCheckpoint
    case forgedRoot, forgedSize, forgedSignature, removeCheckpoint, signedByAnother
    case allByAnother, twoCheckpoints, anotherHistory

    /// Changes the lines; the log's own signer is there for histories that the log itself forges.
    func apply(
        to lines: inout [TrailLine], log: NoteSigner, forger: NoteSigner,
        _ random: inout Seeded
    ) {
        let entries = lines.indices.filter { lines[$0].entry != nil }
        let place = random.one(of: entries)
        switch self {
        case .body: lines.change(place) { $0.body.flip(&random) }
        case .bodyWithItsLeaf:
            lines.change(place) {
                $0.body.flip(&random)
                $0.leaf = MerkleHashing(.sm3).leafHash($0.body)
            }
        case .leaf:
            lines.change(place) { $0.leaf = HashAlgorithm.sm3.hash(random.bytes(8)) }
        case .links, .linksAndBody: relink(&lines, entries, &random)
        case .remove, .removeAndRenumber:
            lines.remove(at: place)
            if self == .removeAndRenumber { lines.renumber() }
        case .insert:
            var copy = lines[place]
            copy.change {
                $0.body.flip(&random)
                $0.leaf = MerkleHashing(.sm3).leafHash($0.body)
            }
            lines.insert(copy, at: random.one(of: entries))
            lines.renumber()
        case .duplicate:
            lines.insert(lines[place], at: place)
            lines.renumber()
        case .swap, .swapAndRenumber:
            let other = random.one(of: entries.filter { $0 != place })
            lines.swapAt(place, other)
            if self == .swapAndRenumber { lines.renumber() }
        default: forge(&lines, entries, log, forger, &random)
        }
    }

    /// Another entry before, in the chain of a case.
    private func relink(
        _ lines: inout [TrailLine], _ entries: [Int], _ random: inout Seeded
    ) {
        let chained = entries.filter { index in
            lines[index].entry?.links.contains { $0.previous != nil } ?? false
        }
        let other = HashAlgorithm.sm3.hash(random.bytes(8))
        lines.change(random.one(of: chained)) { entry in
            guard let link = entry.links.firstIndex(where: { $0.previous != nil }),
                let old = entry.links[link].previous,
                let found = entry.body.firstRange(of: old.bytes)
            else { return }
            entry.links[link] = EntryLink(
                claim: entry.links[link].claim, version: entry.links[link].version,
                previous: other)
            guard self == .linksAndBody else { return }
            entry.body.replaceSubrange(found, with: other.bytes)
            entry.leaf = MerkleHashing(.sm3).leafHash(entry.body)
        }
    }

    private func forge(
        _ lines: inout [TrailLine], _ entries: [Int], _ log: NoteSigner, _ forger: NoteSigner,
        _ random: inout Seeded
    ) {
        let checkpoints = lines.indices.filter { lines[$0].note != nil }
        let place = random.one(of: checkpoints)
        guard case .checkpoint(let size, let note) = lines[place], let real = note.checkpoint
        else { return }
        let root = HashAlgorithm.sm3.hash(random.bytes(8))
        let untrue = Checkpoint(origin: real.origin, size: size, root: root)
        switch self {
        case .cutTail:
            // Some entries before the last checkpoint, and nothing else.
            let count = Int.random(in: 1...min(3, entries.count), using: &random)
            for index in entries.suffix(count).reversed() { lines.remove(at: index) }
            lines.count()
        case .cutTailToCheckpoint:
            let kept = random.one(of: Array(checkpoints.dropLast()))
            lines.removeSubrange((kept + 1)..<(lines.count - 1))
            lines.count()
        case .forgedRoot:
            lines[place] = .checkpoint(
                size: size, SignedNote(text: untrue.text, signatures: note.signatures))
        case .forgedSize:
            let other = Checkpoint(origin: real.origin, size: size + 1, root: real.root)
            lines[place] = .checkpoint(
                size: size, SignedNote(text: other.text, signatures: note.signatures))
        case .forgedSignature:
            var bytes = note.signatures[0].bytes
            bytes.flip(&random)
            let signature = SignedNote.Signature(
                name: note.signatures[0].name, id: note.signatures[0].id, bytes: bytes)
            lines[place] = .checkpoint(
                size: size, SignedNote(text: note.text, signatures: [signature]))
        case .removeCheckpoint: lines.remove(at: place)
        case .signedByAnother:
            lines[place] = .checkpoint(size: size, forger.sign(real))
        case .allByAnother: lines.sign(by: forger)
        case .twoCheckpoints:
            lines.insert(.checkpoint(size: size, log.sign(untrue)), at: place)
            lines.count()
        default:
            // The log itself tells another story from some entry on, whole and signed.
            lines.remove(at: random.one(of: entries))
            lines.renumber()
            lines.sign(by: log)
        }
    }
}

extension TrailLine {
    var entry: TrailFileEntry? { if case .entry(let entry) = self { entry } else { nil } }

    fileprivate var note: SignedNote? {
        if case .checkpoint(_, let note) = self { note } else { nil }
    }

    fileprivate mutating func change(_ change: (inout TrailFileEntry) -> Void) {
        guard var entry else { return }
        change(&entry)
        self = .entry(entry)
    }
}

extension [TrailLine] {
    fileprivate mutating func change(_ place: Int, _ change: (inout TrailFileEntry) -> Void) {
        self[place].change(change)
    }

    /// Gives the entries their numbers again, and the last line its counts.
    fileprivate mutating func renumber() {
        var number = 0
        for place in indices where self[place].entry != nil {
            self[place].change { $0.number = number }
            number += 1
        }
        count()
    }

    fileprivate mutating func count() {
        removeLast()
        append(
            .end(
                size: count { $0.entry != nil }, checkpoints: count { $0.note != nil }))
    }

    /// Signs every checkpoint again, as the tree is now, and names the keys after the signer.
    fileprivate mutating func sign(by signer: NoteSigner) {
        var frontier = MerkleFrontier(.sm3)
        for place in indices {
            switch self[place] {
            case .origin: self[place] = .origin(signer.name)
            case .key: self[place] = .key(signer.publicKeys[0])
            case .entry(let entry): frontier.append(entry.leaf)
            case .checkpoint:
                let checkpoint = Checkpoint(
                    origin: signer.name, size: frontier.size, root: frontier.root)
                self[place] = .checkpoint(size: frontier.size, signer.sign(checkpoint))
            default: break
            }
        }
    }
}

extension [UInt8] {
    fileprivate mutating func flip(_ random: inout Seeded) {
        let place = Int.random(in: indices, using: &random)
        self[place] ^= UInt8(1) << UInt8.random(in: 0..<8, using: &random)
    }
}
