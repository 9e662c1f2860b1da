import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Vault
import Web

/// Everybody's own account by the API.
@Suite struct OwnAccountAPITests {
    private static let other = "Xiu-Shui-2027"

    private func change(_ old: String, _ new: String) -> String {
        "{\"password\": \"\(old)\", \"new_password\": \"\(new)\"}"
    }

    @Test func oneLearnsWhoOneIs() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            let caller = try await APICaller(office, door, Staff.approver)
            let me = try JSON(try await caller.get("/me").body)
            #expect(me["id"]?.text == "approver" && me["kind"]?.text == "person")
            #expect(me["roles"]?.list.compactMap(\.text) == ["approver"])
            #expect(me["permissions"]?.list.compactMap(\.text).contains("approve") == true)
            #expect(me["stepped_up_until"] == nil)
            let stepped = try await APICaller.steppedUp(office, door, Staff.approver)
            #expect(try JSON(try await stepped.get("/me").body)["stepped_up_until"]?.text != nil)
            let issued = try await office.casework.issueToken(
                of: "handler", label: "医保接口", permissions: [.importFeed], days: 1, by: .operator)
            let system = try JSON(
                try await door.send(
                    .get, "/api/v1/me", [.authorization: "Bearer \(issued.token)"]
                ).body)
            #expect(system["kind"]?.text == "system" && system["name"]?.text == "医保接口")
            #expect(system["permissions"]?.list.compactMap(\.text) == ["import_feed"])
        }
    }

    @Test func thePasswordIsChangedOnce() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            let caller = try await APICaller(office, door, Staff.town)
            let right = change(TestOffice.password, OwnAccountAPITests.other)
            for (body, status, code) in [
                (change("wrong", OwnAccountAPITests.other), 403, "sign_in_refused"),
                (change(TestOffice.password, "kurz"), 400, "password_unfit"),
                (change(TestOffice.password, TestOffice.password), 400, "password_unfit"),
                (right, 200, nil),
                // Whoever had no answer asks again and is told the same; with another body not.
                (right, 200, nil), (change("x", "Zai-Huan-2028"), 422, "key_reused"),
            ] as [(String, Int, String?)] {
                let reply = try await caller.send("/me/password", body, key: "k")
                #expect(reply.status == status && reply.code == code, "\(reply.body)")
            }
            #expect(
                try await office.number(
                    "select count(*) from action_log where action = 'change_password'") == 2)
            // Only the wrong password counted: the others were no attempts.
            #expect(
                try await office.number(
                    "select failures from credential where officer_id = 'town'") == 0)
            for secret in [TestOffice.password, OwnAccountAPITests.other] {
                #expect(
                    try await office.number(
                        """
                        select count(*) from idempotency
                        where position('\(secret)' in encode(outcome, 'escape')) > 0
                        """) == 0)
            }
        }
    }

    /// With an initial password the API opens nothing but what changes it.
    @Test func anInitialPasswordIsChangedByTheAPI() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            var caller = try await APICaller(office, door, Staff.town)
            let initial = try await office.casework.resetPassword(of: "town", by: .operator)
            let signedIn = try await office.casework.signIn("town", password: initial, from: "-")
            caller.token = signedIn.token
            caller.form = try await office.current(signedIn.token).formToken
            #expect(try await caller.get("/cases").code == "password_change_needed")
            #expect(try await caller.get("/me/sessions").code == "password_change_needed")
            let me = try JSON(try await caller.get("/me").body)
            #expect(me["must_change_password"] != nil)
            let reply = try await caller.send(
                "/me/password", change(initial, OwnAccountAPITests.other))
            #expect(reply.status == 200)
            #expect(try await caller.get("/cases").status == 200)
        }
    }

    /// `end` is no session's number, and what is refused says what can be done instead.
    @Test func anAddressIsTakenWordForWordFirst() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            let caller = try await APICaller(office, door, Staff.approver)
            for (method, path, allowed) in [
                (HTTPRequest.Method.delete, "/me/sessions/end", "POST"),
                (.post, "/me/sessions/17", "DELETE"), (.delete, "/me/sessions", "GET, HEAD"),
            ] {
                let reply = try await caller.send(path, method: method)
                #expect(reply.status == 405 && reply.header("Allow") == allowed, "\(path)")
            }
        }
    }

    @Test func aFactorIsEnrolledConfirmedAndRemoved() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            let caller = try await APICaller(office, door, Staff.approver)
            let password = "{\"password\": \"\(TestOffice.password)\"}"
            #expect(
                try await caller.send("/me/second-factor", "{\"password\": \"x\"}").code
                    == "sign_in_refused")
            let begun = try await caller.send("/me/second-factor", password, key: "enrol")
            let secret = try #require(try JSON(begun.body)["secret"]?.text)
            // Asked once more under the key, the secret is the same: the app has it already.
            let again = try await caller.send("/me/second-factor", password, key: "enrol")
            #expect(try JSON(again.body)["secret"]?.text == secret)
            let factor = OneTimeCode(secret: base32(secret))
            #expect(
                try await caller.send(
                    "/me/second-factor/confirmation", "{\"code\": \"0\"}"
                ).code == "code_wrong")
            let code = "{\"code\": \"\(office.code(of: factor))\"}"
            let confirmed = try await caller.send(
                "/me/second-factor/confirmation", code, key: "confirm")
            let codes = try #require(try JSON(confirmed.body)["recovery_codes"]).list
            #expect(codes.count == 10)
            // The codes are told once.
            let repeated = try await caller.send(
                "/me/second-factor/confirmation", code, key: "confirm")
            #expect(repeated.status == 200)
            #expect(try JSON(repeated.body)["recovery_codes"]?.list.isEmpty == true)
            let kept = try await caller.send("/me/second-factor", password, key: "enrol")
            #expect(kept.code == "second_factor_present" && !kept.body.contains(secret))

            office.wait(30)
            let right = office.code(of: factor)
            func remove(_ password: String, _ code: String) async throws -> Reply {
                try await caller.send(
                    "/me/second-factor/removal",
                    "{\"password\": \"\(password)\", \"code\": \"\(code)\"}")
            }
            #expect(try await remove("x", right).code == "sign_in_refused")
            #expect(try await remove(TestOffice.password, "000").code == "code_wrong")
            #expect(try await remove(TestOffice.password, right).status == 200)
            #expect(try await caller.get("/me").status == 401)
            let next = try await APICaller(office, door, Staff.approver)
            #expect(
                try await next.send(
                    "/me/second-factor/removal",
                    "{\"password\": \"\(TestOffice.password)\", \"code\": \"\(right)\"}"
                ).code
                    == "second_factor_missing")
        }
    }

    /// What an app makes of the secret that it is shown (RFC 4648, section 6).
    private func base32(_ text: String) -> [UInt8] {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var (held, bits, bytes) = (0, 0, [UInt8]())
        for value in text.compactMap({ digits.firstIndex(of: $0) }) {
            held = held << 5 | value
            bits += 5
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: held >> bits))
            held &= 1 << bits - 1
        }
        return bytes
    }

    @Test func sessionsAreSeenAndEndedByTheirOwner() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            let caller = try await APICaller(office, door, Staff.town)
            let second = try await APICaller(office, door, Staff.town)
            let third = try await APICaller(office, door, Staff.town)
            let stranger = try await APICaller(office, door, Staff.handler)
            let rows = try #require(
                try JSON(try await caller.get("/me/sessions").body)["sessions"]
            ).list
            #expect(rows.count == 3)
            let id = try await office.current(second.token).id
            let path = "/me/sessions/\(id)"
            for (who, status) in [(stranger, 404), (caller, 200), (caller, 404)] {
                #expect(try await who.send(path, "", method: .delete).status == status)
            }
            #expect(try await second.get("/me").status == 401)
            // A cookie alone ends nothing.
            let bare = try await door.send(
                .delete, "/api/v1\(path)", [.cookie: "fangpin=\(caller.token)"])
            #expect(bare.code == "foreign_request")
            #expect(try await caller.send("/me/sessions/end").status == 200)
            #expect(try await third.get("/me").status == 401)
            #expect(try await caller.get("/me").status == 200)
            #expect(try await stranger.get("/me").status == 200)
        }
    }

    /// Wrong passwords by the API count for the address, as those of the sign-in page do.
    @Test func anAddressHasItsLimitHereToo() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            let peer = Door.from("10.9.9.9")
            let limit = AddressThrottle.capacity
            let callers = [
                try await APICaller(office, door, Staff.town),
                try await APICaller(office, door, Staff.handler),
                try await APICaller(office, door, Staff.approver),
            ]
            var codes: [String?] = []
            for attempt in 0..<(limit + 1) {
                let caller = callers[attempt / 4]
                let headers: HTTPFields = [
                    .cookie: "__Host-fangpin=\(caller.token)", .contentType: "application/json",
                    HTTPField.Name("X-Fangpin-CSRF")!: caller.form,
                    HTTPField.Name("Idempotency-Key")!: "\(attempt)",
                ]
                let reply = try await door.send(
                    .post, "/api/v1/me/second-factor", headers, "{\"password\": \"x\"}",
                    peer: peer)
                codes.append(reply.code)
            }
            #expect(codes.dropLast().allSatisfy { $0 == "sign_in_refused" })
            #expect(codes.last == "quota_exceeded")
        }
    }
}
