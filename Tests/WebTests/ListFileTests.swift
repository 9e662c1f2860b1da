import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

/// Lists as files: which form is answered, what is in it, and what it leaves in the trail.
@Suite struct ListFileTests {
    private static let workbook =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    private func code(_ reply: Reply) throws -> String? { try JSON(reply.body)["code"]?.text }

    @Test(
        arguments: [
            (nil, "application/json"), ("", "application/json"), ("*/*", "application/json"),
            ("text/csv", "text/csv; charset=utf-8; header=present"),
            (ListFileTests.workbook, ListFileTests.workbook),
            ("text/*", "text/csv; charset=utf-8; header=present"),
            ("text/html, application/json;q=0.5, text/csv;q=0.4", "application/json"),
            ("application/json;q=0.1, TEXT/CSV ; q=0.2", "text/csv; charset=utf-8; header=present"),
            ("*/*, application/json;q=0", "text/csv; charset=utf-8; header=present"),
            ("text/html", nil), ("application/json;q=0", nil), ("application/jsonp", nil),
            ("nonsense", nil), ("*/csv", nil),
        ] as [(String?, String?)])
    func theFormIsAskedFor(accept: String?, type: String?) async throws {
        try await withOffice { office in
            var headers: HTTPFields = [:]
            headers[.accept] = accept
            let reply = try await Door(office.casework).send(.get, "/api/v1/cases", headers)
            guard let type else {
                #expect(reply.status == 406, "\(accept ?? "")")
                #expect(try code(reply) == "not_acceptable")
                return
            }
            #expect(reply.status == 200 && reply.type == type, "\(accept ?? "")")
            #expect(reply.header("Vary")?.contains("Accept") == true)
        }
    }

    /// A file holds what all pages hold, for programs by names and codes, for people in words; and
    /// who took it stands in the trail.
    @Test func aFileIsTheWholeList() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.paid)
            let door = Door(office.casework)
            var rows: [JSON] = []
            var next: String? = "/api/v1/cases?cause=illness"
            while let address = next {
                let page = try JSON(try await door.get(address).body)
                rows += page["cases"]?.list ?? []
                next = page["next"]?.text
            }
            let leaves = "select count(*) from action_log where action = 'export_cases'"
            #expect(try await office.number(leaves) == 0)
            let fields = "fields=id,state,holder,amount,opened_on"
            let file = try await door.send(
                .get, "/api/v1/cases?cause=illness&\(fields)", [.accept: "text/csv"])
            let expected = rows.map { row in
                let id = Int(row["id"]?.number ?? 0)
                let words = ["state", "holder", "amount", "opened_on"].map { row[$0]?.text ?? "" }
                return ([id.description] + words).joined(separator: ",")
            }
            #expect(
                file.body.split(separator: "\n").map(String.init)
                    == ["id,state,holder,amount,opened_on"] + expected)
            #expect(try await office.number(leaves) == 1)
            let disposition = try #require(file.header("Content-Disposition"))
            #expect(disposition.hasPrefix("attachment; filename=\"cases-2026-09-20.csv\""))

            let shown = try await door.get("/cases.csv?cause=illness")
            #expect(shown.body.unicodeScalars.first == "\u{FEFF}")
            let lines = shown.body.dropFirst().split(separator: "\n").map {
                $0.split(separator: ",")
            }
            #expect(lines.count == rows.count + 1 && lines[0].starts(with: ["编号", "状态"]))
            let paid = try #require(lines.first { $0[0] == "\(claim)" })
            #expect(paid.contains("已发放") || paid[1] == "\(ClaimState.paid.term)")
            #expect(try await office.number(leaves) == 2)
        }
    }

    /// What the towns made of the leads, and what the departments answered, are lists like the
    /// others: the same rows by pages, as CSV and as a workbook, within the scope, with a leaf.
    @Test func prescreeningsAndComparisonsAreFilesToo() async throws {
        try await withOffice { office in
            let passed = try await office.given.claim(.accepted)
            let removed = try await office.given.claim(.screenedOut)
            for ruling in [nil] + Crosscheck.Resolution.allCases {
                _ = try await office.casework.perform(
                    RecordCrosschecks(
                        household: "A01",
                        crosschecks: [
                            office.given.comparison(
                                of: "A01", item: "\(ruling?.rawValue ?? "none")",
                                ruling: ruling)
                        ]), by: Staff.handler)
            }
            let door = Door(office.casework)
            let decided = try JSON(try await door.get("/api/v1/prescreenings?count=true").body)
            let rows = try #require(decided["prescreenings"]).list
            #expect(rows.map { $0["case"]?.number } == [removed, passed].map(Double.init))
            #expect(rows.map { $0["outcome"]?.text } == ["screened_out", "passed"])
            #expect(decided["total"]?.number == 2)
            let number = TestCounty.persons(of: "A01")[0].idNumber.revealed
            let answered = try await door.get("/api/v1/crosschecks?size=3")
            let page = try JSON(answered.body)
            #expect(
                page["crosschecks"]?.list.map { $0["standing"]?.text }
                    == ["exempt", "explained", "upheld"])
            let next = try JSON(try await door.get(try #require(page["next"]?.text)).body)
            #expect(next["crosschecks"]?.list.map { $0["standing"]?.text } == ["pending"])
            for (path, count) in [("prescreenings", 2), ("crosschecks", 4)] {
                let leaves = "select count(*) from action_log where action = 'export_\(path)'"
                let csv = try await door.send(.get, "/api/v1/\(path)", [.accept: "text/csv"])
                #expect(csv.status == 200 && !csv.body.contains(number))
                #expect(csv.body.split(separator: "\n").count == count + 1)
                let shown = try await door.get("/\(path).csv?area=340299100201")
                #expect(shown.body.split(separator: "\n").count == count + 1)
                let elsewhere = try await door.get("/\(path).csv?area=340299100202")
                #expect(elsewhere.body.split(separator: "\n").count == 1)
                let book = try await door.get("/\(path).xlsx")
                #expect(book.status == 200 && book.type == ListFileTests.workbook)
                #expect(try await office.number(leaves) == 4)
            }
            let other = try await office.session(of: Staff.department)
            for path in ["prescreenings", "crosschecks"] {
                let reply = try await Door.stranger(office.casework).send(
                    .get, "/\(path).csv", [.cookie: "fangpin=\(other.token)"])
                #expect(reply.status == 403)
            }
        }
    }

    @Test func aFileIsNoPage() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            for query in ["size=10", "after=abc", "count=true", "fields=nobody", "state=gone"] {
                let reply = try await door.send(
                    .get, "/api/v1/cases?\(query)", [.accept: "text/csv"])
                #expect(reply.status == 400, "\(query)")
            }
            let head = try await door.get("/cases.xlsx", method: .head)
            #expect(head.status == 200 && head.body.isEmpty)
            #expect(
                try await office.number(
                    "select count(*) from action_log where action like 'export%'") == 0)
        }
    }

    @Test func onlyWhoReadsTakesAlong() async throws {
        try await withOffice { office in
            for (actor, path, may) in [
                (Staff.verifier, "/cases.csv", true), (Staff.verifier, "/fund/book.xlsx", false),
                (Staff.accountant, "/fund/book.xlsx", true),
                (Staff.department, "/cases.csv", false),
                (Staff.department, "/fund/book.csv", false),
            ] {
                let signedIn = try await office.session(of: actor)
                let reply = try await Door.stranger(office.casework).send(
                    .get, path, [.cookie: "fangpin=\(signedIn.token)"])
                #expect(reply.status == (may ? 200 : 403), "\(actor.id) \(path)")
            }
        }
    }

    /// What a spreadsheet would compute is text in a file.
    @Test func namesAreNoFormulas() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            try await office.corrupt(
                "update area set name = '=1+cmd|'' /C calc''!A0', code = code")
            let door = Door(office.casework)
            for reply in [
                try await door.send(.get, "/api/v1/people", [.accept: "text/csv"]),
                try await door.get("/cases.csv"),
            ] {
                #expect(reply.body.contains("'=1+cmd|' /C calc'!A0"))
                #expect(!reply.body.contains(",=1"))
            }
        }
    }

    @Test func onlySoManyExportAtOnce() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            var places = (0..<ExportPlaces.limit).map { _ in office.casework.exports.take() }
            let refused = try await door.get("/cases.csv")
            #expect(refused.status == 503 && refused.header("Retry-After") == "1")
            places.removeLast()
            for _ in 0..<3 { #expect(try await door.get("/cases.csv").status == 200) }
        }
    }
}
