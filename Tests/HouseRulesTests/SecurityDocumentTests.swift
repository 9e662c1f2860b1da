import Domain
import Testing

/// What is said to whoever assesses an installation: keys, levels of data, limits, logs.
private let document = "deploy/security.md"

/// The cells of the rows of a part's tables, without heads and rules.
private func rows(_ part: String, in tree: Tree) -> [[String]] {
    guard let file = tree[document] else { return [] }
    let after = file.lines.drop { !$0.hasPrefix("## \(part)") }.dropFirst()
    let lines = Array(after.prefix { !$0.hasPrefix("## ") })
    return lines.indices.filter { index in
        // A head has the rule behind it.
        lines[index].hasPrefix("| ")
            && !(index + 1 < lines.count && lines[index + 1].hasPrefix("|---"))
    }.map { index in
        lines[index].split(separator: "|").map {
            String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        }
    }
}

/// The tables that the document puts into a level.
private func tables(of level: String, in tree: Tree) -> [String] {
    rows("Personal data", in: tree).filter { $0.count == 2 && $0[0] == level }
        .flatMap { $0[1].split(separator: " ").map(String.init) }
}

/// The words behind a text in the lines of the schema that begin with it.
private func names(behind start: String, ending end: String, in tree: Tree) -> [String] {
    (tree["sql/schema.sql"]?.lines ?? []).filter { $0.hasPrefix(start) && $0.hasSuffix(end) }
        .map { String($0.dropFirst(start.count).dropLast(end.count)) }
}

/// Every table of the database has one level, and what is forced to row security has that of rows.
func levelViolations(in tree: Tree) -> [String] {
    let all = names(behind: "CREATE TABLE fangpin.", ending: " (", in: tree)
    let forced = Set(
        names(
            behind: "ALTER TABLE ONLY fangpin.", ending: " FORCE ROW LEVEL SECURITY;", in: tree))
    var found: [String] = []
    let levels = ["row", "staff", "office"].map { ($0, tables(of: $0, in: tree)) }
    let named = levels.flatMap(\.1)
    for table in all {
        let count = named.count { $0 == table }
        if count != 1 { found.append("\(table) stands in \(count) levels") }
    }
    found += Set(named).subtracting(all).map { "there is no table \($0)" }
    let rows = Set(levels[0].1)
    found += forced.subtracting(rows).map { "\($0) has row security" }
    found += rows.subtracting(forced).map { "\($0) has no row security" }
    return found.sorted()
}

/// The sealed columns that the document names, against those of the schema.
func sealedViolations(in tree: Tree) -> [String] {
    var table = ""
    var columns: Set<String> = []
    for line in tree["sql/schema.sql"]?.lines ?? [] {
        if line.hasPrefix("CREATE TABLE fangpin.") {
            table = String(line.dropFirst("CREATE TABLE fangpin.".count).dropLast(2))
        } else if line.hasPrefix("    "), let name = line.split(separator: " ").first,
            name.hasSuffix("_sealed"), line.contains(" bytea")
        {
            columns.insert("\(table).\(name)")
        } else if line.hasPrefix(")") {
            table = ""
        }
    }
    let text = tree[document]?.text ?? ""
    let named = Set(text.matches(of: /`([a-z_]+\.[a-z_]+_sealed)`/).map { String($0.1) })
    return columns.symmetricDifference(named).sorted()
}

@Suite struct SecurityDocumentTests {
    @Test func everyTableHasItsLevel() {
        #expect(levelViolations(in: .project) == [])
        #expect(tables(of: "row", in: .project).count > 20)
    }

    @Test func everySealedColumnIsNamed() {
        #expect(sealedViolations(in: .project) == [])
    }

    @Test func everyTermOfRetentionIsNamed() throws {
        let text = try #require(Tree.project[document]).text
        let terms = ["0020_keys_and_erasure", "0022_returned_payments"].flatMap { name in
            (Tree.project["sql/migrations/\(name).sql"]?.text ?? "")
                .matches(of: /\('([a-z_]+)', (\d+), '/).map { ($0.1, $0.2) }
        }
        #expect(terms.count == 3)
        for term in terms {
            #expect(text.contains(try Regex("`\(term.0)`\\s+\(term.1)\\s+year")), "\(term.0)")
        }
    }

    /// Who may see what in the clear is as the program has it.
    @Test func unmaskingIsForTheRolesThatAreNamed() {
        let named = rows("Personal data", in: .project).filter { $0.count == 2 }
        for datum in PersonalDatum.allCases {
            let row = named.first { $0[0] == datum.rawValue }
            #expect(
                row?[1].split(separator: " ").map(String.init)
                    == datum.rules.keys.map(\.rawValue).sorted(), "\(datum)")
        }
    }

    @Test func everyLogThatIsATableIsThere() {
        let all = Set(names(behind: "CREATE TABLE fangpin.", ending: " (", in: .project))
        let logs = rows("Logs", in: .project).flatMap { row in
            row[1].matches(of: /table `([a-z_]+)`/).map { String($0.1) }
        }
        #expect(logs.count == 5)
        #expect(logs.allSatisfy(all.contains))
    }

    /// Messages go to standard error by one way, which escapes them (ASVS 5.0, 16.2.3 and 16.4.1).
    @Test func nothingElseWritesMessages() {
        let calls: Set = ["print", "debugPrint", "NSLog", "syslog", "fputs", "StreamLogHandler"]
        for file in Tree.project.files(in: "Sources", "swift") {
            let found = zip(file.tokens, file.tokens.dropFirst()).filter { word, next in
                word.kind == .word && calls.contains(word.text) && (next.is("(") || next.is("."))
            }
            #expect(found.isEmpty, "\(file.path)")
        }
    }

    @Test func everyDirectLibraryIsNamed() throws {
        let manifest = try #require(Tree.project["Package.swift"]).text
        let text = try #require(Tree.project[document]).text
        let part = try #require(text.split(separator: "## Libraries").last)
        let urls = manifest.matches(of: /url: "[^"]+\/([A-Za-z-]+)"/).map { String($0.1) }
        #expect(urls.count >= 10)
        for name in urls { #expect(part.contains(name), "\(name)") }
    }

    @Test func aTableWithoutLevelAndAWrongOneAreFound() {
        let tree = Tree([
            "sql/schema.sql": """
            CREATE TABLE fangpin.person (
                id_sealed bytea NOT NULL,
                phone_sealed bytea
            );
            ALTER TABLE ONLY fangpin.person FORCE ROW LEVEL SECURITY;
            CREATE TABLE fangpin.visit (
                no integer
            );
            CREATE TABLE fangpin.scheme (
                no integer
            );
            """,
            document: """
            ## Personal data

            Sealed columns: `person.id_sealed`, `person.name_sealed`.

            | Tables of level | |
            |---|---|
            | row | scheme |
            | office | person scheme gone |

            ## Logs
            | row | visit |
            """,
        ])
        #expect(
            levelViolations(in: tree) == [
                "person has row security", "scheme has no row security",
                "scheme stands in 2 levels", "there is no table gone",
                "visit stands in 0 levels",
            ])
        #expect(sealedViolations(in: tree) == ["person.name_sealed", "person.phone_sealed"])
    }
}
