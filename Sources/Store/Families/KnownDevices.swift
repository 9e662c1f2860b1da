import Digests
import Domain
import Postgres

extension Transaction {
    /// A browser, if an officer has signed in with it and not too long ago. The officer's
    /// credential must be locked, so that two attempts at once are counted as two.
    package func knownDevice(
        _ token: Digest, of id: OfficerID, at now: Instant
    ) async throws -> KnownDevice? {
        let since = now.advanced(bySeconds: -KnownDevice.seconds)
        return try await sql.query(
            """
            select failures, locks, locked_until from known_device
            where officer_id = \(id) and token_hash = \(token) and used_at > \(since)
            """
        ).first.map { row in
            let (failures, locks, lockedUntil) = try row.decode((Int32, Int32, Instant?).self)
            return KnownDevice(
                lockout: Lockout(
                    failures: Int(failures), locks: Int(locks), lockedUntil: lockedUntil))
        }
    }

    /// Whether a browser's token was given out here, whoever has signed in with it.
    package func isDevice(_ token: Digest) async throws -> Bool {
        try await sql.query(
            "select exists (select from known_device where token_hash = \(token))")[0]
            .decode(Bool.self)
    }

    /// An officer has signed in with a browser: it is known from now on, with nothing held against
    /// it. Those that were not used for too long, or are too many, are forgotten.
    package func keepDevice(
        _ token: Digest, of id: OfficerID, at now: Instant
    ) async throws {
        let since = now.advanced(bySeconds: -KnownDevice.seconds)
        _ = try await sql.pipeline([
            """
            insert into known_device (token_hash, officer_id, used_at)
            values (\(token), \(id), \(now))
            on conflict (officer_id, token_hash) do update set used_at = excluded.used_at,
                failures = 0, locks = 0, locked_until = null
            """,
            """
            delete from known_device where officer_id = \(id) and (used_at <= \(since)
                or token_hash not in (
                    select token_hash from known_device where officer_id = \(id)
                    order by used_at desc, token_hash limit \(rows: KnownDevice.most)))
            """,
        ])
    }

    /// Writes down how often somebody failed at a known browser.
    package func keepLockout(
        _ lockout: Lockout, ofDevice token: Digest, of id: OfficerID
    ) async throws {
        try await sql.send(
            """
            update known_device set failures = \(Int32(lockout.failures)),
                locks = \(Int32(lockout.locks)), locked_until = \(lockout.lockedUntil)
            where officer_id = \(id) and token_hash = \(token)
            """)
    }

    /// Lifts the locks of all browsers of an officer; gives how many were locked, or on the way.
    package func clearDevices(of id: OfficerID) async throws -> Int {
        Int(
            try await sql.execute(
                """
                update known_device set failures = 0, locks = 0, locked_until = null
                where officer_id = \(id) and (failures > 0 or locks > 0)
                """))
    }

    /// Forgets an officer's browsers: somebody else may have one of them.
    package func forgetDevices(of id: OfficerID) async throws {
        try await sql.send("delete from known_device where officer_id = \(id)")
    }
}
