import Digests
import Domain
import Logging
import Store
import Vault

// The second factor of somebody who has signed in, and what is counted when it is wrong.

extension Casework {
    /// Presents the second factor: a code of the moment, or a recovery code. The session goes on
    /// under a new token, and the old one is dead.
    ///
    /// - Throws: ``Refusal/codeWrong``, which is counted;
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
            guard !credential.inside.isLocked(at: at),
                try await Casework.accept(code, of: credential, at: at, in: tx)
            else { return nil }
            guard try await tx.endSession(session.id, of: id, at: at) else {
                throw Refusal.sessionNotFound
            }
            if !credential.inside.isClean { try await tx.keepInside(Lockout(), of: id) }
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

    /// Counts a wrong password or code of somebody who is signed in; the fifth locks the second
    /// factor and ends all sessions.
    func countFailure(of id: OfficerID) async throws {
        let at = clock.now()
        logger.notice("wrong password or code", metadata: ["actor": "\(id)"])
        try await database.write(within: nil) { tx in
            guard let credential = try await tx.credential(of: id, locking: true) else { return }
            var lockout = credential.inside
            let isLocked = lockout.fail(at: at)
            try await tx.keepInside(lockout, of: id)
            try await tx.logRefusal(
                at: at, actor: id, action: "sign_in", code: Refusal.codeWrong.code, claim: nil,
                key: nil, from: Caller.address)
            if isLocked { _ = try await tx.endSessions(of: id, at: at) }
        }
    }
}
