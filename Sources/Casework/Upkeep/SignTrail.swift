import Digests
import Domain
import Store
import Trail

/// What an installation remembers of its trail outside of the database, where somebody who can
/// write the tables cannot change it.
package struct TrailMemory: Sendable {
    /// Notes a head of the sealed tree.
    package var noteHead: @Sendable (TrailHead) throws -> Void
    /// The last checkpoint that was signed here; nil before the first.
    package var lastSigned: @Sendable () throws -> String?
    /// Notes the last checkpoint that was signed.
    package var noteSigned: @Sendable (String) throws -> Void

    package init(
        noteHead: @escaping @Sendable (TrailHead) throws -> Void,
        lastSigned: @escaping @Sendable () throws -> String?,
        noteSigned: @escaping @Sendable (String) throws -> Void
    ) {
        self.noteHead = noteHead
        self.lastSigned = lastSigned
        self.noteSigned = noteSigned
    }
}

/// What came of signing.
package enum Signing: Sendable, Equatable {
    /// Nothing was sealed since the last checkpoint, or the next one is not due yet.
    case nothing
    case signed(size: Int64)
    /// The tree does not continue what was signed before: somebody has to look at it.
    case refused(SigningRefusal)
}

/// Why an installation does not sign its own tree (c2sp.org/tlog-checkpoint: a log must not sign a
/// checkpoint that is inconsistent with one it signed before).
package enum SigningRefusal: Sendable, Hashable, CustomStringConvertible {
    /// The state directory remembers what this installation did not sign.
    case memory
    /// The database holds a newest checkpoint that this installation did not sign.
    case foreign(size: Int64)
    /// More was signed than the database has checkpoints for.
    case setBack(signed: Int64, kept: Int64)
    /// The tree has another root at a size at which it was signed, or none.
    case history(size: Int64)

    package var description: String {
        switch self {
        case .memory:
            "the checkpoint in the state directory was not signed with the keys of this one"
        case .foreign(let size):
            "checkpoint \(size) in the database was not signed with the keys of this installation"
        case .setBack(let signed, let kept):
            """
            the tree was signed at \(signed) entries, but the newest checkpoint in the database \
            has \(kept): an older database was put back, or checkpoints were deleted
            """
        case .history(let size):
            "the tree does not contain the one that was signed at \(size) entries"
        }
    }
}

extension Casework {
    /// How long after a checkpoint the next one follows, in seconds. A checkpoint counts when
    /// somebody outside sees it, which nobody does every second; and whoever checks an export
    /// verifies the signature of each.
    package static let signingInterval: Int64 = 60

    /// Signs the newest head of the sealed tree, if the tree contains what was signed before
    /// according to the database and to the installation's own memory.
    ///
    /// - Parameter interval: seconds that must have passed since the newest checkpoint.
    package func signTrail(
        under lease: Lease, remembering memory: TrailMemory,
        every interval: Int64 = Casework.signingInterval
    ) async throws -> Signing {
        let remembered = try memory.lastSigned()
        let at = clock.now()
        let (outcome, text) = try await database.write(within: nil) { tx in
            let guardian = SigningGuard(signer: NoteSigner(tx.keys.signing), remembered: remembered)
            switch try await guardian.next(in: tx, at: at, every: interval) {
            case .nothing: return (Signing.nothing, String?.none)
            case .refused(let refusal): return (.refused(refusal), nil)
            case .kept(let checkpoint): return (.nothing, checkpoint)
            case .sign(let checkpoint):
                let text = "\(guardian.signer.sign(checkpoint))"
                let size = Int64(checkpoint.size)
                try await tx.keepCheckpoint(ofSize: size, text, lease: lease, at: at)
                return (.signed(size: size), text)
            }
        }
        // After the commit: what is remembered here is in the database for certain.
        if let text { try memory.noteSigned(text) }
        return outcome
    }

    /// Takes in a cosignature of the installation's own checkpoint that a known witness made.
    ///
    /// - Returns: false where it is there already.
    package func accept(
        _ cosignature: SignedNote.Signature, ofSize size: Int64
    ) async throws -> Bool {
        let at = clock.now()
        return try await database.write(within: nil) { tx in
            try await tx.keepCosignature(
                ofSize: size, line: "\(cosignature)", witness: cosignature.name, at: at)
        }
    }
}

/// Decides whether the tree may be signed.
private struct SigningGuard {
    enum Decision {
        case nothing
        case refused(SigningRefusal)
        /// It is signed already, and only the memory has to be told.
        case kept(String)
        case sign(Checkpoint)
    }

    let signer: NoteSigner
    let remembered: String?

    func next(in tx: Transaction, at: Instant, every interval: Int64) async throws -> Decision {
        let newest = try await tx.newestCheckpoint()
        let head = try await tx.treeState()?.head
        // Nearly always: nothing new, and nothing that differs.
        if let newest, newest.size == head?.size, newest.text == remembered { return .nothing }
        if let newest, newest.text == remembered,
            abs(at.microseconds - newest.signedAt.microseconds) < interval * 1_000_000
        {
            return .nothing
        }
        return try await check(newest, head, in: tx)
    }

    private func check(
        _ newest: CheckpointRow?, _ head: TrailHead?, in tx: Transaction
    ) async throws -> Decision {
        var anchors: [Checkpoint] = []
        if let remembered {
            guard let own = signer.own(remembered) else { return .refused(.memory) }
            anchors.append(own)
            let kept = newest?.size ?? 0
            guard own.size <= Int(kept) else {
                return .refused(.setBack(signed: Int64(own.size), kept: kept))
            }
        }
        if let newest {
            guard let own = signer.own(newest.text), own.size == Int(newest.size) else {
                return .refused(.foreign(size: newest.size))
            }
            anchors.append(own)
        }
        guard let head else {
            return anchors.last.map { .refused(.history(size: Int64($0.size))) } ?? .nothing
        }
        guard let root = Digest(bytes: head.root) else { throw TrailDefect.root(size: head.size) }
        let checkpoint = Checkpoint(origin: signer.name, size: Int(head.size), root: root)
        if let size = try await differing(from: anchors, upTo: checkpoint, in: tx) {
            return .refused(.history(size: Int64(size)))
        }
        if let newest, newest.size == head.size { return .kept(newest.text) }
        return .sign(checkpoint)
    }

    /// Goes from the first of the anchors to the checkpoint, leaf by leaf; gives the size of the
    /// first one that the tree does not have. A stored frontier is believed only if it has the root
    /// that was signed, which no other frontier has.
    private func differing(
        from anchors: [Checkpoint], upTo checkpoint: Checkpoint, in tx: Transaction
    ) async throws -> Int? {
        var frontier = MerkleFrontier(.sm3)
        if let first = anchors.first {
            guard let state = try await tx.treeState(atSize: Int64(first.size)),
                let stored = MerkleFrontier(bytes: state.frontier), stored.size == first.size,
                stored.root == first.root
            else { return first.size }
            frontier = stored
        }
        for anchor in anchors.dropFirst() + [checkpoint] {
            while frontier.size < anchor.size {
                let leaves = try await tx.sealedLeaves(
                    from: Int64(frontier.size), limit: min(5_000, anchor.size - frontier.size))
                guard !leaves.isEmpty else { return anchor.size }
                for (sequence, bytes) in leaves {
                    guard sequence == Int64(frontier.size), let leaf = Digest(bytes: bytes) else {
                        return anchor.size
                    }
                    frontier.append(leaf)
                }
            }
            guard frontier.size == anchor.size, frontier.root == anchor.root else {
                return anchor.size
            }
        }
        return nil
    }
}
