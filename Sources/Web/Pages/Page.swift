import Domain
import Wording

/// The frame of every page: title, navigation, language, main part.
struct Page {
    let language: Language
    /// The page's own path and query, for the link to the other language.
    let address: String
    /// The entry of the navigation that the page belongs to; nil for none.
    let current: Text?
    /// For the window, without anybody's name: it stays in the browser's history.
    let title: Text
    let heading: HTML
    /// The moment of what the page shows, for who prints it; nil where nothing is shown.
    var at: Instant?
    /// False where there is nobody yet to go anywhere.
    var hasNavigation = true
    let content: HTML

    func render() -> String {
        let other: Language = language == .chinese ? .english : .chinese
        let frame: HTML = """
            <!DOCTYPE html>
            <html lang="\(language.tag)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>\(title[language]) · \(Label.product[language])</title>
            <link rel="stylesheet" href="/app.css">
            </head>
            <body>
            <a class="skip" href="#main">\(Label.skip[language])</a>
            <header>
            <strong>\(Label.product[language])</strong>
            \(navigation)
            \(visitor)<a class="language" lang="\(other.tag)" hreflang="\(other.tag)" href="\(Page.with(other, address))">\(Label.language[language])</a>
            </header>
            <main id="main">
            <h1>\(heading)</h1>
            \(content)</main>
            \(footer)</body>
            </html>

            """
        return frame.markup
    }

    private var navigation: HTML {
        guard hasNavigation else { return .empty }
        return """
            <nav aria-label="\(Label.navigation[language])">
            \(Page.parts.compactMap { Page.isOpen($0.anyOf) ? link($0.path, $0.name) : nil })
            </nav>
            """
    }

    /// The parts of the office, and what one must hold to go there: any of these.
    private static let parts = [
        (path: "/cases", name: Label.cases, anyOf: [Permission.readCases]),
        (path: "/plans", name: Label.plans, anyOf: [.readCases]),
        (path: "/reviews", name: Label.reviews, anyOf: [.readReviews]),
        (path: "/my-reviews", name: Label.myReviews, anyOf: [.reverify]),
        (path: "/rectifications", name: Label.rectifications, anyOf: [.readReviews]),
        (path: "/people", name: Label.people, anyOf: [.lookUpPersons]),
        (path: "/fund", name: Label.fund, anyOf: [.readFund]),
        (path: "/payments", name: Label.payments, anyOf: [.readFund]),
        (path: "/imports", name: Label.imports, anyOf: ImportKind.allCases.map(\.permission)),
        (path: "/erasures", name: Label.erasures, anyOf: [.proposeErasure, .erase]),
        (path: "/officers", name: Label.officers, anyOf: [.seeOfficers]),
        (
            path: "/appointments", name: Label.appointments,
            anyOf: [.proposeAppointments, .confirmAppointments]
        ),
        (path: "/tokens", name: Label.tokens, anyOf: [.administerAccess]),
        (
            path: "/certificates", name: Label.certificates,
            anyOf: [.administerAccess, .confirmAppointments]
        ),
    ]

    private static func isOpen(_ permissions: [Permission]) -> Bool {
        guard let actor = Viewer.session?.actor else { return true }
        return permissions.contains { actor.may($0) }
    }

    /// Where somebody who has signed in begins: the first part that is theirs, or their account.
    static func home(of session: Session) -> String {
        parts.first { $0.anyOf.contains { session.actor.may($0) } }?.path ?? "/account"
    }

    /// Who has signed in, and the way out.
    private var visitor: HTML {
        guard let session = Viewer.session else { return .empty }
        let mark: HTML = current == Label.myAccount ? " aria-current=\"page\"" : ""
        return """
            <a class="who" href="\(Page.with(language, "/account"))"\(mark)><span class="hidden">\(Label.myAccount[language]) </span>\(language.record(session.name))</a>
            <form class="out" method="post" action="\(Page.with(language, "/signout"))">\(Viewer.field)<button>\(Label.signOut[language])</button></form>

            """
    }

    private func link(_ path: String, _ text: Text) -> HTML {
        let mark: HTML = text == current ? " aria-current=\"page\"" : ""
        return "<a href=\"\(Page.with(language, path))\"\(mark)>\(text[language])</a>"
    }

    private var footer: HTML {
        guard let at else { return .empty }
        return "<footer>\(Label.asOf[language]) \(at.minute)</footer>\n"
    }

    /// The address with its language. An address that would lead to another host leads to the list.
    static func with(_ language: Language, _ address: String) -> String {
        guard address.hasPrefix("/"), !address.hasPrefix("//"), !address.hasPrefix("/\\") else {
            return with(language, "/cases")
        }
        let parts = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let kept =
            parts.count == 2
            ? parts[1].split(separator: "&").filter { !$0.hasPrefix("lang=") }.map(String.init)
            : []
        return "\(parts[0])?" + (kept + ["lang=\(language.rawValue)"]).joined(separator: "&")
    }
}

extension HTML {
    /// What is known of one thing, each fact with its name.
    static func facts(_ facts: [(Text, HTML)], _ language: Language) -> HTML {
        let items = facts.map { label, value -> HTML in
            "<div><dt>\(label[language])</dt><dd>\(value)</dd></div>\n"
        }
        return "<dl class=\"facts\">\n\(items)</dl>\n"
    }

    /// A part of the page that has nothing to show yet.
    static func nothing(under heading: Text, _ words: Text, _ language: Language) -> HTML {
        "<h2>\(heading[language])</h2>\n<p class=\"empty\">\(words[language])</p>\n"
    }
}

extension Language {
    /// As HTML and HTTP name it.
    var tag: String {
        switch self {
        case .chinese: "zh-CN"
        case .english: "en"
        }
    }

    /// Text from the county's records among words of this language: it is Chinese, and marks of
    /// direction in it reach no further than itself.
    func record(_ text: String) -> HTML {
        let isForeign = self != .chinese && text.unicodeScalars.contains { $0.value > 0x2E7F }
        return isForeign ? "<bdi lang=\"zh-CN\">\(text)</bdi>" : "<bdi>\(text)</bdi>"
    }
}

extension Instant {
    /// `2026-10-05 14:03`: Asia/Shanghai, as people read it.
    var minute: String { String(description.replacing("T", with: " ").prefix(16)) }
    /// `2026-10-05 14:03:09`.
    var second: String { String(description.replacing("T", with: " ").prefix(19)) }
}

extension Day {
    /// What is left until a deadline, in words.
    func timeLeft(until due: Day, _ language: Language) -> HTML {
        let days = due - self
        return days < 0
            ? "<span class=\"late\">\(due) \(Label.overdue(by: -days)[language])</span>"
            : "\(due) \(Label.left(days)[language])"
    }
}
