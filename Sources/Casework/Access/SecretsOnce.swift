import Domain
import Store
import Vault

// Secrets that an administrator has made for others through a door. A request that is repeated
// under
// its key gets the outcome again, but the secret was told when it was made and is kept nowhere:
// whoever lost it has another one made.

extension Casework {
    /// Issues a token for a system.
    ///
    /// - Returns: its number, and the token; nil where the request is repeated.
    package func issueToken(
        _ grant: SystemGrant, in session: Session, key: String
    ) async throws -> (id: Int64, token: String?) {
        let token = AccessSecrets.systemToken(prefix: TokenTerms.prefix)
        let digest = AccessSecrets.digest(of: token)
        let issued = try await perform(IssueToken(grant, token: digest), in: session, key: key)
        let isNew = try await read(IsToken(id: issued.id, token: digest))
        return (issued.id, isNew ? token : nil)
    }

    /// Gives an officer an initial password; nil where the request is repeated.
    package func resetPassword(
        of officer: OfficerID, in session: Session, key: String
    ) async throws -> String? {
        // A hash is dear: not for whoever asks.
        try await demand(ResetPassword.permission, for: ResetPassword.name, in: session)
        let password = AccessSecrets.initialPassword()
        let hash = try await passwords.hash(password)
        _ = try await perform(
            ResetPassword(officer: officer, hash: hash), in: session, key: key)
        return try await read(CredentialOf(officer))?.hash == hash ? password : nil
    }
}
