import Casework
import Domain
import Store
import TestSupport
import Testing
import Vault

@Suite struct PasswordTests {
    @Test func anInitialPasswordOpensNothingElse() async throws {
        try await withOffice { office in
            let casework = office.casework
            let initial = try await casework.resetPassword(of: "approver", by: .operator)
            let signedIn = try await casework.signIn("approver", password: initial, from: "-")
            let session = try await office.current(signedIn.token)
            #expect(session.mustChangePassword)
            #expect(
                try await refusalCode {
                    _ = try await casework.perform(RaiseReminders(), in: session)
                } == "not_permitted")
            #expect(
                try await refusalCode {
                    _ = try await casework.perform(
                        WithdrawClaim(claim: 1, reason: "x"),
                        in: Session(
                            kind: .person, id: 1, actor: Staff.handler, name: "x",
                            beganAt: casework.now, expiresAt: casework.now,
                            mustChangePassword: true))
                } == "password_change_needed")
            try await casework.changePassword(
                from: initial, to: TestOffice.password, in: session)
            #expect(try await !office.current(signedIn.token).mustChangePassword)
        }
    }

    @Test func aChangedPasswordEndsTheOtherSessions() async throws {
        try await withOffice { office in
            let (other, _) = try await office.session(of: Staff.town)
            let (token, session) = try await office.session(of: Staff.town)
            let casework = office.casework
            #expect(
                try await refusalCode {
                    try await casework.changePassword(
                        from: "wrong", to: "Xiu-Shui-2027", in: session)
                } == "sign_in_refused")
            try await casework.changePassword(
                from: TestOffice.password, to: "Xiu-Shui-2027", in: session)
            #expect(try await casework.session(under: other) == nil)
            _ = try await office.current(token)
            #expect(
                try await refusalCode {
                    _ = try await casework.signIn(
                        "town", password: TestOffice.password, from: "-")
                } == "sign_in_refused")
            // Wrong passwords within a session lock the account, too.
            for _ in 0..<4 {
                _ = try await refusalCode {
                    try await casework.changePassword(
                        from: "wrong", to: "Zai-Huan-2028", in: session)
                }
            }
            #expect(try await casework.session(under: token) == nil)
        }
    }

    @Test func theLastFiveAreNotTakenAgain() async throws {
        try await withOffice { office in
            let (_, session) = try await office.session(of: Staff.town)
            func change(_ old: String, _ new: String) async throws -> String? {
                do {
                    try await office.casework.changePassword(from: old, to: new, in: session)
                    return nil
                } catch Refusal.passwordUnfit(let defect) {
                    return defect.rawValue
                }
            }
            let own = (0..<7).map { "Shan-Qing-\($0)xy" }
            #expect(try await change(TestOffice.password, own[0]) == nil)
            for index in 1..<7 {
                for used in max(0, index - 5)..<index {
                    #expect(try await change(own[index - 1], own[used]) == "used_before")
                }
                #expect(try await change(own[index - 1], own[index]) == nil)
            }
            #expect(try await change(own[6], own[1]) == nil)
            #expect(try await change(own[1], "kurz") == "too_short")
            #expect(try await change(own[1], "Town-of-2026") == "contains_own_name")
        }
    }

    @Test func anOldPasswordMustBeChanged() async throws {
        try await withOffice { office in
            _ = try await office.session(of: Staff.town)
            office.wait(Int64(PasswordPolicy.maximumAgeDays) * 86_400)
            let (_, session) = try await office.session(of: Staff.town)
            #expect(session.mustChangePassword)
        }
    }

    @Test func resettingIsForAdministrators() async throws {
        try await withOffice { office in
            let (token, _) = try await office.session(of: Staff.town)
            let reset = ResetPassword(officer: "town", hash: "$scrypt$x")
            #expect(try await office.refusal(of: reset, by: Staff.handler) == "not_permitted")
            #expect(
                try await office.refusal(
                    of: ResetPassword(officer: "nobody", hash: "$scrypt$x"), by: .operator)
                    == "officer_not_found")
            // In a session it takes the second factor besides.
            try await office.corrupt(
                "update officer set roles = '{system_administrator}' where id = 'handler'")
            let (_, administrator) = try await office.session(of: Staff.handler)
            #expect(
                try await refusalCode {
                    _ = try await office.casework.perform(reset, in: administrator)
                } == "step_up_needed")
            _ = try await office.casework.resetPassword(of: "town", by: .operator)
            #expect(try await office.casework.session(under: token) == nil)
        }
    }

    @Test func officersAreAddedOnce() async throws {
        try await withOffice { office in
            let officer = Officer(id: "new", name: "新", roles: [.handler, .department])
            #expect(
                try await office.refusal(of: AddOfficer(officer), by: Staff.handler)
                    == "not_permitted")
            #expect(try await office.refusal(of: AddOfficer(officer), by: .operator) == nil)
            #expect(
                try await office.refusal(of: AddOfficer(officer), by: .operator)
                    == "officer_present")
            let nameless = Officer(id: "x", name: "", roles: [])
            #expect(
                try await office.refusal(of: AddOfficer(nameless), by: .operator)
                    == "name_missing")
            let row = try await office.casework.read(OfficerList()).first { $0.id == "new" }
            #expect(row?.roles == ["department", "handler"] && row?.hasPassword == false)
        }
    }

    /// Neither the trail nor any other table tells a secret.
    @Test func noSecretIsKept() async throws {
        try await withOffice { office in
            let (token, session) = try await office.session(of: Staff.town)
            let (factor, recovery) = try await office.enrol(session)
            let issued = try await office.casework.issueToken(
                of: "handler", label: "x", permissions: [.importFeed], days: 1, by: .operator)
            let secrets = [TestOffice.password, token, factor.text, issued.token] + recovery
            for (table, column) in [
                ("action_log", "encode(body, 'escape')"), ("credential", "credential::text"),
                ("session", "session::text"), ("api_token", "api_token::text"),
                ("recovery_code", "recovery_code::text"),
                ("refused_attempt", "refused_attempt::text"),
            ] {
                for secret in secrets {
                    let found = try await office.number(
                        "select count(*) from \(table) where position('\(secret)' in \(column)) > 0"
                    )
                    #expect(found == 0, "\(table)")
                }
            }
        }
    }
}

@Suite struct SecondFactorTests {
    @Test func aCodeStepsUpOnceAndForTenMinutes() async throws {
        try await withOffice { office in
            let (token, session) = try await office.session(of: Staff.approver)
            #expect(
                try await refusalCode {
                    _ = try await office.casework.stepUp(session, code: "000000", from: "-")
                } == "second_factor_missing")
            let (factor, _) = try await office.enrol(session)
            // The code that confirmed the factor is used up.
            #expect(
                try await refusalCode {
                    _ = try await office.casework.stepUp(
                        session, code: office.code(of: factor), from: "-")
                } == "code_wrong")
            office.wait(30)
            let code = office.code(of: factor)
            let next = try await office.casework.stepUp(session, code: code, from: "-")
            // Under another token; the one before is dead, and its hours are not prolonged.
            #expect(try await office.casework.session(under: token) == nil)
            let stepped = try await office.current(next.token)
            #expect(stepped.expiresAt == session.expiresAt && stepped.id != session.id)
            #expect(stepped.mayPerform(.approve, at: office.casework.now))
            #expect(
                try await refusalCode {
                    _ = try await office.casework.stepUp(stepped, code: code, from: "-")
                } == "code_wrong")
            office.wait(SessionTerms.stepUpSeconds)
            #expect(!stepped.mayPerform(.approve, at: office.casework.now))
        }
    }

    /// Two requests with one code: one of them is a replay.
    @Test func aCodeIsGoodOnceAtTheSameTimeToo() async throws {
        try await withOffice { office in
            let (_, one) = try await office.session(of: Staff.approver)
            let (_, other) = try await office.session(of: Staff.approver)
            let (factor, _) = try await office.enrol(one)
            office.wait(30)
            let code = office.code(of: factor)
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for session in [one, other] {
                    group.addTask {
                        (try? await office.casework.stepUp(session, code: code, from: "-")) != nil
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 } == 1)
        }
    }

    @Test func recoveryCodesStandInOnceEach() async throws {
        try await withOffice { office in
            let (_, first) = try await office.session(of: Staff.approver)
            let (_, recovery) = try await office.enrol(first)
            #expect(recovery.count == 10 && Set(recovery).count == 10)
            var session = first
            for code in recovery {
                let next = try await office.casework.stepUp(
                    session, code: code.lowercased(), from: "-")
                session = try await office.current(next.token)
                #expect(
                    try await refusalCode {
                        _ = try await office.casework.stepUp(session, code: code, from: "-")
                    } == "code_wrong")
            }
        }
    }

    @Test func wrongCodesLock() async throws {
        try await withOffice { office in
            let (token, session) = try await office.session(of: Staff.approver)
            let (factor, _) = try await office.enrol(session)
            office.wait(30)
            for _ in 0..<5 {
                #expect(
                    try await refusalCode {
                        _ = try await office.casework.stepUp(session, code: "x", from: "-")
                    } == "code_wrong")
            }
            #expect(
                try await refusalCode {
                    _ = try await office.casework.stepUp(
                        session, code: office.code(of: factor), from: "-")
                } == "code_wrong")
            #expect(try await office.casework.session(under: token) == nil)
        }
    }

    @Test func aFactorIsEnrolledOnceAndRemovedByAnAdministrator() async throws {
        try await withOffice { office in
            let casework = office.casework
            let (token, session) = try await office.session(of: Staff.approver)
            #expect(
                try await refusalCode {
                    _ = try await casework.confirmSecondFactor(code: "000000", in: session)
                } == "second_factor_missing")
            #expect(
                try await refusalCode {
                    _ = try await casework.enrolSecondFactor(password: "wrong", in: session)
                } == "sign_in_refused")
            let begun = try await casework.enrolSecondFactor(
                password: TestOffice.password, in: session)
            #expect(begun.address.hasPrefix("otpauth://totp/fangpin:approver?secret="))
            #expect(try await casework.openEnrolment(in: session)?.secret == begun.secret)
            #expect(
                try await refusalCode {
                    _ = try await casework.confirmSecondFactor(code: "x", in: session)
                } == "code_wrong")
            _ = try await office.enrol(session)
            #expect(try await casework.openEnrolment(in: session) == nil)
            #expect(
                try await refusalCode {
                    _ = try await casework.perform(EnrolSecondFactor(secret: [1]), in: session)
                } == "second_factor_present")
            let removal = RemoveSecondFactor(officer: "approver")
            #expect(try await office.refusal(of: removal, by: Staff.handler) == "not_permitted")
            #expect(try await office.refusal(of: removal, by: .operator) == nil)
            #expect(
                try await office.refusal(of: removal, by: .operator) == "second_factor_missing")
            #expect(try await casework.session(under: token) == nil)
            #expect(try await office.number("select count(*) from recovery_code") == 0)
        }
    }

    /// Who gives passwords takes no factor away, and the operator of the machine only where nobody
    /// else could.
    @Test func whoGivesPasswordsRemovesNoFactor() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            for actor in [Staff.approver, Staff.securityAdministrator] {
                _ = try await office.enrol(try await office.session(of: actor).session)
            }
            let removal = RemoveSecondFactor(officer: "approver")
            for (actor, code) in [
                (Staff.systemAdministrator, "not_permitted"),
                (Staff.auditAdministrator, "not_permitted"),
                (Actor.operator, "administration_founded"), (Staff.securityAdministrator, nil),
            ] {
                #expect(try await office.refusal(of: removal, by: actor) == code, "\(actor.id)")
            }
            let own = RemoveSecondFactor(officer: Staff.securityAdministrator.id)
            #expect(
                try await office.refusal(of: own, by: Staff.securityAdministrator) == "own_access")
            #expect(try await office.refusal(of: own, by: .operator) == nil)
        }
    }

    /// Wrong codes bar the factor, not the way in; nothing is guessed by signing in again.
    @Test func wrongCodesBarTheFactorAlone() async throws {
        try await withOffice { office in
            let (factor, _) = try await office.enrol(
                try await office.session(of: Staff.approver).session)
            office.wait(30)
            func code(_ code: String) async throws -> String? {
                let session = try await office.session(of: Staff.approver).session
                return try await refusalCode {
                    _ = try await office.casework.stepUp(session, code: code, from: "-")
                }
            }
            for _ in 0..<5 { #expect(try await code("x") == "code_wrong") }
            // One comes in, and no further.
            #expect(try await code(office.code(of: factor)) == "code_wrong")
            let session = try await office.session(of: Staff.approver).session
            #expect(
                try await refusalCode {
                    try await office.casework.changePassword(
                        from: TestOffice.password, to: "Another-Word-2027", in: session)
                } == "sign_in_refused")
            office.wait(15 * 60)
            #expect(try await code(office.code(of: factor)) == nil)
        }
    }
}
