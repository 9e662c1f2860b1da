import Formats
import Foundation
import Glibc
import Seeding
import Testing

@Suite("Bytes to text: the encoding is told from the content")
struct TextTests {
    static let gb: [UInt8] = [0xCD, 0xF5, 0xD0, 0xA1, 0xC3, 0xF7]  // 王小明

    @Test("UTF-8, with and without mark")
    func utf8() throws {
        let plain = try SourceText(Array("姓名\n王小明\n".utf8))
        #expect(plain.encoding == .utf8)
        #expect(plain.string == "姓名\n王小明\n")
        let marked = try SourceText([0xEF, 0xBB, 0xBF] + Array("姓名".utf8))
        #expect(marked.encoding == .utf8)
        #expect(marked.utf8 == Array("姓名".utf8))
        #expect(try SourceText([]).utf8 == [])
        #expect(try SourceText([0xEF, 0xBB, 0xBF]).utf8 == [])
    }

    @Test("GB18030, with two and four bytes a character")
    func gb18030() throws {
        let text = try SourceText(TextTests.gb)
        #expect(text.encoding == .gb18030)
        #expect(text.string == "王小明")
        // 𠮷 (U+20BB7) is 95 32 A7 33... in GB18030: four bytes whose second and fourth are digits.
        let long = try SourceText([0x95, 0x34, 0xAD, 0x39] + TextTests.gb)
        #expect(long.encoding == .gb18030)
        #expect(long.string.unicodeScalars.count == 4)
        #expect(long.string.hasSuffix("王小明"))
    }

    @Test("bytes that are neither are refused with their place")
    func neither() {
        #expect(throws: TextDefect.notText(offset: 4, line: 2)) {
            try SourceText(Array("a,b\n".utf8) + [0xFF, 0xFF])
        }
        #expect(throws: TextDefect.notText(offset: 6, line: 1)) {
            try SourceText(TextTests.gb + [0xCD])
        }
        #expect(throws: TextDefect.notUTF8(offset: 5, line: 2)) {
            try SourceText([0xEF, 0xBB, 0xBF, 0x41, 0x0A] + TextTests.gb)
        }
    }

    @Test(
        "strict UTF-8: overlong forms, surrogates, beyond U+10FFFF, cut and lone bytes",
        arguments: [
            [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
            [0xE7, 0x8E], [0xE7], [0xF0, 0x9F, 0x98], [0xE7, 0x41, 0x41], [0xFE], [0xFF],
        ] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        let text = Array("abcdefghijklmnopqrstuvwxyz王0123456789".utf8) + bytes
        #expect(firstInvalid(text, step: text.count) == text.count - bytes.count)
    }

    @Test("the validator agrees with the standard library, in pieces of any size", arguments: 1...8)
    func validator(seed: UInt64) {
        var random = Seeded(seed)
        let pieces: [[UInt8]] =
            ["a", "王", "é", "𠮷", "0123456789abcdef0123456789abcdef", "\u{7FF}", "\u{FFFF}"]
            .map { Array($0.utf8) } + [[0xC2], [0xED, 0xA0], [0xF4, 0x90], [0x80], [0xE7, 0x8E]]
        for _ in 0..<500 {
            let usable = Bool.random(using: &random) ? pieces[..<7] : pieces[...]
            let count = Int.random(in: 0...20, using: &random)
            let text = (0..<count).flatMap { _ in usable.randomElement(using: &random)! }
            let isValid = String(validating: text, as: UTF8.self) != nil
            for step in [1, 3, 7, 64, 1_000] {
                #expect((firstInvalid(text, step: step) == nil) == isValid)
            }
        }
    }

    private func firstInvalid(_ text: [UInt8], step: Int) -> Int? {
        var validator = UTF8Validator()
        for start in stride(from: 0, to: text.count, by: max(1, step)) {
            let piece = Array(text[start..<min(text.count, start + step)])
            if let offset = piece.withUnsafeBufferPointer({ validator.take($0) }) { return offset }
        }
        return validator.cutCharacter()
    }
}
