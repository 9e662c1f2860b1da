import Casework
import Domain
import HTTPTypes
import Hummingbird
import Wording

/// 复核入户 - a reviewer's own tasks, and the comparisons once they are final.
struct ReviewTaskRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get(RouterPath(MyReviewsPage.address)) { request, context in
            Answer.html(
                MyReviewsPage(
                    language: request.language,
                    rows: try await casework.read(ReviewTasks(), in: try context.visitor),
                    at: casework.now
                ).render())
        }
        router.get("\(MyReviewsPage.address)/{id}/{item}") { request, context in
            Answer.html(try await task(request, context).render())
        }
        router.post("\(MyReviewsPage.address)/{id}/{item}") { request, context in
            try await record(request, context)
        }
        router.get("/reviews/{id}/comparisons/{item}") { request, context in
            Answer.html(try await comparison(request, context).render())
        }
        router.post("/reviews/{id}/comparisons/{item}") { request, context in
            try await decide(request, context)
        }
    }

    // Tasks

    private func task(_ request: Request, _ context: Visit) async throws -> ReviewTaskPage {
        let session = try context.visitor
        return ReviewTaskPage(
            language: request.language,
            task: try await casework.read(
                OpenReviewTask(round: try context.round(), item: try context.item()),
                in: session), session: session, at: casework.now)
    }

    /// A visit is written down and the task seen again; who makes it final goes on to what it came
    /// to.
    private func record(_ request: Request, _ context: Visit) async throws -> Response {
        let (round, item) = (try context.round(), try context.item())
        let form = try await context.form(of: request)
        let seen: String
        do {
            seen = try await record(form, item, of: round, request, context)
        } catch let refusal as Refusal where refusal.isShownOnPage {
            return try await shown(
                refusal.text, Answer.status(of: refusal), form, request, context)
        } catch let mistyped as Mistyped {
            return try await shown(
                mistyped.text, .unprocessableContent, form, request, context)
        }
        return .seeing(Page.with(request.language, seen))
    }

    private func shown(
        _ problem: Text, _ status: HTTPResponse.Status, _ form: Form, _ request: Request,
        _ context: Visit
    ) async throws -> Response {
        var page = try await task(request, context)
        page.problem = problem
        page.typed = form
        return Answer.html(page.render(), status: status)
    }

    /// Gives what is to be seen then.
    private func record(
        _ form: Form, _ item: SampleItemID, of round: ReviewRoundID, _ request: Request,
        _ context: Visit
    ) async throws -> String {
        let session = try context.visitor
        if form[ActForm.name] == "finish" {
            let end = try await casework.perform(
                FinishReview(round: round, item: item), in: session)
            return end.outcome == ReviewOutcome.done.rawValue
                ? ReviewComparisonPage.address(item, of: round) : MyReviewsPage.address
        }
        let found = try await task(request, context).task
        guard let visit = try ReviewVisitForm.visit(form, of: found) else {
            throw HTTPError(.badRequest)
        }
        _ = try await casework.perform(
            RecordReviewVisit(round: round, item: item, visit: visit), in: session,
            key: try form.key(of: session))
        return ReviewTaskPage.address(item, of: round)
    }

    // Comparisons

    private func comparison(
        _ request: Request, _ context: Visit
    ) async throws -> ReviewComparisonPage {
        let session = try context.visitor
        let (round, item) = (try context.round(), try context.item())
        let all = try await casework.read(ReviewComparisons(round: round), in: session)
        guard let found = all.first(where: { $0.item == item }) else {
            throw HTTPError(.notFound)
        }
        return ReviewComparisonPage(
            language: request.language, round: round, found: found, session: session,
            at: casework.now)
    }

    private func decide(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let (round, item) = (try context.round(), try context.item())
        let form = try await context.form(of: request)
        return try await Answer.typing(
            request, seeing: ReviewComparisonPage.address(item, of: round)
        ) {
            try await decide(form, on: item, of: round, session)
        } refused: { problem in
            var page = try await comparison(request, context)
            page.problem = problem
            page.typed = form
            return page.render()
        }
    }

    private func decide(
        _ form: Form, on item: SampleItemID, of round: ReviewRoundID, _ session: Session
    ) async throws {
        switch form[ActForm.name] {
        case "dispute":
            _ = try await casework.perform(
                DisputeReview(round: round, item: item, reason: form["reason"]), in: session)
        case "decide":
            guard let stands = StandingFinding(rawValue: form["stands"]) else {
                throw HTTPError(.badRequest)
            }
            _ = try await casework.perform(
                DecideReviewDispute(
                    round: round, item: item, stands: stands, decision: form["decision"]),
                in: session)
        case "recheck":
            guard let right = try form.yuan("right", Label.rightAmount) else {
                throw Mistyped(field: Label.rightAmount)
            }
            _ = try await casework.perform(
                RecheckReview(
                    round: round, item: item, right: right,
                    errorClass: ErrorClass(rawValue: form["error_class"]),
                    reason: form["reason"]), in: session)
        default: throw HTTPError(.badRequest)
        }
    }
}
