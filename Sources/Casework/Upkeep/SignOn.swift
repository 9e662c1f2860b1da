import Domain
import Logging
import Store
import Vault

extension Casework {
    /// Signs in whom the county's sign-on has named. It is the first factor and no more: what needs
    /// a second one asks for it here. A lock does not matter, for it is about guessed passwords,
    /// and
    /// none was tried.
    ///
    /// - Parameters:
    ///   - address: where the browser is, for the officer's own list of sessions.
    ///   - old: the token that the browser had; its session ends.
    /// - Throws: ``Refusal/signOnUnknown`` for a subject that nobody has bound, and for an account
    ///   that is switched off or was never given a password.
    package func signOn(
        _ subject: SignOnSubject, from address: String, replacing old: String? = nil
    ) async throws -> SignedIn {
        let token = AccessSecrets.sessionToken()
        let digest = AccessSecrets.digest(of: token)
        let oldDigest = old.map(AccessSecrets.digest(of:))
        let at = clock.now()
        let session: Int64? = try await database.write(within: nil) { tx in
            let officer = try await tx.officer(of: subject)
            guard let officer,
                let credential = try await tx.credential(of: officer, locking: true),
                credential.isActive
            else {
                try await tx.logRefusal(
                    at: at, actor: officer ?? "unknown", action: "sign_on",
                    code: Refusal.signOnUnknown.code, claim: nil, key: nil, from: address)
                return nil
            }
            if let oldDigest, let former = try await tx.session(under: oldDigest, at: at) {
                _ = try await tx.endSession(former.id, of: former.actor.id, at: at)
            }
            return try await tx.beginSession(
                of: officer, token: digest, address: address, began: at, steppedUpAt: nil, at: at)
        }
        guard let session else {
            // The subject is what an administrator needs to bind it, and no secret.
            logger.notice(
                "sign_on refused",
                metadata: ["subject": "\(subject.subject)", "address": "\(address)"])
            throw Refusal.signOnUnknown
        }
        logger.notice(
            "signed on",
            metadata: [
                "subject": "\(subject.subject)", "session": "\(session)", "address": "\(address)",
            ])
        return SignedIn(token: token, session: session)
    }
}
