import Casework
import Domain
import Wording

/// 案卷 - one case: where it stands, what it was computed from and how, and who did what.
struct CasePage {
    let language: Language
    let file: CaseFile

    func render() -> String {
        Page(
            language: language, address: "/cases/\(file.row.claim)", title: Label.oneCase,
            current: Label.cases,
            content: """
                \(header)\(sources)\(visits)\(comparisons)\(computations)\(decisions)\(payments)\(history)
                """
        ).render()
    }

    private var header: HTML {
        let row = file.row
        let facts: [(Text, HTML)] = [
            (Label.number, "\(row.claim)"), (Label.household, "\(row.household)"),
            (Label.name, "\(row.maskedName)"), (Label.village, "\(row.village)"),
            (Label.cause, "\(row.cause.text[language])"),
            (Label.householdClass, "\(row.className)"),
            (
                Label.state,
                "<span class=\"lamp \(row.state.lamp)\"></span>\(row.state.text[language])"
            ),
            (Label.amount, "\(row.amount?.grouped ?? "")"),
            (Label.scheme, "\(file.schemeTitle)"), (Label.opened, "\(row.openedOn)"),
            (Label.account, "\(file.maskedAccount)"), (Label.phone, "\(file.maskedPhone)"),
        ]
        let items = facts.map { label, value -> HTML in
            "<div><dt>\(label[language])</dt><dd>\(value)</dd></div>\n"
        }
        return "<dl class=\"facts\">\n\(items)</dl>\n"
    }

    private var sources: HTML {
        var table = Table(
            Label.sources, [.text(Label.channel), .text(Label.name), .text(Label.month)])
        table.rows = file.sources.map {
            [
                "\($0.channel.text[language])", "\($0.maskedName)",
                "\($0.month.map { "\($0.year)-\($0.month)" } ?? "")",
            ]
        }
        let prescreening: HTML =
            file.prescreening.map { found in
                let verdict = (found.passed ? Label.passed : Label.removed)[language]
                return """
                    <p>\(Label.prescreening[language])：\(found.decidedOn) \(verdict) \(found.reason)</p>

                    """
            } ?? .empty
        return "\(table.html(language))\(prescreening)"
    }

    private var visits: HTML {
        guard !file.visits.isEmpty else { return .empty }
        var table = Table(
            Label.visits,
            [
                .text(Label.date), .text(Label.verifiers), .text(Label.result),
                .number(Label.members), .number(Label.wage), .number(Label.business),
                .number(Label.cost), .number(Label.property), .number(Label.transfer),
                .number(Label.basis), .text(Label.remark),
            ])
        table.rows = file.visits.map(cells)
        return table.html(language)
    }

    private func cells(_ visit: Verification) -> [HTML] {
        let who: [HTML] = [
            "\(visit.visitedOn)",
            "\(visit.verifiers.map(\.rawValue).joined(separator: "、"))",
        ]
        switch visit.outcome {
        case .attempted(let attempt):
            return who + ["\(attempt.text[language])"]
                + Array(repeating: HTML.empty, count: 7) + ["\(visit.remark)"]
        case .completed(let found):
            let income = found.income
            return who + [
                "\(Label.completed[language])", "\(found.members)", "\(income.wage.grouped)",
                "\(income.businessIncome.grouped)", "\(income.businessCost.grouped)",
                "\(income.property.grouped)", "\(income.transfer.grouped)",
                "\(found.basis.grouped)", "\(visit.remark)",
            ]
        }
    }

    private var comparisons: HTML {
        guard !file.crosschecks.isEmpty else { return .empty }
        var table = Table(
            Label.comparisons,
            [
                .text(Label.department), .text(Label.item), .text(Label.person),
                .text(Label.result), .text(Label.ruling),
            ])
        table.rows = file.crosschecks.map {
            [
                "\($0.department)", "\($0.item)", "\($0.maskedID)",
                "\(($0.hit ? Label.hit : Label.noHit)[language])",
                "\($0.ruling?.text[language] ?? "")",
            ]
        }
        return table.html(language)
    }

    private var computations: HTML {
        let tables = file.assessments.map { computed -> HTML in
            var table = Table(
                computed.atApproval ? Label.atApproval : Label.working,
                [
                    .text(Label.step), .text(Label.figures), .number(Label.result),
                    .text(Label.rule),
                ])
            table.rows = computed.working.steps.map {
                ["\($0.title)", "\($0.figures)", "\($0.result)", "\($0.rule)"]
            }
            let reason: HTML =
                computed.reason.map {
                    "<p>\(Label.reason[language])：\($0.text[language])</p>\n"
                } ?? .empty
            return "\(table.html(language))\(reason)"
        }
        return "\(tables)"
    }
}
