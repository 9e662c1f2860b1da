import Casework
import Domain
import HTTPTypes
import Hummingbird
import Wording

// The rounds of the sampling review: drafted, fixed, seeded, drawn, reported, and what follows.

extension APITable {
    static let reviews: [Endpoint] =
        reviewReadings + [sizing] + roundSteps + seedSteps + consequences

    private static let reviewReadings: [Endpoint] = [
        .asking(
            "/reviews", Text("抽样复核列表", "Rounds of the sampling review, the newest first"),
            answer: .object(["rounds": .list(ReviewRowDocument.shape)])
        ) { _ in
            ReviewRounds()
        } show: { rows, _ in
            try Answer.json(["rounds": rows.map(ReviewRowDocument.init)])
        },
        .asking(
            "/reviews/{id}", Text("复核轮次", "One round without its items"),
            answer: ReviewDocument.shape
        ) {
            OpenReviewRound(try $0.visit.round())
        } show: { view, call in
            try Answer.json(ReviewDocument(view, call.request.language))
        },
        .asking(
            "/reviews/{id}/items",
            Text("样本清单", "What a round drew, in the order of the lots"),
            answer: .object(["items": .list(ReviewItemDocument.shape)])
        ) {
            ReviewItems(try $0.visit.round())
        } show: { rows, _ in
            try Answer.json(["items": rows.map(ReviewItemDocument.init)])
        },
        .asking(
            "/rectifications", Text("整改清单", "Rectifications, the open ones first"),
            answer: .object(["rectifications": .list(RectificationDocument.shape)])
        ) { _ in
            RectificationList()
        } show: { rows, _ in
            try Answer.json(["rectifications": rows.map(RectificationDocument.init)])
        },
    ]

    /// A POST only for its body's sake: nothing is changed.
    private static let sizing = Endpoint(
        method: .post, path: "/reviews/sizing", name: ReviewSizing.name,
        summary: Text("样本量测算", "What a frame would hold, how many would be drawn, and why"),
        permission: ReviewSizing.permission, body: Members.reviewDraft,
        answer: ReviewSizingDocument.shape,
        problems: [409: "The rules say no to such a round; the code says which."]
    ) { call in
        let draft = Members.reviewDraft(call.body)
        let found = try await call.casework.read(
            ReviewSizing(draft: draft, now: call.casework.now), in: try call.visit.visitor)
        return try Answer.json(ReviewSizingDocument(found, call.request.language))
    }

    private static let roundSteps: [Endpoint] = [
        .acting(
            "/reviews", Text("定框", "Fix the frame and the plan of a round"),
            Members.reviewDraft, answer: ReviewRowDocument.outcome
        ) { FrameReview(draft: Members.reviewDraft($0.body)) },
        .acting(
            "/reviews/{id}/draw", Text("抽样", "Draw the sample"),
            answer: ReviewRowDocument.outcome
        ) { DrawSample(round: try $0.visit.round()) },
        .acting(
            "/reviews/{id}/extensions", Text("扩大样本", "Draw more, in the same order"),
            [Members.morePaid.any, Members.refusedInAll.any], answer: ReviewRowDocument.outcome
        ) { call in
            ExtendSample(
                round: try call.visit.round(), paid: Int(call.body[Members.morePaid] ?? 0),
                refused: call.body[Members.refusedInAll].map { Int($0) })
        },
        .acting(
            "/reviews/{id}/closing", Text("复核完毕", "Every drawn item has its end"),
            answer: ReviewRowDocument.outcome
        ) { CloseReview(round: try $0.visit.round()) },
        .acting(
            "/reviews/{id}/report", Text("发布报告", "Publish the report of a round"),
            answer: ReviewRowDocument.outcome
        ) { PublishReviewReport(round: try $0.visit.round()) },
    ]

    private static let seedSteps: [Endpoint] = [
        .acting(
            "/reviews/{id}/commitments",
            Text("提交承诺", "Bind the caller's party to its part of the seed"),
            [Members.seedDigest.any], answer: ReviewRowDocument.outcome
        ) {
            CommitSeedPart(
                round: try $0.visit.round(), digest: $0.body[Members.seedDigest])
        },
        .acting(
            "/reviews/{id}/commitments/closing",
            Text("截止承诺", "Close the commitments, once their hour has passed"),
            answer: ReviewRowDocument.outcome
        ) { CloseCommitments(round: try $0.visit.round()) },
        .acting(
            "/reviews/{id}/dice", Text("录入骰点", "Type the dice, as the caller read them"),
            [Members.dice.any], answer: ReviewRowDocument.outcome
        ) { ReadDice(round: try $0.visit.round(), digits: $0.body[Members.dice]) },
        .acting(
            "/reviews/{id}/lottery", Text("录入彩票号码", "Type the digits of the lottery"),
            [Members.lotteryDigits.any], answer: ReviewRowDocument.outcome
        ) {
            RecordLottery(
                round: try $0.visit.round(), digits: $0.body[Members.lotteryDigits])
        },
        .acting(
            "/reviews/{id}/parts", Text("揭示随机数", "Show the part of the caller's party"),
            [Members.seedPart.any], answer: ReviewRowDocument.outcome
        ) { RevealSeedPart(round: try $0.visit.round(), part: $0.body[Members.seedPart]) },
        .acting(
            "/reviews/{id}/seed", Text("定种", "Settle the seed"),
            answer: ReviewRowDocument.outcome
        ) { SettleSeed(round: try $0.visit.round()) },
    ]

    private static let consequences: [Endpoint] = [
        .acting(
            "/consequences/{id}/confirmation",
            Text("确认后果", "Carry out what a report's rule proposed"),
            answer: ConsequenceDocument.outcome
        ) { ConfirmConsequence(number: try $0.number()) },
        .acting(
            "/consequences/{id}/rejection",
            Text("驳回后果", "Say why what a report's rule proposed is not done"),
            [Members.reason.any], answer: ConsequenceDocument.outcome
        ) { RejectConsequence(number: try $0.number(), reason: $0.body[Members.reason]) },
        .acting(
            "/reviews/{id}/rectifications",
            Text("下达整改", "Say who is to put what right by when"),
            [
                Members.rectifiedItem.any, Members.task.any, Members.responsible.any,
                Members.dueOn.any,
            ], answer: RectificationDocument.outcome
        ) { call in
            OpenRectification(
                round: try call.visit.round(),
                item: call.body[Members.rectifiedItem].map { SampleItemID($0) },
                task: call.body[Members.task], responsible: call.body[Members.responsible],
                dueOn: call.body[Members.dueOn])
        },
        .acting(
            "/rectifications/{id}/closing", Text("整改销号", "Say what came of a rectification"),
            [Members.rectificationOutcome.any], answer: RectificationDocument.outcome
        ) {
            CloseRectification(
                number: try $0.number(), outcome: $0.body[Members.rectificationOutcome])
        },
    ]
}
