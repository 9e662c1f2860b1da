import Casework
import Domain
import Store
import Vault

extension TestOffice {
    /// The password of everybody whom a test lets in.
    package static let password = "Qing-Chuan-2026"

    /// Gives an officer the password, as an administrator and the officer do it.
    package func givePassword(to id: OfficerID) async throws {
        let initial = try await casework.resetPassword(of: id, by: .operator)
        let signedIn = try await casework.signIn(id, password: initial, from: "-")
        guard let session = try await casework.session(under: signedIn.token) else {
            throw Unsound(findings: ["\(id) cannot sign in"])
        }
        try await casework.changePassword(from: initial, to: TestOffice.password, in: session)
        try await casework.endSession(session.id, of: session.actor)
    }

    /// Lets an officer in; gives the token and the session.
    package func session(
        of actor: Domain.Actor
    ) async throws -> (token: String, session: Session) {
        let officers = try await casework.read(OfficerList())
        if officers.first(where: { $0.id == actor.id })?.hasPassword != true {
            try await givePassword(to: actor.id)
        }
        let signedIn = try await casework.signIn(
            actor.id, password: TestOffice.password, from: "-")
        return (signedIn.token, try await current(signedIn.token))
    }

    /// Lets an officer in who then enrols a second factor and presents it.
    package func steppedUp(
        as actor: Domain.Actor
    ) async throws -> (token: String, session: Session) {
        try await steppedUp(try await session(of: actor).session)
    }

    /// The same for who is in and has no factor yet; the session goes on under another token.
    package func steppedUp(
        _ session: Session
    ) async throws -> (token: String, session: Session) {
        let factor = try await enrol(session).factor
        // The code of this moment has confirmed the factor, and none is taken twice.
        wait(OneTimeCode.stepSeconds)
        let next = try await casework.stepUp(session, code: code(of: factor), from: "-")
        return (next.token, try await current(next.token))
    }

    /// The session under a token, which must not have ended.
    package func current(_ token: String) async throws -> Session {
        guard let session = try await casework.session(under: token) else {
            throw Unsound(findings: ["the session has ended"])
        }
        return session
    }

    /// Enrols a second factor; gives what makes its codes, and the recovery codes.
    package func enrol(
        _ session: Session
    ) async throws -> (factor: OneTimeCode, recovery: [String]) {
        let secret = OneTimeCode.randomSecret()
        _ = try await casework.perform(EnrolSecondFactor(secret: secret), in: session)
        let factor = OneTimeCode(secret: secret)
        let recovery = try await casework.confirmSecondFactor(
            code: code(of: factor), in: session)
        return (factor, recovery)
    }

    /// The code that the officer's app shows now.
    package func code(of factor: OneTimeCode) -> String {
        factor.code(at: OneTimeCode.step(at: casework.now.microseconds / 1_000_000))
    }

    /// Lets time pass.
    package func wait(_ seconds: Int64) { clock.set(casework.now.advanced(bySeconds: seconds)) }
}
