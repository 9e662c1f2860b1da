import Casework
import Documents
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Wording

/// 排期文件 - what of a plan is printed, carried along or kept elsewhere: the table, the crews' route
/// sheets, the days' maps, and a calendar. The pages and the API give the same bytes.
struct PlanFiles {
    let casework: Casework
    let request: Request
    let visit: Visit

    func table() async throws -> Response {
        let number = try visit.number()
        let table = try await casework.read(PlanTable(number), in: try visit.visitor)
        return file(table, "text/csv; charset=utf-8; header=present", "plan-\(number).csv")
    }

    /// All visits, or with `verifier=` those of one verifier.
    func calendar() async throws -> Response {
        let plan = try await plan()
        let verifier = request.parameters.first { $0.key == "verifier" }.map {
            OfficerID(String($0.value))
        }
        let calendar = VisitCalendar(
            plan, made: casework.now, language: request.language, verifier: verifier)
        return file(calendar.bytes, "text/calendar; charset=utf-8", "plan-\(plan.number).ics")
    }

    func routeSheet() async throws -> Response {
        let plan = try await plan()
        let number = try visit.number("crew")
        guard let crew = plan.crews.first(where: { Int64($0.number) == number }) else {
            throw HTTPError(.notFound)
        }
        let sheet = RouteSheet(
            plan, crew, made: casework.now, language: request.language,
            address: visit.address(of: request)
        ).sheet
        return file(
            await Press.shared.pdf(sheet), "application/pdf", "plan-\(plan.number)-\(number).pdf")
    }

    func map() async throws -> Response {
        let plan = try await plan()
        guard let day = Day(iso: try visit.text("day")), plan.days.contains(day) else {
            throw HTTPError(.notFound)
        }
        let map = PlanMap(plan, on: day, language: request.language).svg
        return file(
            Array(map.markup.utf8), "image/svg+xml; charset=utf-8",
            "plan-\(plan.number)-\(day).svg")
    }

    private func plan() async throws -> VisitPlan {
        try await casework.read(OpenPlan(try visit.number()), in: try visit.visitor).plan
    }

    /// Shown by the browser if it can, and kept under the name.
    private func file(_ bytes: [UInt8], _ type: String, _ name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "inline; filename=\"\(name)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func add(to router: Router<Visit>, _ casework: Casework) {
        let ways: [(String, @Sendable (PlanFiles) async throws -> Response)] = [
            ("visits.csv", { try await $0.table() }),
            ("visits.ics", { try await $0.calendar() }),
            ("crews/{crew}/route.pdf", { try await $0.routeSheet() }),
            ("days/{day}/map.svg", { try await $0.map() }),
        ]
        for (way, make) in ways {
            router.get("/plans/{id}/\(way)") { request, visit in
                try await make(PlanFiles(casework: casework, request: request, visit: visit))
            }
        }
    }
}

extension APITable {
    static let planFiles: [Endpoint] = [
        file(
            "table", "plan_table", "text/csv", Text("排期表", "A row for each visit of a plan")
        ) { try await $0.table() },
        file(
            "calendar", "plan_calendar", "text/calendar",
            Text("排期日历", "A plan's visits as iCalendar"),
            query: [
                Endpoint.Parameter(
                    name: "verifier", about: "Only the visits of this verifier.",
                    schema: ["type": "string"])
            ]
        ) { try await $0.calendar() },
        file(
            "crews/{crew}/route-sheet", "plan_route_sheet", "application/pdf",
            Text("行程单", "What a crew takes along on its day, A4")
        ) { try await $0.routeSheet() },
        file(
            "days/{day}/map", "plan_map", "image/svg+xml",
            Text("路线示意图", "A schematic map of a plan's day")
        ) { try await $0.map() },
    ]

    private static func file(
        _ way: String, _ name: String, _ type: String, _ summary: Text,
        query: [Endpoint.Parameter] = [],
        _ make: @escaping @Sendable (PlanFiles) async throws -> Response
    ) -> Endpoint {
        Endpoint(
            method: .get, path: "/plans/{id}/\(way)", name: name, summary: summary,
            permission: OpenPlan.permission, query: query, body: nil, answer: .text,
            answerType: type
        ) { call in
            try await make(
                PlanFiles(casework: call.casework, request: call.request, visit: call.visit))
        }
    }
}
