import Testing

/// One action, one file: `Sources/Casework/<Chapter>/AssessClaim.swift` holds the type
/// `AssessClaim`, whose name in the trail is `assess_claim`. Actions live nowhere else.
func actionViolations(in tree: Tree) -> [Violation] {
    tree.files(in: "Sources", "swift").flatMap { file -> [Violation] in
        let actions = (file.types + file.extensions).filter {
            $0.keyword != "protocol" && $0.conformances.contains("Action")
        }
        guard let action = actions.first else { return [] }
        if file.room != "Casework" {
            return actions.map { file.violation($0.line, "an action outside of Casework") }
        }
        var found = actions.dropFirst().map {
            file.violation($0.line, "a second action, \($0.name); give it a file of its own")
        }
        if action.name != file.stem {
            found.append(
                file.violation(action.line, "\(action.name) must stand in \(action.name).swift"))
        }
        if file.trailName(of: action) != action.name.snakeCase {
            found.append(
                file.violation(
                    action.line, "needs: static let name = \"\(action.name.snakeCase)\""))
        }
        return found
    }
}

extension SourceFile {
    /// The literal of `static let name = "…"`.
    fileprivate func trailName(of action: TypeDeclaration) -> String? {
        action.body.dropLast(4).first { index in
            tokens[index].is("static") && tokens[index + 1].is("let")
                && tokens[index + 2].is("name")
        }.flatMap { start in
            tokens[start..<min(start + 8, tokens.count)].first { $0.kind == .literal }?.text
        }
    }
}

@Suite struct ActionTests {
    @Test func oneActionAFileUnderItsName() {
        let actions = Tree.project.files(in: "Sources/Casework", "swift").flatMap(\.types)
            .filter { $0.conformances.contains("Action") }
        #expect(actions.count > 10)
        expectNone(actionViolations(in: .project))
    }

    @Test(arguments: [
        ("Sources/Casework/A/PayOut.swift", "pay_out", "struct PayOut: Action", []),
        ("Sources/Casework/A/PayOut.swift", "payout", "struct PayOut: OnClaim, Action", [1]),
        ("Sources/Casework/A/PayIn.swift", "pay_out", "struct PayOut: Action, Sendable", [1]),
        ("Sources/Jobs/PayOut.swift", "pay_out", "struct PayOut: Action", [1]),
    ])
    func anActionOutOfPlaceIsFound(path: String, name: String, head: String, lines: [Int]) {
        let text = "\(head) {\n    static let name: String = \"\(name)\"\n}"
        expect(actionViolations(in: Tree([path: text])), at: lines)
    }

    @Test func aSecondActionIsFound() {
        let text = """
            struct PayOut: Action { static let name = "pay_out" }
            struct PayIn {}
            extension PayIn: Action { static let name = "pay_in" }
            protocol Deed: Action {}
            struct Keyed<Step: Action>: Sendable {}
            """
        let tree = Tree(["Sources/Casework/Payment/PayOut.swift": text])
        expect(actionViolations(in: tree), at: [3])
    }
}
