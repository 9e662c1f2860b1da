import Casework
import Domain
import HTTPTypes
import Hummingbird
import Wording

// What was drawn is seen again, compared with what was found first, and disputed.

extension APITable {
    static let reverification: [Endpoint] = [
        .asking(
            "/review-tasks", Text("本人复核任务", "The households that the caller is to see again"),
            answer: .object(["tasks": .list(ReviewTaskRowDocument.shape)])
        ) { _ in
            ReviewTasks()
        } show: { rows, _ in
            try Answer.json(["tasks": rows.map(ReviewTaskRowDocument.init)])
        },
        .asking(
            "/reviews/{id}/items/{item}/task",
            Text("复核任务", "One of the caller's own: where to go, and what is to be asked"),
            answer: ReviewTaskDocument.shape
        ) {
            OpenReviewTask(round: try $0.visit.round(), item: try $0.visit.item())
        } show: { view, _ in
            try Answer.json(ReviewTaskDocument(view))
        },
        .asking(
            "/reviews/{id}/comparisons",
            Text("比对结果", "What final reviews found against what was found first"),
            answer: .object(["comparisons": .list(ReviewComparisonDocument.shape)])
        ) {
            ReviewComparisons(round: try $0.visit.round())
        } show: { rows, _ in
            try Answer.json(["comparisons": rows.map(ReviewComparisonDocument.init)])
        },
        assigning,
        .acting(
            "/reviews/{id}/items/{item}/visits",
            Text("登记复核", "Record a visit, a call or an enquiry of the review"),
            Members.reviewVisit, answer: itemOutcome,
            exactlyOneOf: Members.reviewVisitAlternatives
        ) {
            RecordReviewVisit(
                round: try $0.visit.round(), item: try $0.visit.item(),
                visit: try Members.reviewVisit($0.body))
        },
        .acting(
            "/reviews/{id}/items/{item}/finish",
            Text("提交结论", "Make the review of an item final"), answer: finishOutcome
        ) { FinishReview(round: try $0.visit.round(), item: try $0.visit.item()) },
        .acting(
            "/reviews/{id}/items/{item}/dispute",
            Text("提出异议", "Not accept the finding of a review"), [Members.reason.any],
            answer: itemOutcome
        ) {
            DisputeReview(
                round: try $0.visit.round(), item: try $0.visit.item(),
                reason: $0.body[Members.reason])
        },
        .acting(
            "/reviews/{id}/items/{item}/dispute/decision",
            Text("裁定异议", "Say which of the two findings stands"),
            [Members.stands.any, Members.decision.any], answer: itemOutcome
        ) {
            DecideReviewDispute(
                round: try $0.visit.round(), item: try $0.visit.item(),
                stands: $0.body[Members.stands], decision: $0.body[Members.decision])
        },
        .acting(
            "/reviews/{id}/items/{item}/recheck",
            Text("二次复核", "Record what finance found of a review"),
            [Members.right.any, Members.errorClass.any, Members.reason.any], answer: itemOutcome
        ) {
            RecheckReview(
                round: try $0.visit.round(), item: try $0.visit.item(),
                right: $0.body[Members.right], errorClass: $0.body[Members.errorClass],
                reason: $0.body[Members.reason])
        },
    ]

    /// Where an action left an item.
    private static let itemOutcome = Shape.object(
        ["round": .text, "item": .text, "is_final": .flag],
        optional: ["outcome": .choice(ReviewOutcome.self)])
    private static let finishOutcome = Shape.object(
        ["round": .text, "item": .text, "outcome": .choice(ReviewOutcome.self)],
        optional: [
            "error_class": .choice(ErrorClass.self), "paid_fen": .integer, "right_fen": .integer,
        ])
    private static let assigned = Shape.object([
        "round": .text, "assigned": .integer, "planned": .integer, "unassigned": .list(.text),
    ])

    /// Searches tours and then performs the action.
    private static let assigning = Endpoint(
        method: .post, path: "/reviews/{id}/assignments", name: AssignReviews.name,
        summary: Text("安排复核", "Say who sees which drawn household again, and when"),
        permission: AssignReviews.permission,
        body: [Members.reviewBegin.any, Members.reviewDays.any], answer: assigned,
        isAction: true
    ) { call in
        let session = try call.visit.visitor
        let key = try call.idempotencyKey(of: session)
        return try Answer.json(
            try await call.casework.assignReviews(
                round: try call.visit.round(), from: call.body[Members.reviewBegin],
                days: Int(call.body[Members.reviewDays]), in: session, key: key))
    }
}
