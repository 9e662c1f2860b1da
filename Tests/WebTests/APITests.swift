import Domain
import Foundation
import TestSupport
import Testing
import Web

/// A value of a JSON answer.
enum JSON: Equatable {
    case text(String)
    case number(Double)
    case list([JSON])
    case object([String: JSON])
    case none

    init(_ text: String) throws {
        self.init(
            any: try JSONSerialization.jsonObject(
                with: Data(text.utf8), options: .fragmentsAllowed))
    }

    private init(any value: Any) {
        switch value {
        case let text as String: self = .text(text)
        case let list as [Any]: self = .list(list.map(JSON.init(any:)))
        case let object as [String: Any]: self = .object(object.mapValues(JSON.init(any:)))
        case let number as Int: self = .number(Double(number))
        case let number as Double: self = .number(number)
        case let number as NSNumber: self = .number(number.doubleValue)
        default: self = .none
        }
    }

    subscript(_ key: String) -> JSON? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var list: [JSON] { if case .list(let list) = self { list } else { [] } }
    var keys: Set<String> {
        if case .object(let object) = self { Set(object.keys) } else { [] }
    }
    var number: Double? { if case .number(let number) = self { number } else { nil } }

    var isMoney: Bool { text?.wholeMatch(of: /-?[0-9]+\.[0-9]{2}/) != nil }
    var isDay: Bool { text.flatMap { Day(iso: $0) } != nil }
}

@Suite struct APITests {
    @Test func aListIsWalkedOnceByItsKeys() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.accepted)
            let door = Door(office.casework)
            let count = Int(try await office.number("select count(*) from claim"))
            for size in [1, 7, 63, 64, 65, 200] {
                var seen: [Int] = []
                var next: String? = "/api/v1/cases?size=\(size)"
                while let address = next {
                    let page = try JSON(try await door.get(address).body)
                    let rows = try #require(page["cases"]).list
                    #expect(!rows.isEmpty && rows.count <= size)
                    seen += rows.compactMap { $0["id"]?.number.map { Int($0) } }
                    next = page["next"]?.text
                    if next != nil { #expect(rows.count == size) }
                }
                #expect(seen.count == count && Set(seen).count == count, "\(size)")
                #expect(seen == seen.sorted(by: >), "\(size)")
            }
        }
    }

    @Test func aFilteredListIsWalkedToo() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            var seen: Set<Double> = []
            var next: String? = "/api/v1/cases?cause=disaster&state=lead&area=340299&size=3"
            while let address = next {
                #expect(address.contains("cause=disaster") && address.contains("area=340299"))
                let page = try JSON(try await door.get(address).body)
                for row in try #require(page["cases"]).list {
                    #expect(row["cause"]?.text == "disaster" && row["state"]?.text == "lead")
                    #expect(seen.insert(try #require(row["id"]?.number)).inserted)
                }
                next = page["next"]?.text
            }
            #expect(
                seen.count
                    == Int(
                        try await office.number(
                            "select count(*) from claim where cause = 'disaster'")))
            let none = try JSON(try await door.get("/api/v1/cases?state=withdrawn").body)
            #expect(none == .object(["cases": .list([])]))
        }
    }

    @Test func aCaseHasItsShape() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.paid)
            let door = Door(office.casework)
            let file = try JSON(try await door.get("/api/v1/cases/\(claim)").body)
            #expect(
                file.keys == ["summary", "scheme", "visits", "assessments", "payments", "trail"])
            let summary = try #require(file["summary"])
            #expect(summary["state"]?.text == "paid" && summary["amount"]?.text == "10000.00")
            #expect(summary["opened_on"]?.isDay ?? false)
            #expect(summary["holder"]?.text?.contains("*") ?? false)
            let assessments = try #require(file["assessments"]).list
            #expect(assessments.count == 2)
            for found in assessments {
                for key in ["per_capita_income", "by_rule", "payable"] {
                    #expect(found[key]?.isMoney ?? false, "\(key)")
                }
                for step in found["working"]?.list ?? [] {
                    #expect(step.keys == ["title", "figures", "result", "rule"])
                }
            }
            let payment = try #require(file["payments"]?.list.first)
            #expect(payment["amount"]?.text == "10000.00" && payment["state"]?.text == "booked")
            let trail = try #require(file["trail"]).list
            #expect(trail.first?["action"]?.text == "open_leads")
            #expect(trail.last?["action"]?.text == "import_statement")
            #expect(trail.allSatisfy { $0["leaf"]?.text?.count == 64 })
        }
    }

    @Test func aHouseholdHasItsShape() async throws {
        try await withOffice { office in
            let household = office.given.household()
            let claim = try await office.given.claim(.paid, household: household)
            let members = TestCounty.persons(of: household)
            var feed = MedicalFeed()
            feed.add(members[0], "JS1", own: Fen(123_405))
            try await office.given.feed("医保-202608.csv", feed.text)
            let reply = try await Door(office.casework).get("/api/v1/households/\(household)")
            let file = try JSON(reply.body)
            #expect(
                file.keys == [
                    "id", "village", "class", "holder", "bank", "account", "phone", "members",
                    "totals", "cases",
                ])
            #expect(file["id"]?.text == household.rawValue && file["village"]?.text == "一村")
            for key in ["holder", "account", "phone"] {
                #expect(file[key]?.text?.contains("*") ?? false, "\(key)")
            }
            let people = try #require(file["members"]).list
            #expect(
                people.map { $0["id_number"]?.text }
                    == members.map { Mask.idNumber($0.idNumber.revealed) })
            #expect(
                people.allSatisfy {
                    $0.keys == [
                        "number", "household_id", "name", "id_number", "relation", "village",
                    ]
                })
            let total: [String: JSON] = [
                "cause": .text("illness"), "year": .number(2026), "amount": .text("1234.05"),
            ]
            #expect(file["totals"] == .list([.object(total)]))
            let cases = try #require(file["cases"]).list
            #expect(cases.count == Cause.allCases.count)
            let paid = try #require(cases.first { $0["id"] == .number(Double(claim)) })
            #expect(paid["state"]?.text == "paid" && paid["amount"]?.text == "10000.00")
            for person in members { #expect(!reply.body.contains(person.idNumber.revealed)) }
        }
    }

    @Test func theFundIsMoneyInStrings() async throws {
        try await withOffice(granted: .yuan(90_000)) { office in
            _ = try await office.given.claim(.paid)
            _ = try await office.given.claim(.approved)
            let fund = try JSON(try await Door(office.casework).get("/api/v1/fund").body)
            let money = fund.keys.subtracting(["exceptions"])
            #expect(money.count == 9)
            for key in money { #expect(fund[key]?.isMoney ?? false, "\(key)") }
            #expect(fund["paid"]?.text == "10000.00" && fund["committed"]?.text == "10000.00")
            #expect(fund["available"]?.text == "70000.00")
            #expect(fund["exceptions"] == .number(0))
        }
    }
}
