/// A page as a strict reader sees it: every element closed, every attribute in double quotes, every
/// `&` the beginning of an entity. What a browser would forgive is a problem here.
struct Markup {
    private(set) var elements: [Element] = []
    private(set) var runs: [Run] = []
    private(set) var problems: [String] = []

    struct Element {
        let name: String
        let attributes: [String: String]
        /// Where it stands: the element around it, as an index.
        let parent: Int?
    }

    /// Text within one element.
    struct Run {
        let text: String
        let language: String
        let parent: Int
    }

    private var rest: Substring
    private var open: [Int] = []

    init(_ page: String) {
        self.rest = page[...]
        let doctype = "<!DOCTYPE html>"
        if rest.hasPrefix(doctype) {
            rest = rest.dropFirst(doctype.count)
        } else {
            problems.append("no doctype")
        }
        while let next = rest.first {
            if next == "<" { tag() } else { run() }
        }
        for index in open { problems.append("<\(elements[index].name)> is not closed") }
    }

    func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

    /// All text below an element.
    func text(of index: Int) -> String {
        runs.filter { within($0.parent, index) }.map(\.text).joined()
    }

    /// All text of the page.
    var text: String { runs.map(\.text).joined() }

    private func within(_ index: Int, _ other: Int) -> Bool {
        var current: Int? = index
        while let found = current {
            if found == other { return true }
            current = elements[found].parent
        }
        return false
    }

    private static let void: Set = ["meta", "link", "input", "br"]
}

extension Markup {
    private mutating func run() {
        let text = rest.prefix { $0 != "<" }
        rest = rest.dropFirst(text.count)
        guard let parent = open.last else {
            if !text.allSatisfy(\.isWhitespace) { problems.append("text outside: \(text)") }
            return
        }
        if text.contains(">") { problems.append("a bare > in \(text.prefix(40))") }
        let languages = open.compactMap { elements[$0].attributes["lang"] }
        runs.append(
            Run(text: unescaped(text), language: languages.last ?? "", parent: parent))
    }

    private mutating func tag() {
        guard let end = rest.firstIndex(of: ">") else {
            problems.append("a bare < before \(rest.prefix(40))")
            rest = ""
            return
        }
        let tag = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        if tag.first == "/" { close(String(tag.dropFirst())) } else { begin(tag) }
    }

    private mutating func close(_ name: String) {
        guard let last = open.popLast() else {
            problems.append("</\(name)> closes nothing")
            return
        }
        if elements[last].name != name {
            problems.append("</\(name)> closes <\(elements[last].name)>")
        }
    }

    private mutating func begin(_ tag: Substring) {
        let name = tag.prefix { !$0.isWhitespace }
        guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
            problems.append("no element: <\(tag.prefix(40))>")
            return
        }
        elements.append(
            Element(
                name: String(name), attributes: attributes(tag.dropFirst(name.count)),
                parent: open.last))
        if !Markup.void.contains(String(name)) { open.append(elements.count - 1) }
    }

    private mutating func attributes(_ text: Substring) -> [String: String] {
        var attributes: [String: String] = [:]
        var rest = text
        while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
            if start == rest.startIndex { problems.append("attributes run together: \(text)") }
            rest = rest[start...]
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
            rest = rest.dropFirst(name.count)
            if name.isEmpty {
                problems.append("no attribute: \(rest.prefix(40))")
                break
            }
            var value: Substring = ""
            if rest.hasPrefix("=\"") {
                value = rest.dropFirst(2).prefix { $0 != "\"" }
                rest = rest.dropFirst(value.count + 3)
            } else if rest.first == "=" {
                problems.append("\(name) has no quotes")
                break
            }
            if attributes.updateValue(unescaped(value), forKey: String(name)) != nil {
                problems.append("\(name) twice")
            }
        }
        return attributes
    }

    private mutating func unescaped(_ text: Substring) -> String {
        let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
        let parts = text.split(separator: "&", omittingEmptySubsequences: false)
        var plain = String(parts[0])
        for part in parts.dropFirst() {
            let name = String(part.prefix { $0 != ";" })
            if let character = entities[name] {
                plain += character + part.dropFirst(name.count + 1)
            } else {
                problems.append("a bare & before \(part.prefix(20))")
            }
        }
        return plain
    }
}
