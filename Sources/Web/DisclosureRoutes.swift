import Casework
import Domain
import Hummingbird
import Wording

/// 显示完整信息 - one datum of a household in the clear, asked for by a form and shown in its answer.
struct DisclosureRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get("/households/{id}/disclosure") { request, context in
            let session = try context.visitor
            // Asked before the form is shown, so that nobody fills it in vain: the way leads by the
            // second factor and back here.
            try session.demand(.reveal, at: casework.now)
            return Answer.html(try await page(request, context).render())
        }
        router.post("/households/{id}/disclosure") { request, context in
            try await reveal(request, context)
        }
    }

    private func page(_ request: Request, _ context: Visit) async throws -> DisclosurePage {
        let session = try context.visitor
        let data = PersonalDatum.visible(to: session.actor.roles)
        guard !data.isEmpty else { throw Refusal.notPermitted(.reveal) }
        let file = try await casework.read(
            OpenHousehold(HouseholdID(try context.text())), in: session)
        return DisclosurePage(
            language: request.language, file: file, data: data, at: casework.now)
    }

    private func reveal(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        try session.demand(.reveal, at: casework.now)
        let form = try await context.form(of: request)
        let name = try form.field(DisclosurePage.subjectField)
        guard let subject = DisclosurePage.Subject(named: name) else {
            throw HTTPError(.badRequest)
        }
        var page = try await page(request, context)
        page.chosen = subject
        page.reason = String(
            form[DisclosurePage.reasonField].prefix(DisclosurePage.longestReason))
        do {
            let value = try await casework.reveal(
                RevealPersonalData(
                    household: page.file.id, datum: subject.datum, member: subject.member,
                    reason: page.reason),
                in: session)
            page.outcome = .shown(subject, value: value)
            page.chosen = nil
            page.reason = ""
            return Answer.html(page.render())
        } catch let refusal as Refusal {
            switch refusal {
            case .reasonMissing, .disclosureUntimely, .memberNotFound, .memberUnfit:
                page.outcome = .refused(refusal.text)
                return Answer.html(page.render(), status: Answer.status(of: refusal))
            default: throw refusal
            }
        }
    }
}
