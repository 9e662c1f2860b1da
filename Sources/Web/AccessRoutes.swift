import Casework
import Domain
import HTTPTypes
import Hummingbird
import Logging
import Wording

/// In and out, and everybody's own account.
struct AccessRoutes {
    let casework: Casework
    let isBehindTLS: Bool
    /// Whether the county has a sign-on of its own.
    let hasSignOn: Bool
    let throttle: AddressThrottle
    let logger: Logger

    func add(to router: Router<Visit>) {
        router.get("/signin") { request, context in
            let next = LocalPath.accepted(request.next)
            if context.session != nil { return Response.seeing(Page.with(request.language, next)) }
            var page = SignInPage(language: request.language, next: next)
            page.hasSignOn = hasSignOn
            return Answer.html(page.render())
        }
        router.post("/signin") { request, context in try await signIn(request, context) }
        router.post("/signout") { request, context in try await signOut(request, context) }
        router.get("/stepup") { request, context in
            let page = StepUpPage(
                language: request.language, next: LocalPath.accepted(request.next),
                hasFactor: try context.visitor.hasSecondFactor)
            return Answer.html(page.render())
        }
        router.post("/stepup") { request, context in try await stepUp(request, context) }
        AccountRoutes(casework: casework, throttle: throttle).add(to: router)
    }

    private func cookie(_ context: Visit) -> SessionCookie {
        SessionCookie.cookie(of: context.peer, isBehindTLS: isBehindTLS)
    }

    private func signIn(_ request: Request, _ context: Visit) async throws -> Response {
        let form = try await Form.read(request)
        let next = LocalPath.accepted(form["next"])
        var page = SignInPage(language: request.language, next: next)
        page.officer = form["officer"]
        page.hasSignOn = hasSignOn
        return try await attempt(request, context) {
            try await casework.signIn(
                OfficerID(form["officer"]), password: form["password"],
                from: context.peer.address, replacing: cookie(context).token(in: request),
                device: cookie(context).device(in: request))
        } next: {
            next
        } refused: { refusal in
            page.problem = refusal.text
            return page.render()
        }
    }

    private func stepUp(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let form = try await context.form(of: request)
        let next = LocalPath.accepted(form["next"])
        var page = StepUpPage(
            language: request.language, next: next, hasFactor: session.hasSecondFactor)
        return try await attempt(request, context) {
            try await casework.stepUp(
                session, code: form["code"], from: context.peer.address)
        } next: {
            next
        } refused: { refusal in
            page.problem = refusal.text
            return page.render()
        }
    }

    /// Both ways to show who one is: within the address's limit, with a new cookie at the end.
    private func attempt(
        _ request: Request, _ context: Visit, _ attempt: () async throws -> SignedIn,
        next: () -> String, refused: (Refusal) -> String
    ) async throws -> Response {
        let network = context.peer.network
        if let seconds = throttle.take(network, at: casework.now) {
            let refusal = Refusal.quotaExceeded(retryAfter: seconds)
            Traces.refused(request, refusal.code, logger)
            var response = Answer.html(refused(refusal), status: .tooManyRequests)
            response.headers[.retryAfter] = "\(seconds)"
            return response
        }
        do {
            let signedIn = try await attempt()
            throttle.giveBack(network, at: casework.now)
            var response = Response.seeing(Page.with(request.language, next()))
            let cookie = cookie(context)
            response.headers.append(
                HTTPField(name: .setCookie, value: cookie.setting(signedIn.token)))
            if let device = signedIn.device {
                response.headers.append(
                    HTTPField(name: .setCookie, value: cookie.setting(device: device)))
            }
            return response
        } catch let refusal as Refusal {
            if refusal == .busy { throttle.giveBack(network, at: casework.now) }
            return Answer.html(refused(refusal), status: Answer.status(of: refusal))
        }
    }

    private func signOut(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        // Signed out in another window meanwhile: all the better.
        do {
            try await casework.endSession(session.id, of: session.actor)
        } catch Refusal.sessionNotFound {}
        var response = Response.seeing(Page.with(request.language, SignInPage.address))
        response.headers[.setCookie] = cookie(context).clearing
        // The next at this screen finds nothing of the one before (W3C Clear Site Data).
        response.headers[HTTPField.Name("Clear-Site-Data")!] = "\"cache\", \"storage\""
        return response
    }
}

extension Visit {
    /// The form that came, whether the guard has read it or not.
    func form(of request: Request) async throws -> Form {
        if let form { return form }
        return try await Form.read(request)
    }
}

extension Request {
    /// Where somebody wanted to go.
    fileprivate var next: String? { uri.queryParameters["next"].map(String.init) }
}
