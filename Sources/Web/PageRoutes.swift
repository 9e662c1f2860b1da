import Casework
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Wording

/// The pages that people read.
struct PageRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get("/") { request, context in
            let home = try Page.home(of: context.visitor)
            return Response(
                status: .seeOther, headers: [.location: Page.with(request.language, home)])
        }
        router.get("/app.css") { _, _ in
            var response = Answer.text(Stylesheet.css, type: "text/css; charset=utf-8")
            response.headers[.cacheControl] = "public, max-age=300"
            return response
        }
        router.get("/cases") { request, context in
            try await cases(request, for: try context.visitor)
        }
        for form in TableForm.allCases {
            router.get("/cases.\(form.rawValue)") { request, context in
                try await Listings.cases.file(
                    casework, request, context, as: form, inWords: true)
            }
            router.get("/prescreenings.\(form.rawValue)") { request, context in
                try await Listings.prescreenings.file(
                    casework, request, context, as: form, inWords: true)
            }
            router.get("/crosschecks.\(form.rawValue)") { request, context in
                try await Listings.crosschecks.file(
                    casework, request, context, as: form, inWords: true)
            }
            router.get("/fund/book.\(form.rawValue)") { request, context in
                try await Listings.book.file(
                    casework, request, context, as: form, inWords: true)
            }
        }
        router.get("/cases/{id}") { request, context in
            Answer.html(try await page(request, context).render())
        }
        router.post("/cases/{id}") { request, context in try await agree(request, context) }
        router.get("/households/{id}") { request, context in
            let file = try await casework.read(
                OpenHousehold(HouseholdID(try context.text())), in: try context.visitor)
            return Answer.html(
                HouseholdPage(language: request.language, file: file, at: casework.now).render())
        }
        router.get("/people") { request, context in
            try context.visitor.demand(.lookUpPersons, at: casework.now)
            return Answer.html(PeoplePage(language: request.language, at: casework.now).render())
        }
        router.post("/people") { request, context in try await people(request, context) }
        router.get("/fund") { request, context in
            let fund = try await casework.read(OpenFund(), in: try context.visitor)
            return Answer.html(
                FundPage(language: request.language, fund: fund, at: casework.now).render())
        }
    }

    private func page(_ request: Request, _ context: Visit) async throws -> CasePage {
        let file = try await casework.read(
            OpenCase(try context.number(), for: casework), in: try context.visitor)
        // The list that it was opened from stands behind the case's own address. It only leads
        // back: a damaged one is no reason to keep the case shut.
        let list = (try? CaseQuery(request.uri.queryParameters)) ?? CaseQuery()
        return CasePage(language: request.language, file: file, list: list, at: casework.now)
    }

    /// What was agreed with the family of a case about visits.
    private func agree(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let form = try await context.form(of: request)
        guard form[ActForm.name] == "agree" else { throw HTTPError(.badRequest) }
        let claim = try context.number()
        return try await Answer.changing(request, seeing: CasePage.address(of: claim)) {
            let file = try await casework.read(OpenCase(claim, for: casework), in: session)
            _ = try await casework.perform(
                AgreeVisitHours(
                    household: file.row.household,
                    hours: try form.hours(from: "opens_at", to: "closes_at"),
                    skills: form.skills), in: session)
        } refused: { refusal in
            var page = try await page(request, context)
            page.problem = refusal.text
            page.typed = form
            return page.render()
        }
    }

    private func people(_ request: Request, _ context: Visit) async throws -> Response {
        let search = try await PersonSearch.form(request, read: context.form)
        let number: IDNumber
        do {
            number = try IDNumber(typed: search.idNumber)
        } catch {
            let page = PeoplePage(
                language: request.language, outcome: .invalid(error), at: casework.now)
            return Answer.html(page.render(), status: .badRequest)
        }
        let found = try await casework.findPersons(under: number, for: try context.visitor)
        return Answer.html(
            PeoplePage(
                language: request.language, outcome: .found(found, under: number),
                at: casework.now
            ).render())
    }

    private func cases(_ request: Request, for session: Session) async throws -> Response {
        let query = try CaseQuery(request.uri.queryParameters)
        var list = CaseList(query.filter, limit: query.limit)
        if let cursor = query.after {
            list.after = try casework.position(at: cursor, of: list, in: session)
        }
        let page = try await casework.read(list, in: session)
        let next = page.next.map { casework.cursor(to: $0, of: list, in: session) }
        let counts = try await casework.read(StateCounts(), in: session)
        return Answer.html(
            CasesPage(
                language: request.language, query: query, rows: page.rows, next: next,
                counts: counts, at: casework.now
            ).render())
    }
}
