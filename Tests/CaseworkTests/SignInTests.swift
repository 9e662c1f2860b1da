import Casework
import Domain
import Store
import TestSupport
import Testing
import Vault

/// The code with which something is refused; nil when it is done.
func refusalCode(_ body: () async throws -> Void) async throws -> String? {
    do {
        try await body()
        return nil
    } catch let refusal as Refusal {
        return refusal.code
    }
}

@Suite struct SignInTests {
    private let id = Staff.handler.id

    private func attempt(
        _ office: TestOffice, _ id: OfficerID, _ password: String
    ) async throws -> String? {
        try await refusalCode {
            _ = try await office.casework.signIn(id, password: password, from: "10.0.0.1")
        }
    }

    @Test func whoHasThePasswordComesIn() async throws {
        try await withOffice { office in
            let (token, session) = try await office.session(of: Staff.handler)
            #expect(session.actor == Staff.handler && session.kind == .person)
            #expect(!session.mustChangePassword && !session.hasSecondFactor)
            #expect(session.steppedUpAt == nil && session.formToken.utf8.count == 64)
            for other in ["", "fp_", token.uppercased() + "0", String(repeating: "0", count: 64)] {
                #expect(try await office.casework.session(under: other) == nil)
            }
        }
    }

    /// Name not there, wrong password, locked account, no password, not active: one answer, and
    /// the same number of statements' traces.
    @Test func nobodyIsToldWhy() async throws {
        try await withOffice { office in
            try await office.givePassword(to: id)
            try await office.givePassword(to: "town")
            try await office.corrupt("update officer set active = false where id = 'town'")
            for _ in 0..<5 { _ = try await attempt(office, id, "wrong") }
            let before = try await office.number("select count(*) from refused_attempt")
            for (name, password) in [
                ("nobody", "x"), ("", ""), ("a\0b", "x"), ("approver", "x"),
                ("handler", TestOffice.password), ("town", TestOffice.password),
            ] as [(OfficerID, String)] {
                #expect(try await attempt(office, name, password) == "sign_in_refused")
            }
            #expect(
                try await office.number("select count(*) from refused_attempt") == before + 6)
            // What was typed for a name that nobody has is not kept.
            #expect(
                try await office.number(
                    "select count(*) from refused_attempt where actor = 'unknown'") == 4)
        }
    }

    @Test func fiveFailuresLockAndTimeOrAnAdministratorUnlocks() async throws {
        try await withOffice { office in
            let (token, _) = try await office.session(of: Staff.handler)
            for _ in 0..<4 { #expect(try await attempt(office, id, "no") == "sign_in_refused") }
            #expect(try await attempt(office, id, TestOffice.password) == nil)
            for _ in 0..<5 { #expect(try await attempt(office, id, "no") == "sign_in_refused") }
            #expect(try await attempt(office, id, TestOffice.password) == "sign_in_refused")
            // Who was in stays: nobody is thrown out by somebody who is outside.
            #expect(try await office.casework.session(under: token) != nil)
            office.wait(15 * 60)
            #expect(try await attempt(office, id, TestOffice.password) == nil)
            for _ in 0..<5 { _ = try await attempt(office, id, "no") }
            #expect(
                try await office.refusal(of: UnlockOfficer(officer: id), by: Staff.auditor)
                    == "not_permitted")
            #expect(
                try await office.refusal(of: UnlockOfficer(officer: "nobody"), by: .operator)
                    == "officer_not_found")
            #expect(try await office.refusal(of: UnlockOfficer(officer: id), by: .operator) == nil)
            #expect(try await attempt(office, id, TestOffice.password) == nil)
        }
    }

    /// Whoever fails from outside, again and again, keeps nobody out who has been in with that
    /// browser before.
    @Test func aKnownBrowserIsNotLockedFromOutside() async throws {
        try await withOffice { office in
            try await office.givePassword(to: id)
            func signIn(_ password: String, _ device: String?) async throws -> SignedIn? {
                try? await office.casework.signIn(
                    id, password: password, from: "10.0.0.1", device: device)
            }
            let first = try #require(try await signIn(TestOffice.password, nil))
            let device = try #require(first.device)
            for _ in 0..<20 { _ = try await attempt(office, id, "no") }
            #expect(try await attempt(office, id, TestOffice.password) == "sign_in_refused")
            let planted = String(repeating: "a", count: 64)
            #expect(try await signIn(TestOffice.password, planted) == nil)
            let second = try #require(try await signIn(TestOffice.password, device))
            #expect(second.device == device)
            // What was tried from outside is held against the outside all the same.
            #expect(try await attempt(office, id, TestOffice.password) == "sign_in_refused")
            // The browser counts its own failures, and nobody else's door is shut by them.
            office.wait(86_400)
            #expect(try await attempt(office, id, TestOffice.password) == nil)
            for _ in 0..<5 { #expect(try await signIn("no", device) == nil) }
            #expect(try await signIn(TestOffice.password, device) == nil)
            #expect(try await attempt(office, id, TestOffice.password) == nil)
            #expect(try await office.refusal(of: UnlockOfficer(officer: id), by: .operator) == nil)
            #expect(try await signIn(TestOffice.password, device)?.device == device)
        }
    }

    /// One browser may be known for two officers, and what somebody planted is never taken over.
    @Test func aBrowserIsKnownByWhatItWasToldHere() async throws {
        try await withOffice { office in
            for officer in [id, Staff.town.id] { try await office.givePassword(to: officer) }
            func device(_ officer: OfficerID, _ device: String?) async throws -> String? {
                try await office.casework.signIn(
                    officer, password: TestOffice.password, from: "-", device: device
                ).device
            }
            let planted = String(repeating: "b", count: 64)
            let token = try #require(try await device(id, planted))
            #expect(token != planted)
            #expect(try await device(Staff.town.id, token) == token)
            // Long unused, it is a stranger; reset, all are.
            office.wait(KnownDevice.seconds)
            for _ in 0..<5 { _ = try await attempt(office, id, "no") }
            #expect((try? await device(id, token)) == nil)
            office.wait(15 * 60)
            #expect(try await device(id, token) == token)
            // An administrator gives another password, and no browser is known any more.
            let initial = try await office.casework.resetPassword(of: id, by: .operator)
            for _ in 0..<5 { _ = try await attempt(office, id, "no") }
            #expect(
                try await refusalCode {
                    _ = try await office.casework.signIn(
                        id, password: initial, from: "-", device: token)
                } == "sign_in_refused")
            office.wait(15 * 60)
            for _ in 0..<20 {
                _ = try await office.casework.signIn(id, password: initial, from: "-")
            }
            #expect(
                try await office.number(
                    "select count(*) from known_device where officer_id = 'handler'")
                    == KnownDevice.most)
        }
    }

    /// Attempts at once are counted one by one.
    @Test func manyAtOnceLockToo() async throws {
        try await withOffice { office in
            try await office.givePassword(to: id)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<5 {
                    group.addTask { _ = try await attempt(office, id, "no") }
                }
                try await group.waitForAll()
            }
            #expect(try await attempt(office, id, TestOffice.password) == "sign_in_refused")
        }
    }

    @Test func aSessionEndsIdleAndInAnyCase() async throws {
        try await withOffice { office in
            let (token, _) = try await office.session(of: Staff.handler)
            func isOpen() async throws -> Bool {
                try await office.casework.session(under: token) != nil
            }
            // Used every twenty minutes it lasts twelve hours.
            for _ in 0..<35 {
                office.wait(20 * 60)
                #expect(try await isOpen())
            }
            office.wait(20 * 60)
            #expect(try await !isOpen())
            let (second, _) = try await office.session(of: Staff.handler)
            office.wait(SessionTerms.idleSeconds - 61)
            #expect(try await office.casework.session(under: second) != nil)
            office.wait(SessionTerms.idleSeconds)
            #expect(try await office.casework.session(under: second) == nil)
        }
    }

    @Test func theLastUseIsWrittenOnceAMinute() async throws {
        try await withOffice { office in
            let (token, _) = try await office.session(of: Staff.handler)
            let used = "select (extract(epoch from max(used_at)) * 1000000)::bigint from session"
            let first = try await office.number(used)
            office.wait(50)
            _ = try await office.current(token)
            #expect(try await office.number(used) == first)
            office.wait(11)
            _ = try await office.current(token)
            #expect(try await office.number(used) > first)
        }
    }

    @Test func rolesAreReadAnew() async throws {
        try await withOffice { office in
            let (token, _) = try await office.session(of: Staff.handler)
            try await office.corrupt("update officer set roles = '{town}' where id = 'handler'")
            #expect(try await office.current(token).actor.roles == [.town])
            try await office.corrupt("update officer set active = false where id = 'handler'")
            #expect(try await office.casework.session(under: token) == nil)
        }
    }

    @Test func signingInAgainEndsTheSessionBefore() async throws {
        try await withOffice { office in
            let (token, _) = try await office.session(of: Staff.handler)
            let (other, _) = try await office.session(of: Staff.handler)
            let next = try await office.casework.signIn(
                id, password: TestOffice.password, from: "-", replacing: token)
            #expect(try await office.casework.session(under: token) == nil)
            _ = try await office.current(other)
            _ = try await office.current(next.token)
        }
    }

    @Test func oneEndsOnesOwnSessions() async throws {
        try await withOffice { office in
            let (token, session) = try await office.session(of: Staff.handler)
            let (_, other) = try await office.session(of: Staff.handler)
            let (_, town) = try await office.session(of: Staff.town)
            #expect(
                try await refusalCode {
                    try await office.casework.endSession(session.id, of: town.actor)
                } == "session_not_found")
            try await office.casework.endSession(other.id, of: session.actor)
            let rows = try await office.casework.read(
                OpenSessions(of: id, at: office.casework.now))
            #expect(rows.map(\.id) == [session.id])
            let (third, _) = try await office.session(of: Staff.handler)
            _ = try await office.casework.perform(
                SignOutEverywhere(keeping: session.id), in: session)
            #expect(try await office.casework.session(under: third) == nil)
            _ = try await office.current(token)
            _ = try await office.casework.perform(SignOutEverywhere(), in: session)
            #expect(try await office.casework.session(under: token) == nil)
        }
    }

    /// A dearer cost takes effect at the next sign-in, and the password stays.
    @Test func aHashIsRenewed() async throws {
        try await withOffice { office in
            try await office.givePassword(to: id)
            let dearer = Casework(
                database: office.database, clock: office.clock.wall,
                logger: TestDatabase.silence,
                hashing: try #require(ScryptCost(log2N: 5, r: 8, p: 1)))
            let count = "select count(*) from credential where password_hash like '$scrypt$ln=5,%'"
            _ = try? await dearer.signIn(id, password: "no", from: "-")
            #expect(try await office.number(count) == 0)
            _ = try await dearer.signIn(id, password: TestOffice.password, from: "-")
            #expect(try await office.number(count) == 1)
            _ = try await office.session(of: Staff.handler)
            #expect(try await office.number(count) == 1)
        }
    }
}
