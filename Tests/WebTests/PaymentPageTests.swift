import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web
import Wording

/// The page on which relief is paid out, as the cashier and the accountant use it.
@Suite struct PaymentPageTests {
    /// 专户, at 农商行, without a clearing code yet.
    private let account =
        "name=%E4%B8%93%E6%88%B7&account=1302000009&bank=%E5%86%9C%E5%95%86%E8%A1%8C"
        + "&clearing_code="

    /// Who presents the second factor in the middle comes back to a page, not to where its form
    /// was sent.
    @Test func theSecondFactorLeadsBackToThePageOfTheForm() async throws {
        try await withOffice { office async throws in
            let cashier = try await Desk(Staff.cashier, office, isSteppedUp: false)
            for (page, back) in [
                ("http://localhost/payments?lang=zh", "/payments"),
                ("http://elsewhere.test/payments", "/payments/order"),
                ("about:client", "/payments/order"),
                ("http://localhost//elsewhere.test/", LocalPath.home),
            ] {
                var headers = cashier.headers
                headers[.referer] = page
                let led = try await cashier.door.send(
                    .post, "/payments/order", headers)
                let next = LocalPath.escaped(LocalPath.accepted(back))
                #expect(led.header("Location") == "/stepup?next=\(next)&lang=zh", "\(page)")
            }
        }
    }

    @Test func theAccountIsNamedThePaymentsOrderedAndTheFileTaken() async throws {
        try await withOffice { office async throws in
            _ = try await office.given.claim(.approved)
            let cashier = try await Desk(Staff.cashier, office)
            let early = try await cashier.post("/payments/order", "")
            #expect(early.status == 409, "\(early.body)")
            #expect(Markup(early.body).violations == [])
            #expect(early.body.contains("order-problem"))

            let accountant = try await Desk(Staff.accountant, office)
            let wrong = try await accountant.post("/payments/account", account + "12")
            #expect(wrong.status == 422 && wrong.body.contains("value=\"1302000009\""))
            let named = try await accountant.post("/payments/account", account)
            #expect(named.status == 303, "\(named.body)")
            #expect(try await accountant.post("/payments/order", "").status == 403)

            let ordered = try await cashier.post("/payments/order", "")
            #expect(ordered.status == 303 && ordered.header("Location") == "/payments?lang=zh")
            let page = try await cashier.get("/payments")
            let markup = Markup(page.body)
            #expect(page.status == 200 && markup.violations == [])
            let batch = try #require(
                markup.all("input").first { $0.attributes["name"] == "batch" }?
                    .attributes["value"])
            let file = try await cashier.post("/payments/file", "batch=\(batch)")
            #expect(file.status == 200 && file.type == "application/xml")
            #expect(
                file.header("Content-Disposition") == "attachment; filename=\"\(batch).xml\"")
            #expect(file.header("Cache-Control") == "no-store")
            #expect(file.body.contains("<InstdAmt Ccy=\"CNY\">"))
            #expect(try await cashier.post("/payments/file", "batch=FP1-1").status == 404)
            #expect(try await accountant.post("/payments/file", "batch=\(batch)").status == 403)
        }
    }

    /// The same file by the API: one leaf for one key, and for nobody but the cashier.
    @Test func theFileIsTakenByTheAPI() async throws {
        try await withOffice { office async throws in
            _ = try await office.given.claim(.approved)
            let ordered = try await office.casework.perform(
                office.given.order(), by: Staff.cashier)
            let door = Door.stranger(office.casework)
            let path = "/payment-batches/\(ordered.batch)/file"
            let weak = try await APICaller(office, door, Staff.cashier)
            #expect(try await weak.send(path).code == "step_up_needed")
            let accountant = try await APICaller.steppedUp(office, door, Staff.accountant)
            #expect(try await accountant.send(path).code == "not_permitted")
            let leaves = "select count(*) from action_log where action = 'take_payment_file'"
            #expect(try await office.number(leaves) == 0)
        }
        try await withOffice { office async throws in
            _ = try await office.given.claim(.approved)
            let ordered = try await office.casework.perform(
                office.given.order(), by: Staff.cashier)
            let path = "/payment-batches/\(ordered.batch)/file"
            let cashier = try await APICaller.steppedUp(
                office, Door.stranger(office.casework), Staff.cashier)
            let leaves = "select count(*) from action_log where action = 'take_payment_file'"
            let first = try await cashier.send(path, key: "k")
            #expect(first.status == 200 && first.type == "application/xml")
            #expect(first.header("Cache-Control") == "no-store")
            #expect(first.body.contains("<InstdAmt Ccy=\"CNY\">"))
            #expect(try await cashier.send(path, key: "k").body == first.body)
            #expect(try await office.number(leaves) == 1)
            #expect(try await cashier.send(path).body == first.body)
            #expect(try await office.number(leaves) == 2)
            let other = try await cashier.send("/payment-batches/FP1-1/file")
            #expect(other.code == "batch_not_found")
            #expect(
                try await cashier.send("/payment-batches/FP1-1/file", key: "k").code
                    == "key_reused")
        }
    }

    /// What came back is shown, and looked at by the handler; the cashier finds no form.
    @Test func whatCameBackIsLookedAt() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.paid)
            try await office.given.book([
                .credit("A01-illness", .yuan(10_000), on: Dates.booked + 1)
            ])
            let handler = try await Desk(Staff.handler, office)
            let cashier = try await Desk(Staff.cashier, office)
            let path = "/payments/payees/\(claim)"
            #expect(Markup(try await handler.get("/payments").body).ways.contains(path))
            let list = Markup(try await cashier.get("/payments").body)
            #expect(!list.ways.contains(path) && list.text.contains("曾退回，待核对"))
            #expect(try await cashier.get(path).status == 403)
            let held = try await cashier.post("/payments/order", "")
            #expect(held.status == 409 && Markup(held.body).violations == [])

            let page = try await handler.get(path)
            #expect(page.status == 200 && Markup(page.body).violations == [])
            let household = TestCounty.households[0]
            #expect(!page.body.contains(household.account.number.revealed))
            let wrong = try await handler.post(
                path,
                ["act": "correct", "holder": "某人", "account": "1 2", "bank": "农商行", "reason": "更正"])
            #expect(wrong.status == 422 && Markup(wrong.body).violations == [])
            #expect(Markup(wrong.body).value(of: "holder") == "某人")
            let blank = try await handler.post(path, ["act": "confirm", "reason": ""])
            #expect(blank.status == 422)
            let right: KeyValuePairs = ["act": "confirm", "reason": "与本人核对"]
            #expect(try await handler.post(path, right).status == 303)
            #expect(!Markup(try await handler.get("/payments").body).ways.contains(path))
            #expect(try await handler.post(path, right).status == 409)
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
