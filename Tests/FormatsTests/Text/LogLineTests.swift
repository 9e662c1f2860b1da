import Formats
import Testing

/// One message is one line, whatever somebody has put into it.
@Suite struct LogLineTests {
    @Test(
        "what does not show itself is spelled out",
        arguments: [
            ("signed in", "signed in"), ("防贫保 case 17", "防贫保 case 17"),
            ("a\nb", #"a\u{a}b"#), ("a\r\nb", #"a\u{d}\u{a}b"#), ("\u{1B}[2J", #"\u{1b}[2J"#),
            ("a\u{85}b\u{2028}c\u{2029}d", #"a\u{85}b\u{2028}c\u{2029}d"#),
            ("\u{202E}txt\u{2066}\u{200B}", #"\u{202e}txt\u{2066}\u{200b}"#),
            ("tab\tnull\0del\u{7F}", #"tab\u{9}null\u{0}del\u{7f}"#),
            (#"C:\u{a}"#, #"C:\\u{a}"#), ("a\u{A0}b\u{3000}c", #"a\u{a0}b\u{3000}c"#),
        ])
    func messages(text: String, shown: String) {
        #expect(LogLine.message(text) == shown)
    }

    @Test(
        "a value is one word, or stands in quotes",
        arguments: [
            ("handler", "handler"), ("10.0.0.1", "10.0.0.1"), ("2001:db8::1", "2001:db8::1"),
            ("", "\"\""), ("/cases actor=admin", #""/cases actor=admin""#),
            (#"a" actor="admin"#, #""a\" actor=\"admin""#), ("a=b", #""a=b""#),
            ("a\n2026-11-23 notice signed in", #""a\u{a}2026-11-23 notice signed in""#),
            (#"\"#, #"\\"#),
        ])
    func values(text: String, shown: String) {
        #expect(LogLine.value(text) == shown)
    }

    @Test func aLongValueIsCut() {
        let most = String(repeating: "a", count: LogLine.longest)
        #expect(LogLine.value(most) == most)
        #expect(LogLine.value(most + "b") == "\"\(most)\"…")
    }
}
