import Casework
import Domain
import Hummingbird
import Wording

/// The pages of what systems come in with: tokens and client certificates.
struct SystemRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get(RouterPath(TokensPage.address)) { request, context in
            Answer.html(try await tokens(request, context).render())
        }
        router.post(RouterPath(TokensPage.address)) { request, context in
            let form = try await context.form(of: request)
            return form[ActForm.name] == "issue"
                ? try await issue(form, request, context)
                : try await revokeToken(form, request, context)
        }
        router.get(RouterPath(CertificatesPage.address)) { request, context in
            Answer.html(try await certificates(request, context).render())
        }
        router.post(RouterPath(CertificatesPage.address)) { request, context in
            try await changeCertificate(request, context)
        }
    }

    private func tokens(_ request: Request, _ context: Visit) async throws -> TokensPage {
        TokensPage(
            language: request.language,
            tokens: try await casework.read(TokenList(), in: try context.visitor),
            at: casework.now)
    }

    /// The page that answers is the only place where the token stands.
    private func issue(
        _ form: Form, _ request: Request, _ context: Visit
    ) async throws -> Response {
        let session = try context.visitor
        do {
            let issued = try await casework.issueToken(
                try SystemRoutes.grant(form), in: session, key: try form.key(of: session))
            var page = try await tokens(request, context)
            page.issued = issued.token.map(OfficerPage.Secret.told) ?? .toldBefore
            return Answer.html(page.render())
        } catch let refusal as Refusal where refusal.isShownOnPage {
            var page = try await tokens(request, context)
            page.problem = refusal.text
            page.typed = form
            return Answer.html(page.render(), status: Answer.status(of: refusal))
        }
    }

    private func revokeToken(
        _ form: Form, _ request: Request, _ context: Visit
    ) async throws -> Response {
        guard form[ActForm.name] == "revoke" else { throw HTTPError(.badRequest) }
        let number = try form.number("token")
        return try await Answer.changing(request, seeing: TokensPage.address) {
            _ = try await casework.perform(
                RevokeToken(token: number), in: try context.visitor)
        } refused: { refusal in
            var page = try await tokens(request, context)
            page.problem = refusal.text
            return page.render()
        }
    }

    private static func grant(_ form: Form) throws -> SystemGrant {
        guard let days = Int32(form["days"]) else { throw HTTPError(.badRequest) }
        let permissions = SystemGrantForm.permissions.filter {
            form.isTicked(SystemGrantForm.permissionField($0))
        }
        return SystemGrant(
            officer: OfficerID(form["officer"]), label: form["label"],
            permissions: Set(permissions), days: days)
    }

    /// Who binds sees all; the second person those that wait.
    private func certificates(
        _ request: Request, _ context: Visit
    ) async throws -> CertificatesPage {
        let session = try context.visitor
        let rows =
            session.actor.may(.administerAccess)
            ? try await casework.read(CertificateList(), in: session)
            : try await casework.read(WaitingCertificates(), in: session)
        return CertificatesPage(
            language: request.language, certificates: rows, session: session,
            at: casework.now)
    }

    private func changeCertificate(
        _ request: Request, _ context: Visit
    ) async throws -> Response {
        let session = try context.visitor
        let form = try await context.form(of: request)
        return try await Answer.changing(request, seeing: CertificatesPage.address) {
            switch form[ActForm.name] {
            case "bind":
                guard let print = CertificateFingerprint(typed: form["fingerprint"]) else {
                    throw Refusal.fingerprintUnfit
                }
                _ = try await casework.perform(
                    BindCertificate(print, try SystemRoutes.grant(form)), in: session)
            case "confirm":
                _ = try await casework.perform(
                    ConfirmCertificate(try form.number("certificate")), in: session)
            case "revoke":
                _ = try await casework.perform(
                    RevokeCertificate(try form.number("certificate")), in: session)
            default: throw HTTPError(.badRequest)
            }
        } refused: { refusal in
            var page = try await certificates(request, context)
            page.problem = refusal.text
            page.typed = form
            return page.render()
        }
    }
}
