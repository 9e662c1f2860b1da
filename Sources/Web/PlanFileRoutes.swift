import Casework
import Documents
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Wording

/// 排期文件 - what of a plan is printed, carried along or kept elsewhere: the table, the crews' route
/// sheets, the days' maps, and a calendar.
struct PlanFileRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get("/plans/{id}/visits.csv") { request, context in
            let number = try context.number()
            let table = try await casework.read(PlanTable(number), in: try context.visitor)
            return file(table, "text/csv; charset=utf-8; header=present", "plan-\(number).csv")
        }
        router.get("/plans/{id}/visits.ics") { request, context in
            let plan = try await plan(context)
            let verifier = request.parameters.first { $0.key == "verifier" }.map {
                OfficerID(String($0.value))
            }
            let calendar = VisitCalendar(
                plan, made: casework.now, language: request.language, verifier: verifier)
            return file(
                calendar.bytes, "text/calendar; charset=utf-8", "plan-\(plan.number).ics")
        }
        router.get("/plans/{id}/crews/{crew}/route.pdf") { request, context in
            let plan = try await plan(context)
            let number = try context.number("crew")
            guard let crew = plan.crews.first(where: { Int64($0.number) == number }) else {
                throw HTTPError(.notFound)
            }
            let sheet = RouteSheet(
                plan, crew, made: casework.now, language: request.language
            ).sheet
            return file(
                await Press.shared.pdf(sheet), "application/pdf",
                "plan-\(plan.number)-\(number).pdf")
        }
        router.get("/plans/{id}/days/{day}/map.svg") { request, context in
            let plan = try await plan(context)
            guard let day = Day(iso: try context.text("day")), plan.days.contains(day) else {
                throw HTTPError(.notFound)
            }
            let map = PlanMap(plan, on: day, language: request.language).svg
            return file(
                Array(map.markup.utf8), "image/svg+xml; charset=utf-8",
                "plan-\(plan.number)-\(day).svg")
        }
    }

    private func plan(_ context: Visit) async throws -> VisitPlan {
        try await casework.read(OpenPlan(try context.number()), in: try context.visitor).plan
    }

    /// Shown by the browser if it can, and kept under the name.
    private func file(_ bytes: [UInt8], _ type: String, _ name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "inline; filename=\"\(name)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
