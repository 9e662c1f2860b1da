/// The text of an XML document made safe for the parser.
enum XMLText {
    /// The document as UTF-8 without XML declaration and without document type. Every character
    /// keeps its line and column.
    static func checked(_ bytes: [UInt8], limit: Int) throws(XMLDefect) -> [UInt8] {
        guard bytes.count <= limit else {
            throw XMLDefect(
                kind: .limit, line: 1, column: nil,
                what: "the file has \(bytes.count) bytes and at most \(limit) are read",
                remedy: "ask the bank for one statement a file")
        }
        var text = try decoded(bytes)
        // A zero byte makes the parser believe in UTF-16, in which a document type could hide.
        if let zero = text.firstIndex(of: 0) {
            throw XMLDefect(
                kind: .encoding, line: line(at: zero, in: text), column: nil,
                what: "the file holds a zero byte", remedy: "save it as UTF-8 text")
        }
        try eraseDeclaration(in: &text)
        try refuseDocumentType(in: text)
        try refuseBareInstructions(in: text)
        return text
    }

    private static func decoded(_ bytes: [UInt8]) throws(XMLDefect) -> [UInt8] {
        do throws(TextDefect) {
            return try SourceText(bytes).utf8
        } catch {
            let line =
                switch error {
                case .notText(_, let line), .notUTF8(_, let line): line
                case .noConverter: 1
                }
            throw XMLDefect(
                kind: .encoding, line: line, column: nil,
                what: "the file is neither UTF-8 nor GB18030 text (\(error))",
                remedy: "fetch it from the bank again")
        }
    }

    /// The encoding was told from the content already, and what the declaration says of it may be
    /// wrong. One without an end never reaches the parser: libxml2 2.9.14 follows a null pointer
    /// when such a declaration names an encoding that it has no converter for.
    private static func eraseDeclaration(in text: inout [UInt8]) throws(XMLDefect) {
        guard text.starts(with: "<?xml".utf8), text.count > 5, isWhiteSpace(text[5]) else {
            return
        }
        guard let end = position(of: "?>", in: text, from: 5) else {
            throw .notWellFormed(line: 1, column: nil)
        }
        for index in 0..<(end + 2) where text[index] != Byte.lineFeed {
            text[index] = Byte.space
        }
    }

    /// A document type can only stand before the root element, among comments and instructions.
    private static func refuseDocumentType(in text: [UInt8]) throws(XMLDefect) {
        var index = 0
        while let start = text[index...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = text[start...]
            if rest.starts(with: "<!--".utf8) {
                guard let end = position(of: "-->", in: text, from: start + 4) else { return }
                index = end + 3
            } else if rest.starts(with: "<?".utf8) {
                guard let end = position(of: "?>", in: text, from: start + 2) else { return }
                index = end + 2
            } else if rest.starts(with: "<!".utf8) {
                throw XMLDefect(
                    kind: .documentType, line: line(at: start, in: text), column: nil,
                    what: "the file declares a document type, which is not read",
                    remedy: "fetch it from the bank again; if it stays so, tell the bank")
            } else {
                return
            }
        }
    }

    /// An instruction without content, `<?name?>`, brings the parser down: Foundation takes the
    /// length of content that is not there. No bank file has one.
    private static func refuseBareInstructions(in text: [UInt8]) throws(XMLDefect) {
        var index = 0
        while let start = text[index...].firstIndex(of: UInt8(ascii: "<")) {
            let rest = text[start...]
            guard let (begin, end) = opaque.first(where: { rest.starts(with: $0.begin.utf8) })
            else {
                index = start + 1
                continue
            }
            guard let close = position(of: end, in: text, from: start + begin.utf8.count) else {
                return
            }
            if begin == "<?", !text[start..<close].contains(where: isWhiteSpace) {
                throw .notWellFormed(line: line(at: start, in: text), column: nil)
            }
            index = close + end.utf8.count
        }
    }

    /// In what a `<` begins nothing, with its end; and the instructions themselves.
    private static let opaque = [
        (begin: "<?", end: "?>"), (begin: "<!--", end: "-->"), (begin: "<![CDATA[", end: "]]>"),
    ]

    private static func position(of mark: String, in text: [UInt8], from start: Int) -> Int? {
        let mark = Array(mark.utf8)
        var index = start
        while index + mark.count <= text.count {
            if text[index] == mark[0], text[index...].starts(with: mark) { return index }
            index += 1
        }
        return nil
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == Byte.space || byte == Byte.tab || byte == Byte.lineFeed
            || byte == Byte.carriageReturn
    }

    private static func line(at index: Int, in text: [UInt8]) -> Int {
        text.withUnsafeBufferPointer { lineFeeds(in: $0.part(0, index)) } + 1
    }
}
