import Testing

/// Every refusal has a code that no other has and that follows from its name, so that it never
/// changes unnoticed, and wording for people. A switch too long for one function goes on in another
/// by its `default`, so it is the test that finds a case without words, not the compiler.
func refusalViolations(in tree: Tree) -> [Violation] {
    guard let file = tree["Sources/Domain/Claim/Refusal.swift"],
        let refusal = file.types.first(where: { $0.name == "Refusal" })
    else {
        return [Violation(path: "Sources/Domain/Claim/Refusal.swift", line: 1, text: "is missing")]
    }
    let codes = file.codes(in: refusal.body)
    let wording = tree.files(in: "Sources/Wording", "swift").filter { file in
        file.tokens.contains { $0.is("Refusal") }
    }
    let worded = wording.reduce(into: Set<String>()) { $0.formUnion($1.patterns) }
    var found: [Violation] = []
    for (name, line) in file.cases(of: refusal) {
        if codes[name] != name.snakeCase {
            found.append(file.violation(line, "\(name) needs the code \"\(name.snakeCase)\""))
        }
        if !worded.contains(name) {
            found.append(file.violation(line, "\(name) has no wording in Sources/Wording"))
        }
    }
    return found
}

extension SourceFile {
    /// The literal that stands behind each `case .name:`.
    fileprivate func codes(in range: Range<Int>) -> [String: String] {
        var codes: [String: String] = [:]
        for index in range.dropLast(4)
        where tokens[index].is("case") && tokens[index + 1].is(".") && tokens[index + 3].is(":")
            && tokens[index + 4].kind == .literal
        {
            codes[tokens[index + 2].text] = tokens[index + 4].text
        }
        return codes
    }

    /// The names that a switch of the file matches: `case .name` and `case .name(let x), .other:`.
    fileprivate var patterns: Set<String> {
        var names: Set<String> = []
        for index in tokens.indices.dropLast(2)
        where tokens[index + 1].is(".") && tokens[index + 2].kind == .word {
            let before = tokens[index]
            if before.is("case") || before.is(",") || before.is("let") {
                names.insert(tokens[index + 2].text)
            }
        }
        return names
    }
}

@Suite struct RefusalTests {
    @Test func everyRefusalHasItsCodeAndItsWording() {
        expectNone(refusalViolations(in: .project))
    }

    @Test func whatIsMissingIsFound() {
        let tree = Tree([
            "Sources/Domain/Claim/Refusal.swift": """
            package enum Refusal {
                case notFound(Claim.ID)
                case tooLate, tooSoon
                case unworded
                var code: String {
                    switch self {
                    case .notFound: "not_found"
                    case .tooLate: "late"
                    case .unworded: "unworded"
                    }
                }
            }
            """,
            "Sources/Wording/Refusals.swift": """
            func words(_ refusal: Refusal) -> String {
                switch refusal {
                case .notFound(let id): "no \\(id)"
                case .tooLate, .tooSoon: "unworded"
                default: ""
                }
            }
            """,
        ])
        expect(refusalViolations(in: tree), at: [3, 3, 4])
    }
}
