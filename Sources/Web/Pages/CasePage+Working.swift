import Domain
import Wording

extension CasePage {
    /// Every computation, the one that holds first and open. An earlier one that came to the same
    /// line by line says so and is folded.
    var computations: HTML {
        guard let last = file.assessments.last else { return .empty }
        let earlier = file.assessments.dropLast().reversed().map { computed -> HTML in
            let same = computed.working == last.working
            let remark: HTML = same ? " — \(Label.sameWorking[language])" : .empty
            return """
                <details\(same ? .empty : " open" as HTML)>
                <summary>\(name(computed)) · \(computed.at.day)\(remark)</summary>
                \(working(computed))</details>

                """
        }
        return """
            \(working(last))<p class="soft">\(Label.workingNote[language])</p>
            \(earlier)
            """
    }

    private func name(_ computed: CaseFile.Computed) -> String {
        (computed.atApproval ? Label.atApproval : Label.working)[language]
    }

    private func working(_ computed: CaseFile.Computed) -> HTML {
        var table = Table(
            "\(name(computed)) <small>\(computed.at.day)</small>",
            [
                .header(Label.step), .text(Label.figures), .text(Label.result), .text(Label.rule),
            ])
        table.layout = .working
        table.rows = computed.working.steps.enumerated().map { index, step in
            [
                "\(index + 1). \(words(step.title))", words(step.figures), result(step),
                words(step.rule),
            ]
        }
        return "\(table.html(language))\(outcome(computed))"
    }

    /// The scheme's own title and number are left as they stand.
    private func result(_ step: Working.Step) -> HTML {
        step.title == WorkingWording.schemeStep
            ? language.record(step.result) : words(step.result)
    }

    private func words(_ text: String) -> HTML {
        text.isEmpty ? .empty : language.record(WorkingWording.words(of: text, in: language))
    }

    private func outcome(_ computed: CaseFile.Computed) -> HTML {
        let verdict: HTML =
            computed.reason.map { " · <b>\($0.text[language])</b>" } ?? .empty
        return """
            <p>\(Label.perCapita[language]) \(computed.perCapitaIncome.grouped) · \(Label.byRule[language]) \(computed.byRule.grouped) · \(Label.payable[language]) <b>\(computed.payable.grouped)</b> \(Label.yuan[language])\(verdict)</p>

            """
    }
}
