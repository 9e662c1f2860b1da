import Casework
import Domain
import Hummingbird
import Wording

/// The pages of the three administrators: accounts, appointments, and what systems come in with.
struct AdministrationRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get(RouterPath(OfficersPage.address)) { request, context in
            Answer.html(try await officers(request, context).render())
        }
        router.post(RouterPath(OfficersPage.address)) { request, context in
            try await createOfficer(request, context)
        }
        router.get("\(OfficersPage.address)/{id}") { request, context in
            Answer.html(try await officer(request, context).render())
        }
        router.post("\(OfficersPage.address)/{id}") { request, context in
            try await changeOfficer(request, context)
        }
        router.get(RouterPath(AppointmentsPage.address)) { request, context in
            Answer.html(try await appointments(request, context).render())
        }
        router.post(RouterPath(AppointmentsPage.address)) { request, context in
            try await decide(request, context)
        }
        SystemRoutes(casework: casework).add(to: router)
    }

    // Accounts

    private func officers(_ request: Request, _ context: Visit) async throws -> OfficersPage {
        let session = try context.visitor
        return OfficersPage(
            language: request.language,
            officers: try await casework.read(OfficerList(), in: session), session: session,
            at: casework.now)
    }

    private func createOfficer(_ request: Request, _ context: Visit) async throws -> Response {
        let form = try await context.form(of: request)
        let officer = OfficerID(form["officer"])
        return try await Answer.changing(
            request, seeing: OfficerPage.address(of: officer)
        ) {
            _ = try await casework.perform(
                CreateOfficer(officer, name: form["name"]), in: try context.visitor)
        } refused: { refusal in
            var page = try await officers(request, context)
            page.problem = refusal.text
            page.typed = form
            return page.render()
        }
    }

    private func officer(_ request: Request, _ context: Visit) async throws -> OfficerPage {
        let session = try context.visitor
        let id = OfficerID(try context.text())
        let officers = try await casework.read(OfficerList(), in: session)
        guard let officer = officers.first(where: { $0.id == id }) else {
            throw Refusal.officerNotFound(id)
        }
        return OfficerPage(
            language: request.language, officer: officer,
            appointments: try await casework.read(
                Appointments(of: id), in: session),
            session: session, at: casework.now)
    }

    private func changeOfficer(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let form = try await context.form(of: request)
        let id = OfficerID(try context.text())
        if form[ActForm.name] == "password" {
            return try await resetPassword(of: id, form, request, context)
        }
        return try await Answer.changing(request, seeing: OfficerPage.address(of: id)) {
            try await change(id, form, in: session)
        } refused: { refusal in
            var page = try await officer(request, context)
            page.problem = refusal.text
            page.typed = form
            return page.render()
        }
    }

    private func change(_ id: OfficerID, _ form: Form, in session: Session) async throws {
        let reason = form["reason"]
        switch form[ActForm.name] {
        case "unlock": _ = try await casework.perform(UnlockOfficer(officer: id), in: session)
        case "factor":
            _ = try await casework.perform(RemoveSecondFactor(officer: id), in: session)
        case "deactivate":
            _ = try await casework.perform(DeactivateOfficer(id, reason: reason), in: session)
        case "reactivate": _ = try await casework.perform(ReactivateOfficer(id), in: session)
        case "end":
            _ = try await casework.perform(EndAppointment(id, reason: reason), in: session)
        case "propose":
            let roles = Role.appointable.filter {
                form.isTicked(OfficerPage.roleField($0))
            }
            let area = form["area"].isEmpty ? nil : AreaCode(form["area"])
            let insurer = form["insurer"].isEmpty ? nil : form["insurer"]
            _ = try await casework.perform(
                ProposeAppointment(
                    id, roles: Set(roles), scope: Scope(area: area, insurer: insurer),
                    reason: reason),
                in: session)
        default: throw HTTPError(.badRequest)
        }
    }

    /// The page that answers is the only place where the password stands.
    private func resetPassword(
        of id: OfficerID, _ form: Form, _ request: Request, _ context: Visit
    ) async throws -> Response {
        let session = try context.visitor
        do {
            let password = try await casework.resetPassword(
                of: id, in: session, key: try form.key(of: session))
            var page = try await officer(request, context)
            page.password = password.map(OfficerPage.Secret.told) ?? .toldBefore
            return Answer.html(page.render())
        } catch let refusal as Refusal where refusal.isShownOnPage {
            var page = try await officer(request, context)
            page.problem = refusal.text
            return Answer.html(page.render(), status: Answer.status(of: refusal))
        }
    }

    // Appointments

    private func appointments(
        _ request: Request, _ context: Visit
    ) async throws -> AppointmentsPage {
        let session = try context.visitor
        return AppointmentsPage(
            language: request.language,
            waiting: try await casework.read(
                Appointments(waiting: true), in: session),
            latest: try await casework.read(Appointments(), in: session),
            session: session, at: casework.now)
    }

    private func decide(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let form = try await context.form(of: request)
        let number = try form.number("appointment")
        return try await Answer.changing(request, seeing: AppointmentsPage.address) {
            switch form[ActForm.name] {
            case "confirm":
                _ = try await casework.perform(ConfirmAppointment(number), in: session)
            case "reject":
                _ = try await casework.perform(
                    RejectAppointment(number, reason: form["reason"]), in: session)
            case "withdraw":
                _ = try await casework.perform(WithdrawAppointment(number), in: session)
            default: throw HTTPError(.badRequest)
            }
        } refused: { refusal in
            var page = try await appointments(request, context)
            page.problem = refusal.text
            return page.render()
        }
    }
}

extension Refusal {
    /// Whether it stands on the page with the form that it is about. The others are about who
    /// asks, not about what was asked for.
    var isShownOnPage: Bool {
        switch self {
        case .notPermitted, .stepUpNeeded, .passwordChangeNeeded: false
        default: true
        }
    }
}

extension Answer {
    /// Does what a form asks for and leads on to a page, which is got anew; what the rules refuse
    /// stands on the page with the form.
    static func changing(
        _ request: Request, seeing address: String, _ body: () async throws -> Void,
        refused: (Refusal) async throws -> String
    ) async throws -> Response {
        do {
            try await body()
        } catch let refusal as Refusal where refusal.isShownOnPage {
            return html(try await refused(refusal), status: status(of: refusal))
        }
        return .seeing(Page.with(request.language, address))
    }
}

extension Form {
    /// A number in a hidden field.
    /// - Throws: 400 for what is none.
    func number(_ name: String) throws -> Int64 {
        guard let number = Int64(self[name]) else { throw HTTPError(.badRequest) }
        return number
    }

    /// The key of the form, which is the officer's own.
    /// - Throws: 400 without one.
    func key(of session: Session) throws -> String {
        let key = self[FormKey.name]
        guard (1...100).contains(key.utf8.count) else { throw HTTPError(.badRequest) }
        return "page/\(session.actor.id)/\(key)"
    }
}
