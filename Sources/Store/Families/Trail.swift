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

extension Transaction {
    /// Writes a leaf, continues the chains of its claims, and gives the leaf's number.
    package func append(_ new: NewLeaf) async throws -> Int64 {
        let rows = try await sql.query(
            """
            insert into action_log (at, actor, action, body, leaf, mac)
            values (\(new.at), \(new.actor), \(new.action), \(new.body), \(new.leaf), \(new.mac))
            returning id
            """)
        let number = try rows[0].decode(Int64.self)
        guard !new.links.isEmpty else { return number }
        let claims = new.links.map(\.claim)
        let versions = new.links.map { Int32($0.version) }
        let previous = new.links.map { $0.previous?.bytes ?? [] }
        try await sql.execute(
            """
            with links as (
                select * from unnest(\(claims), \(versions), \(previous))
                    as l(claim_id, version, prev)),
            advanced as (
                update claim c set trail_version = l.version, trail_hash = \(new.leaf)
                from links l where c.id = l.claim_id)
            insert into trail_link (claim_id, version, prev, leaf, leaf_id)
            select claim_id, version, prev, \(new.leaf), \(number) from links
            """)
        return number
    }

    /// Where the chains of claims end; the claims are locked in the order of their ids.
    package func lockTrails(
        of claims: [Claim.ID]
    ) async throws -> [(claim: Claim.ID, trail: TrailPosition)] {
        let rows = try await sql.query(
            """
            select id, trail_version, trail_hash from claim where id = any(\(claims))
            order by id for update
            """)
        return try rows.map { row in
            let (id, version, hash) = try row.decode((Int64, Int32, [UInt8]).self)
            return (id, TrailPosition(version: Int(version), leaf: Digest(bytes: hash)))
        }
    }

    /// The salt of a household's commitments; a fresh one that nobody keeps where it was destroyed.
    package func salt(of household: Int32) async throws -> SubjectSalt {
        let rows = try await sql.query("select salt from household where no = \(household)")
        return try rows.first.flatMap { SubjectSalt(bytes: try $0.decode([UInt8].self)) }
            ?? .random()
    }
}

/// An answer that was given once and is given again for the same key.
package struct StoredOutcome: Sendable {
    package var requestHash: Digest
    package var outcome: [UInt8]
}

extension Transaction {
    /// Lets nobody else use a key until the transaction ends, and gives the outcome that is stored
    /// under it.
    package func outcome(lockedUnder key: String) async throws -> StoredOutcome? {
        let rows = try await sql.pipeline([
            "select pg_advisory_xact_lock(hashtextextended(\(key), 1))",
            "select request_hash, outcome from idempotency where key = \(key)",
        ])[1]
        guard let row = rows.first else { return nil }
        let (hash, outcome) = try row.decode((Digest, [UInt8]).self)
        return StoredOutcome(requestHash: hash, outcome: outcome)
    }

    package func keep(
        outcome: [UInt8], of requestHash: Digest, action: String, under key: String,
        leaf: Int64, at instant: Instant
    ) async throws {
        try await sql.execute(
            """
            insert into idempotency (key, action, request_hash, outcome, leaf_id, at)
            values (\(key), \(action), \(requestHash), \(outcome), \(leaf), \(instant))
            """)
    }

    /// Logs what was refused; a key that was logged already is not logged again.
    package func logRefusal(
        at instant: Instant, actor: OfficerID, action: String, code: String, claim: Claim.ID?,
        key: String?
    ) async throws {
        try await sql.execute(
            """
            insert into refused_attempt (at, actor, action, code, claim_id, key)
            values (\(instant), \(actor), \(action), \(code), \(claim), \(key))
            on conflict (key) do nothing
            """)
    }
}
