import Foundation
import FoundationXML

/// Bounds for XML from outside. The defaults are far above a county's largest statement.
struct XMLLimits: Sendable {
    /// Size of the file.
    var bytes = 256 << 20
    /// Elements inside one another.
    var depth = 32
    /// Elements held at the same time: those of one part.
    var elements = 1_000_000
    /// Bytes of character data directly inside one element.
    var text = 16_384
}

/// Why bytes are no XML that is read here.
struct XMLDefect: Error, Hashable {
    let kind: BankFileProblem.Kind
    let line: Int
    let column: Int?
    let what: String
    let remedy: String
}

/// Reads an XML document from end to end and hands out the parts that are asked for as they end, so
/// that a statement of a hundred thousand entries is never held as a tree.
///
/// What `XMLParser` leaves open on Linux is closed here. It calls a document good that breaks off,
/// drops references to entities that it does not know, believes any encoding that is declared, and
/// reads declarations; so the text is UTF-8 before it gets it, has no declaration and no document
/// type, the first error ends the reading, and the root must have ended.
final class XMLCutter: NSObject {
    /// Namespace of the root.
    private(set) var namespace = ""

    private let cuts: [String: Int]
    private let limits: XMLLimits
    private let onRoot: (XMLPart, String) -> Bool
    private let onPart: (XMLPart) -> Bool
    private var open: [XMLPart] = []
    /// How many elements are held, and how many were when each open one began.
    private var held = 0
    private var heldBefore: [Int] = []
    private var rootHasEnded = false
    private var defect: XMLDefect?
    private var isStopped = false

    private init(
        cuts: [String: Int], limits: XMLLimits, onRoot: @escaping (XMLPart, String) -> Bool,
        onPart: @escaping (XMLPart) -> Bool
    ) {
        self.cuts = cuts
        self.limits = limits
        self.onRoot = onRoot
        self.onPart = onPart
    }

    /// - Parameters:
    ///   - cuts: names of the elements to hand out, each with its depth (the root's is 1).
    ///   - onRoot: gets the root as it begins, and its namespace.
    ///   - onPart: gets each part as it ends, without the parts inside it that were handed out
    ///   before. Both may end the reading by returning false.
    static func read(
        _ bytes: [UInt8], cuts: [String: Int], limits: XMLLimits = XMLLimits(),
        onRoot: (XMLPart, String) -> Bool, onPart: (XMLPart) -> Bool
    ) throws(XMLDefect) {
        let text = try XMLText.checked(bytes, limit: limits.bytes)
        let defect = withoutActuallyEscaping(onRoot) { onRoot in
            withoutActuallyEscaping(onPart) { onPart in
                let cutter = XMLCutter(
                    cuts: cuts, limits: limits, onRoot: onRoot, onPart: onPart)
                return cutter.run(text)
            }
        }
        if let defect { throw defect }
    }

    private func run(_ text: [UInt8]) -> XMLDefect? {
        // From a stream: given everything at once, the parser fails beyond ten megabytes.
        let parser = XMLParser(stream: InputStream(data: Data(text)))
        parser.delegate = self
        parser.shouldProcessNamespaces = true
        parser.shouldResolveExternalEntities = false
        _ = parser.parse()
        parser.delegate = nil
        if defect != nil || isStopped { return defect }
        if rootHasEnded { return nil }
        return .notWellFormed(line: max(1, parser.lineNumber), column: nil)
    }

    private func fail(_ parser: XMLParser, _ defect: XMLDefect) {
        if self.defect == nil { self.defect = defect }
        stop(parser)
    }

    private func stop(_ parser: XMLParser) {
        isStopped = true
        parser.abortParsing()
    }
}

extension XMLCutter: XMLParserDelegate {
    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        guard !isStopped else { return }
        let isRoot = open.isEmpty
        if isRoot { namespace = namespaceURI ?? "" }
        let isOurs = (namespaceURI ?? "").utf8.elementsEqual(namespace.utf8)
        // The parser stands on the last character of the tag.
        let part = XMLPart(
            name: isOurs ? name : "", attributes: attributes, line: parser.lineNumber,
            column: parser.columnNumber + 1)
        heldBefore.append(held)
        held += 1
        guard open.count < limits.depth, held <= limits.elements else {
            return fail(parser, .overLimit("the elements are too many or too deep", part))
        }
        if isRoot, !onRoot(part, namespace) { return stop(parser) }
        if !isRoot { open[open.count - 1].dropText() }
        open.append(part)
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        guard !isStopped, !open.isEmpty else { return }
        let last = open.count - 1
        open[last].append(text: text)
        if open[last].text.utf8.count > limits.text {
            fail(parser, .overLimit("the text of an element is too long", open[last]))
        }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        guard !isStopped, let part = open.popLast(), let before = heldBefore.popLast() else {
            return
        }
        if cuts[part.name] == open.count + 1 {
            held = before
            if !onPart(part) { return stop(parser) }
        } else if !open.isEmpty {
            open[open.count - 1].append(child: part)
        }
        if open.isEmpty { rootHasEnded = true }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
        guard !isStopped else { return }
        fail(parser, .notWellFormed(line: parser.lineNumber, column: parser.columnNumber))
    }
}

extension XMLDefect {
    static func notWellFormed(line: Int, column: Int?) -> XMLDefect {
        XMLDefect(
            kind: .form, line: line, column: column,
            what: "the file is not well-formed XML, or breaks off here",
            remedy: "fetch it from the bank again, whole")
    }

    fileprivate static func overLimit(_ what: String, _ part: XMLPart) -> XMLDefect {
        XMLDefect(
            kind: .limit, line: part.line, column: part.column, what: what,
            remedy: "no bank statement looks like this; find out where the file comes from")
    }
}
