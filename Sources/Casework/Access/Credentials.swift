import Digests
import Domain
import Store
import Vault

// What has to be computed before an action can be performed: secrets are made here and shown once;
// the actions get hashes and digests.

extension Casework {
    /// Changes the password of whoever is signed in.
    ///
    /// - Parameter key: the request's idempotency key. Where it was used, the old password is wrong
    ///   by now and the new one right.
    /// - Throws: ``Refusal/passwordUnfit(_:)``; ``Refusal/signInRefused`` when the old one is
    ///   wrong, which is counted; ``Refusal/busy``.
    package func changePassword(
        from old: String, to new: String, in session: Session, key: String? = nil
    ) async throws {
        let officer = session.actor.id
        try session.demand(.keepOwnAccess, at: now)
        let known = try await read(CredentialOf(officer))
        guard let credential = known else { throw Refusal.officerNotFound(officer) }
        if let key, try await read(IsKept(key: key)) {
            guard try await passwords.check(new, against: credential.hash).isRight else {
                throw Refusal.keyReused(key)
            }
            return
        }
        if let defect = try await defect(of: new, for: credential) {
            throw Refusal.passwordUnfit(defect)
        }
        try await demandPassword(old, of: credential)
        for hash in [credential.hash] + credential.usedBefore {
            if try await passwords.check(new, against: hash).isRight {
                throw Refusal.passwordUnfit(.usedBefore)
            }
        }
        let action = ChangePassword(
            old: credential.hash, new: try await passwords.hash(new), session: session.id)
        _ = try await perform(action, in: session, key: key)
    }

    /// Gives an officer an initial password, which is told here and nowhere else.
    package func resetPassword(of officer: OfficerID, by actor: Actor) async throws -> String {
        let password = AccessSecrets.initialPassword()
        let hash = try await passwords.hash(password)
        _ = try await perform(ResetPassword(officer: officer, hash: hash), by: actor)
        return password
    }

    /// What the officer's app needs, before it is confirmed.
    package struct Enrolment: Sendable {
        /// In base 32, in groups of four.
        package var secret: String
        /// `otpauth://…`
        package var address: String
    }

    /// Begins to enrol a second factor. The password is asked for: a session left open on a desk
    /// must not be enough to bind somebody else's telephone.
    package func enrolSecondFactor(
        password: String, in session: Session, key: String? = nil
    ) async throws -> Enrolment {
        let officer = session.actor.id
        try session.demand(.keepOwnAccess, at: now)
        let known = try await read(CredentialOf(officer))
        guard let credential = known else { throw Refusal.officerNotFound(officer) }
        try await demandPassword(password, of: credential)
        _ = try await perform(
            EnrolSecondFactor(secret: OneTimeCode.randomSecret()), in: session, key: key)
        // What is kept, and not what was just made: the request may be one that is repeated.
        guard let enrolment = try await openEnrolment(in: session) else {
            throw Refusal.secondFactorPresent
        }
        return enrolment
    }

    /// What was begun and is not confirmed yet, to show it again beside a mistyped code.
    package func openEnrolment(in session: Session) async throws -> Enrolment? {
        let officer = session.actor.id
        return try await read(FactorOf(officer)).map { Casework.enrolment(of: $0, officer) }
    }

    private static func enrolment(of factor: OneTimeCode, _ officer: OfficerID) -> Enrolment {
        let digits = Array(factor.text)
        let groups = stride(from: 0, to: digits.count, by: 4).map {
            String(digits[$0..<min($0 + 4, digits.count)])
        }
        return Enrolment(
            secret: groups.joined(separator: " "),
            address: factor.address(account: officer.rawValue))
    }

    /// How many recovery codes stand in for a second factor.
    package static let recoveryCodes = 10

    /// Confirms the second factor with a first code; gives the recovery codes, which are told here
    /// and nowhere else: none where the request is repeated. A wrong code is counted.
    package func confirmSecondFactor(
        code: String, in session: Session, key: String? = nil
    ) async throws -> [String] {
        try session.demand(.keepOwnAccess, at: now)
        let officer = session.actor.id
        let codes = (0..<Casework.recoveryCodes).map { _ in AccessSecrets.recoveryCode() }
        let digests = codes.map {
            AccessSecrets.digest(ofRecoveryCode: $0, officer: officer.rawValue)
        }
        do {
            _ = try await perform(
                ConfirmSecondFactor(code: code, recovery: digests), in: session, key: key)
        } catch Refusal.codeWrong {
            try await countFailure(of: officer)
            throw Refusal.codeWrong
        }
        let isKept = try await read(IsRecoveryCode(officer: officer, code: digests[0]))
        return isKept ? codes : []
    }

    /// Takes one's own second factor away, for another telephone: after the password and a code of
    /// the old one. All sessions end. Either that is wrong is counted.
    package func removeOwnSecondFactor(
        password: String, code: String, in session: Session, key: String? = nil
    ) async throws {
        let officer = session.actor.id
        try session.demand(.keepOwnAccess, at: now)
        let known = try await read(CredentialOf(officer))
        guard let credential = known else { throw Refusal.officerNotFound(officer) }
        try await demandPassword(password, of: credential)
        do {
            _ = try await perform(RemoveOwnSecondFactor(code: code), in: session, key: key)
        } catch Refusal.codeWrong {
            try await countFailure(of: officer)
            throw Refusal.codeWrong
        }
    }

    /// Issues a token for a system, which is told here and nowhere else.
    package func issueToken(
        of officer: OfficerID, label: String, permissions: Set<Permission>, days: Int32,
        by actor: Actor
    ) async throws -> (id: Int64, token: String) {
        let token = AccessSecrets.systemToken(prefix: TokenTerms.prefix)
        let grant = SystemGrant(
            officer: officer, label: label, permissions: permissions, days: days)
        let issued = try await perform(
            IssueToken(grant, token: AccessSecrets.digest(of: token)), by: actor)
        return (issued.id, token)
    }

    /// Asks for the password of somebody who is signed in.
    private func demandPassword(_ password: String, of credential: Credential) async throws {
        guard !credential.inside.isLocked(at: now),
            try await passwords.check(password, against: credential.hash).isRight
        else {
            try await countFailure(of: credential.officer)
            throw Refusal.signInRefused
        }
    }
}
