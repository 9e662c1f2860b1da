import Digests
import Domain
import Postgres

/// A leaf that waits to be sealed.
package struct UnsealedLeaf: Sendable {
    package var id: Int64
    package var leaf: Digest
    /// The number of its transaction.
    package var transaction: UInt64
}

/// What can be sealed now: every leaf of every transaction below a horizon.
package struct UnsealedLeaves: Sendable {
    /// In the order of their transactions.
    package var leaves: [UnsealedLeaf]
    /// The transaction number below which everything is sealed with these.
    package var horizon: UInt64
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
    ///
    /// A leaf that continues one which is not below the horizon is kept back, and what comes after
    /// it. Transactions are numbered when they first write and may wait for each other's locks
    /// later, so the entry before may have the greater number. A sealed tree then never holds an
    /// entry of a claim without those before it.
    package func unsealedLeaves() async throws -> UnsealedLeaves {
        let rows = try await sql.query(
            """
            select a.id, a.leaf, a.xid::text, pg_snapshot_xmin(pg_current_snapshot())::text
            from action_log a
            where a.xid >= coalesce(
                    (select horizon from tree_head order by size desc limit 1), '0'::xid8)
                and a.xid < pg_snapshot_xmin(pg_current_snapshot())
            order by a.xid, a.id
            """)
        var unsealed = UnsealedLeaves(leaves: [], horizon: 0)
        for row in rows {
            let (id, leaf, transaction, horizon) = try row.decode(
                (Int64, Digest, String, String).self)
            unsealed.leaves.append(
                UnsealedLeaf(id: id, leaf: leaf, transaction: try number(transaction)))
            unsealed.horizon = try number(horizon)
        }
        while !unsealed.leaves.isEmpty,
            let early = try await earliestContinuation(over: unsealed.horizon)
        {
            unsealed.horizon = early
            unsealed.leaves.removeAll { $0.transaction >= early }
        }
        return unsealed
    }

    /// The first transaction below a horizon, of those not sealed yet, that continues an entry
    /// which is not below it. Few entries are at or over a horizon, so this is asked from there.
    private func earliestContinuation(over horizon: UInt64) async throws -> UInt64? {
        let bound = String(horizon)
        let rows = try await sql.query(
            """
            select min(b.xid)::text
            from action_log late
            join trail_link p on p.leaf_id = late.id
            join trail_link l on l.claim_id = p.claim_id and l.version = p.version + 1
            join action_log b on b.id = l.leaf_id
            where late.xid >= \(bound)::text::xid8 and b.xid < \(bound)::text::xid8
                and b.xid >= coalesce(
                    (select horizon from tree_head order by size desc limit 1), '0'::xid8)
            """)
        return try rows[0].decode(String?.self).map(number)
    }

    /// Numbers of transactions have 64 bits without a sign, and come as text.
    private func number(_ text: String) throws -> UInt64 {
        guard let number = UInt64(text) else { throw NoTransactionNumber() }
        return number
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
