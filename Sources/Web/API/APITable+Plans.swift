import Casework
import Domain
import HTTPTypes
import Hummingbird
import Wording

// Visits: their plans, and what the planner is told.

extension APITable {
    static let plans: [Endpoint] = [
        .asking(
            "/plans", Text("排期列表", "Plans of visits, the newest first"),
            answer: .object(["plans": .list(PlanRowDocument.shape)])
        ) { _ in
            VisitPlans()
        } show: { rows, _ in
            try Answer.json(["plans": rows.map(PlanRowDocument.init)])
        },
        .planning(
            "/plans", Text("拟订排期", "Propose a plan of visits"), of: ProposePlan.self,
            [Members.firstDay.any, Members.workingDays.any, Members.seed.any, Members.insurer.any]
        ) { call, session, key in
            let scope = session.actor.scope
            var order = PlanOrder(
                insurer: scope.insurer ?? call.body[Members.insurer] ?? "",
                firstDay: call.body[Members.firstDay],
                workingDays: Int(call.body[Members.workingDays]))
            order.search.seed = UInt64(call.body[Members.seed] ?? 0)
            return try await call.casework.proposePlan(order, in: session, key: key)
        },
        .asking(
            "/plans/{id}", Text("排期", "One plan: its crews with their tours, and who is left out"),
            answer: PlanDocument.shape
        ) {
            OpenPlan(try $0.number())
        } show: { opened, _ in
            try Answer.json(PlanDocument(opened.plan))
        },
        .explaining,
        .asking(
            "/plans/{id}/reports",
            Text("入户回报", "What became of the visits of a published plan"),
            answer: VisitReportsDocument.shape
        ) {
            VisitReports(try $0.number(), on: $0.casework.today)
        } show: { reports, _ in
            try Answer.json(VisitReportsDocument(reports))
        },
        .planning(
            "/plans/{id}/adjustments",
            Text("调整排期", "Pin, move or forbid visits of a proposed plan"),
            of: AdjustPlan.self, [Members.planVersion.any, Members.adjustments.any]
        ) { call, session, key in
            try await call.casework.adjustPlan(
                try call.number(), version: Int(call.body[Members.planVersion]),
                call.body[Members.adjustments].map(Members.adjustment), in: session, key: key)
        },
        .planning(
            "/plans/{id}/replans",
            Text("改排", "Propose a plan in the place of a published one, with little disturbance"),
            of: ReplanVisits.self, [Members.disruptions.any]
        ) { call, session, key in
            let today = call.casework.today
            return try await call.casework.replanVisits(
                try call.number(),
                call.body[Members.disruptions].map { Members.disruption($0, today: today) },
                in: session, key: key)
        },
        .acting(
            "/plans/{id}/publication", Text("发布排期", "Make a proposed plan the one to go by"),
            [Members.planVersion.any], answer: PlanDocument.outcome
        ) { call in
            PublishPlan(
                plan: try call.number(), version: Int(call.body[Members.planVersion]))
        },
        .acting(
            "/plans/{id}/withdrawal", Text("撤回排期", "Withdraw a plan"),
            [Members.reason.any], answer: PlanDocument.outcome
        ) { WithdrawPlan(plan: try $0.number(), reason: $0.body[Members.reason]) },
    ]

    static let visitMeans: [Endpoint] = [
        .acting(
            "/households/{id}/visit-hours",
            Text("约定入户时间", "Say when a family can be met, and what it needs of who comes"),
            [Members.opensAt.any, Members.closesAt.any, Members.skills.any], answer: done
        ) { call in
            AgreeVisitHours(
                household: HouseholdID(try call.text()), hours: try Members.hours(call.body),
                skills: call.body[Members.skills])
        },
        .acting(
            "/verifiers/{id}/relatives",
            Text("亲属回避申报", "Declare that a verifier has relatives in a household"),
            [Members.household.any], answer: done
        ) { call in
            DeclareRelative(
                verifier: OfficerID(try call.text()),
                household: HouseholdID(call.body[Members.household]))
        },
        .acting(
            "/verifiers/{id}/relative-withdrawals",
            Text("撤回亲属回避", "Take a declaration of relatives back"),
            [Members.household.any, Members.reason.any], answer: done
        ) { call in
            WithdrawRelative(
                verifier: OfficerID(try call.text()),
                household: HouseholdID(call.body[Members.household]),
                reason: call.body[Members.reason])
        },
        .asking(
            "/verifiers", Text("核查员与车辆", "Who and what can be sent, and when they cannot"),
            answer: VerifierListDocument.shape
        ) {
            VerifierList(on: $0.casework.today)
        } show: { found, _ in
            try Answer.json(VerifierListDocument(found.verifiers, found.vehicles))
        },
        .asking(
            "/verifiers/{id}",
            Text("核查员档案", "A verifier's skills, absences and declared relatives"),
            answer: VerifierDocument.fileShape
        ) {
            OpenVerifier(OfficerID(try $0.text()), on: $0.casework.today)
        } show: { file, _ in
            try Answer.json(VerifierDocument(file))
        },
        .acting(
            "/verifiers/{id}/skills", Text("登记专长", "Say what a verifier can do"),
            [Members.skills.any], answer: done
        ) { call in
            SetVerifierSkills(
                verifier: OfficerID(try call.text()), skills: call.body[Members.skills])
        },
        .acting(
            "/absences", Text("登记缺勤、停用", "Mark a verifier as away, or a vehicle as unusable"),
            [
                Members.absentVerifier.any, Members.absentVehicle.any, Members.absentFrom.any,
                Members.absentTo.any, Members.isAbsent.any,
            ], answer: done, exactlyOneOf: ["verifier", "vehicle"]
        ) { call in
            MarkAbsence(
                Members.absent(call.body), from: call.body[Members.absentFrom],
                to: call.body[Members.absentTo], isAbsent: call.body[Members.isAbsent])
        },
        .asking(
            "/tours", Text("本人日程", "The caller's own tours of a day, by the published plans"),
            query: [
                Endpoint.Parameter(
                    name: "day", about: "The day; today without it.",
                    schema: .object(Shape.day.schema))
            ], answer: .object(["tours": .list(CrewDocument.shape)])
        ) { call in
            VerifierDay(verifier: try call.visit.visitor.actor.id, day: try call.askedDay())
        } show: { crews, _ in
            try Answer.json(["tours": crews.map(CrewDocument.init)])
        },
    ]
}

extension Call {
    /// The day that the address names, or today.
    /// - Throws: 400 for what is no day.
    fileprivate func askedDay() throws -> Day {
        guard let given = request.uri.queryParameters["day"] else { return casework.today }
        guard let day = Day(iso: given) else { throw HTTPError(.badRequest) }
        return day
    }
}

extension Endpoint {
    /// An operation that searches a plan and then performs the action.
    fileprivate static func planning<A: Action>(
        _ path: String, _ summary: Text, of action: A.Type, _ body: [AnyMember],
        _ perform: @escaping @Sendable (Call, Session, String) async throws -> PlanOutcome
    ) -> Endpoint {
        Endpoint(
            method: .post, path: path, name: A.name, summary: summary, permission: A.permission,
            body: body, answer: PlanDocument.outcome, isAction: true
        ) { call in
            let session = try call.visit.visitor
            let key = try call.idempotencyKey(of: session)
            return try Answer.json(try await perform(call, session, key))
        }
    }

    /// Why a plan is as it is.
    fileprivate static let explaining = Endpoint(
        method: .get, path: "/plans/{id}/explanation", name: "explain_plan",
        summary: Text("排期说明", "Why each visit is where it is, and what more means would gain"),
        permission: OpenPlan.permission, body: nil, answer: PlanExplanationDocument.shape
    ) { call in
        let found = try await call.casework.explainPlan(
            try call.number(), in: try call.visit.visitor)
        return try Answer.json(PlanExplanationDocument(found))
    }
}
