/// A word, a sign or a string literal of a Swift file; comments are left out.
struct Token: Sendable, Equatable {
    enum Kind: Sendable { case word, sign, literal }

    let kind: Kind
    /// A literal's text stands here without its quotes, an interpolation as `\()`.
    let text: String
    /// Where it begins, from 1.
    let line: Int

    /// Whether it is this word or sign. A literal never is.
    func `is`(_ text: String) -> Bool { kind != .literal && self.text == text }
}

/// Takes Swift apart into tokens. It knows as much of the language as the house rules need: nested
/// comments, all forms of string literals, words; every other byte is a sign.
struct Tokenizer {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var tokens: [Token] = []

    private init(_ text: String) { bytes = Array(text.utf8) }

    static func tokens(of text: String) -> [Token] {
        var tokenizer = Tokenizer(text)
        tokenizer.run { _ in false }
        return tokenizer.tokens
    }

    private func at(_ offset: Int) -> UInt8 {
        position + offset < bytes.count ? bytes[position + offset] : 0
    }

    private func isAt(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            bytes.count - position >= wanted.count
                && bytes[position..<position + wanted.count].elementsEqual(wanted)
        }
    }

    private mutating func advance(_ count: Int = 1) {
        for _ in 0..<count where position < bytes.count {
            if bytes[position] == UInt8(ascii: "\n") { line += 1 }
            position += 1
        }
    }

    /// Reads on until the file ends or `ends` says so of the last token.
    private mutating func run(until ends: (Token) -> Bool) {
        while position < bytes.count {
            if isAt("//") {
                while position < bytes.count, at(0) != UInt8(ascii: "\n") { advance() }
                continue
            }
            if isAt("/*") {
                skipComment()
                continue
            }
            if isAt("\"") || (isAt("#") && startsRawString) {
                readLiteral()
            } else if Tokenizer.isWord(at(0)) {
                let start = position
                while Tokenizer.isWord(at(0)) { position += 1 }
                add(.word, bytes[start..<position], line)
            } else if at(0) > UInt8(ascii: " ") {
                add(.sign, bytes[position...position], line)
                position += 1
            } else {
                advance()
                continue
            }
            if let last = tokens.last, ends(last) { return }
        }
    }

    private mutating func add(_ kind: Token.Kind, _ text: some Sequence<UInt8>, _ line: Int) {
        tokens.append(
            Token(kind: kind, text: String(decoding: Array(text), as: UTF8.self), line: line))
    }

    /// Letters, digits, `_` and everything beyond ASCII.
    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if isAt("/*") {
                depth += 1
                advance(2)
            } else if isAt("*/") {
                depth -= 1
                advance(2)
            } else {
                advance()
            }
        } while depth > 0 && position < bytes.count
    }

    private var startsRawString: Bool {
        var offset = 0
        while at(offset) == UInt8(ascii: "#") { offset += 1 }
        return at(offset) == UInt8(ascii: "\"")
    }

    private mutating func readLiteral() {
        let start = line
        var pounds = 0
        while at(pounds) == UInt8(ascii: "#") { pounds += 1 }
        advance(pounds)
        let quotes = isAt("\"\"\"") ? 3 : 1
        advance(quotes)
        var text: [UInt8] = []
        while position < bytes.count {
            if at(0) == UInt8(ascii: "\""), closes(quotes, pounds) {
                advance(quotes + pounds)
                break
            }
            if at(0) == UInt8(ascii: "\\"), hasPounds(pounds, after: 1) {
                advance(1 + pounds)
                if at(0) == UInt8(ascii: "(") {
                    skipInterpolation()
                    text += Array("\\()".utf8)
                    continue
                }
            }
            text.append(at(0))
            advance()
        }
        add(.literal, text, start)
    }

    private func hasPounds(_ count: Int, after offset: Int) -> Bool {
        (0..<count).allSatisfy { at(offset + $0) == UInt8(ascii: "#") }
    }

    private func closes(_ quotes: Int, _ pounds: Int) -> Bool {
        (0..<quotes).allSatisfy { at($0) == UInt8(ascii: "\"") } && hasPounds(pounds, after: quotes)
    }

    /// What stands in an interpolation is code like any other, but of no interest to a rule.
    private mutating func skipInterpolation() {
        let kept = tokens.count
        var depth = 0
        run { token in
            if token.is("(") { depth += 1 }
            if token.is(")") { depth -= 1 }
            return depth == 0
        }
        tokens.removeSubrange(kept...)
    }
}
