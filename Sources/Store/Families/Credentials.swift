import Digests
import Domain
import Postgres
import Vault

/// What an officer signs in with, as the database has it.
package struct Credential: Sendable {
    package var officer: OfficerID
    package var name: String
    package var isActive: Bool
    package var hash: String
    package var passwordAt: Instant
    package var mustChange: Bool
    /// The hashes before, the newest first.
    package var usedBefore: [String]
    /// What came from browsers that the officer has never signed in with.
    package var lockout: Lockout
    /// What was wrong of who has signed in.
    package var inside: Lockout
    /// Sealed; counts once it was confirmed.
    package var factor: [UInt8]?
    package var factorAt: Instant?
    package var factorStep: Int64?

    package var hasFactor: Bool { factorAt != nil }

    /// Whether the password opens nothing but the page that changes it.
    package func mustChange(at now: Instant) -> Bool {
        mustChange || PasswordPolicy.isTooOld(setAt: passwordAt, now: now)
    }
}

extension Transaction {
    /// Nil for who has none, or is not registered at all.
    ///
    /// - Parameter locking: so that two attempts at once are counted as two.
    package func credential(of id: OfficerID, locking: Bool) async throws -> Credential? {
        var statement: Statement = """
            select o.id, o.name, o.active, c.password_hash, c.password_at, c.must_change,
                c.used_before, c.failures, c.locks, c.locked_until, c.factor_sealed, c.factor_at,
                c.factor_step, c.inside_failures, c.inside_locks, c.inside_locked_until
            from credential c join officer o on o.id = c.officer_id where c.officer_id = \(id)
            """
        if locking { statement += " for update of c" }
        return try await sql.query(statement).first.map(Credential.init(row:))
    }

    /// Gives an officer a password. The one before is kept for the history.
    package func setPassword(
        of id: OfficerID, hash: String, mustChange: Bool, at instant: Instant
    ) async throws {
        let kept = Int32(PasswordPolicy.history - 1)
        try await sql.send(
            """
            insert into credential as c (officer_id, password_hash, password_at, must_change)
            values (\(id), \(hash), \(instant), \(mustChange))
            on conflict (officer_id) do update set password_hash = excluded.password_hash,
                password_at = excluded.password_at, must_change = excluded.must_change,
                used_before = (c.password_hash || c.used_before)[1:\(kept)],
                failures = 0, locks = 0, locked_until = null
            """)
    }

    /// The same password under a dearer hash.
    package func rehash(_ id: OfficerID, from old: String, to new: String) async throws {
        try await sql.send(
            """
            update credential set password_hash = \(new)
            where officer_id = \(id) and password_hash = \(old)
            """)
    }

    /// Writes down how often somebody failed from outside; the row must be locked.
    package func keepLockout(_ lockout: Lockout, of id: OfficerID) async throws {
        try await sql.send(
            """
            update credential set failures = \(Int32(lockout.failures)),
                locks = \(Int32(lockout.locks)), locked_until = \(lockout.lockedUntil)
            where officer_id = \(id)
            """)
    }

    /// Writes down how often somebody failed who has signed in; the row must be locked.
    package func keepInside(_ lockout: Lockout, of id: OfficerID) async throws {
        try await sql.send(
            """
            update credential set inside_failures = \(Int32(lockout.failures)),
                inside_locks = \(Int32(lockout.locks)),
                inside_locked_until = \(lockout.lockedUntil)
            where officer_id = \(id)
            """)
    }

    /// Whether an officer is registered, active or not.
    package func hasOfficer(_ id: OfficerID) async throws -> Bool {
        try await sql.query("select exists (select from officer where id = \(id))")[0]
            .decode(Bool.self)
    }

    /// Everybody who is registered, by id.
    package func officerRows() async throws -> [RegisteredOfficer] {
        try await sql.query(
            """
            select o.id, o.name, o.roles, o.active, c.officer_id is not null,
                c.factor_at is not null, greatest(c.locked_until, c.inside_locked_until)
            from officer o left join credential c on c.officer_id = o.id order by o.id
            """
        ).map { row in
            let (id, name, roles, isActive, hasPassword, hasFactor, lockedUntil) = try row.decode(
                (OfficerID, String, [String], Bool, Bool, Bool, Instant?).self)
            return RegisteredOfficer(
                id: id, name: name, roles: roles, isActive: isActive, hasPassword: hasPassword,
                hasSecondFactor: hasFactor, lockedUntil: lockedUntil)
        }
    }
}

// The second factor.

extension Transaction {
    /// Keeps a secret that is not confirmed yet, in place of one that was not either.
    package func keepFactor(_ secret: [UInt8], of id: OfficerID) async throws {
        try await demandCurrentKeys(toWrite: true)
        let sealed = keys.vault.seal(secret, in: Sealed.factor, row: .text(id.rawValue))
        try await sql.send(
            """
            update credential set factor_sealed = \(sealed), factor_at = null, factor_step = null
            where officer_id = \(id)
            """)
    }

    /// The code generator of an officer; nil without a secret.
    package func factor(of credential: Credential) throws -> OneTimeCode? {
        try credential.factor.map { sealed in
            OneTimeCode(
                secret: try keys.vault.open(
                    sealed, in: Sealed.factor, row: .text(credential.officer.rawValue)))
        }
    }

    /// A first code was right: the factor counts from now on, with new recovery codes.
    package func confirmFactor(
        of id: OfficerID, step: Int64, recovery: [Digest], at instant: Instant
    ) async throws {
        _ = try await sql.pipeline([
            """
            update credential set factor_at = \(instant), factor_step = \(step)
            where officer_id = \(id)
            """,
            "delete from recovery_code where officer_id = \(id)",
            """
            insert into recovery_code (officer_id, hash)
            select \(id), hash from unnest(\(recovery.map(\.bytes))) as h(hash)
            """,
        ])
    }

    /// No code up to this step is good any more.
    package func noteFactorStep(_ step: Int64, of id: OfficerID) async throws {
        try await sql.send(
            "update credential set factor_step = \(step) where officer_id = \(id)")
    }

    /// Uses a recovery code; gives whether there was such a one that was not used.
    package func useRecoveryCode(
        _ code: Digest, of id: OfficerID, at instant: Instant
    ) async throws -> Bool {
        try await sql.execute(
            """
            update recovery_code set used_at = \(instant)
            where officer_id = \(id) and hash = \(code) and used_at is null
            """) == 1
    }

    /// Whether a recovery code is an officer's, used or not.
    package func isRecoveryCode(_ code: Digest, of id: OfficerID) async throws -> Bool {
        try await sql.query(
            """
            select exists (
                select from recovery_code where officer_id = \(id) and hash = \(code))
            """)[0].decode(Bool.self)
    }

    /// Takes an officer's second factor away, and its recovery codes.
    package func removeFactor(of id: OfficerID) async throws {
        _ = try await sql.pipeline([
            """
            update credential set factor_sealed = null, factor_at = null, factor_step = null
            where officer_id = \(id)
            """,
            "delete from recovery_code where officer_id = \(id)",
        ])
    }
}

extension Credential {
    fileprivate init(row: Row) throws {
        let (
            id, name, isActive, hash, passwordAt, mustChange, usedBefore, failures, locks,
            lockedUntil, factor, factorAt, factorStep, insideFailures, insideLocks, insideUntil
        ) = try row.decode(
            (
                OfficerID, String, Bool, String, Instant, Bool, [String], Int32, Int32, Instant?,
                [UInt8]?, Instant?, Int64?, Int32, Int32, Instant?
            ).self)
        self.officer = id
        self.name = name
        self.isActive = isActive
        self.hash = hash
        self.passwordAt = passwordAt
        self.mustChange = mustChange
        self.usedBefore = usedBefore
        self.lockout = Lockout(
            failures: Int(failures), locks: Int(locks), lockedUntil: lockedUntil)
        self.inside = Lockout(
            failures: Int(insideFailures), locks: Int(insideLocks), lockedUntil: insideUntil)
        self.factor = factor
        self.factorAt = factorAt
        self.factorStep = factorStep
    }
}
