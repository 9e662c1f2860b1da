import Testing

/// The top level has six entries that are seen, besides what begins with a dot. SwiftPM writes
/// `Package.resolved` itself; git does not keep it.
func topLevelViolations(in tree: Tree) -> [Violation] {
    let agreed: Set = [
        "Package.swift", "README.md", "Sources", "Tests", "deploy", "sql", "Package.resolved",
    ]
    return tree.topLevel.filter { !$0.hasPrefix(".") && !agreed.contains($0) }.map {
        Violation(path: $0, line: 1, text: "is outside of the agreed layout")
    }
}

/// Whoever has a clone can run it, test it, and find the way.
func entranceViolations(in tree: Tree) -> [Violation] {
    var found = ["deploy/run", "deploy/test", ".ci/run"].filter { !tree.executables.contains($0) }
        .map { Violation(path: $0, line: 1, text: "is missing or cannot be executed") }
    let readme = tree["README.md"]?.text ?? ""
    let rooms = Set(tree.files(in: "Sources", "swift", "modulemap").compactMap(\.room))
    for room in rooms.sorted() where !readme.contains("`\(room)`") {
        found.append(
            Violation(path: "README.md", line: 1, text: "the map does not show the room \(room)"))
    }
    return found
}

@Suite struct LayoutTests {
    @Test func theTopLevelIsAsAgreed() { expectNone(topLevelViolations(in: .project)) }

    @Test func theEntrancesStandOpen() { expectNone(entranceViolations(in: .project)) }

    @Test func aStrayEntryIsFound() {
        let tree = Tree([:], topLevel: [".git", "Makefile", "README.md", "Sources", "docs"])
        #expect(topLevelViolations(in: tree).map(\.path) == ["Makefile", "docs"])
    }

    @Test func aClosedEntranceIsFound() {
        let tree = Tree(
            ["README.md": "`Domain`", "Sources/Domain/A.swift": "", "Sources/Web/A.swift": ""],
            executables: ["deploy/run", ".ci/run"])
        #expect(entranceViolations(in: tree).map(\.path) == ["deploy/test", "README.md"])
    }
}
