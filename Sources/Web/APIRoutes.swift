import Casework
import Domain
import Hummingbird

/// The first, read-only JSON API. Money is a string with two decimals, days are ISO 8601; lists are
/// paged by key. The search for a person is a POST only for its body's sake: it changes nothing.
struct APIRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get("/api/v1/cases") { request, _ in
            let query = try CaseQuery(request.uri.queryParameters)
            let page = try await casework.read(
                CaseList(query.filter, before: query.before, limit: query.limit))
            return try Answer.json(CaseListDocument(page, next: query))
        }
        router.get("/api/v1/cases/{id}") { _, context in
            let file = try await casework.read(OpenCase(try context.claim, for: casework))
            return try Answer.json(CaseDocument(file))
        }
        router.get("/api/v1/households/{id}") { _, context in
            let file = try await casework.read(OpenHousehold(try context.household))
            return try Answer.json(HouseholdDocument(file))
        }
        router.post("/api/v1/people/search") { request, context in
            let number = try IDNumber(typed: try await PersonSearch.json(request).idNumber)
            let found = try await casework.findPersons(under: number, for: try context.visitor)
            return try Answer.json(PersonListDocument(found))
        }
        router.get("/api/v1/fund") { _, _ in
            try Answer.json(FundDocument(try await casework.read(OpenFund())))
        }
    }
}
