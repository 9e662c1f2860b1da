import Casework
import Domain
import Hummingbird
import Wording

/// 抽样复核 - the rounds: drafted, fixed, seeded, drawn, reported, and what follows.
struct ReviewRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get(RouterPath(ReviewsPage.address)) { request, context in
            let session = try context.visitor
            return Answer.html(
                ReviewsPage(
                    language: request.language,
                    rows: try await casework.read(ReviewRounds(), in: session),
                    session: session, at: casework.now
                ).render())
        }
        router.get(RouterPath(NewReviewPage.address)) { request, context in
            let session = try context.visitor
            try session.demand(FrameReview.permission, at: casework.now)
            return Answer.html(newPage(request, session).render())
        }
        router.post(RouterPath(NewReviewPage.address)) { request, context in
            try await begin(request, context)
        }
        router.get("/reviews/{id}") { request, context in
            Answer.html(try await page(request, context).render())
        }
        router.post("/reviews/{id}") { request, context in try await change(request, context) }
        router.get("/reviews/{id}/items") { request, context in
            let round = try context.round()
            return Answer.html(
                ReviewItemsPage(
                    language: request.language, round: round,
                    rows: try await casework.read(ReviewItems(round), in: try context.visitor),
                    at: casework.now
                ).render())
        }
        router.get(RouterPath(RectificationsPage.address)) { request, context in
            Answer.html(try await rectifications(request, context).render())
        }
        router.post(RouterPath(RectificationsPage.address)) { request, context in
            try await close(request, context)
        }
        ReviewFiles.add(to: router, casework)
    }

    // A new round

    private func newPage(_ request: Request, _ session: Session) -> NewReviewPage {
        NewReviewPage(language: request.language, session: session, at: casework.now)
    }

    /// Shows what the draft comes to, or fixes it.
    private func begin(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        try session.demand(FrameReview.permission, at: casework.now)
        let form = try await context.form(of: request)
        var page = newPage(request, session)
        page.typed = form
        do {
            let draft = try ReviewDraftForm.draft(of: form)
            switch form[ActForm.name] {
            case NewReviewPage.size:
                page.sizing = try await casework.read(
                    ReviewSizing(draft: draft, now: casework.now), in: session)
                return Answer.html(page.render())
            case NewReviewPage.frame:
                let outcome = try await casework.perform(
                    FrameReview(draft: draft), in: session, key: try form.key(of: session))
                let seen = ReviewPage.address(ReviewRoundID(outcome.round))
                return .seeing(Page.with(request.language, seen))
            default: throw HTTPError(.badRequest)
            }
        } catch let mistyped as Mistyped {
            page.problem = mistyped.text
            return Answer.html(page.render(), status: .unprocessableContent)
        } catch let refusal as Refusal where refusal.isShownOnPage {
            page.problem = refusal.text
            return Answer.html(page.render(), status: Answer.status(of: refusal))
        }
    }

    // A round

    private func page(_ request: Request, _ context: Visit) async throws -> ReviewPage {
        let session = try context.visitor
        let round = try context.round()
        return ReviewPage(
            language: request.language,
            view: try await casework.read(OpenReviewRound(round), in: session),
            comparisons: try await casework.read(ReviewComparisons(round: round), in: session),
            session: session, at: casework.now)
    }

    private func change(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let round = try context.round()
        let form = try await context.form(of: request)
        return try await Answer.typing(request, seeing: ReviewPage.address(round)) {
            guard
                try await ReviewAct(casework: casework, session: session, form: form)
                    .perform(on: round)
            else { throw HTTPError(.badRequest) }
        } refused: { problem in
            var page = try await page(request, context)
            page.problem = problem
            page.typed = form
            return page.render()
        }
    }

    // Rectifications

    private func rectifications(
        _ request: Request, _ context: Visit
    ) async throws -> RectificationsPage {
        let session = try context.visitor
        return RectificationsPage(
            language: request.language,
            rows: try await casework.read(RectificationList(), in: session), session: session,
            at: casework.now)
    }

    private func close(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let form = try await context.form(of: request)
        return try await Answer.typing(request, seeing: RectificationsPage.address) {
            guard form[ActForm.name] == "close" else { throw HTTPError(.badRequest) }
            _ = try await casework.perform(
                CloseRectification(
                    number: try form.number("number"), outcome: form["outcome"]), in: session)
        } refused: { problem in
            var page = try await rectifications(request, context)
            page.problem = problem
            page.typed = form
            return page.render()
        }
    }
}

/// 轮次办理 - what a form of a round's page asks for.
struct ReviewAct {
    let casework: Casework
    let session: Session
    let form: Form

    /// Whether there is such a thing to do.
    func perform(on round: ReviewRoundID) async throws -> Bool {
        if try await seed(round) { return true }
        if try await sample(round) { return true }
        return try await results(round)
    }

    private func done(_ action: some Action) async throws {
        _ = try await casework.perform(action, in: session)
    }

    private func seed(_ round: ReviewRoundID) async throws -> Bool {
        switch form[ActForm.name] {
        case "commit": try await done(CommitSeedPart(round: round, digest: form["digest"]))
        case "close_commitments": try await done(CloseCommitments(round: round))
        case "dice": try await done(ReadDice(round: round, digits: form["digits"]))
        case "lottery": try await done(RecordLottery(round: round, digits: form["digits"]))
        case "reveal": try await done(RevealSeedPart(round: round, part: form["part"]))
        case "settle": try await done(SettleSeed(round: round))
        default: return false
        }
        return true
    }

    private func sample(_ round: ReviewRoundID) async throws -> Bool {
        switch form[ActForm.name] {
        case "draw": try await done(DrawSample(round: round))
        case "extend":
            try await done(
                ExtendSample(
                    round: round, paid: try form.whole("paid", Label.morePaid) ?? 0,
                    refused: try form.whole("refused", Label.refusedInAll)))
        case "assign":
            let from = try form.day("from", Label.firstReviewDay)
            guard let days = try form.whole("days", Label.workingDays) else {
                throw Mistyped(field: Label.workingDays)
            }
            _ = try await casework.assignReviews(
                round: round, from: from, days: days, in: session,
                key: try form.key(of: session))
        case "close": try await done(CloseReview(round: round))
        default: return false
        }
        return true
    }

    private func results(_ round: ReviewRoundID) async throws -> Bool {
        switch form[ActForm.name] {
        case "publish": try await done(PublishReviewReport(round: round))
        case "confirm":
            try await done(ConfirmConsequence(number: try form.number("number")))
        case "reject":
            try await done(
                RejectConsequence(
                    number: try form.number("number"), reason: form["reason"]))
        case "rectify":
            let action = OpenRectification(
                round: round, item: form["item"].isEmpty ? nil : SampleItemID(form["item"]),
                task: form["task"], responsible: form["responsible"],
                dueOn: try form.day("due_on", Label.dueOn))
            _ = try await casework.perform(action, in: session, key: try form.key(of: session))
        default: return false
        }
        return true
    }
}

extension Visit {
    /// The round in the address.
    func round() throws -> ReviewRoundID { ReviewRoundID(try text()) }
    /// The drawn item in the address.
    func item() throws -> SampleItemID { SampleItemID(try text("item")) }
}

extension Answer {
    /// As ``changing(_:seeing:_:refused:)``, where fields are typed that may be no amount or day.
    static func typing(
        _ request: Request, seeing address: String, _ body: () async throws -> Void,
        refused: (Text) async throws -> String
    ) async throws -> Response {
        do {
            return try await changing(request, seeing: address, body) { refusal in
                try await refused(refusal.text)
            }
        } catch let mistyped as Mistyped {
            return html(try await refused(mistyped.text), status: .unprocessableContent)
        }
    }
}
