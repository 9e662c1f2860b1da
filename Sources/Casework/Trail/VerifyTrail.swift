import Digests
import Domain
import Store
import Vault

/// 留痕核验 - reads the whole trail and recomputes it: every leaf from its stored bytes, every chain,
/// the tree and all of its heads, and the heads that were kept outside the database.
package struct VerifyTrail: Inquiry {
    /// Heads noted outside the database, in the order in which they were noted.
    package var witnessed: [TrailHead]

    package init(witnessed: [TrailHead] = []) { self.witnessed = witnessed }

    package struct Answer: Sendable, Equatable {
        package var entries: Int
        package var sealed: Int64
        /// The root of the sealed tree, nil before the first sealing.
        package var head: [UInt8]?
        package var defects: [TrailDefect]
    }

    package func answer(in tx: Transaction) async throws -> Answer {
        var defects: [TrailDefect] = []
        let entries = try await readEntries(in: tx, &defects)
        let heads = try await tx.treeHeads()
        let sealed = try await readTree(heads, in: tx, &defects)
        for claim in try await tx.brokenChains() { defects.append(.chain(claim)) }
        for id in try await tx.sealingGaps() { defects.append(.gap(entry: id)) }
        return Answer(
            entries: entries, sealed: sealed, head: heads.last?.head.root,
            defects: Array(defects.prefix(TrailDefect.limit)))
    }

    private static let page = 5_000
}

/// What is wrong with the trail.
package enum TrailDefect: Error, Sendable, Equatable {
    /// The leaf is not the hash of the entry's bytes.
    case leaf(entry: Int64)
    /// The entry was not written by this installation: its code does not fit.
    case attestation(entry: Int64)
    /// The columns beside the bytes tell another story.
    case columns(entry: Int64)
    /// The entry's links are not those of its bytes.
    case links(entry: Int64)
    /// The sealed tree holds another leaf for the entry.
    case sealed(entry: Int64)
    /// The sealed sequence has a gap or a double.
    case sequence(Int64)
    /// A head is not the root of the leaves below it.
    case root(size: Int64)
    /// A head that was noted outside the database is not, or no longer, the tree's.
    case witness(size: Int64)
    /// A claim's chain is broken.
    case chain(Claim.ID)
    /// An entry that should be sealed or be there is not.
    case gap(entry: Int64)
    /// The stored state of the tree cannot be read.
    case frontier

    /// Enough to act on; a trail that was replaced would give millions.
    static let limit = 100
}

extension VerifyTrail {
    private func readEntries(
        in tx: Transaction, _ defects: inout [TrailDefect]
    ) async throws -> Int {
        var last: Int64 = 0
        var count = 0
        while true {
            let rows = try await tx.trailRows(after: last, limit: VerifyTrail.page)
            guard let end = rows.last else { return count }
            for row in rows { check(row, tx.keys, &defects) }
            count += rows.count
            last = end.id
        }
    }

    private func check(_ row: TrailRow, _ keys: Keys, _ defects: inout [TrailDefect]) {
        if MerkleHashing(.sm3).leafHash(row.body) != row.leaf {
            defects.append(.leaf(entry: row.id))
        }
        if !keys.attestations.isEntry(row.mac, of: row.leaf) {
            defects.append(.attestation(entry: row.id))
        }
        if row.sequence != nil, row.sealed != row.leaf { defects.append(.sealed(entry: row.id)) }
        guard let entry = try? TrailEntry(row.body) else {
            defects.append(.columns(entry: row.id))
            return
        }
        if entry.action != row.action || entry.actor != row.actor || entry.at != row.at {
            defects.append(.columns(entry: row.id))
        }
        if entry.links != row.links { defects.append(.links(entry: row.id)) }
    }

    /// Builds the tree anew and holds it against every head, inside and outside.
    private func readTree(
        _ heads: [(head: TrailHead, frontier: [UInt8])], in tx: Transaction,
        _ defects: inout [TrailDefect]
    ) async throws -> Int64 {
        var inside = Dictionary(heads.map { ($0.head.size, $0) }, uniquingKeysWith: { $1 })
        let outside = Dictionary(grouping: witnessed, by: \.size)
        var frontier = MerkleFrontier(.sm3)
        var size: Int64 = 0
        while true {
            let leaves = try await tx.sealedLeaves(from: size, limit: VerifyTrail.page)
            guard !leaves.isEmpty else { break }
            for (sequence, bytes) in leaves {
                guard sequence == size, let leaf = Digest(bytes: bytes) else {
                    defects.append(.sequence(size))
                    return size
                }
                frontier.append(leaf)
                size += 1
                if let found = inside.removeValue(forKey: size) {
                    if found.head.root != frontier.root.bytes { defects.append(.root(size: size)) }
                    if found.frontier != frontier.bytes { defects.append(.frontier) }
                }
                if let heads = outside[size],
                    heads.contains(where: { $0.root != frontier.root.bytes })
                {
                    defects.append(.witness(size: size))
                }
            }
        }
        for missing in inside.keys.sorted() { defects.append(.root(size: missing)) }
        if heads.last?.head.size ?? 0 != size { defects.append(.root(size: size)) }
        for beyond in outside.keys.sorted() where beyond > size {
            defects.append(.witness(size: beyond))
        }
        return size
    }
}
