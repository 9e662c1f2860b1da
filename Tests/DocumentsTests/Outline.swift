import Documents
import Domain

extension Sheet {
    /// The paper as lines of text: what golden tests compare.
    var outline: String {
        var lines = ["# \(title)", "@ \(number) \(made.day) \(orientation)"]
        for block in blocks { lines += block.outline }
        return lines.joined(separator: "\n")
    }

    /// All texts that stand on the paper.
    var texts: [String] {
        [title, number] + blocks.flatMap(\.texts)
    }
}

extension Block {
    fileprivate var outline: [String] {
        switch self {
        case .heading(let text): ["## \(text)"]
        case .subheading(let text): ["### \(text)"]
        case .paragraph(let text, let style): ["\(style): \(text)"]
        case .facts(let facts): facts.map { "- \($0.name) = \($0.value)" }
        case .table(let table): table.outline
        case .figure(let figure): ["figure: \(figure.title)"] + (figure.table?.outline ?? [])
        case .signatures(let signatures): signatures.map { "sign: \($0.role) \($0.name)" }
        case .code(let code): ["code: \(code.content) \(code.lines)"]
        case .pageBreak: ["---"]
        }
    }

    fileprivate var texts: [String] {
        switch self {
        case .heading(let text), .subheading(let text), .paragraph(let text, _): [text]
        case .facts(let facts): facts.flatMap { [$0.name, $0.value] }
        case .table(let table): table.texts
        case .figure(let figure):
            [figure.title, figure.description] + (figure.table?.texts ?? [])
        case .signatures(let signatures): signatures.flatMap { [$0.role, $0.name] }
        case .code(let code): [code.content] + code.lines
        case .pageBreak: []
        }
    }
}

extension Table {
    fileprivate var outline: [String] {
        let all =
            [columns.map(\.heading)]
            + (rows + (total.isEmpty ? [] : [total])).map { row in
                row.map { cell in
                    switch cell {
                    case .text(let text): text.replacing("\n", with: "/")
                    case .code(let content): "[\(content)]"
                    case .blank: "_"
                    }
                }
            }
        return all.map { $0.joined(separator: " | ") }
    }

    var texts: [String] {
        [caption] + columns.map(\.heading)
            + (rows + [total]).flatMap { row in
                row.compactMap { cell in
                    if case .text(let text) = cell { text } else { nil }
                }
            }
    }
}
