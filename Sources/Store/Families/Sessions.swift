import Digests
import Domain
import Postgres

extension Transaction {
    /// Begins a session; gives its number.
    ///
    /// - Parameter began: the sign-in, which a session that goes on under a new token keeps.
    package func beginSession(
        of id: OfficerID, token: Digest, address: String, began: Instant, steppedUpAt: Instant?,
        at now: Instant
    ) async throws -> Int64 {
        try await sql.query(
            """
            insert into session
                (token_hash, officer_id, address, began_at, used_at, expires_at, stepped_at)
            values (\(token), \(id), \(address), \(began), \(now),
                \(began.advanced(bySeconds: SessionTerms.absoluteSeconds)), \(steppedUpAt))
            returning id
            """)[0].decode(Int64.self)
    }

    /// The session under a token, with what its officer's row says now; nil when it has ended, in
    /// whatever way. One statement: it is asked before every request.
    package func session(under token: Digest, at now: Instant) async throws -> Session? {
        let idleSince = now.advanced(bySeconds: -SessionTerms.idleSeconds)
        return try await sql.query(
            """
            select s.id, o.id, o.roles, o.name, s.began_at, s.expires_at, s.used_at, s.stepped_at,
                c.must_change, c.password_at, c.factor_at is not null, o.area_code, o.insurer
            from session s join officer o on o.id = s.officer_id
                join credential c on c.officer_id = s.officer_id
            where s.token_hash = \(token) and s.ended_at is null and o.active
                and s.expires_at > \(now) and s.used_at > \(idleSince)
            """
        ).first.map { row in
            let (
                id, officer, roles, name, began, expires, used, stepped, mustChange, passwordAt,
                factor, area, insurer
            ) = try row.decode(
                (
                    Int64, OfficerID, [String], String, Instant, Instant, Instant, Instant?, Bool,
                    Instant, Bool, AreaCode?, String?
                ).self)
            return Session(
                kind: .person, id: id,
                actor: Actor(
                    id: officer, roles: Set(roles.compactMap(Role.init)),
                    scope: Scope(area: area, insurer: insurer)), name: name,
                beganAt: began, expiresAt: expires, usedAt: used, steppedUpAt: stepped,
                mustChangePassword: mustChange
                    || PasswordPolicy.isTooOld(setAt: passwordAt, now: now),
                hasSecondFactor: factor)
        }
    }

    /// Writes that a session was used, or the token or certificate that stands for one.
    package func keepUse(of session: Session, at now: Instant) async throws {
        let table =
            switch session.kind {
            case .person: "session"
            case .system: "api_token"
            case .device: "client_certificate"
            }
        try await sql.execute(
            """
            update \(unescaped: table) set used_at = greatest(used_at, \(now))
            where id = \(session.id)
            """)
    }

    /// Ends one session of an officer; gives whether it had not ended yet.
    package func endSession(
        _ session: Int64, of id: OfficerID, at now: Instant
    ) async throws -> Bool {
        try await sql.execute(
            """
            update session set ended_at = \(now)
            where id = \(session) and officer_id = \(id) and ended_at is null
            """) == 1
    }

    /// Ends the sessions of an officer, one excepted; gives how many.
    package func endSessions(
        of id: OfficerID, except session: Int64? = nil, at now: Instant
    ) async throws -> Int {
        Int(
            try await sql.execute(
                """
                update session set ended_at = \(now)
                where officer_id = \(id) and ended_at is null
                    and id is distinct from \(session)
                """))
    }

    /// An officer's sessions that still count, the last used first.
    package func sessions(of id: OfficerID, at now: Instant) async throws -> [SessionRow] {
        try await sql.query(
            """
            select id, began_at, used_at, address from session
            where officer_id = \(id) and ended_at is null and expires_at > \(now)
                and used_at > \(now.advanced(bySeconds: -SessionTerms.idleSeconds))
            order by used_at desc, id desc limit 100
            """
        ).map { row in
            let (id, began, used, address) = try row.decode(
                (Int64, Instant, Instant, String).self)
            return SessionRow(id: id, beganAt: began, usedAt: used, address: address)
        }
    }
}

// Tokens of systems.

extension Transaction {
    /// Writes a token down; gives its number.
    package func addToken(
        _ token: Digest, of id: OfficerID, label: String, permissions: Set<Permission>,
        by issuer: OfficerID, expiresAt: Instant, at now: Instant
    ) async throws -> Int64 {
        try await sql.query(
            """
            insert into api_token
                (token_hash, officer_id, label, permissions, issued_by, issued_at, expires_at)
            values (\(token), \(id), \(label), \(permissions.map(\.rawValue).sorted()),
                \(issuer), \(now), \(expiresAt))
            returning id
            """)[0].decode(Int64.self)
    }

    /// What a system may do with its token now: what it was issued for, as far as its officer still
    /// may. Nil for a token that has ended, or whose officer is not active.
    package func session(ofToken token: Digest, at now: Instant) async throws -> Session? {
        try await sql.query(
            """
            select t.id, o.id, o.roles, t.label, t.issued_at, t.expires_at, t.used_at,
                t.permissions, o.area_code, o.insurer
            from api_token t join officer o on o.id = t.officer_id
            where t.token_hash = \(token) and t.revoked_at is null and o.active
                and t.expires_at > \(now)
            """
        ).first.map { row in
            let (id, officer, roles, label, issued, expires, used, permissions, area, insurer) =
                try row.decode(
                    (
                        Int64, OfficerID, [String], String, Instant, Instant, Instant?, [String],
                        AreaCode?, String?
                    ).self)
            let actor = Actor(
                id: officer, roles: Set(roles.compactMap(Role.init)),
                scope: Scope(area: area, insurer: insurer),
                limits: Set(permissions.compactMap(Permission.init)))
            return Session(
                kind: .system, id: id, actor: actor, name: label, beganAt: issued,
                expiresAt: expires, usedAt: used)
        }
    }

    /// Whether a token's number is that of this token.
    package func isToken(_ id: Int64, _ token: Digest) async throws -> Bool {
        try await sql.query(
            """
            select exists (select from api_token where id = \(id) and token_hash = \(token))
            """)[0].decode(Bool.self)
    }

    /// Gives whether there was such a token that had not ended.
    package func revokeToken(_ token: Int64, at now: Instant) async throws -> Bool {
        try await sql.execute(
            """
            update api_token set revoked_at = \(now)
            where id = \(token) and revoked_at is null and expires_at > \(now)
            """) == 1
    }

    /// Revokes all tokens of an officer; gives how many.
    package func revokeTokens(of id: OfficerID, at now: Instant) async throws -> Int {
        Int(
            try await sql.execute(
                """
                update api_token set revoked_at = \(now)
                where officer_id = \(id) and revoked_at is null and expires_at > \(now)
                """))
    }

    /// All tokens, the newest first.
    package func tokens() async throws -> [TokenRow] {
        try await sql.query(
            """
            select id, officer_id, label, permissions, issued_by, expires_at, used_at, revoked_at
            from api_token order by id desc limit 1000
            """
        ).map { row in
            let (id, officer, label, permissions, issuer, expires, used, revoked) = try row.decode(
                (Int64, OfficerID, String, [String], OfficerID, Instant, Instant?, Instant?).self)
            return TokenRow(
                id: id, officer: officer, label: label, permissions: permissions,
                issuedBy: issuer, expiresAt: expires, usedAt: used, revokedAt: revoked)
        }
    }
}

// Look-ups for persons.

extension Transaction {
    /// How many look-ups an officer made since a moment, and when the first of them was. Look-ups
    /// of one officer wait for each other until the end of the transaction, so that many at once do
    /// not all pass the limit.
    package func lookUps(
        of id: OfficerID, since start: Instant
    ) async throws -> (count: Int, first: Instant?) {
        _ = try await sql.query(
            "select pg_advisory_xact_lock(hashtextextended('person_lookup/' || \(id), 0))")
        let (count, first) = try await sql.query(
            """
            select count(*), min(at) from person_lookup
            where officer_id = \(id) and at > \(start)
            """)[0].decode((Int64, Instant?).self)
        return (Int(count), first)
    }

    /// Leaves the trace of a look-up by ID number.
    package func noteLookUp(by id: OfficerID, found: Int, at now: Instant) async throws {
        try await sql.send(
            """
            insert into person_lookup (at, officer_id, key_kind, found)
            values (\(now), \(id), 'id_number', \(Int32(found)))
            """)
    }
}
