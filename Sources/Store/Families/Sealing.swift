import Digests
import Domain
import Postgres

/// A leaf that waits to be sealed.
package struct UnsealedLeaf: Sendable {
    package var id: Int64
    package var leaf: Digest
    /// The number of its transaction.
    package var transaction: UInt64
    /// The greatest number of a transaction that wrote an entry which it continues; 0 for none.
    package var predecessor: UInt64
}

/// What can be sealed now: every leaf of every transaction below a horizon.
package struct UnsealedLeaves: Sendable {
    package private(set) var leaves: [UnsealedLeaf]
    /// The transaction number below which everything is sealed with these.
    package private(set) var horizon: UInt64

    /// - Parameters:
    ///   - leaves: in the order of their transactions.
    ///   - horizon: the number below which all transactions have ended.
    package init(_ leaves: [UnsealedLeaf], below horizon: UInt64) {
        self.leaves = leaves
        self.horizon = horizon
        closeChains()
    }

    /// Keeps back leaves that continue a leaf which is not below the horizon, and what comes after
    /// them. Transactions are numbered when they first write and may wait for each other's locks
    /// later, so the entry before may have the greater number. A sealed tree then never holds an
    /// entry of a claim without those before it.
    private mutating func closeChains() {
        while let early = leaves.first(where: { $0.predecessor >= horizon }) {
            horizon = early.transaction
            leaves.removeAll { $0.transaction >= horizon }
        }
    }
}

extension Transaction {
    /// The newest head with the tree's state behind it, nil before the first sealing.
    package func treeState() async throws -> (head: TrailHead, frontier: [UInt8])? {
        let rows = try await sql.query(
            "select size, root, frontier from tree_head order by size desc limit 1")
        guard let row = rows.first else { return nil }
        let (size, root, frontier) = try row.decode((Int64, [UInt8], [UInt8]).self)
        return (TrailHead(size: size, root: root), frontier)
    }

    /// The leaves of all transactions that have ended for certain and are not sealed yet, in the
    /// one order that they will ever have. Leaves and horizon are of one snapshot: whoever commits
    /// between two statements would otherwise be below the horizon and never be sealed.
    package func unsealedLeaves() async throws -> UnsealedLeaves {
        let rows = try await sql.query(
            """
            select a.id, a.leaf, a.xid::text,
                coalesce((
                    select max(b.xid) from trail_link l
                    join trail_link p on p.claim_id = l.claim_id and p.version = l.version - 1
                    join action_log b on b.id = p.leaf_id
                    where l.leaf_id = a.id and l.version > 1), '0'::xid8)::text,
                pg_snapshot_xmin(pg_current_snapshot())::text
            from action_log a
            where a.xid >= coalesce(
                    (select horizon from tree_head order by size desc limit 1), '0'::xid8)
                and a.xid < pg_snapshot_xmin(pg_current_snapshot())
            order by a.xid, a.id
            """)
        var leaves: [UnsealedLeaf] = []
        var horizon: UInt64 = 0
        for row in rows {
            let (id, leaf, transaction, predecessor, end) = try row.decode(
                (Int64, Digest, String, String, String).self)
            // Numbers of transactions have 64 bits and come as text.
            guard let transaction = UInt64(transaction), let predecessor = UInt64(predecessor),
                let end = UInt64(end)
            else { throw NoTransactionNumber() }
            leaves.append(
                UnsealedLeaf(
                    id: id, leaf: leaf, transaction: transaction, predecessor: predecessor))
            horizon = end
        }
        return UnsealedLeaves(leaves, below: horizon)
    }

    /// Whether any leaf, also of a transaction that may not have ended yet, is not sealed.
    package func hasUnsealedLeaves() async throws -> Bool {
        try await sql.query(
            """
            select exists (select from action_log where xid >= coalesce(
                (select horizon from tree_head order by size desc limit 1), '0'::xid8))
            """)[0].decode(Bool.self)
    }

    /// Seals leaves behind a head of `before` leaves. Two sealers cannot both succeed: the head's
    /// size is a primary key, and the lease's term must be the holder's.
    package func seal(
        _ unsealed: UnsealedLeaves, after before: Int64, root: Digest, frontier: [UInt8],
        lease: Lease, at instant: Instant
    ) async throws {
        let leaves = unsealed.leaves
        try await sql.send(
            """
            insert into sealed_leaf (seq, leaf_id, leaf)
            select \(before) + ordinal - 1, id, leaf
            from unnest(\(leaves.map(\.id)), \(leaves.map(\.leaf.bytes)))
                with ordinality as l(id, leaf, ordinal)
            """)
        let inserted = try await sql.execute(
            """
            insert into tree_head (size, horizon, root, frontier, sealed_at)
            select \(before + Int64(leaves.count)), \(String(unsealed.horizon))::text::xid8, \(root),
                \(frontier), \(instant)
            where exists (select from lease where name = \(lease.name)
                and holder = \(lease.holder) and term = \(lease.term))
            """)
        guard inserted == 1 else { throw LeaseLost(name: lease.name) }
    }
}

/// PostgreSQL wrote the number of a transaction in a form that it never had.
struct NoTransactionNumber: Error {}

/// The lease went to somebody else while its work was going on.
package struct LeaseLost: Error, Sendable {
    package var name: String
}

extension Transaction {
    /// Takes a lease or keeps it; nil while another holder's runs. Time is the database's: two
    /// daemons with different clocks never both hold it.
    package func takeLease(
        _ name: String, holder: String, seconds: Int
    ) async throws -> Lease? {
        let rows = try await sql.query(
            """
            insert into lease as l (name, holder, term, until)
            values (\(name), \(holder), 1, clock_timestamp() + make_interval(secs => \(Double(seconds))))
            on conflict (name) do update set
                holder = excluded.holder, until = excluded.until,
                term = case when l.holder = excluded.holder then l.term else l.term + 1 end
            where l.holder = excluded.holder or l.until < clock_timestamp()
            returning term
            """)
        return try rows.first.map {
            Lease(name: name, holder: holder, term: try $0.decode(Int64.self))
        }
    }

    /// Gives a lease back at once, for a daemon that stops.
    package func releaseLeases(of holder: String) async throws {
        try await sql.send(
            "update lease set until = clock_timestamp() where holder = \(holder)")
    }

    /// Notes that a nightly check ran, and what it found.
    package func noteCheckRun(
        _ name: String, findings: Int, holder: String, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            insert into check_run (name, ran_at, findings, holder)
            values (\(name), \(instant), \(Int64(findings)), \(holder))
            """)
    }

    /// When the checks last ran.
    package func lastCheckRun() async throws -> Instant? {
        try await sql.query("select max(ran_at) from check_run")[0].decode(Instant?.self)
    }
}
