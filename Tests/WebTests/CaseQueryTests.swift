import Domain
import Testing
import Web
import Wording

@Suite struct CaseQueryTests {
    private func query(_ parameters: KeyValuePairs<Substring, Substring>) throws -> CaseQuery {
        try CaseQuery(parameters.map { (key: $0.key, value: $0.value) })
    }

    @Test func everyParameterIsUnderstood() throws {
        let query = try query([
            "state": "paid", "cause": "accident", "channel": "civil", "area": "340299100",
            "after": "Ab-_9", "size": "200", "lang": "en", "unknown": "x",
        ])
        #expect(
            query.filter
                == CaseFilter(
                    state: .paid, cause: .accident, channel: .civil, area: "340299100"))
        #expect(query.after == "Ab-_9" && query.limit == 200)
    }

    @Test func nothingAndEmptyValuesAreNoFilter() throws {
        let query = try query(["state": "", "cause": "", "area": "", "after": "", "size": ""])
        #expect(query.filter == CaseFilter() && query.after == nil && query.limit == 50)
        #expect(query.address() == "/cases")
    }

    @Test(arguments: [
        ("state", "PAID"), ("state", "已发放"), ("state", " paid"), ("cause", "fire"),
        ("channel", "'; drop table claim; --"), ("area", "3402x"), ("area", "３４"),
        ("area", "1234567890123"), ("area", "%"), ("after", "a+b"), ("after", "é"),
        ("after", "1.5"), ("after", "a b"), ("after", "a%62"), ("size", "0"),
        ("size", "201"), ("size", "-5"), ("size", "ten"), ("size", "99999999999999999999"),
    ])
    func aWrongValueIsRefused(name: String, value: String) {
        let error = #expect(throws: BadParameter.self) {
            try query([Substring(name): Substring(value)])
        }
        #expect(error?.name == name && error?.value == value)
        #expect(error?.text.chinese.contains(name) ?? false)
        #expect(error?.text.english.contains(value) ?? false)
    }

    @Test func aRepeatedParameterIsRefused() {
        #expect(throws: BadParameter.self) { try query(["state": "paid", "state": "lead"]) }
    }

    @Test func whatIsToldOfALongValueIsShort() {
        let long = Substring(String(repeating: "x", count: 10_000))
        #expect(BadParameter("state", long).text.english.count < 100)
    }

    @Test func theAddressSaysTheSameAgain() throws {
        let text = "state=lead&cause=illness&channel=medical&area=34&after=7&size=3"
        let parameters = text.split(separator: "&").map { part in
            (key: part.prefix { $0 != "=" }, value: part.drop { $0 != "=" }.dropFirst())
        }
        let query = try CaseQuery(parameters)
        #expect(query.address() == "/cases?\(text)")
        #expect(
            query.showing(nil).address("/x") == "/x?cause=illness&channel=medical&area=34&size=3")
    }
}
