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
    /// What the browser is known by at the next sign-in, a secret too; nil where that stays as it
    /// is.
    package var device: String?
}

/// What a browser says that it is known by. One that says nothing is asked for all the same, so
/// that the time does not tell which names have known browsers.
private struct Browser {
    var token: String
    var digest: Digest

    init(_ token: String?) {
        self.token = token ?? AccessSecrets.sessionToken()
        self.digest = AccessSecrets.digest(of: self.token)
    }
}

// Sessions begin, go on and end without a leaf: nobody decides anything by it. Failed attempts
// stand among the refused ones.

extension Casework {
    /// Signs an officer in. The answer is the same, after the same computation and the same number
    /// of statements, for an account that is not there, a wrong password and a locked account.
    ///
    /// - Parameters:
    ///   - address: where the browser is, for the officer's own list of sessions.
    ///   - old: the token that the browser had; its session ends.
    ///   - device: what the browser says that it is known by.
    /// - Throws: ``Refusal/signInRefused``, ``Refusal/busy``.
    package func signIn(
        _ id: OfficerID, password: String, from address: String, replacing old: String? = nil,
        device: String? = nil
    ) async throws -> SignedIn {
        // PostgreSQL has no text with a zero byte in it, so nobody has such an id.
        let id = id.rawValue.utf8.contains(0) || id.rawValue.utf8.count > 200 ? "" : id
        let known = try await read(CredentialOf(id))
        let (isRight, isOutdated) = try await passwords.check(password, against: known?.hash)
        let passwordAt = known?.passwordAt
        let token = AccessSecrets.sessionToken()
        let digest = AccessSecrets.digest(of: token)
        let oldDigest = old.map(AccessSecrets.digest(of:))
        let browser = Browser(device)
        let at = clock.now()
        let begun: (session: Int64, device: String)? = try await database.write(within: nil) {
            tx in
            let credential = try await tx.credential(of: id, locking: true)
            let device = try await tx.knownDevice(browser.digest, of: id, at: at)
            let lockout = device?.lockout ?? credential?.lockout ?? Lockout()
            guard isRight, let credential, credential.isActive, !lockout.isLocked(at: at),
                credential.passwordAt == passwordAt
            else {
                try await Casework.countFailure(
                    lockout, at: device.map { _ in browser }, of: id, credential, from: address,
                    at: at, in: tx)
                return nil
            }
            if let oldDigest, let former = try await tx.session(under: oldDigest, at: at) {
                _ = try await tx.endSession(former.id, of: former.actor.id, at: at)
            }
            // What others try from outside is not over because the officer came in by a door of
            // their own.
            if device == nil, !lockout.isClean { try await tx.keepLockout(Lockout(), of: id) }
            let kept = try await Casework.keep(
                browser, isKnown: device != nil, of: id, at: at, in: tx)
            let session = try await tx.beginSession(
                of: id, token: digest, address: address, began: at, steppedUpAt: nil, at: at)
            return (session, kept)
        }
        guard let begun else {
            logger.notice("sign_in refused", metadata: ["address": "\(address)"])
            throw Refusal.signInRefused
        }
        // Not before it is certain that the password let somebody in: the time would tell. What
        // fails now is done at the next sign-in.
        if isOutdated, let known { try? await renewHash(of: known, password) }
        logger.notice(
            "signed in",
            metadata: [
                "actor": "\(id)", "session": "\(begun.session)", "address": "\(address)",
            ])
        return SignedIn(token: token, session: begun.session, device: begun.device)
    }

    /// The hash of a password that was right, at the present cost.
    private func renewHash(of credential: Credential, _ password: String) async throws {
        let new = try await passwords.hash(password)
        try await database.write(within: nil) { tx in
            try await tx.rehash(credential.officer, from: credential.hash, to: new)
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
        let found = try await database.read(within: nil, onLoop: true) { tx in
            try await tx.ending.session(under: digest, at: at)
        }
        guard var session = found else { return nil }
        try await noteUse(of: session, at: at)
        session.formToken = AccessSecrets.formToken(of: token)
        if session.steppedUpAt == nil {
            session.mustPresentFactor = secondFactor.binds(session.actor.roles)
        }
        return session
    }

    /// The system that comes with a token; nil when the token has ended, in whatever way.
    package func system(under token: String) async throws -> Session? {
        guard token.hasPrefix(TokenTerms.prefix), token.utf8.count == TokenTerms.prefix.count + 64
        else { return nil }
        let at = clock.now()
        let digest = AccessSecrets.digest(of: token)
        let session = try await database.read(within: nil, onLoop: true) { tx in
            try await tx.ending.session(ofToken: digest, at: at)
        }
        if let session { try await noteUse(of: session, at: at) }
        return session
    }

    /// Writes a use that ends an idle time: once in ``SessionTerms/touchSeconds``, not with each
    /// request, so that the rest of them only read.
    func noteUse(of session: Session, at: Instant) async throws {
        guard session.isUseDue(at: at) else { return }
        try await database.write(within: nil, onLoop: true) { tx in
            try await tx.keepUse(of: session, at: at)
        }
    }

    /// Whether a form comes from the session's own pages.
    package static func isForm(_ token: String, of session: Session) -> Bool {
        !session.formToken.isEmpty && AccessSecrets.areSame(token, session.formToken)
    }
}

extension Casework {
    /// Counts an attempt from outside that failed, where it is to be counted. The sessions stay:
    /// whoever is outside could throw anybody out.
    ///
    /// - Parameter device: the browser, if the officer is known there.
    private static func countFailure(
        _ lockout: Lockout, at device: Browser?, of id: OfficerID, _ credential: Credential?,
        from address: String, at now: Instant, in tx: Transaction
    ) async throws {
        var lockout = lockout
        _ = lockout.fail(at: now)
        if let device {
            try await tx.keepLockout(lockout, ofDevice: device.digest, of: id)
        } else {
            try await tx.keepLockout(lockout, of: id)
        }
        // What was typed for a name that nobody has may be a password.
        try await tx.logRefusal(
            at: now, actor: credential?.officer ?? "unknown", action: "sign_in",
            code: Refusal.signInRefused.code, claim: nil, key: nil, from: address)
    }

    /// Keeps a browser as known. What it says of itself is taken only if it was told so here:
    /// somebody may have planted it.
    private static func keep(
        _ browser: Browser, isKnown: Bool, of id: OfficerID, at now: Instant,
        in tx: Transaction
    ) async throws -> String {
        var browser = browser
        if !isKnown, try await !tx.isDevice(browser.digest) { browser = Browser(nil) }
        try await tx.keepDevice(browser.digest, of: id, at: now)
        return browser.token
    }
}
