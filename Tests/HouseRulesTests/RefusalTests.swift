import Testing

/// Every refusal has a code that no other has and that follows from its name, so that it never
/// changes unnoticed.
func refusalViolations(in tree: Tree) -> [Violation] {
    guard let file = tree["Sources/Domain/Claim/Refusal.swift"],
        let refusal = file.types.first(where: { $0.name == "Refusal" })
    else {
        return [Violation(path: "Sources/Domain/Claim/Refusal.swift", line: 1, text: "is missing")]
    }
    let codes = file.codes(in: refusal.body)
    return file.cases(of: refusal).filter {
        codes[$0.name] != $0.name.snakeCase && !familiesOfRefusals.keys.contains($0.name)
    }.map {
        file.violation($0.line, "\($0.name) needs the code \"\($0.name.snakeCase)\"")
    }
}

/// Cases that stand for refusals with codes of their own: where these are.
private let familiesOfRefusals = ["review": "Sources/Domain/Oversight/ReviewRefusal.swift"]

/// The codes of a family end as the names of its cases, behind the name of what they are about; and
/// no code is given twice, here or there.
func familyViolations(in tree: Tree) -> [Violation] {
    var given = Set(
        tree["Sources/Domain/Claim/Refusal.swift"].map { file in
            file.types.filter { $0.name == "Refusal" }.flatMap { file.codes(in: $0.body).values }
        } ?? [])
    return familiesOfRefusals.values.sorted().flatMap { path -> [Violation] in
        guard let file = tree[path], let family = file.types.first else {
            return [Violation(path: path, line: 1, text: "is missing")]
        }
        let codes = file.codes(in: family.body)
        return file.cases(of: family).filter { one in
            guard let code = codes[one.name], given.insert(code).inserted else { return true }
            return !code.hasSuffix(one.name.snakeCase)
        }.map { file.violation($0.line, "\($0.name) needs a code of its own that ends so") }
    }
}

/// The compiler finds what has no words, as long as no switch over it has a `default`.
func wordingViolations(in tree: Tree) -> [Violation] {
    tree.files(in: "Sources/Wording", "swift").flatMap { file in
        zip(file.tokens, file.tokens.dropFirst()).filter { $0.is("default") && $1.is(":") }.map {
            file.violation($0.0.line, "a default hides from the compiler what has no words")
        }
    }
}

/// The words of refusals stand in both languages, each in its place: first Chinese, then English.
func languageViolations(in tree: Tree) -> [Violation] {
    tree.files(in: "Sources/Wording", "swift").filter { $0.path.hasSuffix("Refusals.swift") }
        .flatMap { file in
            file.tokens.indices.dropLast(4).filter { index in
                let part = Array(file.tokens[index...(index + 4)])
                guard part[0].is("Text"), part[1].is("(") else { return false }
                let isPair = part[2].kind == .literal && part[3].is(",") && part[4].kind == .literal
                return !(isPair && part[2].text.isChinese && !part[4].text.isChinese)
            }.map { file.violation(file.tokens[$0].line, "not first Chinese, then English") }
        }
}

extension String {
    /// Whether a Chinese character stands in it.
    fileprivate var isChinese: Bool {
        unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
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
}

@Suite struct RefusalTests {
    @Test func everyRefusalHasItsCode() {
        expectNone(refusalViolations(in: .project))
        expectNone(familyViolations(in: .project))
    }

    @Test func aFamilysCodeWithoutItsNameIsFound() {
        let text = """
            enum ReviewRefusal {
                case one
                case two(Int)
                case three
                var code: String {
                    switch self {
                    case .one: "round_one"
                    case .two: "round_other"
                    case .three: "round_one"
                    }
                }
            }
            """
        let tree = Tree(["Sources/Domain/Oversight/ReviewRefusal.swift": text])
        expect(familyViolations(in: tree), at: [3, 4])
    }

    @Test func theCompilerFindsWhatHasNoWords() {
        #expect(Tree.project.files(in: "Sources/Wording", "swift").count > 3)
        expectNone(wordingViolations(in: .project))
    }

    @Test func refusalsSpeakBothLanguages() { expectNone(languageViolations(in: .project)) }

    @Test func wordsInTheWrongPlaceAreFound() {
        let tree = Tree([
            "Sources/Wording/FundRefusals.swift": """
            static func none(_ id: String) -> Text { Text("没有 \\(id)", "There is no \\(id)") }
            static func some(_ id: String) -> Text { Text("There is \\(id)", "有 \\(id)") }
            static func twice(_ id: String) -> Text { Text("有 \\(id)", "有 \\(id)") }
            static func other(_ id: String) -> Text { Text(id, id) }
            """
        ])
        expect(languageViolations(in: tree), at: [2, 3, 4])
    }

    @Test func aMissingCodeIsFound() {
        let tree = Tree([
            "Sources/Domain/Claim/Refusal.swift": """
            package enum Refusal {
                case notFound(Claim.ID)
                case tooLate, tooSoon
                var code: String {
                    switch self {
                    case .notFound: "not_found"
                    case .tooLate: "late"
                    }
                }
            }
            """
        ])
        expect(refusalViolations(in: tree), at: [3, 3])
    }

    @Test func aDefaultAmongTheWordsIsFound() {
        let tree = Tree([
            "Sources/Wording/Refusals.swift": """
            func words(_ refusal: Refusal, default other: String) -> String {
                switch refusal {
                case .notFound(let id): "no \\(id)"
                default: other
                }
            }
            """
        ])
        expect(wordingViolations(in: tree), at: [4])
    }
}
