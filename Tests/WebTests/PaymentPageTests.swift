import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web
import Wording

/// The page on which relief is paid out, as the cashier and the accountant use it.
@Suite struct PaymentPageTests {
    /// Somebody before the door, with the second factor presented.
    private struct Desk {
        let door: Door
        let headers: HTTPFields

        init(_ actor: Domain.Actor, _ office: TestOffice) async throws {
            let (token, session) = try await office.steppedUp(as: actor)
            self.door = Door.stranger(office.casework)
            self.headers = [
                .cookie: "fangpin=\(token)",
                HTTPField.Name("X-Fangpin-CSRF")!: session.formToken,
                .contentType: "application/x-www-form-urlencoded",
            ]
        }

        func get() async throws -> Reply { try await door.send(.get, "/payments", headers) }

        func post(_ path: String, _ form: String) async throws -> Reply {
            try await door.send(.post, "/payments/\(path)", headers, form)
        }
    }

    /// 专户, at 农商行, without a clearing code yet.
    private let account =
        "name=%E4%B8%93%E6%88%B7&account=1302000009&bank=%E5%86%9C%E5%95%86%E8%A1%8C"
        + "&clearing_code="

    @Test func theAccountIsNamedThePaymentsOrderedAndTheFileTaken() async throws {
        try await withOffice { office async throws in
            _ = try await office.given.claim(.approved)
            let cashier = try await Desk(Staff.cashier, office)
            let early = try await cashier.post("order", "")
            #expect(early.status == 409, "\(early.body)")
            #expect(Markup(early.body).violations == [])
            #expect(early.body.contains("order-problem"))

            let accountant = try await Desk(Staff.accountant, office)
            let wrong = try await accountant.post("account", account + "12")
            #expect(wrong.status == 422 && wrong.body.contains("value=\"1302000009\""))
            let named = try await accountant.post("account", account)
            #expect(named.status == 303, "\(named.body)")
            #expect(try await accountant.post("order", "").status == 403)

            let ordered = try await cashier.post("order", "")
            #expect(ordered.status == 303 && ordered.header("Location") == "/payments?lang=zh")
            let page = try await cashier.get()
            let markup = Markup(page.body)
            #expect(page.status == 200 && markup.violations == [])
            let batch = try #require(
                markup.all("input").first { $0.attributes["name"] == "batch" }?
                    .attributes["value"])
            let file = try await cashier.post("file", "batch=\(batch)")
            #expect(file.status == 200 && file.type == "application/xml")
            #expect(
                file.header("Content-Disposition") == "attachment; filename=\"\(batch).xml\"")
            #expect(file.header("Cache-Control") == "no-store")
            #expect(file.body.contains("<InstdAmt Ccy=\"CNY\">"))
            #expect(try await cashier.post("file", "batch=FP1-1").status == 404)
            #expect(try await accountant.post("file", "batch=\(batch)").status == 403)
        }
    }

    /// Who only reads sees what waits and no form; names and accounts are masked.
    @Test(arguments: Language.allCases)
    func readersSeeNoForm(language: Language) async throws {
        try await withOffice { office async throws in
            _ = try await office.given.claim(.approved)
            let door = Door(office.casework)
            let page = try await door.get("/payments?lang=\(language.rawValue)")
            let markup = Markup(page.body)
            #expect(page.status == 200 && markup.violations == [])
            #expect(markup.all("form").allSatisfy { $0.attributes["class"] != "entry" })
            let household = TestCounty.households[0]
            #expect(!page.body.contains(household.account.holder))
            #expect(!page.body.contains(household.account.number.revealed))
            #expect(markup.text.contains("10,000.00"))
        }
    }
}
