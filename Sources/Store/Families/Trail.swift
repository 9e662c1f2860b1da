import Digests
import Domain
import Postgres
import Vault

/// A leaf to be written with its links: the trail's entry of one action.
package struct NewLeaf: Sendable {
    package var at: Instant
    package var actor: OfficerID
    package var action: String
    /// The canonical bytes that are hashed, kept as they are.
    package var body: [UInt8]
    package var leaf: Digest
    package var mac: Digest
    package var links: [Link]

    /// The claims whose chains the leaf continues.
    package struct Link: Sendable, Equatable {
        package var claim: Claim.ID
        package var version: Int
        package var previous: Digest?
        /// Where the action moves the claim.
        package var move: ClaimMove?

        package init(claim: Claim.ID, version: Int, previous: Digest?) {
            self.claim = claim
            self.version = version
            self.previous = previous
        }
    }

    package init(
        at: Instant, actor: OfficerID, action: String, body: [UInt8], leaf: Digest, mac: Digest,
        links: [Link]
    ) {
        self.at = at
        self.actor = actor
        self.action = action
        self.body = body
        self.leaf = leaf
        self.mac = mac
        self.links = links
    }
}

/// A claim's next state, and the day by which its next step is due.
package struct ClaimMove: Sendable, Equatable {
    package var state: ClaimState
    package var dueOn: Day?

    package init(to state: ClaimState, dueOn: Day?) {
        self.state = state
        self.dueOn = dueOn
    }
}

extension Transaction {
    /// Writes a leaf, moves its claims and continues their chains, and keeps the outcome that is
    /// given again for the same key: one statement, since every action ends with it. The claims
    /// must be locked; the database holds the edges along which they move.
    package func append(_ new: NewLeaf, keeping kept: [KeptOutcome]) async throws {
        var statement: Statement = """
            with leaf as (
                insert into action_log (at, actor, action, body, leaf, mac)
                values (
                    \(new.at), \(new.actor), \(new.action), \(new.body), \(new.leaf), \(new.mac))
                returning id)
            """
        if new.links.count == 1 {
            statement += linking(new.links[0], to: new)
        } else if !new.links.isEmpty {
            statement += linking(new)
        }
        statement += kept.isEmpty ? " select from leaf" : keeping(kept, of: new)
        try await sql.send(statement)
    }

    private func keeping(_ kept: [KeptOutcome], of new: NewLeaf) -> Statement {
        let first = kept[0]
        guard kept.count > 1 else {
            return """

                insert into idempotency (key, action, request_hash, outcome, leaf_id, at)
                select \(first.key), \(new.action), \(first.requestHash), \(first.outcome), leaf.id,
                    \(new.at)
                from leaf
                """
        }
        return """

            insert into idempotency (key, action, request_hash, outcome, leaf_id, at)
            select k.key, \(new.action), k.request_hash, k.outcome, leaf.id, \(new.at)
            from leaf, unnest(
                \(kept.map(\.key)), \(kept.map(\.requestHash.bytes)), \(kept.map(\.outcome)))
                as k(key, request_hash, outcome)
            """
    }

    /// Most actions are about one claim: no lists, no joins.
    private func linking(_ link: NewLeaf.Link, to new: NewLeaf) -> Statement {
        let version = Int32(link.version)
        let statement: Statement = """
            , linked as (
                insert into trail_link (claim_id, version, prev, leaf, leaf_id)
                select \(link.claim), \(version), \(link.previous?.bytes ?? []), \(new.leaf), leaf.id
                from leaf)
            """
        guard let move = link.move else {
            return statement + """
                , advanced as (
                    update claim set trail_version = \(version), trail_hash = \(new.leaf)
                    where id = \(link.claim))
                """
        }
        let due = move.dueOn.map { PostgresDate(days: $0.number) }
        return statement + """
            , moved as (
                update claim set trail_version = \(version), trail_hash = \(new.leaf),
                    state = \(move.state.rawValue), due_on = \(due), version = version + 1,
                    changed_at = \(new.at)
                where id = \(link.claim))
            """
    }

    private func linking(_ new: NewLeaf) -> Statement {
        let links = new.links
        var statement: Statement = """
            , links as (
                select * from unnest(\(links.map(\.claim)), \(links.map { Int32($0.version) }),
                    \(links.map { $0.previous?.bytes ?? [] }), \(links.map { $0.move?.state.rawValue }),
                    \(links.map { $0.move?.dueOn.map { PostgresDate(days: $0.number) } }))
                    as l(claim_id, version, prev, state, due_on)),
            linked as (
                insert into trail_link (claim_id, version, prev, leaf, leaf_id)
                select l.claim_id, l.version, l.prev, \(new.leaf), leaf.id from links l, leaf)
            """
        // Each costs an update of its own: most actions move all their claims, or none.
        if links.contains(where: { $0.move != nil }) {
            statement += """
                , moved as (
                    update claim c set trail_version = l.version, trail_hash = \(new.leaf),
                        state = l.state, due_on = l.due_on, version = c.version + 1,
                        changed_at = \(new.at)
                    from links l where c.id = l.claim_id and l.state is not null)
                """
        }
        if links.contains(where: { $0.move == nil }) {
            statement += """
                , advanced as (
                    update claim c set trail_version = l.version, trail_hash = \(new.leaf)
                    from links l where c.id = l.claim_id and l.state is null)
                """
        }
        return statement
    }

    /// Where the chains of claims end; the claims are locked in the order of their ids.
    package func lockTrails(
        of claims: [Claim.ID]
    ) async throws -> [(claim: Claim.ID, trail: TrailPosition)] {
        let rows = try await sql.query(
            """
            select id, trail_version, trail_hash from claim where id \(in: claims)
            order by id for update
            """)
        return try rows.map { row in
            let (id, version, hash) = try row.decode((Int64, Int32, [UInt8]).self)
            return (id, TrailPosition(version: Int(version), leaf: Digest(bytes: hash)))
        }
    }
}

/// An answer that was given once and is given again for the same key.
package struct KeptOutcome: Sendable {
    package var key: String
    package var requestHash: Digest
    package var outcome: [UInt8]

    package init(key: String, requestHash: Digest, outcome: [UInt8]) {
        self.key = key
        self.requestHash = requestHash
        self.outcome = outcome
    }
}

extension Transaction {
    /// Whether an outcome is kept under a key.
    package func isKept(_ key: String) async throws -> Bool {
        try await sql.query("select exists (select from idempotency where key = \(key))")[0]
            .decode(Bool.self)
    }

    /// Lets nobody else use these keys until the transaction ends, and gives the outcomes that are
    /// kept under them, by key.
    package func outcomes(lockedUnder keys: [String]) async throws -> [String: KeptOutcome] {
        // In one order, so that two who use the same keys do not wait for each other.
        let keys = keys.sorted()
        try await sql.send(
            """
            select pg_advisory_xact_lock(hashtextextended(key, 1)) from unnest(\(keys)) as k(key)
            """)
        let rows = try await sql.query(
            "select key, request_hash, outcome from idempotency where key \(in: keys)")
        var kept: [String: KeptOutcome] = [:]
        for row in rows {
            let (key, hash, outcome) = try row.decode((String, Digest, [UInt8]).self)
            kept[key] = KeptOutcome(key: key, requestHash: hash, outcome: outcome)
        }
        return kept
    }

    /// Logs what was refused; a key that was logged already is not logged again.
    ///
    /// - Parameter address: where the request came from; nil for what no request did.
    package func logRefusal(
        at instant: Instant, actor: OfficerID, action: String, code: String, claim: Claim.ID?,
        key: String?, from address: String?
    ) async throws {
        try await sql.send(
            """
            insert into refused_attempt (at, actor, action, code, claim_id, key, address)
            values (\(instant), \(actor), \(action), \(code), \(claim), \(key), \(address))
            on conflict (key) do nothing
            """)
    }
}
