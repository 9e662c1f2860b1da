import Domain
import Postgres

/// 不变式 - the queries of `sql/checks`, each of which must give no row: run after every database
/// test, by `fangpin check`, and every night.
package struct Check: Sendable {
    package let name: String
    let text: String

    package static let all = EmbeddedSQL.checks.map { Check(name: $0.name, text: $0.text) }
}

extension Transaction {
    /// What a check finds, at most `limit` rows of it.
    package func findings(of check: Check, limit: Int = 20) async throws -> [CheckFinding] {
        let text = check.text.trimmedStatement
        let rows = try await sql.query(
            Statement(
                unescaped: """
                    select row_to_json(found)::text from (
                    \(text)
                    ) found limit \(limit)
                    """))
        return try rows.map { CheckFinding(check: check.name, detail: try $0.decode(String.self)) }
    }
}

extension String {
    /// Without the semicolon and white space at the end.
    fileprivate var trimmedStatement: String {
        var text = self[...]
        while let last = text.last, last == ";" || last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
