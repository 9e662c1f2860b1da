import Testing

/// SQL stands in `sql/` and in `Store`; `Postgres` has what any client has. A literal elsewhere
/// that begins like a statement goes around them. The project writes SQL in small letters; help
/// texts begin with a capital.
func sqlViolations(in tree: Tree) -> [Violation] {
    let homes: Set = ["Store", "Postgres"]
    return tree.files(in: "Sources", "swift").filter { !homes.contains($0.room ?? "") }
        .flatMap { file in
            file.tokens.filter { $0.kind == .literal && isStatement($0.text) }.map {
                file.violation($0.line, "SQL belongs in Store: \($0.text.firstWords)")
            }
        }
}

/// Whether a text begins like a statement of SQL. A verb alone proves nothing ("update failed"):
/// the word that SQL wants behind it must stand there too.
func isStatement(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "\n" }.prefix(60)
    guard let verb = words.first, words.count > 1 else { return false }
    let rest = words.dropFirst()
    let objects: Set<Substring> = [
        "table", "role", "schema", "index", "database", "type", "function", "trigger", "extension",
        "user", "view", "or", "unique", "if",
    ]
    switch verb {
    case "select": return rest.contains("from") || rest.first!.contains("(")
    case "with": return rest.contains("as") && rest.contains { ["(select", "select"].contains($0) }
    case "insert": return rest.first == "into"
    case "delete": return rest.first == "from"
    case "update": return rest.contains("set")
    case "create", "alter", "drop", "truncate": return objects.contains(rest.first!)
    case "grant", "revoke": return rest.contains("on") || rest.contains("to")
    case "do": return rest.first!.hasPrefix("$")
    default: return false
    }
}

extension String {
    fileprivate var firstWords: String {
        split { $0 == " " || $0 == "\n" }.prefix(6).joined(separator: " ")
    }
}

@Suite struct SQLTests {
    @Test func statementsStandInStore() { expectNone(sqlViolations(in: .project)) }

    @Test func aStatementElsewhereIsFound() {
        let text = #"""
            let a = "select no from claim"
            let b = """
                with due as (
                    select no from claim)
                update claim set state = \(x)
                """
            let c = "Select what you want from the list"
            // "delete from claim"
            let d = #"insert into claim values ("a")"#
            """#
        let tree = Tree(["Sources/Web/A.swift": text, "Sources/Store/B.swift": text])
        let found = sqlViolations(in: tree)
        expect(found, at: [1, 2, 9])
        #expect(found.allSatisfy { $0.path == "Sources/Web/A.swift" })
    }

    @Test(arguments: [
        ("select pg_advisory_lock(1)", true), ("delete from a", true), ("drop table a", true),
        ("update a set b = 1", true), ("grant usage on schema a to b", true),
        ("do $$ begin end $$", true), ("\n    insert into a select 1", true),
        ("select", false), ("selected rows", false), ("update failed", false),
        ("with its reason", false), ("drop everything", false), ("create it first", false),
    ])
    func statementsAreKnownByTheirBeginning(text: String, expected: Bool) {
        #expect(isStatement(text) == expected)
    }
}
