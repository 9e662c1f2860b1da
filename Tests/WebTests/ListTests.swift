import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

/// Lists by the API: their cursors, columns, counts and forms.
@Suite struct ListTests {
    private static let lists = ["/api/v1/cases", "/api/v1/people", "/api/v1/fund/postings"]
    private func cursor(_ reply: Reply) throws -> String {
        let next = try #require(try JSON(reply.body)["next"]?.text)
        #expect(reply.header("Link") == "<\(next)>; rel=\"next\"")
        return String(try #require(next.split(separator: "=").last))
    }

    private func code(_ reply: Reply) throws -> String? { try JSON(reply.body)["code"]?.text }

    @Test(arguments: ListTests.lists)
    func everyListIsWalkedOnceByItsKeys(path: String) async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.paid)
            let door = Door(office.casework)
            let whole = try JSON(try await door.get("\(path)?size=200&count=true").body)
            let rows = try #require(whole[whole.rowsName]).list
            #expect(whole["total"]?.number == Double(rows.count) && !rows.isEmpty)
            for size in [1, 3, rows.count, rows.count + 1] where size <= 200 {
                var walked: [JSON] = []
                var next: String? = "\(path)?size=\(size)"
                while let address = next {
                    let page = try JSON(try await door.get(address).body)
                    walked += page[page.rowsName]?.list ?? []
                    next = page["next"]?.text
                }
                #expect(walked == rows, "\(path) by \(size)")
            }
        }
    }

    /// Whoever changes one character of a cursor, or carries it elsewhere, has none.
    @Test func aCursorLeadsOnlyWhereItCameFrom() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            let given = try cursor(await door.get("/api/v1/cases?size=2&cause=illness"))
            let other = try cursor(await door.get("/api/v1/people?size=2"))
            #expect(
                try await door.get("/api/v1/cases?cause=illness&size=9&after=\(given)").status
                    == 200)
            for place in given.indices {
                var changed = given
                changed.replaceSubrange(
                    place...place, with: given[place] == "A" ? "B" : "A")
                let reply = try await door.get("/api/v1/cases?cause=illness&after=\(changed)")
                #expect(reply.status == 400, "\(changed)")
                #expect(try code(reply) == "cursor_foreign")
            }
            for query in [
                "after=\(given)", "cause=disaster&after=\(given)", "cause=illness&after=\(other)",
                "cause=illness&state=lead&after=\(given)", "cause=illness&area=34&after=\(given)",
                "cause=illness&after=\(given)AA", "cause=illness&after=\(given.dropLast(4))",
                "cause=illness&after=A",
            ] {
                let reply = try await door.get("/api/v1/cases?\(query)")
                #expect(reply.status == 400, "\(query)")
                #expect(try code(reply) == "cursor_foreign", "\(query)")
                let page = try await door.get("/cases?\(query)")
                #expect(page.status == 400 && page.body.contains("cursor_foreign"))
            }
        }
    }

    @Test func aCursorIsOfItsScope() async throws {
        try await withOffice { office in
            let county = try cursor(await Door(office.casework).get("/api/v1/cases?size=2"))
            let village = try await office.session(of: Staff.village)
            let cookie: HTTPFields = [.cookie: "fangpin=\(village.token)"]
            let door = Door.stranger(office.casework)
            func status(_ query: String) async throws -> Int {
                try await door.send(.get, "/api/v1/cases?\(query)", cookie).status
            }
            #expect(try await status("after=\(county)") == 200, "both see the county")
            try await office.corrupt(
                "update officer set area_code = '340299100201' where id = 'village'")
            #expect(try await status("after=\(county)") == 400, "the village sees less")
            #expect(try await status("size=2") == 200)
        }
    }

    @Test func aCursorEndsWithTheDay() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            let given = try cursor(await door.get("/api/v1/cases?size=2"))
            office.wait(11 * 3_600)
            #expect(try await door.get("/api/v1/cases?after=\(given)").status == 200)
            office.wait(2 * 3_600)
            let late = try await door.get("/api/v1/cases?after=\(given)")
            #expect(late.status == 410)
            #expect(try code(late) == "cursor_expired")
        }
    }

    @Test(arguments: ListTests.lists)
    func columnsAreChosen(path: String) async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.paid)
            let door = Door(office.casework)
            let whole = try JSON(try await door.get(path).body)
            let rows = try #require(whole[whole.rowsName]).list
            let all = rows.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
            for name in all {
                let page = try JSON(try await door.get("\(path)?fields=\(name)").body)
                let found = try #require(page[page.rowsName]).list
                #expect(found.map { $0[name] } == rows.map { $0[name] }, "\(name)")
                #expect(found.allSatisfy { $0.keys.isSubset(of: [name]) }, "\(name)")
            }
            for wrong in ["nobody", "id,", "salt", all.first! + "," + all.first!] {
                let reply = try await door.get("\(path)?fields=\(wrong)")
                #expect(reply.status == 400, "\(wrong)")
                #expect(try code(reply) == "bad_parameter")
                #expect(try JSON(reply.body)["detail"]?.text?.contains("fields") == true)
            }
        }
    }

    @Test func theTotalIsToldToWhoAsks() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.accepted)
            let door = Door(office.casework)
            for (query, condition) in [
                ("", "true"), ("state=lead", "state = 'lead'"),
                ("cause=illness&state=lead", "cause = 'illness' and state = 'lead'"),
                ("area=340299100202", "area_code = '340299100202'"),
            ] {
                let count = try await office.number(
                    "select count(*) from claim where \(condition)")
                let page = try JSON(try await door.get("/api/v1/cases?count=true&\(query)").body)
                #expect(page["total"]?.number == Double(count), "\(query)")
                let uncounted = try JSON(try await door.get("/api/v1/cases?\(query)").body)
                #expect(uncounted["total"] == nil)
            }
            #expect(try await door.get("/api/v1/cases?count=yes").status == 400)
        }
    }
}

extension JSON {
    /// The name of a page's rows.
    fileprivate var rowsName: String {
        keys.subtracting(["next", "total", "total_at_least"]).first ?? ""
    }
}
