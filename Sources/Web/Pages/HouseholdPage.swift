import Domain
import Wording

/// 农户档案 - one household: who lives in it, what it bore by cause and year, and its claims. What
/// names a person is masked, as everywhere.
package struct HouseholdPage {
    let language: Language
    let file: HouseholdFile
    let at: Instant

    package init(language: Language, file: HouseholdFile, at: Instant) {
        self.language = language
        self.file = file
        self.at = at
    }

    package func render() -> String {
        Page(
            language: language, address: HouseholdPage.address(of: file.id),
            current: Label.people,
            title: Text(
                "\(Label.oneHousehold.chinese) \(file.id)",
                "\(Label.oneHousehold.english) \(file.id)"),
            heading: """
                \(Label.oneHousehold[language]) \(language.record(file.id.rawValue)) <small>\(holder) · \(language.record(file.village))</small>
                """,
            at: at, content: "\(facts)\(disclosure)\(members)\(totals)\(claims)"
        ).render()
    }

    private var holder: HTML {
        file.erasedOn == nil
            ? language.record(file.maskedHolder) : "\(Label.erased[language])"
    }

    private var facts: HTML {
        if let erasedOn = file.erasedOn {
            let facts: [(Text, HTML)] = [
                (Label.householdClass, language.record(file.className)),
                (Label.erasedOn, "\(erasedOn)"),
            ]
            return .facts(facts, language)
        }
        let facts: [(Text, HTML)] = [
            (Label.householdClass, language.record(file.className)),
            (Label.holder, language.record(file.maskedHolder)),
            (Label.accountBank, language.record(file.bank)),
            (Label.account, "\(file.maskedAccount)"), (Label.phone, "\(file.maskedPhone)"),
        ]
        return .facts(facts, language)
    }

    private var disclosure: HTML {
        file.erasedOn == nil ? HouseholdPage.disclosureLink(file.id, language) : .empty
    }

    private var members: HTML {
        guard file.erasedOn == nil else { return .empty }
        guard !file.members.isEmpty else {
            return .nothing(under: Label.householdMembers, Label.noMembers, language)
        }
        var table = Table(
            "\(Label.householdMembers[language])",
            [.header(Label.personName), .text(Label.relation), .text(Label.person)])
        table.rows = file.members.map {
            [language.record($0.maskedName), language.record($0.relation), "\($0.maskedID)"]
        }
        return table.html(language)
    }

    private var totals: HTML {
        guard !file.totals.isEmpty else {
            return .nothing(under: Label.costTotals, Label.noCosts, language)
        }
        var table = Table(
            "\(Label.costTotals[language])",
            [.header(Label.year), .text(Label.cause), .number(Label.amount)])
        table.layout = .kept
        table.rows = file.totals.map {
            ["\($0.year)", "\($0.cause.text[language])", "\($0.amount.grouped)"]
        }
        return table.html(language)
    }

    private var claims: HTML {
        guard !file.claims.isEmpty else {
            return .nothing(under: Label.cases, Label.noClaims, language)
        }
        var table = Table(
            "\(Label.cases[language])",
            [
                .header(Label.number), .text(Label.state), .text(Label.cause),
                .number(Label.amount), .text(Label.due), .text(Label.channel),
                .text(Label.opened),
            ])
        table.rows = file.claims.map { row in
            [
                "<a href=\"\(Page.with(language, "/cases/\(row.claim)"))\">\(row.claim)</a>",
                row.state.standing(language), "\(row.cause.text[language])",
                "\(row.amount?.grouped ?? "")",
                row.dueOn.map { at.day.timeLeft(until: $0, language) } ?? .empty,
                "\(row.channel.text[language])", "\(row.openedOn)",
            ]
        }
        return table.html(language)
    }
}

extension HouseholdPage {
    /// A household's id, leading to its page.
    static func link(_ household: HouseholdID, _ language: Language) -> HTML {
        "<a href=\"\(Page.with(language, address(of: household)))\">\(household)</a>"
    }

    /// Where a household's data are asked for in the clear; empty for who may see none.
    static func disclosureLink(_ household: HouseholdID, _ language: Language) -> HTML {
        guard let actor = Viewer.session?.actor, actor.may(.reveal),
            !PersonalDatum.visible(to: actor.roles).isEmpty
        else { return .empty }
        let address = Page.with(language, DisclosurePage.address(of: household))
        return """
            <p><a class="action" href="\(address)">\(Label.showInFull[language])</a></p>

            """
    }

    static func address(of household: HouseholdID) -> String {
        "/households/\(PathPart.escaped(household.rawValue))"
    }
}
