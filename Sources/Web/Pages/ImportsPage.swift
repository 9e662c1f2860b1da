import Domain
import Wording

/// 数据导入 - a form for each kind of file that the viewer may hand in, and the latest imports.
struct ImportsPage {
    let language: Language
    let kinds: [ImportKind]
    let jobs: [ImportJob]
    /// Why the last file was not taken.
    var problem: Refusal?
    let at: Instant

    static let address = "/imports"
    /// Names of the forms' fields beside the files.
    static let channelField = "channel"
    static let rows = 20

    func render() -> String {
        Page(
            language: language, address: ImportsPage.address, current: Label.imports,
            title: problem == nil ? Label.imports : Label.failed(Label.imports),
            heading: "\(Label.imports[language])", at: at,
            content: """
                \(told)<p class="soft">\(Label.importsHint[language])</p>
                \(kinds.map(form))\(list)
                """
        ).render()
    }

    private var told: HTML {
        guard let problem else { return .empty }
        return """
            <p class="late" role="alert"><span class="lamp bad"></span>\(problem.text[language])</p>

            """
    }

    private func form(_ kind: ImportKind) -> HTML {
        """
        <h2>\(kind.text[language])</h2>
        <form class="entry" method="post" enctype="multipart/form-data" action="\(Page.with(language, "\(ImportsPage.address)/\(kind.rawValue)"))">
        \(Viewer.field)\(FormKey.field)
        \(kind == .feed ? channels : .empty)\(kind.parts.map { field($0, of: kind) })<button>\(Label.upload[language])</button>
        </form>

        """
    }

    private var channels: HTML {
        let options = Channel.allCases.filter { $0 != .application }.map { channel -> HTML in
            "<option value=\"\(channel.rawValue)\">\(channel.text[language])</option>\n"
        }
        return """
            <label>\(Label.fromDepartment[language]) <select name="\(ImportsPage.channelField)">
            \(options)</select></label>

            """
    }

    private func field(_ part: ImportPart, of kind: ImportKind) -> HTML {
        let name = part == .file ? Label.file : part.text
        let optional = part.isRequired ? "" : Label.optionalFile[language]
        let types: HTML =
            switch kind {
            case .scheme: " accept=\".yaml,.yml\""
            case .statement: " accept=\".xml\""
            case .feed, .applications, .register: " accept=\".csv\""
            }
        let required: HTML = part.isRequired ? " required" : ""
        return """
            <label>\(name[language])\(optional) <input type="file" name="\(part.rawValue)"\(types)\(required)></label>

            """
    }

    private var list: HTML {
        guard !jobs.isEmpty else {
            return .nothing(under: Label.latestImports, Label.noImports, language)
        }
        var table = Table(
            "\(Label.latestImports[language])",
            [
                .header(Label.number), .text(Label.importKind), .text(Label.importFiles),
                .text(Label.submittedBy), .text(Label.submittedAt), .text(Label.state),
                .number(Label.refusedRows),
            ])
        table.rows = jobs.map { job in
            let address = Page.with(language, "\(ImportsPage.address)/\(job.number)")
            return [
                "<a href=\"\(address)\">\(job.number)</a>",
                "\(job.kind.text[language])", job.fileNames(language),
                language.record(job.officer.rawValue), "\(job.createdAt.minute)",
                job.lamp(language), "\(job.defects)",
            ]
        }
        return table.html(language)
    }
}

extension ImportJob {
    func fileNames(_ language: Language) -> HTML {
        language.record(files.map(\.name).joined(separator: "、"))
    }

    /// The state with its light; the word alone says it, too.
    func lamp(_ language: Language) -> HTML {
        let light: HTML =
            switch state {
            case .queued: "waiting"
            case .running: "going"
            case .done: "good"
            case .refused, .stopped: "bad"
            }
        return "<span class=\"lamp \(light)\"></span>\(state.text[language])"
    }
}
