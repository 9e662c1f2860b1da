import Domain
import Postgres

extension Transaction {
    /// Writes work down. What is there already gets the new moment and, though somebody may be at
    /// it, is done again.
    package func enqueue(_ works: [DueWork]) async throws {
        guard !works.isEmpty else { return }
        let moments = works.map { PostgresTimestamp(microseconds: $0.dueAt.microseconds) }
        try await sql.send(
            """
            insert into due_work as w (kind, subject, due_at, wake_at)
            select kind, subject, due_at, due_at
            from unnest(\(works.map(\.kind.rawValue)), \(works.map(\.subject)),
                \(moments)) as n(kind, subject, due_at)
            on conflict (kind, subject) do update set
                due_at = excluded.due_at, wake_at = excluded.wake_at, held_until = null,
                version = w.version + 1, attempts = 0, fault = null, parked_at = null
            """)
    }

    /// Strikes work out that has become needless or that this transaction does.
    package func strikeOut(_ kind: DueWork.Kind, _ subject: String) async throws {
        try await sql.send(
            "delete from due_work where kind = \(kind.rawValue) and subject = \(subject)")
    }

    /// Settles work and takes what is due next and held by nobody, the longest due first, all in
    /// one round trip. What is not this holder's any more is not settled.
    ///
    /// The transaction ends before the disk has it. Nothing is lost with what a server that crashes
    /// then forgets: work that was taken or settled is due again, and found done.
    ///
    /// - Parameters:
    ///   - limit: how much is taken at most; 0 to settle only.
    ///   - seconds: how long it is held, by the database's clock, whose time all daemons share.
    package func exchangeDueWork(
        settling settlements: [(work: HeldWork, settlement: HeldWork.Settlement)],
        taking kinds: [DueWork.Kind], at now: Instant, limit: Int, seconds: Int
    ) async throws -> [HeldWork] {
        var statements = ["set local synchronous_commit = off"] + Self.planning
        let done = settlements.filter { $0.settlement == .done }.map(\.work)
        if !done.isEmpty {
            statements.append(
                """
                delete from due_work w
                using unnest(\(done.map(\.id)), \(done.map(\.version))) as h(id, version)
                where w.id = any(\(done.map(\.id))) and w.id = h.id and w.version = h.version
                """)
        }
        statements += settlements.compactMap { postponement(of: $0.work, $0.settlement, at: now) }
        if limit > 0 { statements.append(taking(kinds, at: now, limit: limit, seconds: seconds)) }
        let answers = try await sql.pipeline(statements)
        return limit > 0 ? try answers[answers.count - 1].map(HeldWork.init(row:)) : []
    }

    /// The table is empty and full again long before its statistics are made anew. A plan for the
    /// empty one sorts all of it for every batch, or joins it row by row; so the planner is left
    /// no way but the indexes, and every statement about many rows names their ids as a list.
    private static let planning: [Statement] = [
        "set local enable_sort = off", "set local enable_bitmapscan = off",
        "set local enable_seqscan = off", "set local enable_nestloop = off",
    ]

    private func taking(
        _ kinds: [DueWork.Kind], at now: Instant, limit: Int, seconds: Int
    ) -> Statement {
        """
        update due_work w set version = w.version + 1, attempts = w.attempts + 1,
            held_until = clock_timestamp() + make_interval(secs => \(Double(seconds)))
        where id = any(array(
            select id from due_work
            where wake_at <= \(now) and parked_at is null
                and kind = any(\(kinds.map(\.rawValue)))
                and (held_until is null or held_until < clock_timestamp())
            order by wake_at limit \(rows: limit) for update skip locked))
        returning w.id, w.version, w.kind, w.subject, w.due_at, w.attempts
        """
    }

    private func postponement(
        of work: HeldWork, _ settlement: HeldWork.Settlement, at now: Instant
    ) -> Statement? {
        let (wakeAt, fault, parkedAt): (Instant, String?, Instant?)
        switch settlement {
        case .done: return nil
        case .again(let moment, let reason): (wakeAt, fault, parkedAt) = (moment, reason, nil)
        case .parked(let reason): (wakeAt, fault, parkedAt) = (now, reason, now)
        }
        return """
            update due_work set wake_at = \(wakeAt), held_until = null, fault = \(fault),
                parked_at = \(parkedAt), version = version + 1
            where id = \(work.id) and version = \(work.version)
            """
    }

    /// Goes on holding work; gives the numbers of what is still this holder's.
    package func hold(_ works: [HeldWork], seconds: Int) async throws -> Set<Int64> {
        let answers = try await sql.pipeline(
            Self.planning + [
                """
                update due_work w
                set held_until = clock_timestamp() + make_interval(secs => \(Double(seconds)))
                from unnest(\(works.map(\.id)), \(works.map(\.version))) as h(id, version)
                where w.id = any(\(works.map(\.id))) and w.id = h.id and w.version = h.version
                returning w.id
                """
            ])
        return Set(try answers[answers.count - 1].map { try $0.decode(Int64.self) })
    }

    /// Gives work back that was taken and not begun: it counts as not attempted.
    package func giveBack(_ works: [HeldWork]) async throws {
        guard !works.isEmpty else { return }
        for setting in Self.planning { try await sql.send(setting) }
        try await sql.send(
            """
            update due_work w set held_until = null, version = w.version + 1,
                attempts = w.attempts - 1
            from unnest(\(works.map(\.id)), \(works.map(\.version))) as h(id, version)
            where w.id = any(\(works.map(\.id))) and w.id = h.id and w.version = h.version
            """)
    }

    /// Locks work that was given up and gives it as it was written down; nil where there is none.
    package func lockParked(_ kind: DueWork.Kind, _ subject: String) async throws -> DueWork? {
        try await sql.query(
            """
            select due_at from due_work
            where kind = \(kind.rawValue) and subject = \(subject) and parked_at is not null
            for update
            """
        ).first.map { DueWork(kind, subject, dueAt: try $0.decode(Instant.self)) }
    }

    package func parkedWork(limit: Int) async throws -> [ParkedWork] {
        try await sql.query(
            """
            select kind, subject, due_at, attempts, fault, parked_at from due_work
            where parked_at is not null order by parked_at, id limit \(rows: limit)
            """
        ).map { row in
            let (kind, subject, dueAt, attempts, fault, parkedAt) = try row.decode(
                (String, String, Instant, Int32, String, Instant).self)
            return ParkedWork(
                work: DueWork(DueWork.Kind(rawValue: kind), subject, dueAt: dueAt),
                attempts: Int(attempts), fault: fault, parkedAt: parkedAt)
        }
    }

    package func dueWorkBacklog(at now: Instant) async throws -> DueWorkBacklog {
        let (due, parked, oldest) = try await sql.query(
            """
            select count(*) filter (where parked_at is null and due_at <= \(now)),
                count(*) filter (where parked_at is not null),
                min(due_at) filter (where parked_at is null and due_at <= \(now))
            from due_work
            """)[0].decode((Int64, Int64, Instant?).self)
        let waited = oldest.map { (now.microseconds - $0.microseconds) / 1_000_000 } ?? 0
        return DueWorkBacklog(due: due, parked: parked, oldestSeconds: waited)
    }
}

extension HeldWork {
    fileprivate init(row: Row) throws {
        let (id, version, kind, subject, dueAt, attempts) = try row.decode(
            (Int64, Int64, String, String, Instant, Int32).self)
        self.init(
            id: id, version: version,
            work: DueWork(DueWork.Kind(rawValue: kind), subject, dueAt: dueAt),
            attempt: Int(attempts))
    }
}
