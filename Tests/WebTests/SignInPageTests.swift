import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web
import Wording

/// Signing in and out, and everybody's own account, as a browser without JavaScript does it.
@Suite struct SignInPageTests {
    private static let form = "application/x-www-form-urlencoded"

    private func post(
        _ door: Door, _ path: String, _ fields: String, token: String? = nil,
        peer: Peer = Door.here
    ) async throws -> Reply {
        var headers: HTTPFields = [.contentType: SignInPageTests.form]
        headers[.cookie] = token.map { "fangpin=\($0)" }
        return try await door.send(.post, path, headers, fields, peer: peer)
    }

    private func token(_ reply: Reply) -> String? {
        reply.header("Set-Cookie")?.split(separator: ";").first?.split(separator: "=").last
            .map(String.init)
    }

    @Test(arguments: Language.allCases)
    func theFormSaysWhatItWants(language: Language) async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            let page = try await door.get("/signin?next=%2Ffund&lang=\(language.rawValue)")
            #expect(page.status == 200)
            let markup = Markup(page.body)
            #expect(markup.violations == [])
            let fields = markup.all("input")
            #expect(
                fields.compactMap { $0.attributes["autocomplete"] }
                    == ["username", "current-password"])
            #expect(
                fields.first { $0.attributes["name"] == "next" }?.attributes["value"] == "/fund")
            #expect(markup.text.contains(language == .chinese ? "登录" : "Sign in"))
        }
    }

    @Test func whoSignsInGoesOnAndCanSignOut() async throws {
        try await withOffice { office in
            try await office.givePassword(to: "handler")
            let door = Door.stranger(office.casework)
            let reply = try await post(
                door, "/signin", "officer=handler&password=\(TestOffice.password)&next=%2Ffund")
            #expect(reply.status == 303 && reply.header("Location") == "/fund?lang=zh")
            let cookie = try #require(reply.header("Set-Cookie", containing: "fangpin="))
            #expect(cookie.hasPrefix("fangpin=") && !cookie.contains("Secure"))
            #expect(cookie.hasSuffix("; Path=/; HttpOnly; SameSite=Lax"))
            let held = try #require(token(reply))
            let headers: HTTPFields = [.cookie: "fangpin=\(held)"]
            let page = try await door.send(.get, "/fund", headers)
            let markup = Markup(page.body)
            #expect(page.status == 200 && markup.violations == [])
            #expect(markup.text.contains("handler") && markup.text.contains("退出"))
            // Who is in need not sign in again.
            #expect(try await door.send(.get, "/signin", headers).status == 303)
            let session = try await office.current(held)
            let out = try await post(
                door, "/signout", "csrf=\(session.formToken)", token: held)
            #expect(out.status == 303 && out.header("Location") == "/signin?lang=zh")
            #expect(out.header("Set-Cookie")?.contains("Max-Age=0") ?? false)
            #expect(out.header("Clear-Site-Data") == "\"cache\", \"storage\"")
            #expect(try await door.send(.get, "/fund", headers).status == 303)
        }
    }

    @Test func theAnswerNeverTellsWhatWasWrong() async throws {
        try await withOffice { office in
            try await office.givePassword(to: "handler")
            try await office.givePassword(to: "town")
            for _ in 0..<5 {
                _ = try? await office.casework.signIn("town", password: "no", from: "-")
            }
            let door = Door.stranger(office.casework)
            var bodies: Set<String> = []
            for (name, password) in [
                ("nobody", "x"), ("handler", "wrong"), ("town", TestOffice.password),
                ("approver", "x"),
            ] {
                let reply = try await post(
                    door, "/signin", "officer=\(name)&password=\(password)&next=/fund")
                #expect(reply.status == 403 && reply.header("Set-Cookie") == nil)
                #expect(Markup(reply.body).violations == [])
                #expect(!reply.body.contains(password) || password == "x")
                // The typed name stands in its field again; all else is one page.
                bodies.insert(reply.body.replacing("value=\"\(name)\"", with: ""))
            }
            #expect(bodies.count == 1)
        }
    }

    @Test func anAddressHasItsLimit() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            let fields = "officer=nobody&password=x&next="
            for _ in 0..<AddressThrottle.capacity {
                let reply = try await post(
                    door, "/signin", fields, peer: Door.from("2001:db8::1"))
                #expect(reply.status == 403)
            }
            // The same network; another one.
            let reply = try await post(door, "/signin", fields, peer: Door.from("2001:db8::2"))
            #expect(reply.status == 429 && reply.header("Retry-After") == "6")
            #expect(
                try await post(door, "/signin", fields, peer: Door.from("2001:db8:1::1")).status
                    == 403)
        }
    }

    /// Behind a proxy the attempts are counted by whom it speaks for, and what a caller writes
    /// there itself counts for nothing; without one nobody's word is taken.
    @Test func aProxySpeaksForItsCallers() throws {
        let proxy = Door.here
        #expect(proxy.speaking(for: "1.2.3.4").network == "1.2.3.4")
        #expect(proxy.speaking(for: "9.9.9.9, 1.2.3.4").network == "1.2.3.4")
        #expect(!proxy.speaking(for: "1.2.3.4").isLoopback)
        for forwarded in [nil, "", "x", "1.2.3.4, x"] as [String?] {
            #expect(proxy.speaking(for: forwarded) == proxy)
        }
        let other = Door.from("10.0.0.9")
        #expect(other.speaking(for: "1.2.3.4") == other)
    }

    @Test func signingInFromAnotherSiteIsRefused() async throws {
        try await withOffice { office in
            try await office.givePassword(to: "handler")
            let door = Door.stranger(office.casework)
            let reply = try await door.send(
                .post, "/signin",
                [.contentType: SignInPageTests.form, .origin: "https://evil.example"],
                "officer=handler&password=\(TestOffice.password)")
            #expect(reply.status == 403 && reply.header("Set-Cookie") == nil)
            #expect(reply.body.contains("foreign_request"))
        }
    }

    @Test func overTLSTheCookieIsOfThisHostAlone() async throws {
        try await withOffice { office in
            try await office.givePassword(to: "handler")
            let door = Door.stranger(office.casework, isBehindTLS: true)
            let reply = try await post(
                door, "/signin", "officer=handler&password=\(TestOffice.password)")
            let cookie = try #require(reply.header("Set-Cookie", containing: "fangpin="))
            #expect(cookie.hasPrefix("__Host-fangpin=") && cookie.hasSuffix("; Secure"))
            let known = try #require(reply.header("Set-Cookie", containing: "-device="))
            #expect(known.hasPrefix("__Host-fangpin-device=") && known.contains("Max-Age=15552000"))
            #expect(known.contains("HttpOnly; SameSite=Strict; Secure"))
            let held = try #require(token(reply))
            for (name, status) in [("__Host-fangpin", 200), ("fangpin", 303)] {
                let page = try await door.send(.get, "/fund", [.cookie: "\(name)=\(held)"])
                #expect(page.status == status, "\(name)")
            }
        }
    }

    @Test func thePasswordIsChangedAndTheFactorEnrolled() async throws {
        try await withOffice { office in
            let casework = office.casework
            let (token, session) = try await office.session(of: Staff.approver)
            let door = Door.stranger(casework)
            let own = "csrf=\(session.formToken)"
            let differ = try await post(
                door, "/account/password",
                "\(own)&current=\(TestOffice.password)&new=Xiu-Shui-2027&again=x", token: token)
            #expect(differ.status == 400 && Markup(differ.body).text.contains("不一致"))
            let plain = try await post(
                door, "/account/password",
                "\(own)&current=\(TestOffice.password)&new=short&again=short", token: token)
            #expect(plain.status == 400 && Markup(plain.body).violations == [])
            let done = try await post(
                door, "/account/password",
                "\(own)&current=\(TestOffice.password)&new=Xiu-Shui-2027&again=Xiu-Shui-2027",
                token: token)
            #expect(done.status == 200 && Markup(done.body).text.contains("口令已修改"))
            let begun = try await post(
                door, "/account/factor", "\(own)&current=Xiu-Shui-2027", token: token)
            #expect(begun.body.contains("otpauth://totp/fangpin:approver?secret="))
            #expect(Markup(begun.body).violations == [])
            let wrong = try await post(
                door, "/account/factor/confirm", "\(own)&code=000", token: token)
            #expect(wrong.status == 403 && wrong.body.contains("otpauth://"))
            let page = try await door.send(.get, "/stepup", [.cookie: "fangpin=\(token)"])
            #expect(Markup(page.body).violations == [])
            let (factor, recovery) = try await office.enrol(session)
            office.wait(30)
            let failed = try await post(
                door, "/stepup", "\(own)&code=\(recovery[0])x&next=/fund", token: token)
            #expect(failed.status == 403 && Markup(failed.body).violations == [])
            let stepped = try await post(
                door, "/stepup", "\(own)&code=\(office.code(of: factor))&next=/fund",
                token: token)
            #expect(stepped.status == 303 && stepped.header("Location") == "/fund?lang=zh")
            let next = try #require(self.token(stepped))
            #expect(try await office.current(next).isSteppedUp(at: casework.now))
            let ended = try await post(
                door, "/account/sessions/end",
                "csrf=\(try await office.current(next).formToken)&session=others", token: next)
            #expect(ended.status == 200 && Markup(ended.body).violations == [])
        }
    }
}

@Suite struct LocalPathTests {
    @Test(arguments: [
        "", "x", "//evil.example", "/\\evil.example", "\\/evil.example", "https://evil.example",
        "javascript:alert(1)", "/\t/evil.example", "/\n/evil.example", "/a b", "/案件", "/%\u{7F}",
        "///evil.example", "/signin", "/signin?next=/signin", "/signout", "/stepup",
    ])
    func whatLeadsElsewhereLeadsHome(address: String) {
        #expect(LocalPath.accepted(address) == "/cases")
    }

    @Test func ownPathsAreKept() {
        for path in ["/", "/cases/7?list=a%20b&lang=en", "/households/%E6%88%B7", "/people#found"] {
            #expect(LocalPath.accepted(path) == path)
        }
        #expect(LocalPath.accepted(nil) == "/cases")
    }

    /// Whatever is typed, a browser stays in the house: what is accepted begins with one slash.
    @Test(arguments: Hostile.texts)
    func noTextLeadsOut(text: String) {
        for address in [text, "/" + text, "//" + text, "/\\" + text, "/x?" + text] {
            let accepted = LocalPath.accepted(address)
            #expect(accepted.hasPrefix("/"))
            #expect(!accepted.hasPrefix("//") && !accepted.contains("\\"))
            #expect(accepted.utf8.allSatisfy { (0x21...0x7E).contains($0) })
        }
    }
}

@Suite struct AddressThrottleTests {
    private static let start = Instant(Day(2026, 9, 1)!)

    @Test func tenAtOnceThenOneEverySixSeconds() {
        let throttle = AddressThrottle()
        let now = AddressThrottleTests.start
        for _ in 0..<10 { #expect(throttle.take("a", at: now) == nil) }
        #expect(throttle.take("a", at: now) == 6)
        #expect(throttle.take("b", at: now) == nil)
        #expect(throttle.take("a", at: now.advanced(bySeconds: 5)) == 1)
        #expect(throttle.take("a", at: now.advanced(bySeconds: 6)) == nil)
        #expect(throttle.take("a", at: now.advanced(bySeconds: 6)) == 6)
        throttle.giveBack("a", at: now.advanced(bySeconds: 6))
        #expect(throttle.take("a", at: now.advanced(bySeconds: 6)) == nil)
        // Rested, it is full and no fuller.
        let later = now.advanced(bySeconds: 86_400)
        for _ in 0..<10 { #expect(throttle.take("a", at: later) == nil) }
        #expect(throttle.take("a", at: later) != nil)
    }

    /// As many come in any time as a bucket of ten with one every six seconds lets in.
    @Test func itAgreesWithACountedBucket() {
        let throttle = AddressThrottle()
        var (level, last) = (10.0, 0.0)
        for step in 0..<2_000 {
            let seconds = Double(step) + Double((step * 7_919) % 13) / 13
            level = min(10, level + (seconds - last) / 6)
            last = seconds
            let now = Instant(
                microseconds: AddressThrottleTests.start.microseconds + Int64(seconds * 1_000_000))
            guard abs(level - 1) > 0.000_01 else { continue }
            let isTaken = throttle.take("a", at: now) == nil
            #expect(isTaken == (level >= 1), "\(step)")
            if isTaken { level -= 1 }
        }
    }

    @Test func manyAddressesAreForgotten() {
        let throttle = AddressThrottle()
        for address in 0..<(3 * AddressThrottle.limit) {
            #expect(
                throttle.take("\(address)", at: AddressThrottleTests.start) == nil)
        }
    }
}
