import Yams

/// The fields of a mapping, each of which must be known.
struct YAMLFields {
    let reading: YAMLReading
    let node: Node
    let path: String
    private let values: [(key: String, value: Node)]
    /// Nothing is said to be missing from what is no mapping at all.
    private let isMapping: Bool

    /// - Parameter path: where the mapping is; empty for the document itself.
    init(_ node: Node, _ path: String, _ reading: YAMLReading) {
        self.reading = reading
        self.node = node
        self.path = path
        reading.note(node, as: path)
        let isUsable = !reading.isReference(node, path)
        if isUsable, node.mapping == nil {
            let name = path.isEmpty ? "a scheme" : path
            reading.refuse(node, "\(name): must be a mapping (key: value)")
        }
        var values: [(String, Node)] = []
        for (key, value) in (isUsable ? node.mapping : nil) ?? [:] {
            guard let text = key.scalar?.string else {
                reading.refuse(key, "\(path): a key must be a word")
                continue
            }
            values.append((text, value))
        }
        self.values = values
        self.isMapping = isUsable && node.mapping != nil
    }

    /// Refuses every key that is not one of these.
    func allow(_ known: Set<String>, in what: String) {
        guard let mapping = node.mapping, isMapping else { return }
        for (key, _) in mapping {
            guard let text = key.scalar?.string, !known.contains(text) else { continue }
            let names = known.sorted().joined(separator: ", ")
            reading.refuse(
                key,
                "\(at(text)): unknown key in \(what); known are \(names)"
            )
        }
    }

    /// The path of a field.
    func at(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

    /// The value of a key that may be missing or null.
    func optional<Value>(_ key: String, _ read: (Node, String) -> Value) -> Value? {
        guard let value = value(key), !value.isNull else { return nil }
        return read(value, at(key))
    }

    /// The value of a key that must be there.
    func required<Value>(
        _ key: String, _ standIn: Value, _ read: (Node, String) -> Value
    ) -> Value {
        guard let value = value(key) else {
            if isMapping { reading.refuse(node, "\(at(key)): is missing; add it") }
            return standIn
        }
        return read(value, at(key))
    }

    private func value(_ key: String) -> Node? {
        values.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
    }
}
