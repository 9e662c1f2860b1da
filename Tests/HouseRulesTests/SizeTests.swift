import Foundation
import Testing

/// A file has one subject, a function one task, a line fits the eye.
enum Limit {
    /// 300 is the aim; beyond 400 there is a second subject in the file.
    static let fileLines = 400
    static let functionLines = 60
    /// A Chinese character counts as one.
    static let columns = 100
}

func fileLengthViolations(in tree: Tree) -> [Violation] {
    tree.swift.compactMap { file in
        let count = file.lines.count - (file.lines.last == "" ? 1 : 0)
        guard count > Limit.fileLines else { return nil }
        return file.violation(Limit.fileLines + 1, "\(count) lines: look for the second subject")
    }
}

func functionLengthViolations(in tree: Tree) -> [Violation] {
    tree.swift.flatMap { file in
        file.functions.compactMap { function in
            let count = function.lastLine - function.line + 1
            guard count > Limit.functionLines else { return nil }
            return file.violation(function.line, "\(function.name) has \(count) lines")
        }
    }
}

func columnViolations(in tree: Tree) -> [Violation] {
    // The dump of the schema is pg_dump's.
    let sql = tree.files(in: "sql", "sql", "c", "h").filter { $0.path != "sql/schema.sql" }
    let written = tree.swift + sql + tree.scripts
    return written.flatMap { file in
        // The lines of a text in three quotes are content, which breaking would change; so is a
        // table in a comment.
        var isText = false
        return file.lines.enumerated().compactMap { (index, line) -> Violation? in
            let isContent = isText || line.contains("/// |")
            if line.components(separatedBy: "\"\"\"").count.isMultiple(of: 2) { isText.toggle() }
            guard !isContent, line.utf8.count > Limit.columns, line.count > Limit.columns else {
                return nil
            }
            return file.violation(index + 1, "\(line.count) columns")
        }
    }
}

extension Tree {
    /// What stands in `deploy` and `.ci`, which has no endings; a table is no script.
    var scripts: [SourceFile] {
        files.filter {
            ($0.path.hasPrefix("deploy/") || $0.path.hasPrefix(".ci/"))
                && !$0.path.hasSuffix(".tsv")
        }
    }
}

@Suite struct SizeTests {
    @Test func filesAreShort() { expectNone(fileLengthViolations(in: .project)) }

    @Test func functionsAreShort() {
        // The count shows that functions are found at all.
        #expect(Tree.project.swift.reduce(0) { $0 + $1.functions.count } > 500)
        expectNone(functionLengthViolations(in: .project))
    }

    @Test func linesAreShort() { expectNone(columnViolations(in: .project)) }

    @Test func aLongFileIsFound() {
        let lines = String(repeating: "//\n", count: 400)
        let tree = Tree(["Sources/Domain/A.swift": lines, "Tests/B.swift": lines + "//"])
        #expect(fileLengthViolations(in: tree).map(\.path) == ["Tests/B.swift"])
    }

    @Test func aLongFunctionIsFound() {
        let body = String(repeating: "    a()\n", count: 58)
        let text = """
            protocol P { func required() async throws -> Int
                init(a: Int)
            }
            struct S {
                init(
                    a: Int = { 1 }()
                ) throws {
            \(body)        self.init("}")
                }
                func exact() -> [Int] where A: B {
            \(body)    }
                func `long`(_ a: (Int) -> Void)
                    async rethrows
                {
            \(body)    }
            }
            """
        let tree = Tree(["Sources/Domain/A.swift": text])
        #expect(
            functionLengthViolations(in: tree).map(\.text) == [
                "init has 63 lines", "long has 62 lines",
            ])
    }

    @Test func aLongLineIsFound() {
        let fits = String(repeating: "字", count: 100)
        let tree = Tree(["sql/migrations/0001_a.sql": fits, "deploy/run": "\(fits)\n\(fits)x"])
        expect(columnViolations(in: tree), at: [2])
    }
}
