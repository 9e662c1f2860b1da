/// A type, as a file declares it.
struct TypeDeclaration: Sendable {
    /// `struct`, `enum`, `class`, `actor`, `protocol` or `typealias`.
    let keyword: String
    let name: String
    let line: Int
    /// `package`, `final` and the like, and attributes' names.
    let modifiers: [String]
    /// The words between the colon and the body.
    let conformances: [String]
    /// The tokens between the braces; empty without.
    let body: Range<Int>
}

/// A function, an initializer or a subscript with a body.
struct FunctionDeclaration: Sendable {
    let name: String
    let line: Int
    let lastLine: Int
    /// The tokens between the braces.
    let body: Range<Int>
}

extension SourceFile {
    private static let typeKeywords: Set = [
        "struct", "enum", "class", "actor", "protocol", "typealias",
    ]
    private static let modifiers: Set = [
        "public", "package", "internal", "fileprivate", "private", "final", "indirect", "open",
        "static", "mutating", "nonisolated", "override",
    ]

    var types: [TypeDeclaration] { declarations(SourceFile.typeKeywords) }

    var extensions: [TypeDeclaration] { declarations(["extension"]) }

    /// A type's name begins with a capital letter;
    /// `actor` and `class` before anything else are other things.
    private func declarations(_ keywords: Set<String>) -> [TypeDeclaration] {
        tokens.indices.compactMap { index in
            guard tokens[index].kind == .word, keywords.contains(tokens[index].text),
                tokens.indices.contains(index + 1), tokens[index + 1].kind == .word,
                tokens[index + 1].text.first!.isUppercase
            else { return nil }
            return type(at: index)
        }
    }

    private func type(at index: Int) -> TypeDeclaration {
        let isAlias = tokens[index].is("typealias")
        let open = isAlias ? nil : tokens[index...].firstIndex { $0.is("{") }
        let heading = tokens[index..<(open ?? index + 2)]
        let colon = SourceFile.colonOfConformances(in: heading)
        return TypeDeclaration(
            keyword: tokens[index].text, name: tokens[index + 1].text, line: tokens[index].line,
            modifiers: modifiers(before: index),
            conformances: colon.map { heading[$0...].filter { $0.kind == .word }.map(\.text) }
                ?? [],
            body: open.map(body(from:)) ?? index..<index)
    }

    /// The colon after the name, not one of a generic parameter, as in
    /// `struct Keyed<Step: Action>: Hashable`.
    private static func colonOfConformances(in heading: ArraySlice<Token>) -> Int? {
        var depth = 0
        return heading.indices.first { index in
            if heading[index].is("<") { depth += 1 }
            if heading[index].is(">") { depth -= 1 }
            return depth == 0 && heading[index].is(":")
        }
    }

    private func modifiers(before index: Int) -> [String] {
        var found: [String] = []
        for token in tokens[..<index].reversed() {
            guard SourceFile.modifiers.contains(token.text), token.kind == .word else { break }
            found.append(token.text)
        }
        return found
    }

    /// The tokens after the brace at `open` and before the one that closes it.
    private func body(from open: Int) -> Range<Int> {
        var depth = 0
        for index in tokens[open...].indices {
            if tokens[index].is("{") { depth += 1 }
            if tokens[index].is("}") { depth -= 1 }
            if depth == 0 { return open + 1..<index }
        }
        return open + 1..<max(open + 1, tokens.count)
    }

    var functions: [FunctionDeclaration] {
        tokens.indices.compactMap { index in
            guard let name = functionName(at: index), let open = openingBrace(of: index)
            else { return nil }
            let body = body(from: open)
            let last = body.upperBound < tokens.count ? tokens[body.upperBound].line : lines.count
            return FunctionDeclaration(
                name: name, line: tokens[index].line, lastLine: last, body: body)
        }
    }

    /// The name, if a function, initializer or subscript is declared at the token.
    private func functionName(at index: Int) -> String? {
        let token = tokens[index]
        guard token.kind == .word, index == 0 || !tokens[index - 1].is("."),
            tokens.indices.contains(index + 1)
        else { return nil }
        let next = tokens[index + 1]
        switch token.text {
        case "func":
            // `func `is`(…)`: the name stands in backticks.
            return next.is("`") && tokens.indices.contains(index + 2)
                ? tokens[index + 2].text : next.text
        case "init", "subscript":
            return ["(", "<", "?", "!"].contains(next.text) ? token.text : nil
        default: return nil
        }
    }

    /// The brace that opens the body; nil for a requirement of a protocol, which has none.
    private func openingBrace(of index: Int) -> Int? {
        var depth = 0
        var sawParameters = false
        let continuations: Set = ["-", "async", "throws", "rethrows", "where", "{", ")", ",", ":"]
        for position in tokens.indices[(index + 1)...] {
            let token = tokens[position]
            if sawParameters, depth == 0 {
                if token.is("{") { return position }
                let startsLine = token.line > tokens[position - 1].line
                if token.is("}") || (startsLine && !continuations.contains(token.text)) {
                    return nil
                }
            }
            if token.is("(") || token.is("[") { depth += 1 }
            if token.is(")") || token.is("]") {
                depth -= 1
                sawParameters = sawParameters || depth == 0
            }
        }
        return nil
    }

    /// The cases of an enumeration with the lines that they stand on.
    func cases(of type: TypeDeclaration) -> [(name: String, line: Int)] {
        var found: [(name: String, line: Int)] = []
        var braces = 0
        var parentheses = 0
        var isInCase = false
        for index in type.body {
            let token = tokens[index]
            if token.is("{") { braces += 1 }
            if token.is("}") { braces -= 1 }
            if token.is("(") { parentheses += 1 }
            if token.is(")") { parentheses -= 1 }
            guard braces == 0, parentheses == 0 else { continue }
            if token.is("case") {
                isInCase = true
            } else if isInCase, token.kind == .word {
                let before = tokens[index - 1]
                if before.is("case") || before.is(",") {
                    found.append((token.text, token.line))
                } else if token.line > before.line {
                    isInCase = false
                }
            }
        }
        return found
    }
}

extension String {
    /// `importFeed` and `ImportFeed` give `import_feed`.
    var snakeCase: String {
        reduce(into: "") { text, character in
            if character.isUppercase, !text.isEmpty { text += "_" }
            text += character.lowercased()
        }
    }

    /// `StatementCacheData` gives `Statement`, `Cache`, `Data`.
    var camelWords: [String] {
        snakeCase.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    }
}
