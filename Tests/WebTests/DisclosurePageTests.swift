import Domain
import TestSupport
import Testing
import Web
import Wording

/// The page on which one datum is shown in the clear.
@Suite struct DisclosurePageTests {
    private static let household = TestCounty.households[0]
    private static let path = "/households/A01/disclosure"
    private static let phone = household.phone.revealed

    @Test(arguments: Language.allCases)
    func itIsShownOnceAndStandsNowhereElse(language: Language) async throws {
        try await withOffice { office async throws in
            let log = TestLog()
            let claim = try await office.given.claim(.accepted, household: "A01")
            let handler = try await Desk(Staff.handler, office, log: log)
            let query = "?lang=\(language.rawValue)"
            for path in ["/households/A01\(query)", "/cases/\(claim)\(query)"] {
                #expect(
                    Markup(try await handler.get(path).body).ways.contains(
                        DisclosurePageTests.path))
            }
            let form = try await handler.get(DisclosurePageTests.path + query)
            #expect(form.status == 200 && Markup(form.body).violations == [])
            #expect(!form.body.contains(DisclosurePageTests.phone))

            let shown = try await handler.post(
                DisclosurePageTests.path + query, ["subject": "phone", "reason": "电话预约入户"])
            #expect(shown.status == 200 && Markup(shown.body).violations == [])
            #expect(Markup(shown.body).text.contains(DisclosurePageTests.phone))
            #expect(shown.header("Cache-Control") == "no-store")
            #expect(shown.header("Location") == nil)
            // Nothing else came with it.
            #expect(!shown.body.contains(DisclosurePageTests.household.account.number.revealed))
            let again = try await handler.get(DisclosurePageTests.path + query)
            #expect(!again.body.contains(DisclosurePageTests.phone))
            #expect(!log.text.contains(DisclosurePageTests.phone))
            #expect(!log.text.contains("电话预约入户"))

            // Every showing has its leaf, also that of a form that is sent again.
            _ = try await handler.post(
                DisclosurePageTests.path, ["subject": "phone", "reason": "电话预约入户"])
            let leaves = "select count(*) from action_log where action = 'reveal_personal_data'"
            #expect(try await office.number(leaves) == 2)
        }
    }

    @Test func aMembersNumberIsShown() async throws {
        try await withOffice { office async throws in
            let handler = try await Desk(Staff.handler, office)
            let page = Markup(try await handler.get(DisclosurePageTests.path).body)
            let subjects = page.all("input").filter { $0.attributes["type"] == "radio" }
                .compactMap { $0.attributes["value"] }
            let members = subjects.filter { $0.hasPrefix("member_id_number:") }
            let persons = TestCounty.persons(of: "A01")
            #expect(members.count == persons.count)
            #expect(Set(subjects).subtracting(members) == ["head_id_number", "account", "phone"])
            for (subject, person) in zip(members, persons) {
                let shown = try await handler.post(
                    DisclosurePageTests.path, ["subject": subject, "reason": "核对户口簿"])
                #expect(shown.status == 200)
                for other in persons {
                    #expect(
                        shown.body.contains(other.idNumber.revealed)
                            == (other.idNumber.revealed == person.idNumber.revealed))
                }
            }
        }
    }

    @Test func whatIsNotTakenIsToldBesideTheForm() async throws {
        try await withOffice { office async throws in
            let handler = try await Desk(Staff.handler, office)
            let blank = try await handler.post(
                DisclosurePageTests.path, ["subject": "phone", "reason": " "])
            let markup = Markup(blank.body)
            #expect(blank.status == 422 && markup.violations == [])
            #expect(markup.text.contains(Refusal.reasonMissing.text.chinese))
            #expect(
                markup.all("input").contains {
                    $0.attributes["value"] == "phone" && $0.attributes["checked"] != nil
                })
            #expect(!blank.body.contains(DisclosurePageTests.phone))
            for subject in ["", "name", "member_id_number:x"] {
                let reply = try await handler.post(
                    DisclosurePageTests.path, ["subject": subject, "reason": "核对"])
                #expect(reply.status == 400, "\(subject)")
            }
            let foreign = try await handler.post(
                DisclosurePageTests.path,
                ["subject": "member_id_number:999999", "reason": "核对"])
            #expect(foreign.status == 404)

            // Without a case that is being paid, the cashier needs no account.
            let cashier = try await Desk(Staff.cashier, office)
            let untimely = try await cashier.post(
                DisclosurePageTests.path, ["subject": "account", "reason": "退款核对"])
            #expect(untimely.status == 409 && Markup(untimely.body).violations == [])
            #expect(
                !untimely.body.contains(
                    DisclosurePageTests.household.account.number.revealed))
        }
    }

    @Test func theSecondFactorComesFirstAndNobodyElseGetsIn() async throws {
        try await withOffice { office async throws in
            let plain = try await Desk(Staff.handler, office, isSteppedUp: false)
            let led = try await plain.get(DisclosurePageTests.path)
            #expect(led.status == 303)
            #expect(
                led.header("Location")
                    == "/stepup?next=/households/A01/disclosure&lang=zh")
            let auditor = try await Desk(Staff.auditor, office)
            #expect(
                !Markup(try await auditor.get("/households/A01").body).ways.contains(
                    DisclosurePageTests.path))
            #expect(try await auditor.get(DisclosurePageTests.path).status == 403)
            let tried = try await auditor.post(
                DisclosurePageTests.path, ["subject": "phone", "reason": "审计"])
            #expect(tried.status == 403 && !tried.body.contains(DisclosurePageTests.phone))
            // Who may see one thing is offered that and gets no other.
            let verifier = try await Desk(Staff.verifier, office)
            let page = Markup(try await verifier.get(DisclosurePageTests.path).body)
            let subjects = page.all("input").filter { $0.attributes["type"] == "radio" }
            #expect(subjects.map { $0.attributes["value"] } == ["phone"])
            let other = try await verifier.post(
                DisclosurePageTests.path, ["subject": "account", "reason": "核对"])
            #expect(other.status == 403)
        }
    }
}
