import Digests
import Domain
import Store
import Trail
import Vault

/// 留痕核验 - reads the whole trail and recomputes it: every leaf from its stored bytes, every chain,
/// the tree and all of its heads and checkpoints, and those that were kept outside the database.
package struct VerifyTrail: Inquiry {
    /// Heads noted outside the database, in the order in which they were noted.
    package var witnessed: [TrailHead]

    /// The last checkpoint that was signed, as it was noted outside the database.
    package var signed: String?

    package init(witnessed: [TrailHead] = [], signed: String? = nil) {
        self.witnessed = witnessed
        self.signed = signed
    }

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
        let signed = try await readCheckpoints(in: tx, &defects)
        let sealed = try await readTree(heads, signed, in: tx, &defects)
        for claim in try await tx.brokenChains() { defects.append(.chain(claim)) }
        for id in try await tx.sealingGaps() { defects.append(.gap(entry: id)) }
        return Answer(
            entries: entries, sealed: sealed, head: heads.last?.head.root,
            defects: Array(defects.prefix(TrailDefect.limit)))
    }

    private static let page = 5_000
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

    /// The roots that this installation signed, by size.
    private func readCheckpoints(
        in tx: Transaction, _ defects: inout [TrailDefect]
    ) async throws -> [Int64: Set<Digest>] {
        let signer = NoteSigner(tx.keys.signing)
        var roots: [Int64: Set<Digest>] = [:]
        var last: Int64 = 0
        while true {
            let rows = try await tx.checkpoints(after: last, upTo: .max, limit: VerifyTrail.page)
            guard let end = rows.last else { break }
            for row in rows {
                if let own = signer.own(row.text), own.size == Int(row.size) {
                    roots[row.size, default: []].insert(own.root)
                } else {
                    defects.append(.checkpoint(size: row.size))
                }
            }
            last = end.size
        }
        if let signed {
            if let own = signer.own(signed) {
                roots[Int64(own.size), default: []].insert(own.root)
            } else {
                defects.append(.memory)
            }
        }
        return roots
    }

    /// Builds the tree anew and holds it against every head, inside and outside.
    private func readTree(
        _ heads: [(head: TrailHead, frontier: [UInt8])], _ signed: [Int64: Set<Digest>],
        in tx: Transaction, _ defects: inout [TrailDefect]
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
                if let roots = signed[size], roots != [frontier.root] {
                    defects.append(.history(size: size))
                }
            }
        }
        for beyond in signed.keys.sorted() where beyond > size {
            defects.append(.history(size: beyond))
        }
        for missing in inside.keys.sorted() { defects.append(.root(size: missing)) }
        if heads.last?.head.size ?? 0 != size { defects.append(.root(size: size)) }
        for beyond in outside.keys.sorted() where beyond > size {
            defects.append(.witness(size: beyond))
        }
        return size
    }
}
