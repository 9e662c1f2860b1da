import Casework
import Digests
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import JWTKit
import SignOn
import TestSupport
import Testing
import Web
import Wording

/// Signing in by the county's own sign-on.
@Suite struct SignOnTests {
    /// A county with a sign-on, to which the handler is known as `sub-1`.
    private func withBrowser(_ body: @Sendable (Browser) async throws -> Void) async throws {
        try await withOffice { office in
            try await office.given.administrators()
            try await office.givePassword(to: "handler")
            try await StandInProvider.with(
                now: { office.casework.now.microseconds / 1_000_000 }
            ) { stand in
                let provider = SignOnProvider(
                    try SignOnConfiguration(
                        issuer: stand.issuer, clientID: StandInProvider.clientID,
                        clientSecret: StandInProvider.clientSecret, redirect: Browser.redirect),
                    clock: office.clock.wall, logger: TestDatabase.silence)
                let door = Door.stranger(office.casework, signOn: provider)
                _ = try await office.casework.perform(
                    BindSignOn("handler", SignOnSubject(issuer: stand.issuer, subject: "sub-1")),
                    by: Staff.systemAdministrator)
                do {
                    try await body(Browser(office: office, door: door, provider: stand))
                } catch {
                    await provider.close()
                    throw error
                }
                await provider.close()
            }
        }
    }

    private func expectRefused(
        _ reply: Reply, _ refusal: Refusal, _ browser: Browser, _ comment: Comment? = nil
    ) {
        #expect(browser.token(reply) == nil, comment)
        #expect(reply.status == (refusal == .signOnUnavailable ? 503 : 403), comment)
        #expect(
            Markup(reply.body).text.contains(refusal.text.chinese),
            "\(comment.map { "\($0)" } ?? "") \(Markup(reply.body).text)")
    }

    @Test func whoIsBoundComesIn() async throws {
        try await withBrowser { browser async throws in
            let page = try await browser.door.get("/signin?next=%2Ffund")
            #expect(page.body.contains("href=\"/signon?next=/fund"), "\(page.body)")
            let begun = try await browser.begin()
            #expect(begun.query["response_type"] == "code" && begun.query["scope"] == "openid")
            #expect(begun.query["code_challenge_method"] == "S256")
            #expect(begun.query["redirect_uri"] == Browser.redirect)
            let reply = try await browser.comeBack(
                begun.cookie, state: begun.query["state"], code: browser.grant(begun))
            #expect(reply.status == 303 && reply.header("Location") == "/fund?lang=zh")
            #expect(
                reply.response.headers[values: .setCookie].contains {
                    $0.hasPrefix("fangpin-signon=; Max-Age=0")
                })
            let token = try #require(browser.token(reply))
            let session = try await browser.office.current(token)
            #expect(session.actor.id == "handler" && session.steppedUpAt == nil)
            // The first factor and no more.
            #expect(!session.mayPerform(.reveal, at: browser.office.casework.now))
            // Signing on again ends the session before, and another sign-on is another state.
            let other = try await browser.begin()
            #expect(other.query["state"] != begun.query["state"])
            #expect(other.query["nonce"] != begun.query["nonce"])
            let again = try await browser.comeBack(
                "\(other.cookie); fangpin=\(token)", state: other.query["state"],
                code: browser.grant(other))
            #expect(browser.token(again) != nil)
            #expect(try await browser.office.casework.session(under: token) == nil)
        }
    }

    /// Tokens that say what they must not say, properly signed.
    @Test func wrongClaimsLetNobodyIn() async throws {
        try await withBrowser { browser async throws in
            let now = browser.office.casework.now.microseconds / 1_000_000
            typealias Change = @Sendable (inout [String: Any]) -> Void
            let changes: [(SignOnDefect, Change)] = [
                (.audience, { $0["aud"] = "other" }),
                (.audience, { $0["aud"] = ["fangpin", "other"] }),
                (.audience, { $0["aud"] = [String]() }), (.audience, { $0["azp"] = "other" }),
                (.time, { $0["exp"] = now - 120 }), (.time, { $0["iat"] = now + 120 }),
                (.time, { $0["iat"] = now - 700 }), (.nonce, { $0["nonce"] = "0" }),
                (.nonce, { $0["nonce"] = nil }), (.issuer, { $0["iss"] = "https://evil.example" }),
                (.subject, { $0["sub"] = "" }), (.subject, { $0["sub"] = "a b" }),
                (.subject, { $0["sub"] = String(repeating: "a", count: 256) }),
                (.form, { $0["sub"] = nil }), (.form, { $0["exp"] = nil }),
                (.form, { $0["aud"] = 7 }),
            ]
            for (index, (defect, change)) in changes.enumerated() {
                var conduct = StandInProvider.Conduct()
                conduct.claims = change
                browser.provider.behave(conduct)
                let reply = try await browser.signOn()
                expectRefused(reply, .signOnFailed(defect), browser, "claim \(index)")
                // The address's limit is another test's.
                browser.office.wait(6)
            }
            browser.provider.behave(StandInProvider.Conduct())
            #expect(browser.token(try await browser.signOn()) != nil)
        }
    }

    /// What is good: several audiences where the token says that it is ours, and clocks that
    /// differ by less than a minute.
    @Test func whatTheStandardAllowsIsTaken() async throws {
        try await withBrowser { browser async throws in
            let now = browser.office.casework.now.microseconds / 1_000_000
            let changes: [@Sendable (inout [String: Any]) -> Void] = [
                { $0["aud"] = ["fangpin"] },
                {
                    $0["aud"] = ["other", "fangpin"]
                    $0["azp"] = "fangpin"
                },
                { $0["exp"] = now - 50 }, { $0["iat"] = Double(now) + 50.5 },
            ]
            for change in changes {
                var conduct = StandInProvider.Conduct()
                conduct.claims = change
                browser.provider.behave(conduct)
                #expect(browser.token(try await browser.signOn()) != nil)
            }
        }
    }

    private typealias Forge = (inout StandInProvider.Conduct) -> Void

    /// Tokens under an algorithm that nobody asked for.
    private func otherAlgorithms() -> [(SignOnDefect, Forge)] {
        let secret = StandInProvider.clientSecret
        return [
            (
                .algorithm,
                { conduct in
                    conduct.header = { $0["alg"] = "none" }
                    conduct.token = { signed, _ in "\(signed)." }
                }
            ),
            (
                .algorithm,
                { conduct in
                    conduct.header = { $0["alg"] = "nOnE" }
                    conduct.token = { signed, _ in "\(signed)." }
                }
            ),
            (
                .algorithm,
                { conduct in
                    conduct.header = { $0["alg"] = "HS256" }
                    conduct.token = { signed, _ in
                        let code = HMACKey(.sha256, key: Array(secret.utf8)).authenticate(
                            signed)
                        return "\(signed).\(StandInProvider.urlText(code.bytes))"
                    }
                }
            ),
            (.algorithm, { $0.header = { $0["crit"] = ["b64"] } }),
            (.algorithm, { $0.header = { $0["alg"] = "ES384" } }),
        ]
    }

    /// Tokens under another key than the provider's, or none at all.
    private func otherKeys(_ provider: StandInProvider) -> [(SignOnDefect, Forge)] {
        let stranger = provider.signer("stranger")
        let published = provider.published("stranger")
        return [
            (
                .signature,
                { conduct in
                    conduct.token = { signed, _ in
                        let made = try stranger.sign(Data(signed.utf8))
                        return "\(signed).\(StandInProvider.urlText(made))"
                    }
                }
            ),
            (
                .signature,
                { conduct in
                    conduct.header = {
                        $0["jwk"] = published
                        $0["jku"] = "https://evil.example/keys"
                    }
                    conduct.token = { signed, _ in
                        let made = try stranger.sign(Data(signed.utf8))
                        return "\(signed).\(StandInProvider.urlText(made))"
                    }
                }
            ),
            (.key, { $0.header = { $0["kid"] = "stranger" } }),
            (.form, { $0.token = { _, _ in "" } }),
            (.form, { $0.token = { signed, _ in signed } }),
            (.form, { $0.token = { _, _ in "a.b.c" } }),
        ]
    }

    /// Tokens that anybody could have made.
    @Test func forgedTokensLetNobodyIn() async throws {
        try await withBrowser { browser async throws in
            for (index, (defect, forge)) in (otherAlgorithms() + otherKeys(browser.provider))
                .enumerated()
            {
                var conduct = StandInProvider.Conduct()
                forge(&conduct)
                browser.provider.behave(conduct)
                let reply = try await browser.signOn()
                expectRefused(reply, .signOnFailed(defect), browser, "forgery \(index)")
                browser.office.wait(6)
            }
            browser.provider.behave(StandInProvider.Conduct())
            #expect(browser.token(try await browser.signOn()) != nil)
        }
    }

    /// The answer belongs to the browser that began, once.
    @Test func whatIsNotThisBrowsersIsRefused() async throws {
        try await withBrowser { browser async throws in
            let begun = try await browser.begin()
            let other = try await browser.begin()
            let state = begun.query["state"]
            let flaws: [(String?, String?, String)] = [
                (nil, state, ""), (other.cookie, state, ""), (begun.cookie, nil, ""),
                (begun.cookie, other.query["state"], ""), (begun.cookie, "", ""),
                (begun.cookie, state, "&state=\(state ?? "")"), ("fangpin-signon=x", state, ""),
            ]
            for (cookie, state, more) in flaws {
                let reply = try await browser.comeBack(
                    cookie, state: state, code: browser.grant(begun), more: more)
                expectRefused(reply, .signOnFailed(.state), browser, "\(state ?? "-")\(more)")
                browser.office.wait(6)
            }
            // A code that was granted to another browser, brought in with the own state.
            let injected = try await browser.comeBack(
                begun.cookie, state: state, code: browser.grant(other))
            expectRefused(injected, .signOnFailed(.code), browser)
            // A code that was used.
            let code = browser.grant(begun)
            let first = try await browser.comeBack(begun.cookie, state: state, code: code)
            #expect(browser.token(first) != nil)
            let replayed = try await browser.comeBack(begun.cookie, state: state, code: code)
            expectRefused(replayed, .signOnFailed(.code), browser)
            // The provider said no, in words of its own that nobody is shown.
            let denied = try await browser.comeBack(
                begun.cookie, state: state, code: nil, more: "&error=%3Cscript%3E")
            expectRefused(denied, .signOnFailed(.denied), browser)
            #expect(!denied.body.contains("script>"))
        }
    }

    /// Another provider's answer, brought here (RFC 9207).
    @Test func theIssuerIsTheConfiguredOne() async throws {
        try await withBrowser { browser async throws in
            let issuer = browser.provider.issuer
            let wrong = try await browser.signOn(more: "&iss=https%3A%2F%2Fevil.example")
            expectRefused(wrong, .signOnFailed(.issuer), browser)
            let twice = try await browser.signOn(more: "&iss=\(issuer)&iss=\(issuer)")
            expectRefused(twice, .signOnFailed(.issuer), browser)
            #expect(browser.token(try await browser.signOn(more: "&iss=\(issuer)")) != nil)
            var conduct = StandInProvider.Conduct()
            conduct.metadata = { $0["authorization_response_iss_parameter_supported"] = true }
            browser.provider.behave(conduct)
            browser.office.wait(3_600)
            expectRefused(
                try await browser.signOn(), .signOnFailed(.issuer), browser, "must name itself")
            #expect(browser.token(try await browser.signOn(more: "&iss=\(issuer)")) != nil)
        }
    }

    /// A description that another wrote, or that leads out of TLS, is not followed.
    @Test func aWrongDescriptionIsNotFollowed() async throws {
        try await withBrowser { browser async throws in
            let changes: [@Sendable (inout [String: Any]) -> Void] = [
                { $0["issuer"] = "https://evil.example" },
                { $0["token_endpoint"] = "http://evil.example/token" },
                { $0["jwks_uri"] = "http://evil.example/keys" },
                { $0["authorization_endpoint"] = "javascript:alert(1)" },
                { $0["jwks_uri"] = nil },
            ]
            for change in changes {
                var conduct = StandInProvider.Conduct()
                conduct.metadata = change
                browser.provider.behave(conduct)
                let reply = try await browser.door.send(.get, "/signon", [:])
                expectRefused(reply, .signOnUnavailable, browser)
                #expect(reply.header("Set-Cookie") == nil)
                #expect(reply.body.contains("name=\"password\""))
            }
        }
    }

    @Test func keysAreExchangedByTheProvider() async throws {
        try await withBrowser { browser async throws in
            #expect(browser.token(try await browser.signOn()) != nil)
            #expect(browser.provider.keysAsked == 1)
            #expect(browser.token(try await browser.signOn()) != nil)
            #expect(browser.provider.keysAsked == 1)
            browser.provider.rotate(to: "k2")
            // Whoever names keys does not have the provider asked each time.
            for _ in 0..<3 {
                expectRefused(try await browser.signOn(), .signOnFailed(.key), browser)
            }
            #expect(browser.provider.keysAsked == 1)
            browser.office.wait(30)
            #expect(browser.token(try await browser.signOn()) != nil)
            #expect(browser.provider.keysAsked == 2)
            // A key that is published no more is good no longer than an hour.
            var conduct = StandInProvider.Conduct()
            let old = browser.provider.signer("k1")
            conduct.header = { $0["kid"] = "k1" }
            conduct.token = { signed, _ in
                "\(signed).\(StandInProvider.urlText(try old.sign(Data(signed.utf8))))"
            }
            browser.provider.behave(conduct)
            expectRefused(try await browser.signOn(), .signOnFailed(.key), browser)
        }
    }

    /// Nobody is let in by a name or an e-mail address, whatever the provider says of them.
    @Test func nobodyIsEnrolledByTheWay() async throws {
        try await withBrowser { browser async throws in
            let office = browser.office
            expectRefused(try await browser.signOn(as: "sub-2"), .signOnUnknown, browser)
            expectRefused(try await browser.signOn(as: "handler"), .signOnUnknown, browser)
            #expect(
                try await office.number(
                    """
                    select count(*) from refused_attempt
                    where action = 'sign_on' and code = 'sign_on_unknown' and actor = 'unknown'
                    """) == 2)
            // A lock is about passwords; who was switched off or unbound stays out.
            for _ in 0..<5 {
                _ = try? await office.casework.signIn("handler", password: "no", from: "-")
            }
            #expect(browser.token(try await browser.signOn()) != nil)
            try await office.corrupt("update officer set active = false where id = 'handler'")
            expectRefused(try await browser.signOn(), .signOnUnknown, browser)
            try await office.corrupt("update officer set active = true where id = 'handler'")
            let token = try #require(browser.token(try await browser.signOn()))
            _ = try await office.casework.perform(
                RemoveSignOn("handler"), by: Staff.systemAdministrator)
            #expect(try await office.casework.session(under: token) == nil)
            expectRefused(try await browser.signOn(), .signOnUnknown, browser)
        }
    }

    @Test func anotherSiteBeginsNothing() async throws {
        try await withBrowser { browser async throws in
            for site in ["cross-site", "same-site"] {
                let reply = try await browser.door.send(
                    .get, "/signon", [HTTPField.Name("Sec-Fetch-Site")!: site])
                #expect(reply.status == 403 && reply.header("Set-Cookie") == nil)
            }
            _ = try await browser.begin([HTTPField.Name("Sec-Fetch-Site")!: "same-origin"])
            // Where somebody wanted to go is a path of this house.
            let begun = try await browser.begin()
            let cookie = begun.cookie.replacing("/fund", with: "//evil.example")
            let reply = try await browser.comeBack(
                cookie, state: begun.query["state"], code: browser.grant(begun))
            #expect(reply.header("Location") == "/cases?lang=zh")
        }
    }
}
