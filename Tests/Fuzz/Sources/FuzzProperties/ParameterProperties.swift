import Casework
import Domain
import Synchronization
import Web
import Wording

/// What comes in an address: a list that says itself again in its own address, or a refusal that
/// names the parameter; and pages that no text can break.
enum ParameterProperties {
    static func check(_ bytes: [UInt8]) throws {
        let address = String(decoding: bytes, as: UTF8.self)
        let parameters = QueryParameters.read(address)
        try checkEscape(address)
        let query: CaseQuery
        do throws(BadParameter) { query = try CaseQuery(parameters) } catch {
            return try checkRefusal(error, parameters)
        }
        try checkAddress(query)
        try checkPage(query, address, bytes.count.isMultiple(of: 2) ? .chinese : .english)
    }

    private static func checkAddress(_ query: CaseQuery) throws {
        let address = query.address()
        let safe = Set(
            "/?=&_-abcdefghijklmnopqrstuvwxyz0123456789"
                + "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        try hold(address.allSatisfy(safe.contains), "'\(address)' needs escapes")
        let again: CaseQuery
        do throws(BadParameter) { again = try CaseQuery(QueryParameters.read(address)) } catch {
            throw Broken("the list's own address '\(address)' is refused: \(error)")
        }
        try same(again.filter, query.filter, "the filter of '\(address)'")
        try same(again.after, query.after, "the beginning of '\(address)'")
        try same(again.limit, query.limit, "the length of '\(address)'")
        try hold((1...CaseList.limit).contains(query.limit), "a page of \(query.limit) rows")
        try hold(query.after?.isEmpty != true, "a page after nothing")
    }

    /// A page of hostile texts has the tags of a page of harmless ones.
    private static func checkPage(
        _ query: CaseQuery, _ text: String, _ language: Language
    ) throws {
        let page = page(query, text, language)
        let name = "\(query.address()) \(language)"
        let harmless =
            tags.withLock { $0[name] } ?? signs(self.page(query, "字", language))
        tags.withLock { $0[name] = harmless }
        try same(signs(page), harmless, "'<' and '>' in a page of '\(text)'")
        try hold(!page.utf8.contains(0), "a zero byte in a page of '\(text)'")
    }

    /// How many `<` and `>` the harmless pages have, by list and language.
    private static let tags = Mutex<[String: [Int]]>([:])

    private static func signs(_ page: String) -> [Int] {
        [UInt8(ascii: "<"), UInt8(ascii: ">")].map { sign in page.utf8.count { $0 == sign } }
    }

    private static func page(
        _ query: CaseQuery, _ text: String, _ language: Language
    ) -> String {
        let row = CaseRow(
            claim: 7, household: HouseholdID(text), maskedName: text, village: text,
            cause: .illness, channel: .medical, className: text, state: .accepted,
            openedOn: Day(number: 20_000), dueOn: Day(number: 20_005), amount: Fen(1))
        return CasesPage(
            language: language, query: query, rows: [row], next: "c7", counts: [.accepted: 1],
            at: Instant(microseconds: 1_800_000_000_000_000)
        ).render()
    }

    private static func checkRefusal(
        _ bad: BadParameter, _ parameters: [(key: Substring, value: Substring)]
    ) throws {
        try hold(
            parameters.contains { $0.key == bad.name && $0.value == bad.value },
            "the refused \(bad.name) is not in the address")
        for language in Language.allCases {
            // A long value is shown by its beginning; characters may be long themselves.
            let text = bad.text[language]
            try hold(text.count <= 120, "a refusal of \(text.count) characters")
            try checkEscape(text)
        }
    }

    private static func checkEscape(_ text: String) throws {
        let escaped = HTML.escaped(text)
        for sign in ["<", ">", "\"", "'"] {
            try hold(!escaped.contains(sign), "\(sign) is not escaped in '\(escaped)'")
        }
        let isClean = escaped.unicodeScalars.allSatisfy {
            $0 == "\t" || $0 == "\n" || $0.properties.generalCategory != .control
        }
        try hold(isClean, "a control character in '\(escaped)'")
    }
}
