/// An XML element cut out of its document, with where it stands in the file.
struct XMLPart: Sendable {
    /// The local name, without prefix; empty for an element of a foreign namespace.
    let name: String
    let attributes: [String: String]
    /// The character data behind the last child, as it stands.
    fileprivate(set) var text = ""
    fileprivate(set) var children: [XMLPart] = []
    /// Line from 1, and the column of the first character behind the start tag.
    let line: Int
    let column: Int

    init(name: String, attributes: [String: String], line: Int, column: Int) {
        self.name = name
        self.attributes = attributes
        self.line = line
        self.column = column
    }

    mutating func append(text more: String) { text += more }
    mutating func append(child: XMLPart) { children.append(child) }

    /// Forgets the text so far. Before a child it is the white space of the layout: no message of
    /// the standard mixes text and elements.
    mutating func dropText() { text = "" }

    /// The first descendant along a path of names.
    func first(_ path: String...) -> XMLPart? {
        var part = self
        for name in path {
            guard let next = part.children.first(where: { $0.name == name }) else { return nil }
            part = next
        }
        return part
    }

    /// The children with a name, in order.
    func all(_ name: String) -> [XMLPart] { children.filter { $0.name == name } }

    /// The text without white space at its ends.
    var value: String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
