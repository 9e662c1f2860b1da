import Domain
import Wording

/// 导入任务 - how far an import is, what it counted, and what was not taken.
struct ImportPage {
    let language: Language
    let job: ImportJob
    /// The first of what was not taken.
    let findings: [ImportFinding]
    let at: Instant

    static let rows = 200

    private var address: String { "\(ImportsPage.address)/\(job.number)" }

    func render() -> String {
        let name = Text(
            "\(Label.oneImport.chinese) \(job.number)", "\(Label.oneImport.english) \(job.number)")
        return Page(
            language: language, address: address, current: Label.imports, title: name,
            heading: "\(name[language])", at: at,
            content: """
                <p class="back"><a class="action" href="\(Page.with(language, ImportsPage.address))">\(Label.toImports[language])</a></p>
                \(standing)\(facts)\(refused)
                """
        ).render()
    }

    private var standing: HTML {
        let waiting: HTML =
            job.state.isEnd
            ? .empty
            : """
            <p>\(Label.stillRunning[language])</p>
            <p><a class="action" href="\(Page.with(language, address))">\(Label.reload[language])</a></p>

            """
        let reason = job.refusal.map { refusal -> HTML in
            let text = refusal.refusal?.text[language]
            return """
                <p>\(text ?? "") <code>\(refusal.code)</code></p>

                """
        }
        return """
            <div class="standing" role="status"><p class="state">\(job.lamp(language))</p>
            \(waiting)\(reason ?? .empty)</div>

            """
    }

    private var facts: HTML {
        var facts: [(Text, HTML)] = [
            (Label.importKind, "\(job.kind.text[language])"),
            (Label.importFiles, job.fileNames(language)),
            (Label.submittedBy, language.record(job.officer.rawValue)),
            (Label.submittedAt, "\(job.createdAt.minute)"),
        ]
        if let channel = job.channel {
            facts.insert((Label.fromDepartment, "\(channel.text[language])"), at: 1)
        }
        if let ended = job.endedAt { facts.append((Label.endedAt, "\(ended.minute)")) }
        if !job.state.isEnd, job.rowsRead > 0 {
            let expected = job.rowsExpected.map { " / ≈\($0)" } ?? ""
            facts.append((Label.rowsRead, "\(job.rowsRead)\(expected)"))
        }
        for count in ImportCount.allCases {
            guard let number = job.counts[count] else { continue }
            facts.append((count.text, "\(number)"))
        }
        return .facts(facts, language)
    }

    private var refused: HTML {
        guard !findings.isEmpty else { return .empty }
        let shown = Label.firstRows(findings.count, of: job.defects)[language]
        var table = Table(
            "\(Label.refusedRows[language]) <small>\(shown)</small>",
            [
                .text(Label.importPart), .number(Label.line), .text(Label.column),
                .header(Label.importDefect), .text(Label.foundValue), .text(Label.details),
            ])
        table.rows = findings.map { finding in
            let note = finding.isWarning ? "（\(Label.warning[language])）" : ""
            return [
                "\(finding.part.text[language])", "\(finding.line.map { "\($0)" } ?? "")",
                language.record(finding.column ?? finding.position.map { "\($0)" } ?? ""),
                "\(finding.defect.text[language])\(note)", language.record(finding.maskedValue),
                finding.detail.isEmpty ? .empty : "<span lang=\"en\">\(finding.detail)</span>",
            ]
        }
        return """
            \(table.html(language))<p><a class="action" href="\(Page.with(language, "\(address)/refused.csv"))">\(Label.refusedCSV[language])</a></p>

            """
    }
}
