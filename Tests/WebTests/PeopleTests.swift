import Domain
import TestSupport
import Testing
import Web
import Wording

/// The search for a person, and the household that it leads to.
@Suite struct PeopleTests {
    private let head = TestCounty.persons(of: "A01")[0]
    private var number: String { head.idNumber.revealed }

    /// As a browser sends it.
    private func form(_ number: String) -> String {
        "id_number=" + escaped(number) + "&unknown=1"
    }

    private func escaped(_ text: String) -> String {
        text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test(arguments: Language.allCases)
    func theFormIsEmpty(language: Language) async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            // A number in the address is nobody's to send, and is passed over.
            for address in ["/people?", "/people?id_number=\(number)&"] {
                let page = try await door.get("\(address)lang=\(language.rawValue)")
                #expect(page.status == 200 && !page.body.contains(number))
                try expectEmptyForm(page, language)
            }
        }
    }

    private func expectEmptyForm(_ page: Reply, _ language: Language) throws {
        let markup = Markup(page.body)
        #expect(markup.violations == [])
        let form = try #require(
            markup.all("form").first { $0.attributes["role"] == "search" })
        #expect(form.attributes["method"] == "post")
        #expect(form.attributes["action"] == "/people?lang=\(language.rawValue)")
        let fields = markup.all("input").filter { $0.attributes["type"] != "hidden" }
        #expect(fields.map { $0.attributes["name"] } == ["id_number"])
        #expect(fields.allSatisfy { $0.attributes["value"] == nil })
        #expect(fields.allSatisfy { $0.attributes["autocomplete"] == "off" })
        let current = markup.all("a").first { $0.attributes["aria-current"] == "page" }
        #expect(current?.attributes["href"] == "/people?lang=\(language.rawValue)")
    }

    @Test(arguments: Language.allCases)
    func aPersonIsFoundAndLeadsToTheHousehold(language: Language) async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            let page = try await door.post("/people?lang=\(language.rawValue)", form(number))
            #expect(page.status == 200)
            try expectEmptyForm(page, language)
            let markup = Markup(page.body)
            #expect(markup.text.contains(Mask.idNumber(number)))
            #expect(markup.text.contains("一村") && markup.text.contains("户主"))
            expectMasked(page)
            let links = markup.all("a").compactMap { $0.attributes["href"] }
            let link = "/households/A01?lang=\(language.rawValue)"
            #expect(links.contains(link))
            #expect(try await door.get(link).status == 200)
        }
    }

    /// No name, number, account or telephone of the test county, whole.
    private func expectMasked(_ reply: Reply) {
        for household in TestCounty.households {
            #expect(!reply.body.contains(household.account.number.revealed))
            #expect(!reply.body.contains(household.phone.revealed))
        }
        for person in TestCounty.persons {
            #expect(!reply.body.contains(person.idNumber.revealed))
            #expect(!reply.body.contains(person.name))
        }
    }

    @Test func theNumberIsTakenAsItIsTyped() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            let other = try #require(
                TestCounty.persons.first { $0.idNumber.revealed.hasSuffix("X") })
            let small = other.idNumber.revealed.lowercased()
            let short = number.prefix(6) + number.dropFirst(8).dropLast()
            for (typed, household) in [
                (" \(number) ", "A01"), (small, other.household.rawValue), (String(short), "A01"),
            ] {
                let page = try await door.post("/people", form(typed))
                #expect(page.body.contains("/households/\(household)?"), "\(household)")
                #expect(!page.body.contains(typed.filter { !$0.isWhitespace }))
                let answer = try await search(typed, door)
                let people = try #require(try JSON(answer.body)["people"]).list
                #expect(people.map { $0["household_id"]?.text } == [household])
            }
        }
    }

    private func search(_ number: String, _ door: Door) async throws -> Reply {
        try await door.post(
            "/api/v1/people/search", "{\"id_number\": \"\(number)\"}", type: "application/json")
    }

    @Test func nobodyIsFound() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            let stranger = TestCounty.idNumber(TestCounty.persons.count)
            let page = try await door.post("/people?lang=en", form(stranger.rawValue))
            #expect(page.status == 200 && !page.body.contains(stranger.rawValue))
            #expect(page.body.contains("has nobody under the ID number \(stranger)"))
            try expectEmptyForm(page, .english)
            let answer = try await search(stranger.rawValue, door)
            #expect(answer.status == 200)
            #expect(try JSON(answer.body) == .object(["people": .list([])]))
        }
    }

    @Test func severalUnderOneNumberAreShownWithAWarning() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            let one = try await door.post("/people", form(number))
            #expect(!one.body.contains("role=\"alert\""))
            try await office.given.register("C01", of: [head])
            let page = try await door.post("/people", form(number))
            #expect(page.status == 200)
            #expect(Markup(page.body).violations == [])
            #expect(page.body.contains("role=\"alert\""))
            #expect(page.body.contains("有 2 人登记了同一证件号码"))
            #expect(page.body.contains("/households/A01?"))
            #expect(page.body.contains("/households/C01?"))
            expectMasked(page)
            let people = try JSON(try await search(number, door).body)["people"]?.list
            #expect(people?.map { $0["household_id"]?.text } == ["A01", "C01"])
        }
    }

    @Test func aWrongNumberIsToldWhy() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            let date = number.prefix(10) + "0230" + number.dropFirst(14)
            for (typed, chinese, english) in [
                (String(number.dropLast()), "所填为 17 位", "this one has 17"),
                ("", "所填为 0 位", "this one has 0"),
                (number.replacing("7001", with: "70O1"), "只能是数字", "digits only"),
                (String(date), "出生日期不存在", "birth date"),
                (number.dropLast(2) + "00", "校验码不符", "check character"),
            ] {
                for (language, words) in [(Language.chinese, chinese), (.english, english)] {
                    let page = try await door.post(
                        "/people?lang=\(language.rawValue)", form(String(typed)))
                    #expect(page.status == 400, "\(words)")
                    #expect(Markup(page.body).text.contains(words), "\(words)")
                    try expectEmptyForm(page, language)
                    #expect(typed.isEmpty || !page.body.contains(typed), "\(words)")
                }
                let answer = try await search(String(typed), door)
                #expect(answer.status == 400 && answer.type == "application/problem+json")
                let problem = try JSON(answer.body)
                #expect(problem["code"]?.text == "bad_parameter")
                #expect(problem["detail"]?.text?.contains(chinese) ?? false)
                #expect(typed.isEmpty || !answer.body.contains(typed), "\(chinese)")
            }
        }
    }

    @Test func whatCannotBeReadIsRefusedWithoutAWordOfIt() async throws {
        try await withOffice { office in
            let log = TestLog()
            let door = Door(office.casework, log: log)
            let (form, json) = ("application/x-www-form-urlencoded", "application/json")
            let long = String(repeating: " ", count: 1_024)
            for (path, type, body, status) in [
                ("/people", form, "", 400), ("/people", form, "number=\(number)", 400),
                ("/people", form, "id_number[]=\(number)", 400),
                ("/people", form, "id_number=\(number)&id_number=\(number)", 400),
                ("/people", form, "id_number=\(number)%z", 400),
                ("/people", form, "id_number=\(number)\(long)", 413),
                ("/people", json, "{\"id_number\": \"\(number)\"}", 415),
                ("/people", nil, "id_number=\(number)", 415),
                ("/people", "multipart/form-data; boundary=x", "id_number=\(number)", 415),
                ("/api/v1/people/search", json, "", 400),
                ("/api/v1/people/search", json, "{\"id_number\": \"\(number)", 400),
                ("/api/v1/people/search", json, "{\"id_number\": \(number.dropLast())}", 422),
                ("/api/v1/people/search", json, "{\"id_number\": null}", 422),
                ("/api/v1/people/search", json, "[\"\(number)\"]", 422),
                ("/api/v1/people/search", json, String(repeating: "[", count: 1_000), 400),
                ("/api/v1/people/search", json, "{\"id_number\": \"\(number)\"}\(long)", 413),
                ("/api/v1/people/search", form, "id_number=\(number)", 415),
            ] as [(String, String?, String, Int)] {
                let reply = try await door.post(path, body, type: type)
                #expect(reply.status == status, "\(path) \(type ?? "") \(body.prefix(30))")
                #expect(!reply.body.contains(number.dropLast()), "\(body.prefix(30))")
                #expect(reply.body.contains(status == 422 ? "body_unreadable" : "bad_request"))
                if path == "/people" { #expect(Markup(reply.body).violations == []) }
            }
            #expect(!log.text.contains(number.dropLast()))
        }
    }

    @Test func aFormMayNameItsCharacters() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            for type in [
                "application/x-www-form-urlencoded;charset=UTF-8",
                "Application/X-WWW-Form-URLEncoded ; charset=utf-8",
            ] {
                let page = try await door.post("/people", form(number), type: type)
                #expect(page.status == 200, "\(type)")
            }
        }
    }

    /// Even when the search itself fails.
    @Test func theNumberIsNeverLogged() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let log = TestLog()
            let door = Door(office.casework, log: log)
            #expect(try await door.post("/people", form(number)).status == 200)
            try await office.corrupt("alter table person rename to people")
            for reply in [
                try await door.post("/people", form(number)), try await search(number, door),
            ] {
                #expect(reply.status == 500 && !reply.body.contains(number))
            }
            #expect(log.text.contains("request failed") && log.text.contains("/people"))
            #expect(!log.text.contains(number))
        }
    }

    @Test func theSearchIsNoPlaceToRead() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            let reply = try await door.get("/api/v1/people/search?id_number=\(number)")
            #expect([404, 405].contains(reply.status) && !reply.body.contains(number))
        }
    }
}

@Suite struct HouseholdPageTests {
    @Test(arguments: Language.allCases)
    func aHouseholdShowsEverythingMasked(language: Language) async throws {
        try await withOffice { office in
            let household = office.given.household()
            let claim = try await office.given.claim(.paid, household: household)
            let members = TestCounty.persons(of: household)
            var feed = MedicalFeed()
            feed.add(members[1], "JS1", own: Fen(123_456))
            try await office.given.feed("医保-202608.csv", feed.text)
            let door = Door(office.casework)
            let page = try await door.get(
                "/households/\(household)?lang=\(language.rawValue)")
            #expect(page.status == 200)
            let markup = Markup(page.body)
            #expect(markup.violations == [])
            let registered = TestCounty.households[0]
            for shown in [
                "边缘易致贫户", "清川农村商业银行", "1,234.56", "2026",
                Mask.bankAccount(registered.account.number.revealed),
                Mask.phone(registered.phone.revealed), ClaimState.paid.text[language],
            ] + members.map({ Mask.idNumber($0.idNumber.revealed) }) {
                #expect(markup.text.contains(shown), "\(shown)")
            }
            for secret in members.flatMap({ [$0.name, $0.idNumber.revealed] })
                + [registered.account.number.revealed, registered.phone.revealed]
            {
                #expect(!page.body.contains(secret))
            }
            let links = markup.all("a").compactMap { $0.attributes["href"] }
            #expect(links.contains("/cases/\(claim)?lang=\(language.rawValue)"))
        }
    }

    @Test func aCaseLeadsToItsHousehold() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.accepted)
            let door = Door(office.casework)
            let links = Markup(try await door.get("/cases/\(claim)").body).all("a")
            let link = links.compactMap { $0.attributes["href"] }
                .first { $0.hasPrefix("/households/") }
            #expect(try await door.get(try #require(link)).status == 200)
        }
    }

    /// Ids are the county's own, and whatever they are, their links lead to them.
    @Test func anyIDHasItsAddress() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            for (index, id) in [
                "户/1?a=b&c#d", "\"><script>alert(1)</script>", "%41 +%", "..\\x", "a;b,c:d@e",
                "é 👍🏽", "34029910220000000-1",
            ].enumerated() {
                let number = TestCounty.idNumber(900 + index).rawValue
                var person = TestCounty.persons[0]
                person.name = "<b>甲</b>"
                person.relation = "' onfocus='alert(1)"
                person.idNumber = Sensitive(number)
                try await office.given.register(HouseholdID(id), of: [person])
                let found = try await door.post("/people", "id_number=\(number)")
                let links = Markup(found.body).all("a").compactMap { $0.attributes["href"] }
                let link = try #require(links.first { $0.hasPrefix("/households/") })
                let page = try await door.get(link)
                #expect(page.status == 200, "\(link)")
                for markup in [Markup(found.body), Markup(page.body)] {
                    #expect(markup.violations == [], "\(link)")
                    #expect(markup.text.contains(id) && markup.text.contains(person.relation))
                }
                let path = try #require(link.split(separator: "?").first)
                let file = try JSON(try await door.get("/api/v1\(path)").body)
                #expect(file["id"]?.text == id)
            }
        }
    }
}
