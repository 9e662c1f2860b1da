import Domain
import Foundation
import Testing
import Web

/// Texts that try to be more than text.
enum Hostile {
    static let texts = [
        "<script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)",
        "'><img src=x onerror=alert(1)>", "</td></tr></table></main>", "<!--", "-->", "]]>",
        "&lt;b&gt;", "&#60;script&#62;", "&amp;amp;", "javascript:alert(1)", "`${1+1}`",
        "\u{202E}txt.exe\u{202D}", "\u{200F}\u{061C}\u{2066}", "a\u{0}b\u{1B}[31mc\u{7F}\u{9B}",
        "\u{FEFF}\u{FFFE}", "\\u003cscript\\u003e", "1\r2",
        String(repeating: "长<", count: 5_000),
    ]

    /// What a page shows of a text: control characters are not HTML.
    static func shown(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            let isKept = !isControl || scalar == "\t" || scalar == "\n"
            shown.unicodeScalars.append(isKept ? scalar : "\u{FFFD}")
        }
        return shown
    }
}

@Suite struct HTMLTests {
    @Test(arguments: Hostile.texts)
    func textStaysText(text: String) {
        let fragment: HTML = "<p>\(text)</p>"
        let inner = fragment.markup.dropFirst(3).dropLast(4)
        #expect(!inner.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
        #expect(plain(String(inner)) == Hostile.shown(text))
    }

    @Test(arguments: Hostile.texts)
    func anAttributeStaysAnAttribute(text: String) {
        let fragment: HTML = "<a title=\"\(text)\" data-label='\(text)'>x</a>"
        let scalars = fragment.markup.unicodeScalars
        #expect(scalars.count { $0 == "\"" } == 2)
        #expect(scalars.count { $0 == "'" } == 2)
        #expect(scalars.count { $0 == "<" } == 2)
        #expect(scalars.count { $0 == ">" } == 2)
    }

    /// A mark that combines with `<` makes another character of it for Swift, not for a browser.
    @Test func combinedCharactersAreEscaped() {
        #expect(HTML.escaped("<\u{301}b>").utf8.elementsEqual("&lt;\u{301}b&gt;".utf8))
        #expect(HTML.escaped("\r\n") == "\u{FFFD}\n")
    }

    @Test func valuesOfAllKindsAreEscaped() {
        let id: HouseholdID = "<H&1>"
        let part = "<1>".prefix(2)
        #expect(("\(id)" as HTML).markup == "&lt;H&amp;1&gt;")
        #expect(("\(part)" as HTML).markup == "&lt;1")
        #expect(("\(Fen.yuan(-12)) \(7) \(true)" as HTML).markup == "-12.00 7 true")
    }

    @Test func fragmentsAreNotEscapedTwice() {
        let inner: HTML = "<b>\("<")</b>"
        #expect(
            ("<p>\(inner)\([inner, inner])</p>" as HTML).markup == """
                <p><b>&lt;</b><b>&lt;</b><b>&lt;</b></p>
                """)
        #expect(HTML.empty.isEmpty && !inner.isEmpty)
    }

    @Test(arguments: ["", "plain", "中文，。", "1,234.50", "tab\there", "two\nlines", "é 👍🏽"])
    func harmlessTextIsUntouched(text: String) { #expect(HTML.escaped(text) == text) }

    /// An escaped value is safe between quotes and nowhere else inside of a tag.
    @Test func noValueStandsWithoutQuotes() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Web").standardizedFileURL
        let files = try #require(
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var count = 0
        for case let file as URL in files where file.pathExtension == "swift" {
            count += 1
            let text = try String(contentsOf: file, encoding: .utf8)
            #expect(!text.contains(/<[a-z][^>\n]*[a-z]=\\\(/), "\(file.lastPathComponent)")
        }
        #expect(count > 10)
    }

    private func plain(_ escaped: String) -> String {
        escaped.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
            .replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
            .replacing("&amp;", with: "&")
    }
}
