import Casework
import Domain
import HTTPTypes
import Hummingbird
import Logging
import SignOn
import Wording

/// 门卫 - stands before every route. Whoever has not signed in gets no further than the sign-in
/// page; what a browser sends must come from this house's own pages.
struct Guard: RouterMiddleware {
    typealias Context = Visit

    let casework: Casework
    let isBehindTLS: Bool
    /// Whether callers may come with a certificate, by the daemon's own TLS.
    let takesCertificates: Bool
    let logger: Logger

    /// The routes without a session: whether the daemon lives, and what the sign-in page needs.
    static let open: Set = ["/healthz", "/readyz", "/app.css"]

    /// What a program sends with a cookie; no other site can (it would first be asked for by
    /// CORS, and answered by nobody).
    static let header = HTTPField.Name("X-Fangpin-CSRF")!

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        // The router skips empty parts of a path; what is guarded by its name has one name.
        guard path == "/" || !path.hasSuffix("/"), !path.contains("//") else {
            throw HTTPError(.notFound)
        }
        if Guard.open.contains(path) { return try await next(request, context) }
        var context = context
        context.session = try await caller(of: request, context)
        let session = context.session
        if path == "/metrics" {
            guard isForOperator(context) else { return stop(request, session) }
        } else if path == SignInPage.address {
            // There is no session yet that a form could show: where it comes from must do.
            if request.isUnsafe { try demandOwnPage(request) }
        } else if path == SignInPage.signOn {
            // Nor does another site begin a sign-on: with a provider that still knows the person,
            // it would end in a session that nobody asked for (ASVS 5.0, 7.6.2).
            try demandOwnPage(request)
        } else if path == SignOnConfiguration.callback {
            // From the provider's site, by a redirect; the routes ask for the attempt's cookie.
        } else {
            guard let session else { return stop(request, nil) }
            if session.kind == .person {
                if request.isUnsafe { try await demandToken(request, of: session, in: &context) }
                if session.mustChangePassword, !Guard.servesNewPassword(path) {
                    return try passwordFirst(request)
                }
                if session.mustPresentFactor, !Guard.servesFactor(path) {
                    return try factorFirst(request, session)
                }
            } else if session.kind == .device, request.isUnsafe {
                // A browser shows the machine's certificate to whoever asks, as it does cookies.
                try demandOwnPage(request)
            }
        }
        let admitted = context
        return await Viewer.$session.withValue(session) {
            await SafeResponses<Visit>.answering(request, logger: logger) {
                try await next(request, admitted)
            }
        }
    }

    /// Who comes: a system with its token or its certificate, where programs call; a person with a
    /// cookie. Whoever says who they are in the request itself means that: a certificate belongs
    /// to the machine, and the machine to whoever sits before it.
    private func caller(of request: Request, _ context: Visit) async throws -> Session? {
        if request.isByProgram, let given = request.headers[.authorization] {
            let parts = given.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
            return try await casework.system(under: String(parts[1]))
        }
        let cookie = SessionCookie.cookie(of: context.peer, isBehindTLS: isBehindTLS)
        if let token = cookie.token(in: request) {
            return try await casework.session(under: token)
        }
        guard takesCertificates, request.isByProgram,
            let certificate = try await context.clientCertificate
        else { return nil }
        return try await casework.device(
            under: certificate.bytes, validUntil: certificate.validUntil)
    }

    /// The figures are for whoever operates the daemon, and for a collector on the machine itself.
    /// Behind a proxy everybody seems to come from there, and nobody is taken for it.
    private func isForOperator(_ context: Visit) -> Bool {
        (context.peer.isLoopback && !isBehindTLS) || context.session?.actor.may(.operate) == true
    }

    private static func servesNewPassword(_ path: String) -> Bool {
        [
            "/signout", "/account", "/account/password", "\(Endpoint.root)/me",
            "\(Endpoint.root)/me/password",
        ].contains(path)
    }

    /// Beside what changes the password: where a factor is enrolled, and where it is presented.
    private static func servesFactor(_ path: String) -> Bool {
        servesNewPassword(path)
            || [
                "/stepup", "/account/factor", "/account/factor/confirm",
                "\(Endpoint.root)/me/second-factor",
                "\(Endpoint.root)/me/second-factor/confirmation",
            ].contains(path)
    }

    private func factorFirst(_ request: Request, _ session: Session) throws -> Response {
        guard !request.isByProgram else { throw Refusal.stepUpNeeded(.keepOwnAccess) }
        guard session.hasSecondFactor else {
            return .seeing(Page.with(request.language, "/account"))
        }
        let back = request.isUnsafe ? LocalPath.home : request.uri.description
        return .seeing(
            Page.with(
                request.language,
                "/stepup?next=\(LocalPath.escaped(LocalPath.accepted(back)))"))
    }

    private func passwordFirst(_ request: Request) throws -> Response {
        guard !request.isByProgram else { throw Refusal.passwordChangeNeeded }
        return .seeing(Page.with(request.language, "/account"))
    }

    /// Programs get 401, people the sign-in page, from which they come back.
    private func stop(_ request: Request, _ session: Session?) -> Response {
        if session != nil {
            return Answer.refusal(.notPermitted(.operate), to: request)
        }
        guard request.isByProgram else {
            let back = request.isUnsafe ? request.uri.path : request.uri.description
            return .seeing(
                Page.with(
                    request.language,
                    "\(SignInPage.address)?next=\(LocalPath.escaped(LocalPath.accepted(back)))"))
        }
        var response = Answer.problem(
            .unauthorized, code: "not_signed_in", detail: Label.notSignedIn, to: request)
        response.headers[.wwwAuthenticate] = "Bearer"
        return response
    }
}

// What a browser sends by itself, cookies, shows nothing about which site had it send them.

extension Guard {
    /// Browsers tell where a request comes from: `Sec-Fetch-Site` first, else `Origin`. What tells
    /// neither is no browser of these ten years.
    private func demandOwnPage(_ request: Request) throws {
        if let site = request.headers[HTTPField.Name("Sec-Fetch-Site")!] {
            guard site == "same-origin" || site == "none" else { throw ForeignRequest() }
        } else if let origin = request.headers[.origin] {
            // The scheme is left out: behind a proxy the daemon's own is another.
            let host = origin.split(separator: "/", omittingEmptySubsequences: true).last
            guard origin.contains("://"), let host, let authority = request.head.authority,
                host.lowercased() == authority.lowercased()
            else { throw ForeignRequest() }
        }
    }

    /// Beyond that, the session's own token: in the header from programs, in a field from forms.
    /// Of a form, what had to be read is kept: all of it, or where it brings files its first field.
    private func demandToken(
        _ request: Request, of session: Session, in context: inout Visit
    ) async throws {
        try demandOwnPage(request)
        if let given = request.headers[Guard.header] {
            guard Casework.isForm(given, of: session) else { throw ForeignRequest() }
            return
        }
        guard !request.isByProgram, request.method == .post else { throw ForeignRequest() }
        if MultipartBody.isMultipart(request.headers[.contentType] ?? "") {
            let form = try MultipartBody(request)
            guard let field = try await form.next(), field.name == Viewer.tokenName,
                Casework.isForm(try await form.text(upTo: Form.limit), of: session)
            else { throw ForeignRequest() }
            context.multipart = form
            return
        }
        let form = try await Form.read(request)
        guard Casework.isForm(form[Viewer.tokenName], of: session) else { throw ForeignRequest() }
        context.form = form
    }
}

/// A request that changes something and does not come from this house's own pages.
struct ForeignRequest: Error {}

extension Request {
    /// Whether the method may change something.
    fileprivate var isUnsafe: Bool { method != .get && method != .head }

    /// Whether programs call here, not people.
    var isByProgram: Bool { uri.path.hasPrefix("/api/") || uri.path == "/metrics" }
}

extension Response {
    /// On to another page, which is got, whatever the method was here.
    static func seeing(_ address: String) -> Response {
        Response(status: .seeOther, headers: [.location: address])
    }
}
