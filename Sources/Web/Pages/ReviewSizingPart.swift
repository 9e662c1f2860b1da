import Domain
import Wording

/// 样本量说明 - what a frame holds, how many are drawn of it, and why: on the page that drafts a round
/// and on the round's own.
struct ReviewSizingPart {
    let sizing: ReviewSizingView
    let language: Language
    /// Whether only the sizes are seen at first.
    var isFolded = false

    var html: HTML {
        let why: HTML = "\(reasons)\(excluded)\(forced)\(curve)"
        guard isFolded else { return "\(parts)\(why)" }
        return """
            \(parts)<details><summary>\(Label.whyAndWhat[language])</summary>
            \(why)</details>

            """
    }

    private var parts: HTML {
        var table = Table(
            "\(Label.howTheyAreFound[language])",
            [
                .header(Label.part), .number(Label.inside), .number(Label.sumOfSizes),
                .number(Label.sampleSize),
            ])
        table.layout = .kept
        table.rows = ReviewPart.allCases.map { part in
            let found = self[part]
            return [
                "\(part.text[language])", "\(found.population)", "\(found.sum?.grouped ?? "")",
                "\(found.size)",
            ]
        }
        table.foot = [
            "\(Label.total[language])",
            "\(sizing.paid.population + sizing.refused.population)",
            "\(sum?.grouped ?? "")",
            "\(sizing.paid.size + sizing.refused.size)",
        ]
        let verifiers = Label.verifiersInside(sizing.verifiers)[language]
        let severity = Label.inspection(sizing.severity)[language]
        let quarter = sizing.quarter.map { Label.quarter($0)[language] } ?? ""
        return """
            \(table.html(language))<p class="soft">\(verifiers) \(severity) \(quarter)</p>

            """
    }

    /// Of both parts, where the reader is told them.
    private var sum: Fen? {
        sizing.paid.sum.flatMap { paid in sizing.refused.sum.map { paid + $0 } }
    }

    private subscript(part: ReviewPart) -> ReviewSizingView.Part {
        part == .paid ? sizing.paid : sizing.refused
    }

    /// "Why 58?", step by step.
    private var reasons: HTML {
        let lists = ReviewPart.allCases.map { part -> HTML in
            let steps = self[part].reasons.map { "<li>\($0.text[language])</li>\n" as HTML }
            guard !steps.isEmpty else { return .empty }
            return """
                <h3>\(part.text[language]) <small>\(Label.size(self[part].size)[language])</small></h3>
                <ol>
                \(steps)</ol>

                """
        }
        return "<h2>\(Label.whySize[language])</h2>\n\(lists)"
    }

    private var excluded: HTML {
        guard !sizing.excluded.isEmpty else { return .empty }
        var table = Table(
            "\(Label.exclusions[language])", [.header(Label.reason), .number(Label.count)])
        table.layout = .kept
        table.rows = sizing.excluded.sorted { $0.key < $1.key }.map { code, count in
            [ReviewWord.exclusion(code, language), "\(count)"]
        }
        return table.html(language)
    }

    private var forced: HTML {
        guard !sizing.forced.isEmpty else { return .empty }
        var table = Table(
            "\(Label.forced[language])", [.header(Label.reason), .number(Label.count)])
        table.layout = .kept
        table.rows = ForcedReason.allCases.compactMap { reason in
            sizing.forced[reason].map { ["\(reason.text[language])", "\($0)"] }
        }
        return table.html(language)
    }

    /// The operating characteristic as figures.
    private var curve: HTML {
        guard !sizing.acceptance.isEmpty else { return .empty }
        var table = Table(
            "\(Label.lotChance[language])",
            [.number(Label.trueRate), .number(Label.acceptanceChance)])
        table.layout = .kept
        table.rows = sizing.acceptance.map { ["\($0.rate.percent)", "\($0.acceptance.percent)"] }
        return """
            <details><summary>\(Label.lotChance[language])</summary>
            \(table.html(language))</details>

            """
    }
}
