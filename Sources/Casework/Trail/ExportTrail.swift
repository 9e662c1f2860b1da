import Digests
import Domain
import Store
import Trail

/// A trail that cannot be shown to others yet, or not so.
package enum TrailUnshown: Error, Sendable, Hashable, CustomStringConvertible {
    case unsigned
    case noCheckpoint(size: Int)
    case incomplete(size: Int64)
    case noEntries(Claim.ID)

    /// Whether the trail itself is wrong, and not what was asked for.
    package var isDefect: Bool {
        if case .incomplete = self { true } else { false }
    }

    package var description: String {
        switch self {
        case .unsigned: "the trail has no signed checkpoint yet: the daemon makes one in a minute"
        case .noCheckpoint(let size): "no checkpoint was signed at \(size) entries"
        case .incomplete(let size):
            "the trail lacks entries at \(size): 'fangpin audit verify' says what is wrong"
        case .noEntries(let claim): "claim \(claim) has no entries below the newest checkpoint"
        }
    }
}

/// 导出留痕 - writes the sealed trail up to its newest checkpoint as a file for others
/// (``TrailLine``), in pages: the memory that it takes does not grow with the trail.
package struct ExportTrail: Inquiry {
    /// The size of the checkpoint to begin behind; 0 for everything.
    package var from: Int
    /// Whose cosignatures the installation takes in.
    package var witnesses: [NoteKey]
    package var write: @Sendable ([UInt8]) throws -> Void

    package init(
        from: Int = 0, witnesses: [NoteKey], write: @escaping @Sendable ([UInt8]) throws -> Void
    ) {
        self.from = from
        self.witnesses = witnesses
        self.write = write
    }

    private static let page = 500

    /// Gives how many entries were written.
    package func answer(in tx: Transaction) async throws -> Int {
        guard let newest = try await tx.newestCheckpoint() else { throw TrailUnshown.unsigned }
        try put([.trail] + TrailFileHead(tx, witnesses).lines)
        try put([.from(try await start(in: tx))])
        var checkpoints = CheckpointPages(after: from > 0 ? Int64(from) - 1 : 0, upTo: newest.size)
        var size = Int64(from)
        if from > 0, let row = try await checkpoints.next(at: size, in: tx) {
            try put([try row.line])
        }
        while size < newest.size {
            let entries = try await tx.sealedEntries(
                from: size, below: newest.size, limit: ExportTrail.page)
            guard !entries.isEmpty else { throw TrailUnshown.incomplete(size: size) }
            var lines: [TrailLine] = []
            for entry in entries {
                guard entry.sequence == size else { throw TrailUnshown.incomplete(size: size) }
                lines.append(.entry(TrailFileEntry(entry)))
                size += 1
                if let row = try await checkpoints.next(at: size, in: tx) {
                    lines.append(try row.line)
                }
            }
            try put(lines)
        }
        try put([.end(size: Int(size), checkpoints: checkpoints.count)])
        return Int(size) - from
    }

    /// The tree before the first entry.
    private func start(in tx: Transaction) async throws -> MerkleFrontier {
        guard from > 0 else { return MerkleFrontier(.sm3) }
        guard try await tx.checkpoint(ofSize: Int64(from)) != nil,
            let state = try await tx.treeState(atSize: Int64(from))
        else { throw TrailUnshown.noCheckpoint(size: from) }
        return try MerkleFrontier(resuming: state.frontier)
    }

    private func put(_ lines: [TrailLine]) throws {
        try write(Array(lines.map { "\($0)\n" }.joined().utf8))
    }
}

/// Checkpoints by size, a page at a time.
private struct CheckpointPages {
    private(set) var count = 0
    private var rows: ArraySlice<CheckpointRow> = []
    private var last: Int64
    private let end: Int64

    init(after low: Int64, upTo end: Int64) {
        self.last = low
        self.end = end
    }

    /// The checkpoint of a size, if there is one; sizes are asked for in order.
    mutating func next(at size: Int64, in tx: Transaction) async throws -> CheckpointRow? {
        if rows.isEmpty, last < end {
            rows = try await tx.checkpoints(after: last, upTo: end, limit: 500)[...]
            last = rows.last?.size ?? end
        }
        guard let row = rows.first, row.size == size else { return nil }
        rows.removeFirst()
        count += 1
        return row
    }
}

extension TrailFileHead {
    /// The head of this installation's files.
    init(_ tx: Transaction, _ witnesses: [NoteKey]) {
        let signer = NoteSigner(tx.keys.signing)
        self.init(origin: signer.name, keys: signer.publicKeys, witnesses: witnesses)
    }
}

extension TrailFileEntry {
    init(_ entry: SealedEntry) {
        self.init(
            number: Int(entry.sequence), leaf: entry.leaf,
            links: entry.links.map {
                EntryLink(claim: $0.claim, version: $0.version, previous: $0.previous)
            }, body: entry.body)
    }
}

extension CheckpointRow {
    /// The checkpoint with the cosignatures that came in for it.
    var note: SignedNote {
        get throws {
            guard var note = SignedNote(text) else { throw TrailDefect.checkpoint(size: size) }
            for line in cosignatures {
                // A witness that signs again replaces its signature; the table keeps both.
                if let signature = SignedNote.Signature(line: line) { note.add(signature) }
            }
            return note
        }
    }

    fileprivate var line: TrailLine {
        get throws { .checkpoint(size: Int(size), try note) }
    }
}
