import Casework
import Domain
import Hummingbird
import Wording

/// 核查员与车辆 - what the planner is told of those who are sent, and what they go in.
struct VerifierRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get(RouterPath(VerifiersPage.address)) { request, context in
            Answer.html(try await list(request, context).render())
        }
        router.post(RouterPath(VerifiersPage.address)) { request, context in
            try await changeVehicle(request, context)
        }
        router.get("\(VerifiersPage.address)/{id}") { request, context in
            Answer.html(try await page(request, context).render())
        }
        router.post("\(VerifiersPage.address)/{id}") { request, context in
            try await changeVerifier(request, context)
        }
    }

    private func list(_ request: Request, _ context: Visit) async throws -> VerifiersPage {
        let found = try await casework.read(
            VerifierList(on: casework.today), in: try context.visitor)
        return VerifiersPage(
            language: request.language, verifiers: found.verifiers, vehicles: found.vehicles,
            at: casework.now)
    }

    private func page(_ request: Request, _ context: Visit) async throws -> VerifierPage {
        let file = try await casework.read(
            OpenVerifier(OfficerID(try context.text()), on: casework.today),
            in: try context.visitor)
        return VerifierPage(language: request.language, file: file, at: casework.now)
    }

    private func changeVehicle(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let form = try await context.form(of: request)
        return try await Answer.changing(request, seeing: VerifiersPage.address) {
            try await mark(.vehicle(form["vehicle"]), form, in: session)
        } refused: { refusal in
            var page = try await list(request, context)
            page.problem = refusal.text
            page.typed = form
            return page.render()
        }
    }

    private func changeVerifier(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let form = try await context.form(of: request)
        let verifier = OfficerID(try context.text())
        return try await Answer.changing(
            request, seeing: VerifierPage.address(of: verifier)
        ) {
            let household = HouseholdID(form["household"])
            switch form[ActForm.name] {
            case "skills":
                _ = try await casework.perform(
                    SetVerifierSkills(verifier: verifier, skills: form.skills), in: session)
            case "declare":
                _ = try await casework.perform(
                    DeclareRelative(verifier: verifier, household: household), in: session)
            case "withdraw":
                _ = try await casework.perform(
                    WithdrawRelative(
                        verifier: verifier, household: household, reason: form["reason"]),
                    in: session)
            default: try await mark(.verifier(verifier), form, in: session)
            }
        } refused: { refusal in
            var page = try await page(request, context)
            page.problem = refusal.text
            page.typed = form
            return page.render()
        }
    }

    /// Marks somebody or something as not there on the form's days, or lifts what was marked.
    private func mark(
        _ subject: MarkAbsence.Subject, _ form: Form, in session: Session
    ) async throws {
        let isAbsent: Bool
        switch form[ActForm.name] {
        case "mark": isAbsent = true
        case "lift": isAbsent = false
        default: throw HTTPError(.badRequest)
        }
        guard let from = Day(iso: form["from"]),
            let to = form["to"].isEmpty ? from : Day(iso: form["to"])
        else { throw Refusal.daysUnfit }
        _ = try await casework.perform(
            MarkAbsence(subject, from: from, to: to, isAbsent: isAbsent), in: session)
    }
}

extension Form {
    /// The skills whose boxes were ticked.
    var skills: [VerifierSkill] {
        VerifierSkill.allCases.filter { isTicked(VerifierPage.field(of: $0)) }
    }

    /// From when until when a family can be met; nil where both fields are empty.
    /// - Throws: ``Refusal/hoursUnfit`` for one without the other, or what is no time of day.
    func hours(from open: String, to close: String) throws(Refusal) -> VisitHours? {
        if self[open].isEmpty, self[close].isEmpty { return nil }
        guard let open = Int(timeOfDay: self[open]), let close = Int(timeOfDay: self[close]),
            let hours = VisitHours(open: open, close: close)
        else { throw .hoursUnfit }
        return hours
    }
}

extension Int {
    /// The minute of the day of `8:30` or `08:30`, also with the colon of Chinese; nil for anything
    /// else.
    fileprivate init?(timeOfDay text: String) {
        let parts = text.split(separator: /[:：]/, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].wholeMatch(of: /[0-9]{1,2}/) != nil,
            parts[1].wholeMatch(of: /[0-9]{2}/) != nil, let hours = Int(parts[0]),
            let minutes = Int(parts[1]), minutes < 60, hours * 60 + minutes <= 1_440
        else { return nil }
        self = hours * 60 + minutes
    }
}
