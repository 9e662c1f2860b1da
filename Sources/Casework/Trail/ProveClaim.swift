import Digests
import Domain
import Store
import Trail

/// 单案存证 - the entries of one claim with the way of each to the newest checkpoint: a small file that
/// proves by itself what was done in the case and in which order. That nothing came after, it
/// proves only for the moment of its checkpoint and together with the whole trail.
package struct ProveClaim: GuardedInquiry {
    package static let name = "prove_case"
    package static let permission = Permission.readCases

    package var claim: Claim.ID
    /// Whose keys go with it; who checks may have better ones.
    package var witnesses: [NoteKey]

    package init(_ claim: Claim.ID, witnesses: [NoteKey] = []) {
        self.claim = claim
        self.witnesses = witnesses
    }

    package func answer(in tx: Transaction) async throws -> [TrailLine] {
        // Entries know no area: whoever may not see the case is told that there is none.
        _ = try await tx.caseRow(claim)
        guard let newest = try await tx.newestCheckpoint() else { throw TrailUnshown.unsigned }
        let entries = try await tx.sealedEntries(of: claim, below: newest.size)
        guard !entries.isEmpty else { throw TrailUnshown.noEntries(claim) }
        // An entry about many claims tells of all of them.
        let others = Set(entries.flatMap(\.links).map(\.claim))
        if try await tx.hides(anyOf: others) { throw Refusal.review(.blind(claim)) }
        let tree = try await MerkleTree(below: newest.size, in: tx)
        let size = Int(newest.size)
        var lines: [TrailLine] = [.proof] + TrailFileHead(tx, witnesses).lines
        lines += [.checkpoint(size: size, try newest.note), .claim(claim)]
        for entry in entries {
            let proof = tree.inclusionProof(of: Int(entry.sequence), atSize: size)
            lines += [.entry(TrailFileEntry(entry)), .path(proof.path)]
        }
        return lines + [.end(size: entries.count, checkpoints: 1)]
    }
}

/// A checkpoint as it is shown to others: the newest one, with its cosignatures, and the proof that
/// the tree grew from an older one.
package struct ShowCheckpoint: GuardedInquiry {
    package static let name = "show_checkpoint"
    package static let permission = Permission.readCases

    /// The older size; nil for the checkpoint alone.
    package var since: Int?

    package init(since: Int?) { self.since = since }

    package func answer(in tx: Transaction) async throws -> String {
        guard let newest = try await tx.newestCheckpoint() else { throw TrailUnshown.unsigned }
        guard let since else { return "\(try newest.note)" }
        let size = Int(newest.size)
        guard since <= size else { throw TrailUnshown.noCheckpoint(size: since) }
        let tree = try await MerkleTree(below: newest.size, in: tx)
        let proof = tree.consistencyProof(from: since, to: size)
        return "\(GrowthProof(oldSize: since, path: proof.path, note: try newest.note))"
    }
}

/// The checkpoint of a size, as it was signed and cosigned; nil where there is none.
package struct CheckpointOfSize: Inquiry {
    package var size: Int

    package init(_ size: Int) { self.size = size }

    package func answer(in tx: Transaction) async throws -> SignedNote? {
        try await tx.checkpoint(ofSize: Int64(size))?.note
    }
}

/// The name and the public keys under which this installation signs.
package struct SigningIdentity: Inquiry {
    package init() {}

    package func answer(in tx: Transaction) async throws -> NoteSigner {
        NoteSigner(tx.keys.signing)
    }
}

extension MerkleTree {
    /// The sealed tree of a size: 64 bytes of memory for each entry.
    fileprivate init(below size: Int64, in tx: Transaction) async throws {
        self.init(.sm3)
        while self.size < Int(size) {
            let leaves = try await tx.sealedLeaves(
                from: Int64(self.size), limit: min(5_000, Int(size) - self.size))
            guard !leaves.isEmpty else { throw TrailUnshown.incomplete(size: Int64(self.size)) }
            for (sequence, bytes) in leaves {
                guard sequence == Int64(self.size), let leaf = Digest(bytes: bytes) else {
                    throw TrailUnshown.incomplete(size: Int64(self.size))
                }
                append(leaf)
            }
        }
    }
}
