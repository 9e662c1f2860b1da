import Digests
import Domain
import Postgres

/// A sealed entry of the trail, as it lies in the tables.
package struct TrailRow: Sendable {
    package var sequence: Int64?
    package var sealed: Digest?
    package var id: Int64
    package var at: Instant
    package var actor: String
    package var action: String
    package var body: [UInt8]
    package var leaf: Digest
    package var mac: Digest
    package var links: [NewLeaf.Link]
}

extension Transaction {
    /// Entries behind leaf number `after`, in the order of their numbers, with where they are
    /// sealed.
    package func trailRows(after id: Int64, limit: Int) async throws -> [TrailRow] {
        let rows = try await sql.query(
            """
            select s.seq, s.leaf, a.id, a.at, a.actor, a.action, a.body, a.leaf, a.mac,
                coalesce(l.claims, '{}'), coalesce(l.versions, '{}'), coalesce(l.prevs, '{}')
            from action_log a
            left join sealed_leaf s on s.leaf_id = a.id
            left join lateral (
                select array_agg(claim_id order by claim_id) as claims,
                    array_agg(version order by claim_id) as versions,
                    array_agg(prev order by claim_id) as prevs
                from trail_link where leaf_id = a.id) l on true
            where a.id > \(id) order by a.id limit \(rows: limit)
            """)
        return try rows.map { row in
            let (
                sequence, sealed, id, at, actor, action, body, leaf, mac, claims, versions, prevs
            ) =
                try row.decode(
                    (
                        Int64?, [UInt8]?, Int64, Instant, String, String, [UInt8], Digest, Digest,
                        [Int64], [Int32], [[UInt8]]
                    ).self)
            let links = zip(claims, zip(versions, prevs)).map {
                NewLeaf.Link(
                    claim: $0, version: Int($1.0), previous: Digest(bytes: $1.1))
            }
            return TrailRow(
                sequence: sequence, sealed: sealed.flatMap { Digest(bytes: $0) }, id: id, at: at,
                actor: actor, action: action, body: body, leaf: leaf, mac: mac, links: links)
        }
    }

    /// The leaves of the sealed tree in order, from a sequence number on.
    package func sealedLeaves(
        from sequence: Int64, limit: Int
    ) async throws -> [(sequence: Int64, leaf: [UInt8])] {
        let rows = try await sql.query(
            """
            select seq, leaf from sealed_leaf where seq >= \(sequence)
            order by seq limit \(rows: limit)
            """)
        return try rows.map { try $0.decode((Int64, [UInt8]).self) }
    }

    /// All heads of the tree with the state that the next sealing went on from.
    package func treeHeads() async throws -> [(head: TrailHead, frontier: [UInt8])] {
        let rows = try await sql.query("select size, root, frontier from tree_head order by size")
        return try rows.map { row in
            let (size, root, frontier) = try row.decode((Int64, [UInt8], [UInt8]).self)
            return (TrailHead(size: size, root: root), frontier)
        }
    }

    /// Leaves below the last head's horizon that nobody sealed, and sealed ones without a leaf.
    package func sealingGaps() async throws -> [Int64] {
        let rows = try await sql.query(
            """
            select a.id from action_log a
            where a.xid < (select horizon from tree_head order by size desc limit 1)
                and not exists (select from sealed_leaf s where s.leaf_id = a.id)
            union all
            select s.leaf_id from sealed_leaf s
            where not exists (select from action_log a where a.id = s.leaf_id)
            union all
            select i.leaf_id from idempotency i
            where not exists (select from action_log a where a.id = i.leaf_id)
            limit 100
            """)
        return try rows.map { try $0.decode(Int64.self) }
    }

    /// Claims whose row does not end where the chain of their links ends.
    package func brokenChains() async throws -> [Claim.ID] {
        let rows = try await sql.query(
            """
            with chain as (
                select claim_id, version, prev, leaf,
                    lag(leaf, 1, '') over w as before, row_number() over w as expected,
                    lead(version) over w is null as is_last
                from trail_link window w as (partition by claim_id order by version))
            select claim_id from chain where version <> expected or prev <> before
            union
            select c.id from claim c
            left join chain l on l.claim_id = c.id and l.is_last
            where c.trail_version <> coalesce(l.version, 0)
                or c.trail_hash <> coalesce(l.leaf, '')
            union
            select l.claim_id from trail_link l left join action_log a on a.id = l.leaf_id
            where a.leaf is distinct from l.leaf
            order by 1 limit 100
            """)
        return try rows.map { try $0.decode(Int64.self) }
    }
}
