import Digests
import Vault

/// By what a file is judged that does not stand in it.
package struct TrailTrust: Sendable {
    /// Keys that somebody vouches for, each with where it is from. Without any the file's own keys
    /// count, which prove that it was not changed but not whose it is.
    package var keys: [(source: String, key: VerifyingKey)]
    /// Checkpoints that somebody kept, each with where it is from.
    package var anchors: [(source: String, note: SignedNote)]
    /// Whether each of the keys must have signed something in the file: for a key that was given
    /// for this file, but not for one that is remembered from before.
    package var everyKeySigns = true

    package init(
        keys: [(source: String, key: VerifyingKey)] = [],
        anchors: [(source: String, note: SignedNote)] = []
    ) {
        self.keys = keys
        self.anchors = anchors
    }
}

/// 离线核验 - checks a file of the trail line by line, without a database and in a memory that grows
/// with the number of cases only. `deploy/check-trail` does the same with no code in common.
package struct TrailCheck {
    private enum Stage {
        case start, head, entries, ofCase, proof, ended
        case path(TrailFileEntry)
    }

    let trust: TrailTrust
    var report = TrailReport()
    var logKeys: [NoteKey] = []
    var witnesses: [NoteKey] = []
    /// Who has signed anything here.
    var signers: Set<VerifyingKey> = []
    var anchors: [Int: [(source: String, checkpoint: Checkpoint)]] = [:]
    var frontier = MerkleFrontier(.sm3)
    private let hashing = MerkleHashing(.sm3)
    private var chains = ChainCheck()
    private var stage = Stage.start
    private var isProof = false
    private var line = 0
    private var start = 0
    /// The number that the next entry must have.
    private var next = 0
    /// The size of the last checkpoint; of a proof, the only one with its root.
    private var last: Checkpoint?
    /// The case of a proof, and its newest version so far.
    private var claim: (number: Int64, version: Int) = (0, 0)

    package init(trust: TrailTrust = TrailTrust()) {
        self.trust = trust
        report.areKeysGiven = !trust.keys.isEmpty
    }

    /// Takes the next line, without its end.
    package mutating func take(_ text: some StringProtocol) throws(TrailFormFault) {
        line += 1
        guard let content = TrailLine(text) else { throw TrailFormFault(line: line) }
        switch (stage, content) {
        case (.start, .trail): stage = .head
        case (.start, .proof): (stage, isProof) = (.head, true)
        case (.head, _): try takeHead(content)
        case (.entries, .entry(let entry)): take(entry)
        case (.entries, .checkpoint(let size, let note)): take(note, size)
        case (.entries, .end(let size, let count)): take(end: size, count)
        case (.ofCase, .claim(let number)): (stage, claim.number) = (.proof, number)
        case (.proof, .entry(let entry)): stage = .path(entry)
        case (.path(let entry), .path(let path)): take(entry, path)
        case (.proof, .end(let size, let count)): take(end: size, count)
        default: throw TrailFormFault(line: line)
        }
    }

    /// What was found, after the last line.
    package mutating func finish() -> TrailReport {
        if case .ended = stage {
        } else {
            report.add(.ending, "line \(line)", "the file ends before its last line")
        }
        report.count(.ending)
        for (claim, problem) in chains.missing(fromStart: start == 0) {
            report.add(.chains, "case \(claim)", problem)
        }
        report.counts[.chains] = chains.count
        finishAnchors(start: start, isProof: isProof)
        finishKeys()
        return report
    }
}

extension TrailCheck {
    private mutating func takeHead(_ content: TrailLine) throws(TrailFormFault) {
        switch content {
        case .origin(let name) where report.origin.isEmpty: report.origin = name
        case .key(let key) where !report.origin.isEmpty && witnesses.isEmpty:
            guard let key = NoteKey(report.origin, .log, key) else {
                throw TrailFormFault(line: line)
            }
            logKeys.append(key)
        case .witness(let name, let key) where !logKeys.isEmpty && name != report.origin:
            guard let key = NoteKey(name, .witness, key) else { throw TrailFormFault(line: line) }
            witnesses.append(key)
        case .from(let frontier) where !logKeys.isEmpty && !isProof:
            begin(at: frontier)
        case .checkpoint(let size, let note) where !logKeys.isEmpty && isProof:
            stage = .ofCase
            beginKeys()
            take(note, size)
        default: throw TrailFormFault(line: line)
        }
    }

    private mutating func begin(at frontier: MerkleFrontier) {
        stage = .entries
        (self.frontier, start, next) = (frontier, frontier.size, frontier.size)
        beginKeys()
        holdAgainstAnchors()
    }

    private mutating func take(_ entry: TrailFileEntry) {
        let place = "entry \(entry.number)"
        if start > 0, last == nil {
            report.add(.tree, place, "no checkpoint vouches for the tree before it")
        }
        report.count(.order)
        if entry.number != next {
            report.add(.order, place, "stands where entry \(next) should")
        }
        next = entry.number + 1
        check(entry)
        for link in entry.links {
            if let problem = chains.add(link, leaf: entry.leaf) {
                report.add(.chains, place, problem)
            }
        }
        frontier.append(entry.leaf)
        holdAgainstAnchors()
    }

    /// What can be seen of an entry alone.
    private mutating func check(_ entry: TrailFileEntry) {
        let place = "entry \(entry.number)"
        report.entries += 1
        report.count(.entries)
        if hashing.leafHash(entry.body) != entry.leaf {
            report.add(.entries, place, "its leaf is not the hash of its bytes")
        }
        report.count(.links)
        if EntryLink.links(ofBody: entry.body) != entry.links {
            report.add(.links, place, "its links are not those in its bytes")
        }
    }

    private mutating func take(_ note: SignedNote, _ size: Int) {
        let place = "checkpoint \(size)"
        report.checkpoints += 1
        report.newest = note
        let isSigned = checkSignatures(of: note, at: place)
        guard let checkpoint = note.checkpoint else { return }
        if checkpoint.size != size {
            report.add(.tree, place, "its note is of size \(checkpoint.size)")
        }
        if let last, last.size >= checkpoint.size {
            report.add(.order, place, "does not come after the checkpoint before it")
        }
        last = checkpoint
        if isProof {
            hold(checkpoint.root, againstAnchorsAt: checkpoint.size)
            return
        }
        report.count(.tree)
        if checkpoint.size != frontier.size {
            report.add(.tree, place, "stands behind \(frontier.size) entries")
        } else if checkpoint.root != frontier.root {
            report.add(
                .tree, place,
                isSigned
                    ? "two histories: the log signed another tree than that of these entries"
                    : "its root is not that of the entries before it")
        }
    }

    /// An entry of a case with its way to the checkpoint.
    private mutating func take(_ entry: TrailFileEntry, _ path: [Digest]) {
        stage = .proof
        let place = "entry \(entry.number)"
        check(entry)
        report.count(.tree)
        if let checkpoint = last {
            let proof = InclusionProof(index: entry.number, size: checkpoint.size, path: path)
            if !proof.verifies(leafHash: entry.leaf, root: checkpoint.root, with: hashing) {
                report.add(.tree, place, "is not in the tree of the checkpoint")
            }
        }
        report.count(.order)
        guard let link = entry.links.first(where: { $0.claim == claim.number }) else {
            report.add(.order, place, "does not belong to case \(claim.number)")
            return
        }
        if link.version != claim.version + 1 {
            report.add(
                .order, place, "has version \(link.version), not \(claim.version + 1)")
        }
        claim.version = link.version
        if let problem = chains.add(link, leaf: entry.leaf) {
            report.add(.chains, place, problem)
        }
    }

    private mutating func take(end size: Int, _ count: Int) {
        stage = .ended
        let entries = isProof ? report.entries : frontier.size
        if size != entries || count != report.checkpoints {
            report.add(
                .ending, "line \(line)",
                "there are \(entries) entries and \(report.checkpoints) checkpoints, not "
                    + "\(size) and \(count)")
        }
        if !isProof, last?.size != frontier.size {
            report.add(.ending, "line \(line)", "no checkpoint vouches for the last entries")
        }
        if isProof, report.entries == 0 {
            report.add(.ending, "line \(line)", "the case has no entries")
        }
    }
}
