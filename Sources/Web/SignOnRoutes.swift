import Casework
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import SignOn
import Wording

/// 统一认证登录 - in by the county's own sign-on: to the provider from ``SignInPage/signOn``, and back
/// from
/// it to ``SignOnConfiguration/callback``.
struct SignOnRoutes {
    let casework: Casework
    let provider: SignOnProvider
    let isBehindTLS: Bool
    let throttle: AddressThrottle

    func add(to router: Router<Visit>) {
        router.get("\(SignInPage.signOn)") { request, context in
            try await begin(request, context)
        }
        router.get("\(SignOnConfiguration.callback)") { request, context in
            try await finish(request, context)
        }
    }

    private func begin(_ request: Request, _ context: Visit) async throws -> Response {
        let next = LocalPath.accepted(request.uri.queryParameters["next"].map(String.init))
        let attempt = SignOnAttempt()
        do {
            var response = Response.seeing(try await provider.address(of: attempt))
            response.headers[.setCookie] = cookie(context).setting(attempt, next)
            return response
        } catch let refusal as Refusal {
            return answer(refusal, next, request)
        }
    }

    /// The browser comes back from another site, so nothing is believed but what its cookie owns.
    /// Whatever came, that cookie has done its work: one attempt is one answer.
    private func finish(_ request: Request, _ context: Visit) async throws -> Response {
        let held = cookie(context).held(in: request)
        let next = held?.next ?? LocalPath.home
        let network = context.peer.network
        if let seconds = throttle.take(network, at: casework.now) {
            throw Refusal.quotaExceeded(retryAfter: seconds)
        }
        var response: Response
        do {
            let signedIn = try await signIn(request, context, held?.attempt)
            throttle.giveBack(network, at: casework.now)
            response = Response.seeing(Page.with(request.language, next))
            let session = SessionCookie.cookie(of: context.peer, isBehindTLS: isBehindTLS)
            response.headers.append(
                HTTPField(name: .setCookie, value: session.setting(signedIn.token)))
        } catch let refusal as Refusal {
            if refusal == .signOnUnavailable { throttle.giveBack(network, at: casework.now) }
            response = answer(refusal, next, request)
        }
        response.headers.append(HTTPField(name: .setCookie, value: cookie(context).clearing))
        return response
    }

    private func signIn(
        _ request: Request, _ context: Visit, _ attempt: SignOnAttempt?
    ) async throws -> SignedIn {
        guard let attempt else { throw Refusal.signOnFailed(.state) }
        let query = request.uri.queryParameters
        // Said twice, it is said by somebody else.
        func once(_ name: Substring) -> String? {
            let values = query[values: name]
            return values.count == 1 ? String(values[0]) : nil
        }
        guard query[values: "iss"].count < 2 else { throw Refusal.signOnFailed(.issuer) }
        let subject = try await provider.subject(
            of: SignOnProvider.Answer(
                state: once("state"), code: once("code"),
                error: query["error"].map(String.init), issuer: once("iss")), to: attempt)
        let session = SessionCookie.cookie(of: context.peer, isBehindTLS: isBehindTLS)
        return try await casework.signOn(
            subject, from: context.peer.address, replacing: session.token(in: request))
    }

    /// The sign-in page with what went wrong: there is always the password.
    private func answer(_ refusal: Refusal, _ next: String, _ request: Request) -> Response {
        var page = SignInPage(language: request.language, next: next)
        page.hasSignOn = true
        page.problem = refusal.text
        return Answer.html(page.render(), status: Answer.status(of: refusal))
    }

    private func cookie(_ context: Visit) -> AttemptCookie {
        AttemptCookie(
            isSecure: SessionCookie.cookie(of: context.peer, isBehindTLS: isBehindTLS).isSecure)
    }
}

/// 认证标记 - the cookie by which a browser owns the sign-on that it has begun, and where it wanted to
/// go. `Lax` lets it come with the provider's redirect, which is another site's navigation.
struct AttemptCookie {
    let isSecure: Bool

    /// Seconds in which somebody signs on, a forgotten password included.
    static let seconds = 600

    private var name: String { isSecure ? "__Host-fangpin-signon" : "fangpin-signon" }

    func setting(_ attempt: SignOnAttempt, _ next: String) -> String {
        "\(name)=\(attempt.secret).\(LocalPath.escaped(next)); Max-Age=\(AttemptCookie.seconds); "
            + attributes
    }

    var clearing: String { "\(name)=; Max-Age=0; \(attributes)" }

    /// The attempt that came; nil without one.
    func held(in request: Request) -> (attempt: SignOnAttempt, next: String)? {
        guard let value = request.cookies[name]?.value else { return nil }
        let parts = value.split(separator: ".", maxSplits: 1)
        guard let attempt = parts.first.flatMap({ SignOnAttempt(secret: String($0)) }) else {
            return nil
        }
        let next = parts.count > 1 ? String(parts[1]).removingPercentEncoding : nil
        return (attempt, LocalPath.accepted(next))
    }

    private var attributes: String {
        "Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
    }
}
