import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

/// 数据导入 by people, in a browser without scripts.
@Suite struct ImportPageTests {
    private struct Person {
        let door: Door
        let cookie: String
        let session: Session

        init(_ office: TestOffice, _ actor: Domain.Actor) async throws {
            let signedIn = try await office.session(of: actor)
            self.door = Door.stranger(office.casework)
            self.cookie = "fangpin=\(signedIn.token)"
            self.session = signedIn.session
        }

        func get(_ path: String) async throws -> Reply {
            try await door.send(.get, path, [.cookie: cookie])
        }

        /// Sends a form with a file, as browsers do.
        func post(
            _ path: String, _ fields: [(String, String)], file: (String, String)? = nil,
            type: String = "multipart/form-data; boundary=----a1"
        ) async throws -> Reply {
            var body = ""
            for (name, value) in fields {
                body += "------a1\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n"
                body += "\(value)\r\n"
            }
            if let (name, text) = file {
                body += "------a1\r\nContent-Disposition: form-data; name=\"file\"; "
                body += "filename=\"\(name)\"\r\nContent-Type: text/csv\r\n\r\n\(text)\r\n"
            }
            return try await door.send(
                .post, path, [.cookie: cookie, .contentType: type], body + "------a1--\r\n")
        }
    }

    private static let feed: String = {
        var feed = MedicalFeed()
        feed.add(TestCounty.persons[0], "JS1", own: .yuan(7))
        feed.add(TestCounty.persons[1], "JS2", own: .yuan(7), name: "=cmd()")
        return feed.text
    }()

    @Test func aPersonImportsAFeed() async throws {
        try await withOffice { office in
            let person = try await Person(office, Staff.department)
            let page = try await person.get("/imports?lang=zh")
            #expect(page.status == 200 && Markup(page.body).violations == [])
            #expect(page.body.contains("部门推送") && !page.body.contains("银行对账单"))
            let fields = [
                ("csrf", person.session.formToken), ("key", "k1"), ("channel", "medical"),
            ]
            let sent = try await person.post(
                "/imports/feed", fields, file: ("医保-202608.csv", ImportPageTests.feed))
            #expect(sent.status == 303, "\(sent.body)")
            let location = try #require(sent.header("Location"))
            #expect(location.hasPrefix("/imports/"))
            // The same form again is the same import.
            let again = try await person.post(
                "/imports/feed", fields, file: ("医保-202608.csv", ImportPageTests.feed))
            #expect(again.header("Location") == location)
            let waiting = try await person.get(location)
            #expect(waiting.status == 200 && Markup(waiting.body).violations == [])
            #expect(waiting.body.contains("刷新进度"))
            let number = try #require(
                ImportJob.Number(location.dropFirst(9).prefix { $0.isNumber }))
            try await office.casework.runImport(number)
            let done = try await person.get(location)
            #expect(Markup(done.body).violations == [], "\(done.body)")
            #expect(done.body.contains("已导入") && done.body.contains("姓名与户册不一致"))
            #expect(done.body.contains("医保-202608.csv"))
            let table = try await person.get("/imports/\(number)/refused.csv")
            #expect(table.type.hasPrefix("text/csv") && table.body.contains("name_mismatch"))
            // Whatever an office program would compute stays text.
            #expect(!table.body.contains(",=") && !table.body.contains("\n="))
            let list = try await person.get("/imports")
            #expect(Markup(list.body).violations == [] && list.body.contains("/imports/\(number)"))
        }
    }

    @Test func formsOfOthersAreRefused() async throws {
        try await withOffice { office in
            let person = try await Person(office, Staff.department)
            let file = ("a.csv", ImportPageTests.feed)
            let token = ("csrf", person.session.formToken)
            let rest = [("key", "k"), ("channel", "medical")]
            for (fields, status) in [
                (rest, 403), (rest + [token], 403), ([("csrf", "0")] + rest, 403),
                ([token, ("key", "k")], 400), ([token, ("channel", "medical")], 400),
                ([token] + rest + [("else", "x")], 400), ([token] + rest, 303),
            ] {
                let reply = try await person.post("/imports/feed", fields, file: file)
                #expect(reply.status == status, "\(fields)")
            }
            #expect(try await person.post("/imports/feed", [token] + rest).status == 400)
            #expect(try await person.post("/imports/nothing", [token] + rest).status == 404)
            #expect(try await person.post("/imports/scheme", [token] + rest).status == 403)
            for type in ["multipart/form-data", "multipart/form-data; boundary="] {
                let reply = try await person.post("/imports/feed", [token], type: type)
                #expect(reply.status == 400, "\(type)")
            }
            #expect(try await office.number("select count(*) from import_job") == 1)
            let auditor = try await Person(office, Staff.auditor)
            #expect(try await auditor.get("/imports").status == 403)
            #expect(try await auditor.get("/imports/1").status == 404)
            #expect(try await auditor.get("/imports/1/refused.csv").status == 404)
        }
    }
}
