import Testing

/// Where it is said of every requirement of OWASP ASVS 5.0.0, levels 1 and 2, what shows it: a
/// test, or a written reason; or that nothing shows it yet.
private let table = "deploy/asvs.tsv"

private let header = "id\tlevel\tsubject\tverdict\tevidence"

private let verdicts: Set = ["test", "reason", "open"]

/// A table that nobody holds against the tests is a promise: names go stale when tests are renamed.
/// Whether a test shows what it is cited for, people must judge; that it is there, this does.
func asvsViolations(in tree: Tree) -> [Violation] {
    guard let file = tree[table] else {
        return [Violation(path: table, line: 1, text: "is missing")]
    }
    var found: [Violation] = []
    if file.lines.first.map(String.init) != header {
        found.append(file.violation(1, "the header is not as agreed"))
    }
    if file.lines.last != "" {
        found.append(file.violation(file.lines.count, "the last line does not end"))
    }
    let tests = tree.testNames
    var last: [Int] = []
    for (index, line) in file.lines.enumerated().dropFirst()
    where index + 1 < file.lines.count || line != "" {
        var faults: [String] = []
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        if cells.count != 5 {
            faults.append("\(cells.count) columns, not 5")
        } else if cells.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
            faults.append("an empty cell")
        } else {
            faults += asvsFaults(of: cells, in: tests)
        }
        if let number = cells.first.flatMap(requirementNumber) {
            if !last.lexicographicallyPrecedes(number) {
                faults.append("\(cells[0]) is not behind the one before")
            }
            last = number
        } else {
            faults.append("'\(cells.first ?? "")' is no requirement's number")
        }
        found += faults.map { file.violation(index + 1, $0) }
    }
    return found
}

/// What is wrong with the cells behind the number.
private func asvsFaults(of cells: [String], in tests: Set<String>) -> [String] {
    var faults: [String] = []
    if !["1", "2"].contains(cells[1]) { faults.append("'\(cells[1])' is no level of the table") }
    if !verdicts.contains(cells[3]) { faults.append("'\(cells[3])' is no verdict") }
    guard cells[3] == "test" else { return faults }
    for name in cells[4].split(separator: ";", omittingEmptySubsequences: false) {
        let name = String(name.first == " " ? name.dropFirst() : name)
        if !tests.contains(name) { faults.append("there is no test '\(name)'") }
    }
    return faults
}

/// `V6.2.10` gives 6, 2, 10, which sort as numbers do; nil for anything else.
private func requirementNumber(_ id: String) -> [Int]? {
    guard id.first == "V" else { return nil }
    let parts = id.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
        part.first != "0" && part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
    }
    return parts.count == 3 && numbers.count == 3 ? numbers : nil
}

extension Tree {
    /// Every test as the table names it: `VaultTests/SealTests/otherKeysDoNotOpen`.
    fileprivate var testNames: Set<String> {
        Set(
            files(in: "Tests", "swift").flatMap { file -> [String] in
                guard let target = file.testTarget else { return [] }
                return file.testMembers.map { "\(target)/\($0)" }
            })
    }
}

extension SourceFile {
    /// `VaultTests`, for a file below `Tests/VaultTests`.
    fileprivate var testTarget: Substring? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Tests" && parts[1].hasSuffix("Tests")
            ? parts[1] : nil
    }

    /// `SealTests/otherKeysDoNotOpen`: the functions in a type's braces that are tests.
    fileprivate var testMembers: [String] {
        let tests = functions.filter { isTest(above: $0.line) }
        return types.flatMap { type in
            tests.filter { type.body.contains($0.body.lowerBound) }.map {
                "\(type.name)/\($0.name)"
            }
        }
    }

    /// Whether `@Test` stands in the function's line, or above it before an empty line or the end
    /// of the function before: its arguments may take many lines.
    private func isTest(above line: Int) -> Bool {
        for text in lines[..<line].reversed() {
            if text.contains("@Test") { return true }
            if text.allSatisfy(\.isWhitespace) || text.drop(while: { $0 == " " }) == "}" {
                return false
            }
        }
        return false
    }
}

@Suite struct ASVSTests {
    @Test func everyRequirementHasItsEvidence() {
        expectNone(asvsViolations(in: .project))
        // ASVS 5.0.0 has 70 requirements of level 1 and 183 of level 2.
        let levels = (Tree.project[table]?.lines ?? []).compactMap {
            $0.split(separator: "\t").dropFirst().first
        }
        #expect(levels.count { $0 == "1" } == 70)
        #expect(levels.count { $0 == "2" } == 183)
    }

    private static let tests = """
        @Suite("What is sealed") struct SealTests {
            @Test func opens() {}

            @Test(
                "refuses",
                arguments: [
                    1, 2,
                ])
            func refuses(seed: Int) throws {
                #expect(seed > 0)
            }

            private func helper() {}
        }
        """

    /// A house with the table's lines behind its header.
    private static func house(_ lines: String..., header top: String = header) -> Tree {
        Tree([
            "deploy/asvs.tsv": ([top] + lines).joined(separator: "\n") + "\n",
            "Tests/VaultTests/Sealing/SealTests.swift": tests,
            "Tests/TestSupport/Given.swift": "struct Given { @Test func opens() {} }",
        ])
    }

    private static func line(_ id: String, test: String) -> String { "\(id)\t1\tx\ttest\t\(test)" }

    @Test func aSoundTableHasNoFault() {
        let tree = ASVSTests.house(
            ASVSTests.line("V1.2.9", test: "VaultTests/SealTests/opens"),
            ASVSTests.line(
                "V1.2.10", test: "VaultTests/SealTests/opens; VaultTests/SealTests/refuses"),
            "V1.3.1\t2\tWhat it is about\treason\tThere is no such thing.",
            "V10.1.1\t2\tx\topen\tNobody has tried it.")
        expect(asvsViolations(in: tree), at: [])
    }

    @Test func aMissingTableIsFound() {
        expect(asvsViolations(in: Tree([:])), at: [1])
    }

    @Test func anotherHeaderIsFound() {
        let tree = ASVSTests.house("V1.1.1\t1\tx\topen\ty", header: "id\tlevel\tsubject\tverdict")
        expect(asvsViolations(in: tree), at: [1])
    }

    @Test func aLineThatBreaksOffIsFound() {
        let tree = Tree(["deploy/asvs.tsv": "\(header)\nV1.1.1\t1\tx\topen\ty"])
        expect(asvsViolations(in: tree), at: [2])
    }

    @Test func columnsAndEmptyCellsAreFound() {
        let tree = ASVSTests.house(
            "V1.1.1\t1\tx\topen", "V1.1.2\t1\tx\topen\ty\tz", "V1.1.3\t1\t\topen\ty",
            "V1.1.4\t1\tx\topen\t ", "V1.1.5\t1\tx\topen\ty")
        expect(asvsViolations(in: tree), at: [2, 3, 4, 5])
    }

    /// An empty line has one column, and no number in it.
    @Test func anEmptyLineIsFound() {
        let tree = ASVSTests.house("V1.1.1\t1\tx\topen\ty", "", "V1.1.2\t1\tx\topen\ty")
        expect(asvsViolations(in: tree), at: [3, 3])
    }

    @Test(arguments: [
        "1.1.1", "V1.1", "V1.1.1.1", "V1.01.1", "V1.1.x", "V1..1", "v1.1.1", "V1.1.+1",
    ])
    func whatIsNoNumberIsFound(id: String) {
        expect(asvsViolations(in: ASVSTests.house("\(id)\t1\tx\topen\ty")), at: [2])
    }

    @Test func theOrderIsOfNumbers() {
        let rows = ["V1.1.2", "V1.1.10", "V1.1.9", "V1.1.9", "V2.1.1", "V1.9.9"].map {
            "\($0)\t1\tx\topen\ty"
        }
        let tree = ASVSTests.house(rows.joined(separator: "\n"))
        expect(asvsViolations(in: tree), at: [4, 5, 7])
    }

    @Test func levelsAndVerdictsAreThoseOfTheTable() {
        let tree = ASVSTests.house(
            "V1.1.1\t3\tx\topen\ty", "V1.1.2\tL1\tx\topen\ty", "V1.1.3\t1\tx\tpassed\ty",
            "V1.1.4\t1\tx\tOpen\ty")
        expect(asvsViolations(in: tree), at: [2, 3, 4, 5])
    }

    /// Another target, another type, no function, no test, a folder that holds no tests; a list
    /// with a gap in it, and one whose second name is wrong.
    @Test(arguments: [
        "StoreTests/SealTests/opens", "VaultTests/OpenTests/opens", "VaultTests/SealTests/closes",
        "VaultTests/SealTests/helper", "TestSupport/Given/opens", "SealTests/opens",
        "VaultTests/SealTests/opens; ", "VaultTests/SealTests/opens; VaultTests/SealTests/closes",
        "VaultTests/SealTests/opens, VaultTests/SealTests/refuses",
    ])
    func aTestThatIsNotThereIsFound(test: String) {
        let tree = ASVSTests.house(ASVSTests.line("V1.1.1", test: test))
        expect(asvsViolations(in: tree), at: [2])
    }
}
