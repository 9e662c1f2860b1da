import Testing

/// Every type that other rooms see says what it is; in `Domain`, those inside of others too.
func documentationViolations(in tree: Tree) -> [Violation] {
    tree.files(in: "Sources", "swift").flatMap { file in
        file.types.filter { type in
            !Set(type.modifiers).isDisjoint(with: ["package", "public"])
                && (file.room == "Domain" || !file.lines[type.line - 1].hasPrefix(" "))
                && !file.isDocumented(type.line)
        }.map { file.violation($0.line, "\($0.keyword) \($0.name) has no doc comment") }
    }
}

extension SourceFile {
    /// Whether a doc comment ends right above the line, attributes aside.
    fileprivate func isDocumented(_ line: Int) -> Bool {
        for above in lines[..<(line - 1)].reversed() {
            let text = above.drop { $0 == " " }
            if text.hasPrefix("///") || text.hasSuffix("*/") { return true }
            guard text.hasPrefix("@") else { return false }
        }
        return false
    }
}

@Suite struct DocumentationTests {
    @Test func everyTypeThatOthersSeeIsDocumented() {
        #expect(Tree.project.files(in: "Sources/Domain", "swift").flatMap(\.types).count > 50)
        expectNone(documentationViolations(in: .project))
    }

    @Test func aMissingCommentIsFound() {
        let text = """
            /// 日
            @frozen
            public struct Day {
                package enum Part { case a }
                enum Inner {}
            }

            package final class Clock {}
            let actor = 1
            """
        let tree = Tree(["Sources/Domain/Day.swift": text])
        expect(documentationViolations(in: tree), at: [4, 8])
        let elsewhere = Tree(["Sources/Store/Day.swift": text])
        expect(documentationViolations(in: elsewhere), at: [8])
    }
}
