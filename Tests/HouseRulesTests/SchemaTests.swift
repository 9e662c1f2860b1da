import Digests
import Testing

/// `sql/schema.c` embeds every migration and every check of the folders under its own name, and the
/// migrations in order.
func schemaViolations(in tree: Tree) -> [Violation] {
    guard let schema = tree["sql/schema.c"] else {
        return [Violation(path: "sql/schema.c", line: 1, text: "is missing")]
    }
    return ["migrations", "checks"].flatMap { folder in
        let wanted = tree.files(in: "sql/" + folder, "sql").map(\.stem)
        let listed = schema.entries(of: folder)
        var found = wanted.filter { name in !listed.contains { $0.name == name } }.map {
            Violation(
                path: "sql/\(folder)/\($0).sql", line: 1, text: "is not listed in sql/schema.c")
        }
        for (before, entry) in zip(listed, listed.dropFirst())
        where folder == "migrations" && entry.name < before.name {
            found.append(schema.violation(entry.line, "\(entry.name) is out of order"))
        }
        for entry in listed {
            if !wanted.contains(entry.name) {
                found.append(
                    schema.violation(entry.line, "there is no \(folder)/\(entry.name).sql"))
            } else if schema.embedded(as: entry.variable) != "\(folder)/\(entry.name).sql" {
                found.append(
                    schema.violation(entry.line, "\(entry.variable) embeds another file"))
            }
        }
        return found
    }
}

/// Migrations are numbered without gaps, from 0001.
func migrationNameViolations(in tree: Tree) -> [Violation] {
    tree.files(in: "sql/migrations", "sql").enumerated().compactMap { index, file in
        let number = String(10_001 + index).dropFirst()
        guard !file.stem.hasPrefix("\(number)_") else { return nil }
        return file.violation(1, "its name must begin with \(number)_")
    }
}

/// A released migration has run on somebody's data: it stays as it is, and another one follows it.
///
/// `Fixtures/released.sha256` is what `sha256sum` printed in `sql/migrations` at each release.
func releasedMigrationViolations(in tree: Tree) -> [Violation] {
    let path = "Tests/HouseRulesTests/Fixtures/released.sha256"
    guard let list = tree[path] else {
        return [Violation(path: path, line: 1, text: "is missing")]
    }
    return list.lines.enumerated().compactMap { index, line in
        if line.isEmpty || line.hasPrefix("#") { return nil }
        let parts = line.split(separator: " ")
        guard parts.count == 2, let file = tree["sql/migrations/\(parts[1])"] else {
            return list.violation(index + 1, "the released migration is gone: \(line)")
        }
        let digest = HashAlgorithm.sha256.hash(file.text)
        guard "\(digest)" != parts[0] else { return nil }
        return file.violation(1, "was released and has changed since; write a new migration")
    }
}

extension SourceFile {
    /// The rows `ENTRY("name", variable)` of one of the lists.
    fileprivate func entries(of list: String) -> [(name: String, variable: String, line: Int)] {
        guard let start = lines.firstIndex(where: { $0.contains("fangpin_sql \(list)[]") })
        else { return [] }
        return lines[start...].prefix { $0 != "};" }.indices.compactMap { index in
            let row = lines[index].drop { $0 == " " }
            guard row.hasPrefix("ENTRY(\""), let end = row.lastIndex(of: ")") else { return nil }
            let parts = row[..<end].dropFirst("ENTRY(\"".count).split(separator: "\"")
            guard parts.count == 2 else { return nil }
            let variable = parts[1].drop { $0 == "," || $0 == " " }
            return (String(parts[0]), String(variable), index + 1)
        }
    }

    /// The file that the array `variable` embeds.
    fileprivate func embedded(as variable: String) -> String? {
        guard let line = lines.firstIndex(where: { $0.contains(" \(variable)[] = {") }) else {
            return nil
        }
        return lines[line + 1].split(separator: "\"").dropFirst().first.map(String.init)
    }
}

@Suite struct SchemaTests {
    @Test func everyFileIsEmbedded() { expectNone(schemaViolations(in: .project)) }

    @Test func migrationsAreNumberedWithoutGaps() {
        expectNone(migrationNameViolations(in: .project))
    }

    @Test func releasedMigrationsAreUnchanged() {
        expectNone(releasedMigrationViolations(in: .project))
    }

    @Test func aGapBetweenFolderAndListIsFound() {
        let tree = Tree([
            "sql/migrations/0001_a.sql": "", "sql/migrations/0002_b.sql": "",
            "sql/checks/sums.sql": "", "sql/checks/forgotten.sql": "",
            "sql/schema.c": """
            static const unsigned char migration_0001[] = {
            #embed "migrations/0001_a.sql"
            };
            static const unsigned char migration_0002[] = {
            #embed "migrations/0001_a.sql"
            };
            static const struct fangpin_sql migrations[] = {
                ENTRY("0002_b", migration_0002),
                ENTRY("0001_a", migration_0001),
            };
            static const struct fangpin_sql checks[] = {
                ENTRY("sums", check_sums),
                ENTRY("gone", check_gone),
            };
            """,
        ])
        let found = schemaViolations(in: tree)
        expect(found.filter { $0.path == "sql/schema.c" }, at: [9, 8, 12, 13])
        expect(found.filter { $0.path == "sql/checks/forgotten.sql" }, at: [1])
    }

    @Test func aGapInTheNumbersIsFound() {
        let tree = Tree(["sql/migrations/0001_a.sql": "", "sql/migrations/0003_b.sql": ""])
        #expect(migrationNameViolations(in: tree).map(\.path) == ["sql/migrations/0003_b.sql"])
    }

    @Test func aChangedMigrationIsFound() {
        let list = """
            # of release 1
            ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  0001_a.sql
            ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  0002_b.sql
            ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  0003_c.sql
            """
        let tree = Tree([
            "sql/migrations/0001_a.sql": "abc", "sql/migrations/0002_b.sql": "abd",
            "Tests/HouseRulesTests/Fixtures/released.sha256": list,
        ])
        #expect(
            releasedMigrationViolations(in: tree).map(\.path) == [
                "sql/migrations/0002_b.sql", "Tests/HouseRulesTests/Fixtures/released.sha256",
            ])
    }
}
