import Casework
import Domain
import Hummingbird
import NIOCore
import Wording

/// 未收行表 - what an import refused as CSV (RFC 4180, RFC 7111), for the department that sent the
/// file: written page by page, however long it is. It begins with a byte order mark, by which
/// office programs know UTF-8.
enum FindingTable {
    static func answer(
        _ number: ImportJob.Number, casework: Casework, session: Session, _ language: Language
    ) async throws -> Response {
        // Refused before the answer begins.
        let first = try await casework.findings(
            of: number, after: 0, limit: FindingQuery.most, in: session)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8; header=present",
                .contentDisposition: "attachment; filename=\"import-\(number)-refused.csv\"",
            ],
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: "\u{FEFF}" + row(heads(language))))
                var page = first
                while !page.isEmpty {
                    let text = page.map { row(cells($0, language)) }.joined()
                    try await writer.write(ByteBuffer(string: text))
                    guard page.count == FindingQuery.most, let last = page.last else { break }
                    page = try await casework.findings(
                        of: number, after: last.place, limit: FindingQuery.most, in: session)
                }
                try await writer.finish(nil)
            })
    }

    private static func heads(_ language: Language) -> [String] {
        [
            Label.importPart, Label.line, Label.column, Label.problemCode, Label.importDefect,
            Label.foundValue, Label.details,
        ].map { $0[language] }
    }

    private static func cells(_ finding: ImportFinding, _ language: Language) -> [String] {
        [
            finding.part.text[language], finding.line.map { "\($0)" } ?? "",
            finding.column ?? finding.position.map { "\($0)" } ?? "", finding.defect.rawValue,
            finding.defect.text[language], finding.maskedValue, finding.detail,
        ]
    }

    /// A row with its end.
    static func row(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    /// Whatever stood in the file, an office program must not take it for a formula (OWASP, CSV
    /// injection).
    private static func cell(_ text: String) -> String {
        let risky =
            text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
        let safe = risky ? "'" + text : text
        let needsQuotes = safe.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }
}
