import Casework
import Domain
import Hummingbird
import Wording

/// 入户排期 - plans of visits are proposed, looked at, adjusted and published.
struct PlanRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get(RouterPath(PlansPage.address)) { request, context in
            Answer.html(try await list(request, context).render())
        }
        router.post(RouterPath(PlansPage.address)) { request, context in
            try await propose(request, context)
        }
        router.get("/plans/{id}") { request, context in
            Answer.html(try await page(request, context).render())
        }
        router.post("/plans/{id}") { request, context in try await change(request, context) }
        PlanFiles.add(to: router, casework)
    }

    private func list(_ request: Request, _ context: Visit) async throws -> PlansPage {
        let session = try context.visitor
        return PlansPage(
            language: request.language, rows: try await casework.read(VisitPlans(), in: session),
            session: session, at: casework.now)
    }

    private func page(_ request: Request, _ context: Visit) async throws -> PlanPage {
        let session = try context.visitor
        return PlanPage(
            language: request.language,
            found: try await casework.explainPlan(try context.number(), in: session),
            session: session, at: casework.now)
    }

    private func propose(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let form = try await context.form(of: request)
        return try await Answer.changing(request, seeing: PlansPage.address) {
            guard form[ActForm.name] == "propose" else { throw HTTPError(.badRequest) }
            guard let day = Day(iso: form["first_day"]), let days = Int(form["working_days"])
            else { throw Refusal.daysUnfit }
            _ = try await casework.proposePlan(
                PlanOrder(
                    insurer: session.actor.scope.insurer ?? "", firstDay: day, workingDays: days),
                in: session, key: try form.key(of: session))
        } refused: { refusal in
            var page = try await list(request, context)
            page.problem = refusal.text
            page.typed = form
            return page.render()
        }
    }

    private func change(_ request: Request, _ context: Visit) async throws -> Response {
        let number = try context.number()
        let form = try await context.form(of: request)
        do {
            let seen = try await act(form, on: number, for: try context.visitor)
            return .seeing(Page.with(request.language, PlanPage.address(seen)))
        } catch let refusal as Refusal where refusal.isShownOnPage {
            var page = try await page(request, context)
            page.problem = refusal.text
            page.typed = form
            return Answer.html(page.render(), status: Answer.status(of: refusal))
        }
    }

    /// Does what the form asks for, and gives the plan that is to be seen then.
    private func act(
        _ form: Form, on number: VisitPlan.Number, for session: Session
    ) async throws -> VisitPlan.Number {
        switch form[ActForm.name] {
        case "publish":
            _ = try await casework.perform(
                PublishPlan(plan: number, version: Int(try form.number("version"))), in: session)
        case "withdraw":
            _ = try await casework.perform(
                WithdrawPlan(plan: number, reason: form["reason"]), in: session)
        case "adjust":
            _ = try await casework.adjustPlan(
                number, version: Int(try form.number("version")), [try adjustment(form)],
                in: session, key: try form.key(of: session))
        case "replan":
            return try await casework.replanVisits(
                number, [try disruption(form)], in: session, key: try form.key(of: session)
            ).plan
        default: throw HTTPError(.badRequest)
        }
        return number
    }

    private func adjustment(_ form: Form) throws -> PlanAdjustment {
        let household = HouseholdID(form["household"])
        let crew = Int(form["crew"]) ?? 0
        switch AdjustmentKind(rawValue: form["kind"]) {
        case .pin: return .pin(household)
        case .release: return .release(household)
        case .move: return .move(household, crew: crew)
        case .forbid: return .forbid(household, crew: crew)
        case nil: throw HTTPError(.badRequest)
        }
    }

    private func disruption(_ form: Form) throws -> PlanDisruption {
        let subject = form["subject"]
        let from = form["from"].isEmpty ? casework.today : Day(iso: form["from"])
        guard let from, let to = form["to"].isEmpty ? from : Day(iso: form["to"]) else {
            throw Refusal.daysUnfit
        }
        switch DisruptionKind(rawValue: form["kind"]) {
        case .cancelled: return .cancelled(HouseholdID(subject))
        case .urgent: return .urgent(HouseholdID(subject))
        case .verifierAway: return .verifierAway(OfficerID(subject), from: from, to: to)
        case .vehicleBroken: return .vehicleBroken(subject, from: from, to: to)
        case nil: throw HTTPError(.badRequest)
        }
    }
}
