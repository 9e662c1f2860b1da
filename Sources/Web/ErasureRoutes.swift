import Casework
import Domain
import Hummingbird
import Wording

/// 个人信息删除 - proposed by one person, done by another one.
struct ErasureRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get(RouterPath(ErasuresPage.address)) { request, context in
            Answer.html(try await page(request, context).render())
        }
        router.post(RouterPath(ErasuresPage.address)) { request, context in
            try await change(request, context)
        }
    }

    private func page(_ request: Request, _ context: Visit) async throws -> ErasuresPage {
        let session = try context.visitor
        return ErasuresPage(
            language: request.language,
            found: try await casework.read(Erasures(on: casework.today), in: session),
            session: session, at: casework.now)
    }

    private func change(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let form = try await context.form(of: request)
        return try await Answer.changing(request, seeing: ErasuresPage.address) {
            switch form[ActForm.name] {
            case "propose":
                _ = try await casework.perform(
                    ProposeErasure(
                        household: HouseholdID(form["household"]), reason: form["reason"]),
                    in: session)
            case "erase":
                // Browsers ask for the tick; what comes without it comes from no form of ours.
                guard form.isTicked(ErasuresPage.certainty) else { throw HTTPError(.badRequest) }
                _ = try await casework.perform(
                    EraseSubject(try form.number("erasure")), in: session)
            case "reject":
                _ = try await casework.perform(
                    RejectErasure(try form.number("erasure"), reason: form["reason"]),
                    in: session)
            default: throw HTTPError(.badRequest)
            }
        } refused: { refusal in
            var page = try await page(request, context)
            page.problem = refusal.text
            page.typed = form
            return page.render()
        }
    }
}
