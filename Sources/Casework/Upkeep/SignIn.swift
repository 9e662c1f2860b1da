import Digests
import Domain
import Logging
import Store
import Vault

/// Somebody who has just shown who they are, with the token that the browser is to keep.
package struct SignedIn: Sendable {
    /// A secret: told here and kept nowhere.
    package var token: String
    package var session: Int64
}

// Sessions begin, go on and end without a leaf: nobody decides anything by it. Failed attempts
// stand among the refused ones.

extension Casework {
    /// Signs an officer in. The answer is the same, after the same computation and the same
    /// statements, for an account that is not there, a wrong password and a locked account.
    ///
    /// - Parameters:
    ///   - address: where the browser is, for the officer's own list of sessions.
    ///   - old: the token that the browser had; its session ends.
    /// - Throws: ``Refusal/signInRefused``, ``Refusal/busy``.
    package func signIn(
        _ id: OfficerID, password: String, from address: String, replacing old: String? = nil
    ) async throws -> SignedIn {
        // PostgreSQL has no text with a zero byte in it, so nobody has such an id.
        let id = id.rawValue.utf8.contains(0) || id.rawValue.utf8.count > 200 ? "" : id
        let known = try await read(CredentialOf(id))
        let (isRight, isOutdated) = try await passwords.check(password, against: known?.hash)
        let passwordAt = known?.passwordAt
        let token = AccessSecrets.sessionToken()
        let digest = AccessSecrets.digest(of: token)
        let oldDigest = old.map(AccessSecrets.digest(of:))
        let at = clock.now()
        let session: Int64? = try await database.write(within: nil) { tx in
            let credential = try await tx.credential(of: id, locking: true)
            var lockout = credential?.lockout ?? Lockout()
            if isRight, let credential, credential.isActive, !lockout.isLocked(at: at),
                credential.passwordAt == passwordAt
            {
                if let oldDigest, let former = try await tx.useSession(oldDigest, at: at) {
                    _ = try await tx.endSession(former.id, of: former.actor.id, at: at)
                }
                if lockout != Lockout() { try await tx.keepLockout(Lockout(), of: id) }
                return try await tx.beginSession(
                    of: id, token: digest, address: address, began: at, steppedUpAt: nil, at: at)
            }
            // The sessions stay: whoever is outside could throw anybody out.
            _ = lockout.fail(at: at)
            try await tx.keepLockout(lockout, of: id)
            // What was typed for a name that nobody has may be a password.
            try await tx.logRefusal(
                at: at, actor: credential?.officer ?? "unknown", action: "sign_in",
                code: Refusal.signInRefused.code, claim: nil, key: nil, from: address)
            return nil
        }
        guard let session else {
            logger.notice("sign_in refused", metadata: ["address": "\(address)"])
            throw Refusal.signInRefused
        }
        // Not before it is certain that the password let somebody in: the time would tell. What
        // fails now is done at the next sign-in.
        if isOutdated, let known { try? await renewHash(of: known, password) }
        logger.notice(
            "signed in",
            metadata: ["actor": "\(id)", "session": "\(session)", "address": "\(address)"])
        return SignedIn(token: token, session: session)
    }

    /// The hash of a password that was right, at the present cost.
    private func renewHash(of credential: Credential, _ password: String) async throws {
        let new = try await passwords.hash(password)
        try await database.write(within: nil) { tx in
            try await tx.rehash(credential.officer, from: credential.hash, to: new)
        }
    }

    /// Presents the second factor: a code of the moment, or a recovery code. The session goes on
    /// under a new token, and the old one is dead.
    ///
    /// - Throws: ``Refusal/codeWrong``, which counts as a failed sign-in;
    ///   ``Refusal/secondFactorMissing``; ``Refusal/sessionNotFound`` when it ended meanwhile.
    package func stepUp(
        _ session: Session, code: String, from address: String
    ) async throws -> SignedIn {
        guard session.kind == .person else { throw Refusal.notPermitted(.keepOwnAccess) }
        let id = session.actor.id
        let token = AccessSecrets.sessionToken()
        let digest = AccessSecrets.digest(of: token)
        let at = clock.now()
        let next: Int64? = try await database.write(within: nil) { tx in
            guard let credential = try await tx.credential(of: id, locking: true),
                credential.hasFactor
            else { throw Refusal.secondFactorMissing }
            guard !credential.lockout.isLocked(at: at),
                try await Casework.accept(code, of: credential, at: at, in: tx)
            else { return nil }
            guard try await tx.endSession(session.id, of: id, at: at) else {
                throw Refusal.sessionNotFound
            }
            if credential.lockout != Lockout() { try await tx.keepLockout(Lockout(), of: id) }
            return try await tx.beginSession(
                of: id, token: digest, address: address, began: session.beganAt,
                steppedUpAt: at, at: at)
        }
        guard let next else {
            try await countFailure(of: id)
            throw Refusal.codeWrong
        }
        logger.notice(
            "second factor presented",
            metadata: ["actor": "\(id)", "session": "\(next)", "address": "\(address)"])
        return SignedIn(token: token, session: next)
    }

    /// Uses a code up, if it is one.
    static func accept(
        _ code: String, of credential: Credential, at: Instant, in tx: Transaction
    ) async throws -> Bool {
        let typed = code.filter { !$0.isWhitespace }
        if let factor = try tx.factor(of: credential),
            let step = factor.step(
                of: typed, at: at.microseconds / 1_000_000, after: credential.factorStep)
        {
            try await tx.noteFactorStep(step, of: credential.officer)
            return true
        }
        let digest = AccessSecrets.digest(
            ofRecoveryCode: typed, officer: credential.officer.rawValue)
        return try await tx.useRecoveryCode(digest, of: credential.officer, at: at)
    }

    /// Counts a wrong password or code of somebody who is signed in; the fifth locks the account
    /// and ends its sessions.
    func countFailure(of id: OfficerID) async throws {
        let at = clock.now()
        logger.notice("wrong password or code", metadata: ["actor": "\(id)"])
        try await database.write(within: nil) { tx in
            guard let credential = try await tx.credential(of: id, locking: true) else { return }
            var lockout = credential.lockout
            let isLocked = lockout.fail(at: at)
            try await tx.keepLockout(lockout, of: id)
            try await tx.logRefusal(
                at: at, actor: id, action: "sign_in", code: Refusal.codeWrong.code, claim: nil,
                key: nil, from: Caller.address)
            if isLocked { _ = try await tx.endSessions(of: id, at: at) }
        }
    }

    /// Ends one of an officer's own sessions.
    ///
    /// - Throws: ``Refusal/sessionNotFound`` for one that has ended or is another's.
    package func endSession(_ session: Int64, of actor: Actor) async throws {
        let at = clock.now()
        let isEnded = try await database.write(within: nil) { tx in
            try await tx.endSession(session, of: actor.id, at: at)
        }
        guard isEnded else { throw Refusal.sessionNotFound }
    }

    /// The same for somebody who has signed in.
    ///
    /// - Throws: what ``Session/demand(_:at:)`` throws for ``Permission/keepOwnAccess``, which a
    ///   system does not hold; ``Refusal/stepUpNeeded(_:)`` as ``demandJustShown(for:in:)``.
    package func endSession(_ id: Int64, in session: Session) async throws {
        try await demand(.keepOwnAccess, for: "end_own_session", in: session)
        if id != session.id { try await demandJustShown(for: "end_own_session", in: session) }
        try await endSession(id, of: session.actor)
    }

    /// Ends all sessions of an officer but the present one.
    ///
    /// - Throws: as ``endSession(_:in:)``.
    package func endOtherSessions(in session: Session, key: String? = nil) async throws {
        try await demand(.keepOwnAccess, for: SignOutEverywhere.name, in: session)
        try await demandJustShown(for: SignOutEverywhere.name, in: session)
        _ = try await perform(SignOutEverywhere(keeping: session.id), in: session, key: key)
    }

    /// Before somebody ends other sessions of the own account: a session left open on a desk must
    /// not be enough to throw its owner out elsewhere (OWASP ASVS 5.0, 7.5.2). The password or the
    /// second factor will do, for not everybody has the second.
    ///
    /// - Throws: ``Refusal/stepUpNeeded(_:)``.
    private func demandJustShown(for name: String, in session: Session) async throws {
        let at = clock.now()
        guard !session.hasJustShown(at: at) else { return }
        let refusal = Refusal.stepUpNeeded(.keepOwnAccess)
        try await note(refusal, of: name, by: session.actor, at: at)
        throw refusal
    }

    /// Who comes with a session's token; nil when it has ended, in whatever way.
    package func session(under token: String) async throws -> Session? {
        guard token.utf8.count == 64, token.allSatisfy(\.isHexDigit) else { return nil }
        let at = clock.now()
        let digest = AccessSecrets.digest(of: token)
        var session = try await database.write(within: nil, onLoop: true) { tx in
            try await tx.useSession(digest, at: at)
        }
        session?.formToken = AccessSecrets.formToken(of: token)
        if let found = session, found.steppedUpAt == nil {
            session?.mustPresentFactor = secondFactor.binds(found.actor.roles)
        }
        return session
    }

    /// The system that comes with a token; nil when the token has ended, in whatever way.
    package func system(under token: String) async throws -> Session? {
        guard token.hasPrefix(TokenTerms.prefix), token.utf8.count == TokenTerms.prefix.count + 64
        else { return nil }
        let at = clock.now()
        let digest = AccessSecrets.digest(of: token)
        return try await database.write(within: nil, onLoop: true) { tx in
            try await tx.useToken(digest, at: at)
        }
    }

    /// Whether a form comes from the session's own pages.
    package static func isForm(_ token: String, of session: Session) -> Bool {
        !session.formToken.isEmpty && AccessSecrets.areSame(token, session.formToken)
    }
}
