/// 日志行 - text that others have a part in, as one line of a log: what they write can neither begin
/// another line, nor another member, nor hide what stands beside it (CWE-117; ASVS 5.0, 16.4.1).
package enum LogLine {
    /// Characters of the longest value; what is longer is cut and says so.
    package static let longest = 1_000

    /// A message: whatever does not show itself stands as `\u{…}`, and a backslash twice.
    package static func message(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { line, scalar in
            if scalar == "\\" {
                line += "\\\\"
            } else if isShown(scalar) {
                line.unicodeScalars.append(scalar)
            } else {
                line += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
    }

    /// A member's value. What could be taken for more than one word stands in quotes.
    package static func value(_ text: String) -> String {
        let isLong = text.count > longest
        let shown = message(isLong ? String(text.prefix(longest)) : text)
        let isWord =
            !isLong && !shown.isEmpty
            && shown.unicodeScalars.allSatisfy { $0 != "\"" && $0 != "=" && $0 != " " }
        if isWord { return shown }
        return "\"\(shown.replacing("\"", with: "\\\""))\"" + (isLong ? "…" : "")
    }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
            .surrogate:
            false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }
}
