/// The encodings that files come in (contract, section 0).
package enum TextEncoding: String, Sendable {
    case utf8 = "UTF-8"
    case gb18030 = "GB18030"
}

/// Why bytes are no text.
package enum TextDefect: Error, Equatable, Sendable, CustomStringConvertible {
    /// Neither UTF-8 nor GB18030; where the reading as GB18030 breaks off, from offset 0 and line
    /// 1.
    case notText(offset: Int, line: Int)
    /// A byte order mark says UTF-8, but what follows is not.
    case notUTF8(offset: Int, line: Int)
    /// The C library has no GB18030 converter.
    case noConverter

    package var description: String {
        switch self {
        case .notText(let offset, let line):
            "line \(line), byte \(offset): neither UTF-8 nor GB18030; save the file as UTF-8 text"
        case .notUTF8(let offset, let line):
            "line \(line), byte \(offset): not UTF-8, though the file's mark says so; "
                + "save the file as UTF-8 text again"
        case .noConverter:
            "the C library cannot convert GB18030; install its character set modules (gconv)"
        }
    }
}

/// A whole file's text as UTF-8 without byte order mark, whatever encoding it came in.
package struct SourceText: Sendable {
    /// Valid UTF-8.
    package let utf8: [UInt8]
    package let encoding: TextEncoding

    /// Tells the encoding from the content: UTF-8 if the bytes are valid UTF-8, else GB18030.
    package init(_ bytes: [UInt8]) throws(TextDefect) {
        var validator = UTF8Validator()
        let invalid = bytes.withUnsafeBufferPointer { validator.take($0) }
        let marked = bytes.starts(with: SourceText.mark)
        guard let offset = invalid ?? validator.cutCharacter() else {
            self.utf8 = marked ? Array(bytes.dropFirst(3)) : bytes
            self.encoding = .utf8
            return
        }
        if marked {
            let line = bytes.withUnsafeBufferPointer { lineFeeds(in: $0.part(0, offset)) } + 1
            throw .notUTF8(offset: offset, line: line)
        }
        self.utf8 = try SourceText.decoded(bytes)
        self.encoding = .gb18030
    }

    /// The text as a string.
    package var string: String { String(decoding: utf8, as: UTF8.self) }

    /// U+FEFF in UTF-8.
    static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// GB18030 as UTF-8, without mark.
    private static func decoded(_ bytes: [UInt8]) throws(TextDefect) -> [UInt8] {
        let outcome = bytes.withUnsafeBufferPointer { bytes -> Result<[UInt8], TextDefect> in
            do throws(TextDefect) { return .success(try GB18030.decode(bytes)) } catch {
                return .failure(error)
            }
        }
        let decoded = try outcome.get()
        return decoded.starts(with: mark) ? Array(decoded.dropFirst(3)) : decoded
    }
}
