import Domain
import Testing
import Web
import Wording

/// Every page, filled from the samples.
enum Pages {
    static func all(
        _ text: String, _ language: Language, code: String? = nil
    ) -> [(name: String, page: String)] {
        var pages = [
            ("list", Sample.list(text, language, code: code)),
            ("none", Sample.list(text, language, rows: 0)),
            ("fund", Sample.fund(text, language, code: code)),
            ("empty fund", Sample.fund(text, language, isEmpty: true)),
        ]
        for state in ClaimState.allCases {
            let file = Sample.file(text, state, code: code)
            pages.append(("case \(state)", Sample.page(file, language)))
        }
        let new = CaseFile(row: Sample.row(text, .lead, code: code))
        pages.append(("new case", Sample.page(new, language)))
        pages.append(("household", Sample.household(text, language, code: code)))
        pages.append(
            ("empty household", Sample.household(text, language, isEmpty: true, code: code)))
        return pages + people(text, language, code: code)
            + Sample.administration(text, language, code: code)
            + Sample.reviews(text, language)
            + Sample.planning(text, language, code: code)
    }

    /// The search and everything that may come of it.
    private static func people(
        _ text: String, _ language: Language, code: String?
    ) -> [(name: String, page: String)] {
        let person = Sample.person(text, code: code)
        let number = IDNumber("11010519491231002X")!
        var outcomes: [(String, PeoplePage.Outcome?)] = [
            ("search", nil), ("search for nobody", .found([], under: number)),
            ("person", .found([person], under: number)),
            ("persons", .found([person, person], under: number)),
        ]
        for defect in [.length(0), .character, .birthDate, .checkCharacter] as [IDNumberDefect] {
            outcomes.append(("search \(defect)", .invalid(defect)))
        }
        return outcomes.map { ($0, Sample.people($1, language)) }
    }
}

@Suite struct PageTests {
    @Test(arguments: Hostile.texts, Language.allCases)
    func hostileTextIsShownAndDoesNothing(text: String, language: Language) {
        let harmless = Pages.all("文", language).map { Markup($0.page).elements.count }
        let isLong = text.count > 1_000
        let pages = isLong ? Array(Pages.all(text, language).prefix(6)) : Pages.all(text, language)
        for (index, (name, page)) in pages.enumerated() {
            let markup = Markup(page)
            #expect(markup.violations == [], "\(name)")
            // The text adds no element and takes none away.
            #expect(markup.elements.count == harmless[index], "\(name)")
            if ["list", "case", "household", "person"].contains(where: name.hasPrefix) {
                #expect(markup.text.contains(Hostile.shown(text)), "\(name)")
            }
        }
    }

    /// Standards, programs and forms of files, which are called the same everywhere.
    private static let names = [
        "JSON", "CSV", "PDF", "XLSX", "SM3", "SHA-256", "GB/T", "AQL", "Python",
        "consistent_sampler",
    ]

    /// A page in one language has no word of the other, but for the county's own records, which say
    /// that they are Chinese.
    @Test(arguments: Language.allCases)
    func pagesAreInTheirLanguage(language: Language) {
        for (name, page) in Pages.all("县乡村", language, code: "340299") {
            let markup = Markup(page)
            #expect(markup.violations == [], "\(name)")
            let tag = language == .chinese ? "zh-CN" : "en"
            #expect(markup.elements[0].attributes["lang"] == tag)
            for run in markup.runs where run.language == "en" {
                #expect(!run.text.contains(/[\u{4E00}-\u{9FFF}]/), "\(name): \(run.text)")
            }
            for run in markup.runs where run.language == "zh-CN" {
                let text = PageTests.names.reduce(run.text) { $0.replacing($1, with: "") }
                #expect(!text.contains(/[A-Za-z]{2,}/), "\(name): \(run.text)")
            }
            for element in markup.elements {
                for name in ["aria-label", "data-label"] {
                    guard let label = element.attributes[name] else { continue }
                    #expect(
                        label.contains(/[\u{4E00}-\u{9FFF}]/) == (language == .chinese), "\(label)")
                }
            }
        }
    }

    @Test(arguments: Language.allCases)
    func textOfTheCountyIsIsolated(language: Language) {
        let text = "\u{202E}甲"
        let markup = Markup(Sample.page(Sample.file(text), language))
        // Where text of the page's own stands beside it in one line.
        for index in markup.elements.indices where markup.elements[index].name == "h1" {
            let inner = markup.elements.indices.filter { markup.elements[$0].name == "bdi" }
            #expect(inner.contains { markup.text(of: $0) == text })
            #expect(markup.text(of: index).contains(text))
        }
    }

    @Test func aCaseSaysWhereItStandsAndWhatIsNext() {
        for state in ClaimState.allCases {
            let markup = Markup(Sample.page(Sample.file("文", state), .chinese))
            #expect(markup.text.contains(state.term))
            #expect(markup.text.contains("下一步"))
            let steps = markup.elements.filter { $0.attributes["aria-current"] == "step" }
            #expect(steps.count == (state == .paid ? 0 : 1), "\(state)")
        }
        #expect(Sample.page(Sample.file("文", .noticed), .english).contains("another person"))
    }

    /// The list leads to a case and back to the same list, filter and page.
    @Test func theFilterIsNeverLost() throws {
        var query = CaseQuery()
        query.filter = CaseFilter(state: .paid, cause: .illness, channel: .medical, area: "3402")
        query.after = "abc"
        query.limit = 20
        let markup = Markup(Sample.list("文", .chinese, query: query))
        let links = markup.all("a").compactMap { $0.attributes["href"] }
        let kept = "state=paid&cause=illness&channel=medical&area=3402"
        #expect(links.contains("/cases/7?\(kept)&after=abc&size=20&lang=zh"))
        #expect(links.contains("/cases?\(kept)&after=def&size=20&lang=zh"))
        #expect(links.contains("/cases?\(kept)&after=abc&size=20&lang=en"))
        // Another state, with the rest of the filter and from the first page.
        let other = "cause=illness&channel=medical&area=3402&size=20"
        #expect(links.contains("/cases?state=approved&\(other)&lang=zh"))
        let chosen = markup.all("option").filter { $0.attributes["selected"] != nil }
        #expect(chosen.map { $0.attributes["value"] } == ["paid", "illness", "medical"])
        let fields = markup.all("input").map {
            [$0.attributes["name"] ?? "", $0.attributes["value"] ?? ""]
        }
        #expect(fields == [["lang", "zh"], ["size", "20"], ["area", "3402"]])
        let file = CasePage(
            language: .chinese, file: Sample.file("文"), list: query, at: Sample.at)
        let back = Markup(file.render()).all("a").compactMap { $0.attributes["href"] }
        #expect(back.contains("/cases?\(kept)&after=abc&size=20&lang=zh"))
    }

    /// 40 KB of a cold page on a phone, the style sheet included, uncompressed.
    @Test(arguments: Language.allCases)
    func aFullListFitsAPhone(language: Language) {
        let list = Sample.list("清川县河口镇一村", language, rows: 50)
        let weight = list.utf8.count + Stylesheet.css.utf8.count
        #expect(weight < 40_000, "\(weight)")
        #expect(Markup(list).elements.count < 1_500)
    }
}
