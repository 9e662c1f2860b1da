import Casework
import Domain
import Hummingbird
import Wording

/// Everybody's own account: password, second factor, sessions.
struct AccountRoutes {
    let casework: Casework
    let throttle: AddressThrottle

    func add(to router: Router<Visit>) {
        router.get("/account") { request, context in
            try await show(request, context)
        }
        router.post("/account/password") { request, context in
            let form = try await context.form(of: request)
            return try await change(request, context, part: .password) { page, session in
                guard form["new"] == form["again"] else {
                    page.problem = (.password, Label.passwordsDiffer)
                    return
                }
                try await casework.changePassword(
                    from: form["current"], to: form["new"], in: session)
                page.notice = Label.passwordChanged
            }
        }
        router.post("/account/factor") { request, context in
            let form = try await context.form(of: request)
            return try await change(request, context, part: .factor) { page, session in
                page.enrolment = try await casework.enrolSecondFactor(
                    password: form["current"], in: session)
            }
        }
        router.post("/account/factor/confirm") { request, context in
            let form = try await context.form(of: request)
            return try await change(request, context, part: .factor) { page, session in
                page.recovery = try await casework.confirmSecondFactor(
                    code: form["code"].filter { !$0.isWhitespace }, in: session)
                page.notice = Label.factorConfirmed
            }
        }
        router.post("/account/sessions/end") { request, context in
            let form = try await context.form(of: request)
            return try await change(request, context, part: .sessions) { page, session in
                if let id = Int64(form["session"]) {
                    try await casework.endSession(id, in: session)
                } else {
                    try await casework.endOtherSessions(in: session)
                }
                page.notice = Label.sessionsEnded
            }
        }
    }

    private func show(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        var page = try await page(request, session)
        if session.mustPresentFactor, !session.hasSecondFactor, !session.mustChangePassword {
            page.notice = Refusal.secondFactorMissing.text
        }
        return Answer.html(page.render())
    }

    private func page(_ request: Request, _ session: Session) async throws -> AccountPage {
        let now = casework.now
        var page = AccountPage(language: request.language, session: session, at: now)
        page.sessions = try await casework.read(OpenSessions(of: session.actor.id, at: now))
        return page
    }

    /// Does something to the account and shows it again, with what was wrong beside its form. Wrong
    /// passwords and codes count for the address here too.
    private func change(
        _ request: Request, _ context: Visit, part: AccountPage.Part,
        _ body: (inout AccountPage, Session) async throws -> Void
    ) async throws -> Response {
        let session = try context.visitor
        // A system has no account of its own.
        guard session.kind == .person else { throw Refusal.notPermitted(.keepOwnAccess) }
        let network = context.peer.network
        if let seconds = throttle.take(network, at: casework.now) {
            throw Refusal.quotaExceeded(retryAfter: seconds)
        }
        var page = AccountPage(language: request.language, session: session, at: casework.now)
        var refusal: Refusal?
        do {
            try await body(&page, session)
        } catch Refusal.stepUpNeeded {
            throttle.giveBack(network, at: casework.now)
            return .seeing(Page.with(request.language, "/stepup?next=/account"))
        } catch let found as Refusal {
            refusal = found
            page.problem = (part, found == .signInRefused ? Label.passwordWrong : found.text)
            if part == .factor, found == .codeWrong {
                page.enrolment = try await casework.openEnrolment(in: session)
            }
        }
        if refusal != .signInRefused, refusal != .codeWrong {
            throttle.giveBack(network, at: casework.now)
        }
        if page.notice != nil {
            page.session.mustChangePassword = part != .password && session.mustChangePassword
            page.session.hasSecondFactor = !page.recovery.isEmpty || session.hasSecondFactor
        }
        page.sessions = try await casework.read(
            OpenSessions(of: session.actor.id, at: casework.now))
        return Answer.html(
            page.render(),
            status: page.problem == nil ? .ok : refusal.map(Answer.status(of:)) ?? .badRequest)
    }
}
