import Digests
import Domain
import Wording

extension Sheet {
    /// The format of the bytes below; another one when they change.
    private static let version: UInt8 = 1

    /// 文书摘要 - SHA-256 of all that the paper says, whatever form it is given. Sixteen of its
    /// digits stand in the footer, so that a copy can be held against the file.
    package var digest: Digest {
        var bytes = CanonicalBytes(version: Sheet.version)
        bytes.append(title)
        bytes.append(number)
        bytes.append(made.microseconds)
        bytes.append(language.rawValue)
        bytes.append(orientation == .landscape)
        bytes.appendList { list in
            for block in blocks { list.appendList { block.write(to: &$0) } }
        }
        if let letterhead {
            bytes.append(letterhead.issuer)
            bytes.append(letterhead.number)
        }
        return bytes.digest(.sha256)
    }

    /// What stands in the footer.
    package var digestPrefix: String { String(digest.description.prefix(16)) }
}

extension Block {
    fileprivate func write(to bytes: inout CanonicalBytes) {
        switch self {
        case .heading(let text):
            bytes.append("heading")
            bytes.append(text)
        case .subheading(let text):
            bytes.append("subheading")
            bytes.append(text)
        case .paragraph(let text, let style):
            bytes.append("paragraph")
            bytes.append(text)
            bytes.append("\(style)")
        case .facts(let facts):
            bytes.append("facts")
            for fact in facts {
                bytes.append(fact.name)
                bytes.append(fact.value)
            }
        case .table(let table):
            bytes.append("table")
            table.write(to: &bytes)
        case .figure(let figure):
            bytes.append("figure")
            bytes.append(figure.title)
            bytes.append(figure.description)
            bytes.append(figure.drawing.svg.markup)
            if let table = figure.table { table.write(to: &bytes) } else { bytes.appendNone() }
        case .signatures(let signatures):
            bytes.append("signatures")
            for signature in signatures {
                bytes.append(signature.role)
                bytes.append(signature.name)
            }
        case .code(let code):
            bytes.append("code")
            bytes.append(code.content)
            for line in code.lines { bytes.append(line) }
        case .pageBreak:
            bytes.append("page")
        }
    }
}

extension Table {
    fileprivate func write(to bytes: inout CanonicalBytes) {
        bytes.append(caption)
        bytes.appendList { list in
            for column in columns {
                list.append(column.heading)
                list.append("\(column.alignment)")
            }
        }
        bytes.appendList { list in
            for row in rows + (total.isEmpty ? [] : [total]) {
                list.appendList { cells in
                    for cell in row { cell.write(to: &cells) }
                }
            }
        }
        bytes.append(!total.isEmpty)
    }
}

extension Table.Cell {
    fileprivate func write(to bytes: inout CanonicalBytes) {
        switch self {
        case .text(let text): bytes.append(text)
        case .code(let content): bytes.appendList { $0.append(content) }
        case .blank: bytes.appendNone()
        }
    }
}
