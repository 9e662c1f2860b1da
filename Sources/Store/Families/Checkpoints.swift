import Digests
import Domain
import Postgres

/// A checkpoint as it was signed, with the cosignatures that were taken in for it.
package struct CheckpointRow: Sendable, Equatable {
    package var size: Int64
    /// The note with the installation's own signature.
    package var text: String
    package var signedAt: Instant
    /// Signature lines without their ends, in the order in which they came.
    package var cosignatures: [String]
}

extension Transaction {
    /// The newest checkpoint, nil before the first.
    package func newestCheckpoint() async throws -> CheckpointRow? {
        try await checkpoints(after: -1, upTo: .max, newestFirst: true, limit: 1).first
    }

    /// The checkpoint of a size; nil where none was signed.
    package func checkpoint(ofSize size: Int64) async throws -> CheckpointRow? {
        try await checkpoints(after: size - 1, upTo: size, limit: 1).first
    }

    /// Checkpoints by size.
    package func checkpoints(
        after low: Int64, upTo high: Int64, newestFirst: Bool = false, limit: Int
    ) async throws -> [CheckpointRow] {
        // The direction is a constant of this file, not somebody's text.
        let order = Statement(unescaped: newestFirst ? "desc" : "asc")
        let rows = try await sql.query(
            """
            select c.size, c.text, c.signed_at,
                array(select line from cosignature s where s.size = c.size
                    order by accepted_at, line)
            from checkpoint c
            where c.size > \(low) and c.size <= \(high)
            order by c.size
            """ as Statement + " " + order + " limit \(rows: limit)")
        return try rows.map { row in
            let (size, text, signedAt, cosignatures) = try row.decode(
                (Int64, String, Instant, [String]).self)
            return CheckpointRow(
                size: size, text: text, signedAt: signedAt, cosignatures: cosignatures)
        }
    }

    /// The head of a size with the tree's state; nil where the tree was never sealed at that size.
    package func treeState(
        atSize size: Int64
    ) async throws -> (head: TrailHead, frontier: [UInt8])? {
        let row = try await sql.queryOne(
            "select root, frontier from tree_head where size = \(size)")
        guard let row else { return nil }
        let (root, frontier) = try row.decode(([UInt8], [UInt8]).self)
        return (TrailHead(size: size, root: root), frontier)
    }

    /// Keeps a checkpoint that was signed under a lease.
    package func keepCheckpoint(
        ofSize size: Int64, _ text: String, lease: Lease, at instant: Instant
    ) async throws {
        let inserted = try await sql.execute(
            """
            insert into checkpoint (size, text, signed_at)
            select \(size), \(text), \(instant)
            where exists (select from lease where name = \(lease.name)
                and holder = \(lease.holder) and term = \(lease.term))
            """)
        guard inserted == 1 else { throw LeaseLost(name: lease.name) }
    }

    /// Keeps a cosignature that was verified; false where it is kept already.
    package func keepCosignature(
        ofSize size: Int64, line: String, witness: String, at instant: Instant
    ) async throws -> Bool {
        try await sql.execute(
            """
            insert into cosignature (size, line, witness, accepted_at)
            values (\(size), \(line), \(witness), \(instant))
            on conflict do nothing
            """) == 1
    }
}

/// A sealed entry as it is exported.
package struct SealedEntry: Sendable {
    package var sequence: Int64
    package var leaf: Digest
    package var body: [UInt8]
    package var links: [NewLeaf.Link]
}

extension Transaction {
    /// Sealed entries in the order of the tree.
    package func sealedEntries(
        from sequence: Int64, below end: Int64, limit: Int
    ) async throws -> [SealedEntry] {
        try await sealedEntries(
            """
            where s.seq >= \(sequence) and s.seq < \(end)
            order by s.seq limit \(rows: limit)
            """)
    }

    /// The sealed entries of a claim, by version, below a size of the tree.
    package func sealedEntries(
        of claim: Claim.ID, below end: Int64
    ) async throws -> [SealedEntry] {
        try await sealedEntries(
            """
            join trail_link own on own.leaf_id = s.leaf_id and own.claim_id = \(claim)
            where s.seq < \(end)
            order by own.version
            """)
    }

    private func sealedEntries(_ choice: Statement) async throws -> [SealedEntry] {
        let rows = try await sql.query(
            """
            select s.seq, s.leaf, a.body, coalesce(l.claims, '{}'), coalesce(l.versions, '{}'),
                coalesce(l.prevs, '{}')
            from sealed_leaf s
            join action_log a on a.id = s.leaf_id
            left join lateral (
                select array_agg(claim_id order by claim_id) as claims,
                    array_agg(version order by claim_id) as versions,
                    array_agg(prev order by claim_id) as prevs
                from trail_link where leaf_id = s.leaf_id) l on true
            """ as Statement + "\n" + choice)
        return try rows.map { row in
            let (sequence, leaf, body, claims, versions, previous) = try row.decode(
                (Int64, Digest, [UInt8], [Int64], [Int32], [[UInt8]]).self)
            let links = zip(claims, zip(versions, previous)).map {
                NewLeaf.Link(claim: $0, version: Int($1.0), previous: Digest(bytes: $1.1))
            }
            return SealedEntry(sequence: sequence, leaf: leaf, body: body, links: links)
        }
    }
}
