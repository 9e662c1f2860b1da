import Domain
import Wording

extension CasePage {
    /// What the case was opened from, and how the town prescreened it.
    var sources: HTML {
        var table = Table(
            "\(Label.sources[language])",
            [.text(Label.channel), .text(Label.sourcePerson), .text(Label.month)])
        table.layout = .kept
        table.rows = file.sources.map {
            [
                "\($0.channel.text[language])", language.record($0.maskedName),
                "\($0.month.map { String($0.description.prefix(7)) } ?? "")",
            ]
        }
        return "\(file.sources.isEmpty ? .empty : table.html(language))\(prescreening)"
    }

    private var prescreening: HTML {
        guard let found = file.prescreening else { return .empty }
        let verdict = (found.passed ? Label.passed : Label.removed)[language]
        let reason: HTML =
            found.reason.isEmpty ? .empty : " · \(language.record(found.reason))"
        return """
            <p>\(Label.prescreening[language]) · \(found.decidedOn) · <b>\(verdict)</b>\(reason)</p>

            """
    }

    /// Every visit, those that found nobody too.
    var visits: HTML {
        guard !file.visits.isEmpty else { return .empty }
        var table = Table(
            "\(Label.visits[language])",
            [
                .header(Label.date), .text(Label.visitStay), .text(Label.verifiers),
                .text(Label.result),
                .number(Label.members), .number(Label.wage), .number(Label.business),
                .number(Label.cost), .number(Label.property), .number(Label.transfer),
                .number(Label.basis), .number(Label.photos), .text(Label.remark),
            ])
        table.rows = file.visits.map(cells)
        return table.html(language).scrolling(Label.visits, language)
    }

    private func cells(_ visit: Verification) -> [HTML] {
        let who: [HTML] = [
            "\(visit.visitedOn)",
            "\(visit.stay.map { "\($0.arrived.timeOfDay)–\($0.left.timeOfDay)" } ?? "")",
            language.record(visit.verifiers.map(\.rawValue).joined(separator: language.comma)),
        ]
        let rest: [HTML] = [
            visit.photos.isEmpty ? .empty : "\(visit.photos.count)",
            visit.remark.isEmpty ? .empty : language.record(visit.remark),
        ]
        switch visit.outcome {
        case .attempted(let attempt):
            return who + ["<b>\(attempt.text[language])</b>"]
                + Array(repeating: HTML.empty, count: 7) + rest
        case .completed(let found):
            let income = found.income
            return who + [
                "\(Label.completed[language])", "\(found.members)", "\(income.wage.grouped)",
                "\(income.businessIncome.grouped)", "\(income.businessCost.grouped)",
                "\(income.property.grouped)", "\(income.transfer.grouped)",
                "\(found.basis.grouped)",
            ] + rest
        }
    }

    /// What the departments compared.
    var comparisons: HTML {
        guard !file.crosschecks.isEmpty else { return .empty }
        var table = Table(
            "\(Label.comparisons[language])",
            [
                .text(Label.department), .text(Label.item), .text(Label.person),
                .text(Label.result),
            ])
        table.layout = .kept
        table.rows = file.crosschecks.map {
            [
                language.record($0.department), language.record($0.item), "\($0.maskedID)",
                result($0.hit, $0.ruling),
            ]
        }
        return table.html(language)
    }

    private func result(_ isHit: Bool, _ ruling: Crosscheck.Resolution?) -> HTML {
        guard isHit else { return "\(Label.noHit[language])" }
        let verdict = ruling?.text[language] ?? Label.pending[language]
        return "<b>\(Label.hit[language]) · \(verdict)</b>"
    }
}

extension Language {
    /// What stands between the items of a list.
    var comma: String { self == .chinese ? "、" : ", " }
}
