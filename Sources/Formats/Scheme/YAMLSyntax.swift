import Yams

/// A YAML document as its scalar texts with their places. Nothing is resolved: `8700.00` stays
/// text, for what YAML would make of it is a floating-point number.
struct YAMLSyntax {
    let root: Node
    /// The line that the text ends on. At the end of a line that nothing ends, the parser stands on
    /// the one below, which is not there.
    let lastLine: Int
    /// Nodes hold their anchors weakly, the parser strongly; whoever wants to see anchors keeps it.
    private let parser: Parser

    /// A scheme of a whole province has some dozens of kilobytes.
    static let sizeLimit = 1 << 20

    init(_ bytes: [UInt8]) throws(SchemeFileDefect) {
        guard bytes.count <= YAMLSyntax.sizeLimit else {
            throw YAMLSyntax.refusal(1, 1, "the file is larger than 1 MiB, so it is no scheme")
        }
        let text: SourceText
        do throws(TextDefect) { text = try SourceText(bytes) } catch {
            throw YAMLSyntax.refusal(error.line, 1, "\(error)")
        }
        if let line = YAMLSyntax.overlyNestedLine(text.utf8) {
            throw YAMLSyntax.refusal(line, 1, "lists within lists are nested too deeply")
        }
        do {
            let parser = try Parser(yaml: text.string, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                throw YAMLSyntax.refusal(1, 1, "the file is empty")
            }
            self.parser = parser
            self.lastLine = YAMLSyntax.lastLine(of: text.string)
            self.root = root
        } catch let refusal as SchemeFileDefect {
            throw refusal
        } catch let error as YamlError {
            throw SchemeFileDefect([YAMLSyntax.problem(error, in: text.string)])
        } catch {
            throw YAMLSyntax.refusal(1, 1, "cannot be read as YAML: \(error)")
        }
    }

    private static func refusal(_ line: Int, _ column: Int, _ message: String) -> SchemeFileDefect {
        SchemeFileDefect([SourceProblem(SourcePosition(line: line, column: column), message)])
    }

    private static func lastLine(of text: String) -> Int {
        text.count(where: \.isNewline) + 1
    }

    private static func problem(_ error: YamlError, in text: String) -> SourceProblem {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let prefix = context.map { "\($0.text) from line \($0.mark.line) on: " } ?? ""
            let line = min(mark.line, lastLine(of: text))
            return SourceProblem(
                SourcePosition(line: line, column: mark.column), "not YAML: \(prefix)\(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            return SourceProblem(
                SourcePosition(line: context.mark.line, column: context.mark.column),
                "the key \(keys.joined(separator: ", ")) is there more than once; keep one")
        case .reader(let problem, let offset, _, let text):
            let before = text.prefix(offset ?? 0)
            let line = before.utf8.count(where: { $0 == Byte.lineFeed }) + 1
            return SourceProblem(
                SourcePosition(line: line, column: 1), "not YAML: \(problem)")
        default:
            return SourceProblem(SourcePosition(line: 1, column: 1), "not YAML: \(error)")
        }
    }

    /// The line on which brackets or indentation go deeper than any scheme needs. The parser
    /// descends by recursion, and a stack is not without end.
    private static func overlyNestedLine(_ bytes: [UInt8]) -> Int? {
        var line = 1
        var brackets = 0
        var indentation = 0
        var isIndenting = true
        for byte in bytes {
            switch byte {
            case Byte.lineFeed:
                line += 1
                (isIndenting, indentation) = (true, 0)
                continue
            case Byte.space, Byte.minus, UInt8(ascii: "?"):
                if isIndenting { indentation += 1 }
            case UInt8(ascii: "["), UInt8(ascii: "{"): brackets += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): brackets = max(0, brackets - 1)
            default: break
            }
            isIndenting = isIndenting && (byte == Byte.space || byte == Byte.minus || byte == 0x3F)
            if brackets > 64 || indentation > 200 { return line }
        }
        return nil
    }
}

extension TextDefect {
    fileprivate var line: Int {
        switch self {
        case .notText(_, let line), .notUTF8(_, let line): line
        case .noConverter: 1
        }
    }
}
