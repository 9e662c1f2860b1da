/// What every page keeps to, beyond being well formed.
extension Markup {
    var violations: [String] {
        problems + unsafe + misplaced + headings + tables + references
    }

    /// Nothing that runs, nothing inline (the policy forbids it), no link to elsewhere.
    private var unsafe: [String] {
        elements.flatMap { element -> [String] in
            var found: [String] = []
            if ["script", "style", "iframe", "object", "base"].contains(element.name) {
                found.append("<\(element.name)>")
            }
            for (name, value) in element.attributes {
                if name.hasPrefix("on") || name == "style" || name == "srcdoc" {
                    found.append("\(name)=\"\(value)\"")
                }
                guard ["href", "action", "src"].contains(name) else { continue }
                let isLocal = value.hasPrefix("/") && !value.hasPrefix("//")
                if !isLocal && !value.hasPrefix("#") { found.append("\(name)=\"\(value)\"") }
            }
            return found
        }
    }

    private var misplaced: [String] {
        var found: [String] = []
        let landmarks = ["html", "head", "body", "main", "header", "title", "h1"]
        for name in landmarks where all(name).count != 1 {
            found.append("\(all(name).count) <\(name)>")
        }
        if elements.first?.attributes["lang"]?.isEmpty ?? true { found.append("no lang") }
        for field in elements where ["select", "input"].contains(field.name) {
            let isHidden = field.attributes["type"] == "hidden"
            guard !isHidden, field.parent.map({ elements[$0].name }) != "label" else { continue }
            found.append("<\(field.name)> without a label")
        }
        for (index, element) in elements.enumerated() where element.name == "a" {
            if text(of: index).allSatisfy(\.isWhitespace) { found.append("a link without words") }
        }
        return found
    }

    /// No heading is two levels below the one before.
    private var headings: [String] {
        var last = 0
        return elements.compactMap { element in
            guard element.name.count == 2, element.name.first == "h",
                let level = element.name.last?.wholeNumberValue
            else { return nil }
            defer { last = level }
            return level > last + 1 ? "<h\(level)> after <h\(last)>" : nil
        }
    }

    /// A caption, heads with their scope, and rows of one length.
    private var tables: [String] {
        var found: [String] = []
        for head in all("th") where head.attributes["scope"] == nil {
            found.append("<th> without a scope")
        }
        var lengths: [Int: [Int: Int]] = [:]
        for element in elements where ["td", "th"].contains(element.name) {
            let row = element.parent!
            var table = row
            while elements[table].name != "table" { table = elements[table].parent! }
            lengths[table, default: [:]][row, default: 0] +=
                element.attributes["colspan"].flatMap { Int($0) } ?? 1
        }
        for (table, rows) in lengths {
            if Set(rows.values).count != 1 { found.append("rows of \(Set(rows.values)) cells") }
            if !elements.contains(where: { $0.name == "caption" && $0.parent == table }) {
                found.append("a table without a caption")
            }
        }
        return found
    }

    private var references: [String] {
        let ids = elements.compactMap { $0.attributes["id"] }
        var found = Set(ids).count == ids.count ? [] : ["an id twice"]
        for link in all("a") {
            guard let target = link.attributes["href"], target.hasPrefix("#") else { continue }
            if !ids.contains(String(target.dropFirst())) { found.append("no \(target)") }
        }
        return found
    }
}
