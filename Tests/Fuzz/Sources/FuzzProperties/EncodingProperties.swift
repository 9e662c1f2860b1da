import Formats
import Glibc

/// Text: UTF-8 is told apart as the standard library does, and GB18030 agrees with the C library's
/// converter, one character at a time, there and back.
enum EncodingProperties {
    static func check(_ bytes: [UInt8]) throws {
        let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
        try checkPieces(bytes, isUTF8)
        let text: SourceText
        do throws(TextDefect) { text = try SourceText(bytes) } catch {
            return try checkRefusal(error, bytes, isUTF8)
        }
        try same(text.encoding, isUTF8 ? .utf8 : .gb18030, "the encoding")
        try hold(
            String(validating: text.utf8, as: UTF8.self) != nil, "what was decoded is no text")
        if isUTF8 {
            try same(text.utf8, withoutMark(bytes), "UTF-8")
        } else {
            try checkDecoded(bytes, text.utf8)
        }
    }

    /// The validator says the same however the bytes come.
    private static func checkPieces(_ bytes: [UInt8], _ isUTF8: Bool) throws {
        for size in [1, 7, 33, max(1, bytes.count)] {
            var validator = UTF8Validator()
            var invalid: Int?
            for start in stride(from: 0, to: bytes.count, by: size) where invalid == nil {
                let piece = Array(bytes[start..<min(bytes.count, start + size)])
                invalid = piece.withUnsafeBufferPointer { validator.take($0) }
            }
            invalid = invalid ?? validator.cutCharacter()
            try same(invalid == nil, isUTF8, "UTF-8 in pieces of \(size)")
            guard let invalid else { continue }
            try hold(
                String(validating: bytes[..<invalid], as: UTF8.self) != nil,
                "what stands before byte \(invalid) is not UTF-8 either")
        }
    }

    private static func checkDecoded(_ bytes: [UInt8], _ utf8: [UInt8]) throws {
        let slow = GB18030Oracle.decode(bytes)
        try same(slow.invalid, nil, "the place of what is no GB18030")
        try same(utf8, withoutMark(slow.utf8), "GB18030")
        // Some characters have a second code, an old one, which nothing writes.
        let again = GB18030Oracle.encode(slow.utf8)
        try hold(again != nil, "what was decoded cannot be encoded")
        try same(GB18030Oracle.decode(again!).utf8, slow.utf8, "GB18030 there and back")
    }

    private static func checkRefusal(
        _ defect: TextDefect, _ bytes: [UInt8], _ isUTF8: Bool
    ) throws {
        try hold(!isUTF8, "UTF-8 is refused: \(defect)")
        let place: (offset: Int, line: Int)
        switch defect {
        case .notUTF8(let offset, let line):
            try hold(bytes.starts(with: mark), "there is no mark")
            place = (offset, line)
        case .notText(let offset, let line):
            try hold(!bytes.starts(with: mark), "there is a mark")
            try same(GB18030Oracle.decode(bytes).invalid, offset, "the place of the defect")
            place = (offset, line)
        case .noConverter: throw Broken("no converter")
        }
        try hold((0..<bytes.count).contains(place.offset), "\(defect) lies outside")
        try same(place.line, bytes[..<place.offset].count { $0 == 10 } + 1, "the line of \(defect)")
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func withoutMark(_ bytes: [UInt8]) -> [UInt8] {
        bytes.starts(with: mark) ? Array(bytes.dropFirst(3)) : bytes
    }
}

/// GB18030 by the C library's converter, which is given one character at a time: where one ends
/// follows from the standard's table of byte ranges.
private enum GB18030Oracle {
    static func decode(_ bytes: [UInt8]) -> (utf8: [UInt8], invalid: Int?) {
        var utf8: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let width = width(bytes[index...])
            guard width > 0, width <= bytes.count - index,
                let character = convert(
                    Array(bytes[index..<index + width]), from: "GB18030", to: "UTF-8")
            else { return (utf8, index) }
            utf8 += character
            index += width
        }
        return (utf8, nil)
    }

    static func encode(_ utf8: [UInt8]) -> [UInt8]? {
        convert(utf8, from: "UTF-8", to: "GB18030")
    }

    /// How many bytes the first character has; 0 for none of the standard's forms.
    private static func width(_ bytes: ArraySlice<UInt8>) -> Int {
        let bytes = Array(bytes.prefix(2))
        if bytes[0] < 0x80 { return 1 }
        guard (0x81...0xFE).contains(bytes[0]), bytes.count == 2 else { return 0 }
        switch bytes[1] {
        case 0x30...0x39: return 4
        case 0x40...0x7E, 0x80...0xFE: return 2
        default: return 0
        }
    }

    /// Nil for what cannot be converted whole.
    private static func convert(_ bytes: [UInt8], from: String, to: String) -> [UInt8]? {
        let converter = iconv_open(to, from)
        defer { iconv_close(converter) }
        var source = bytes.map { CChar(bitPattern: $0) }
        var target = [CChar](repeating: 0, count: bytes.count * 4 + 16)
        var (sourceLeft, targetLeft) = (source.count, target.count)
        let status = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var (from, to) = (source.baseAddress, target.baseAddress)
                return iconv(converter, &from, &sourceLeft, &to, &targetLeft)
            }
        }
        guard status != Int.max, status == 0, sourceLeft == 0 else { return nil }
        return target[..<(target.count - targetLeft)].map { UInt8(bitPattern: $0) }
    }
}
