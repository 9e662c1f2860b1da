import Domain
import Postgres
import Vault

extension Transaction {
    /// Refuses to go on with keys that were exchanged meanwhile; ``Database`` then takes the newer
    /// ones and runs the transaction again.
    ///
    /// - Parameter isToWrite: whether values are to be made. A key is closed only when nobody who
    ///   asked so is at work: what was made with it is then all that there will ever be.
    /// - Throws: ``KeysOutdated``.
    package func demandCurrentKeys(toWrite isToWrite: Bool = false) async throws {
        if isToWrite {
            try await sql.send(
                "select pg_advisory_xact_lock_shared(hashtextextended('fangpin keys', 0))")
        }
        let newest = try await sql.query(
            """
            select purpose, max(key_id) from key_fingerprint
            where purpose in ('seal', 'index') and destroyed_at is null group by purpose
            """)
        for row in newest {
            let (purpose, id) = try row.decode((String, Int32).self)
            guard let kind = KeyKind(rawValue: purpose), keys.current(kind) < Int(id) else {
                continue
            }
            throw KeysOutdated(reason: "key \(purpose)-\(id) is needed")
        }
    }

    /// Lets keys be exchanged, closed and destroyed by one transaction at a time.
    package func lockKeyRegister() async throws {
        try await sql.send(
            "select pg_advisory_xact_lock(hashtextextended('fangpin key register', 0))")
    }

    /// Every exchangeable key that was ever recorded, by kind and number.
    package func keyStandings() async throws -> [KeyStanding] {
        let passes = try await keyPasses()
        return try await sql.query(
            """
            select purpose, key_id, recorded_at, closed_at, destroyed_at from key_fingerprint
            order by purpose desc, key_id
            """
        ).compactMap { row in
            let (purpose, id, recorded, closed, destroyed) = try row.decode(
                (String, Int32, Instant, Instant?, Instant?).self)
            return KeyKind(rawValue: purpose).map { kind in
                KeyStanding(
                    kind: kind, id: Int(id), recordedAt: recorded, closedAt: closed,
                    destroyedAt: destroyed,
                    passes: passes.filter { $0.kind == kind && $0.id == id }.map(\.pass))
            }
        }
    }

    private func keyPasses() async throws -> [(kind: KeyKind, id: Int32, pass: KeyPass)] {
        try await sql.query(
            """
            select purpose, key_id, target, position, replaced, skipped, ended_at,
                case target when 'household' then (select max(no) from household)
                    when 'person' then (select max(no) from person)
                    when 'crosscheck' then (select max(no) from crosscheck)
                    when 'officer' then (select count(*) from officer)
                    else (select count(*) from credential) end::bigint
            from key_pass order by target
            """
        ).compactMap { row in
            let (purpose, id, target, position, replaced, skipped, ended, last) = try row.decode(
                (String, Int32, String, Int64, Int64, Int64, Instant?, Int64?).self)
            return KeyKind(rawValue: purpose).map { kind in
                (
                    kind, id,
                    KeyPass(
                        target: target, position: position, last: last ?? 0, replaced: replaced,
                        skipped: skipped, endedAt: ended)
                )
            }
        }
    }

    /// Records a key, which makes all new values from the commit on, and begins to bring the older
    /// ones under it.
    package func recordKey(
        _ key: KeyFingerprint, of kind: KeyKind, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            insert into key_fingerprint (purpose, key_id, value, recorded_at)
            values (\(kind.rawValue), \(Int32(key.id)), \(key.bytes), \(instant))
            """)
        try await sql.send(
            """
            insert into key_pass (purpose, key_id, target, begun_at)
            select \(kind.rawValue), \(Int32(key.id)), target, \(instant)
            from unnest(\(KeyTarget.all(of: kind).map(\.rawValue))) as t(target)
            """)
    }

    /// Whether the key is recorded already.
    package func isRecorded(_ key: KeyFingerprint) async throws -> Bool {
        try await sql.query(
            """
            select exists (select from key_fingerprint where purpose = \(key.purpose.rawValue)
                and key_id = \(Int32(key.id)) and value = \(key.bytes))
            """)[0].decode(Bool.self)
    }

    /// How many values are left that a key made.
    package func values(under kind: KeyKind, id: Int) async throws -> Int64 {
        try await sql.query("select values_under(\(kind.rawValue), \(Int32(id)))")[0]
            .decode(Int64.self)
    }

    /// Notes that a key was destroyed. The database refuses it while anything of it is left.
    package func noteDestroyed(_ kind: KeyKind, id: Int, at instant: Instant) async throws {
        try await sql.send(
            """
            update key_fingerprint set destroyed_at = \(instant)
            where purpose = \(kind.rawValue) and key_id = \(Int32(id)) and destroyed_at is null
            """)
    }

    /// Closes the keys before a current one, unless somebody is writing who may still have one of
    /// them: nobody waits for that, it is tried again.
    package func closeKeys(
        _ kind: KeyKind, before id: Int, at instant: Instant
    ) async throws -> Bool {
        let isAlone = try await sql.query(
            "select pg_try_advisory_xact_lock(hashtextextended('fangpin keys', 0))"
        )[0].decode(Bool.self)
        guard isAlone else { return false }
        try await sql.send(
            """
            update key_fingerprint set closed_at = \(instant)
            where purpose = \(kind.rawValue) and key_id < \(Int32(id)) and closed_at is null
            """)
        return true
    }
}

/// What has values that a key made. The order is that in which they are brought under a new one:
/// a comparison's code is found again by a person's.
package enum KeyTarget: String, CaseIterable, Sendable {
    case crosscheck
    case household
    case person
    case officer
    case credential

    package static func all(of kind: KeyKind) -> [KeyTarget] {
        switch kind {
        case .seal: [.household, .person, .officer, .credential]
        case .index: [.crosscheck, .household, .person]
        }
    }
}
