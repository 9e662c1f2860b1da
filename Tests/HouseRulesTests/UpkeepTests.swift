import Testing

/// The writes of `Store` that no action's leaf tells about, each with the case of `Upkeep` that it
/// belongs to. Whoever adds one adds it here, and says there why nobody decided anything by it.
private let withoutLeaf = [
    "takeLease": "leases",
    "releaseLeases": "leases",
    "seal": "sealing",
    "keepCheckpoint": "signing",
    "keepCosignature": "cosignatures",
    "noteCheckRun": "checkRuns",
    "record": "fingerprints",
    "logRefusal": "refusals",
    "exchangeDueWork": "dueWork",
    "hold": "dueWork",
    "giveBack": "dueWork",
    "rehash": "sessions",
    "keepLockout": "sessions",
    "keepInside": "sessions",
    "keepDevice": "sessions",
    "noteFactorStep": "sessions",
    "useRecoveryCode": "sessions",
    "beginSession": "sessions",
    "keepUse": "sessions",
    "endSession": "sessions",
    "endSessions": "sessions",
    "noteLookUp": "lookUps",
    "beginUpload": "uploads",
    "addPart": "uploads",
    "completeUpload": "uploads",
    "touchUpload": "uploads",
    "startImport": "imports",
    "noteProgress": "imports",
    "endImport": "imports",
    "renew": "keyRenewal",
    "advance": "keyRenewal",
    "closeKeys": "keyRenewal",
    "endPasses": "keyRenewal",
]

/// What `Casework.perform` itself writes for every action: its leaf, and the outcome under its key.
private let leafItself: Set = ["append", "keep"]

/// `Upkeep` is a closed list. A function of `Store` that writes is called by actions, whose
/// transaction ends with a leaf; or by `Casework.perform` to write that leaf; or it is in the list
/// above.
func upkeepViolations(in tree: Tree) -> [Violation] {
    let path = "Sources/Casework/Upkeep/Upkeep.swift"
    guard let upkeep = tree[path], let list = upkeep.types.first(where: { $0.name == "Upkeep" })
    else { return [Violation(path: path, line: 1, text: "the enumeration Upkeep is missing")] }
    let writes = Set(tree.files(in: "Sources/Store", "swift").flatMap(\.writes))
    var called: Set<String> = []
    var found: [Violation] = []
    for file in tree.files(in: "Sources", "swift") where !file.leavesLeaf {
        for (name, line) in file.awaitedCalls where writes.contains(name) {
            called.insert(name)
            guard !leafItself.contains(name), withoutLeaf[name] == nil else { continue }
            found.append(file.violation(line, "\(name) writes without a leaf; make it an action"))
        }
    }
    let cases = upkeep.cases(of: list)
    for (name, line) in cases where !withoutLeaf.values.contains(name) {
        found.append(upkeep.violation(line, "nothing writes under '\(name)'"))
    }
    for (name, kind) in withoutLeaf.sorted(by: { $0.key < $1.key }) {
        if !cases.contains(where: { $0.name == kind }) {
            found.append(upkeep.violation(list.line, "'\(kind)' is missing, for \(name)"))
        }
        if !called.contains(name) {
            found.append(upkeep.violation(list.line, "nobody calls \(name), which is listed"))
        }
    }
    return found
}

/// Only `Casework.perform` and the upkeep open a transaction that can write.
func transactionViolations(in tree: Tree) -> [Violation] {
    tree.files(in: "Sources/Casework", "swift").filter(\.leavesLeaf).flatMap { file in
        file.tokens.indices.dropFirst(2).compactMap { index in
            guard file.tokens[index].is("write") || file.tokens[index].is("rehearse"),
                file.tokens[index - 1].is("."), file.tokens[index - 2].is("database")
            else { return nil }
            return file.violation(
                file.tokens[index].line, "opens a transaction: use Casework.perform")
        }
    }
}

/// Whoever comes to a door is asked what they may read: only the routes of health and of one's own
/// account, which show nobody's case, read without a session.
func readingViolations(in tree: Tree) -> [Violation] {
    let open = ["HealthRoutes.swift", "AccountRoutes.swift"].map { "Sources/Web/\($0)" }
    return tree.files(in: "Sources/Web", "swift").filter { !open.contains($0.path) }
        .flatMap { file in
            file.tokens.indices.dropFirst(2).dropLast().compactMap { index -> Violation? in
                guard file.tokens[index].is("read"), file.tokens[index - 1].is("."),
                    file.tokens[index - 2].is("casework"), file.tokens[index + 1].is("(")
                else { return nil }
                var depth = 0
                for token in file.tokens[(index + 1)...] {
                    if token.is("(") { depth += 1 }
                    if token.is(")") { depth -= 1 }
                    if depth == 1, token.is("in") { return nil }
                    if depth == 0 { break }
                }
                return file.violation(
                    file.tokens[index].line, "reads for anybody: use read(_:in:)")
            }
        }
}

/// A person is looked up through `Casework.findPersons`, which counts and leaves a trace; the
/// inquiry alone does neither and is for benchmarks.
func lookUpViolations(in tree: Tree) -> [Violation] {
    tree.files(in: "Sources", "swift").filter { $0.room != "Casework" }.flatMap { file in
        file.tokens.filter { $0.is("FindPerson") }.map {
            file.violation($0.line, "a look-up without a trace: use Casework.findPersons")
        }
    }
}

extension SourceFile {
    /// Whether what the file does to the database ends with a leaf: the actions, and `Store`
    /// itself.
    fileprivate var leavesLeaf: Bool {
        if room == "Store" || room == "Postgres" { return true }
        let performs = ["Casework.swift", "StepsOnMany.swift"].map { "Sources/Casework/\($0)" }
        return room == "Casework" && !performs.contains(path)
            && !path.hasPrefix("Sources/Casework/Upkeep/")
    }

    /// The functions that others see and that hold a statement that writes.
    fileprivate var writes: [String] {
        functions.filter { function in
            tokens[function.body].contains { $0.kind == .literal && $0.text.isWriting }
        }.map(\.name)
    }

    /// The names of functions that are called and awaited: `await tx.seal(`, `await $0.takeLease(`.
    fileprivate var awaitedCalls: [(name: String, line: Int)] {
        tokens.indices.compactMap { index in
            guard tokens[index].is("await") else { return nil }
            var end = index + 1
            while end < tokens.count,
                tokens[end].kind == .word
                    || ["$", ".", "?", "!"].contains(tokens[end].text)
            {
                end += 1
            }
            // Without a receiver it is a function of the file's own.
            guard end < tokens.count, tokens[end - 1].kind == .word, tokens[end - 2].is("."),
                tokens[end].is("(") || tokens[end].is("{")
            else { return nil }
            return (tokens[end - 1].text, tokens[end - 1].line)
        }
    }
}

extension String {
    fileprivate var isWriting: Bool {
        let words = split { $0 == " " || $0 == "\n" || $0 == "(" }.map(String.init)
        let pairs = Set(zip(words, words.dropFirst()).map { "\($0) \($1)" })
        return !pairs.isDisjoint(with: ["insert into", "delete from", "merge into"])
            || (words.contains("update") && words.contains("set"))
    }
}

@Suite struct UpkeepTests {
    @Test func writesWithoutLeafAreListed() { expectNone(upkeepViolations(in: .project)) }

    @Test func lookUpsLeaveATrace() { expectNone(lookUpViolations(in: .project)) }

    @Test func theDoorsAskWhoReads() { expectNone(readingViolations(in: .project)) }

    @Test func aReadingForAnybodyIsFound() {
        let text = """
            let a = try await casework.read(OpenCase(1, for: casework), in: try visit.visitor)
            let b = try await call.casework.read(OpenCase(1, for: x(in: y)))
            """
        let tree = Tree(["Sources/Web/A.swift": text, "Sources/Web/HealthRoutes.swift": text])
        expect(readingViolations(in: tree), at: [2])
    }

    @Test func aLookUpWithoutTraceIsFound() {
        let text = "let a = FindPerson(idNumber: b)\n// FindPerson"
        let tree = Tree(["Sources/Web/A.swift": text, "Sources/Casework/B.swift": text])
        expect(lookUpViolations(in: tree), at: [1])
    }

    @Test func onlyPerformOpensATransaction() { expectNone(transactionViolations(in: .project)) }

    /// A house in which everything listed is there and called.
    private static func house(_ more: [String: String] = [:]) -> Tree {
        let names = withoutLeaf.keys.sorted()
        var texts = [
            "Sources/Store/Sealing.swift": names.map {
                "func \($0)(a: Int) async { await q(\"insert into t values (1)\") }"
            }.joined(separator: "\n"),
            "Sources/Casework/Upkeep/Upkeep.swift": "enum Upkeep { case "
                + Set(withoutLeaf.values).sorted().joined(separator: ", ") + " }\n"
                + names.map { "func f() { try await tx.\($0)(1) }" }.joined(separator: "\n"),
        ]
        texts.merge(more) { $1 }
        return Tree(texts)
    }

    @Test func aWriteAroundTheTrailIsFound() {
        expect(upkeepViolations(in: UpkeepTests.house()), at: [])
        let store = "func pay() async { await q(\"update payment set state = 'paid'\") }"
        let hall =
            "let a = try await casework.pay()\nlet b = try await tx.pay()\nlist.pay(1)\nawait pay()"
        for path in ["Sources/fangpin/Pay.swift", "Sources/Casework/Upkeep/Pay.swift"] {
            let tree = UpkeepTests.house(["Sources/Store/Pay.swift": store, path: hall])
            expect(upkeepViolations(in: tree), at: [1, 2])
        }
        let action = UpkeepTests.house([
            "Sources/Store/Pay.swift": store, "Sources/Casework/Payment/Pay.swift": hall,
        ])
        expect(upkeepViolations(in: action), at: [])
    }

    @Test func aListThatDiffersIsFound() {
        let tree = UpkeepTests.house([
            "Sources/Casework/Upkeep/Upkeep.swift": "\nenum Upkeep {\n    case leases, drafts\n}"
        ])
        let found = upkeepViolations(in: tree)
        #expect(found.count { $0.text == "nothing writes under 'drafts'" && $0.line == 3 } == 1)
        #expect(found.count { $0.text == "'sealing' is missing, for seal" && $0.line == 2 } == 1)
        #expect(found.count { $0.text.hasPrefix("nobody calls") } == withoutLeaf.count)
    }

    @Test func anActionThatOpensATransactionIsFound() {
        let text = """
            try await database.write(within: nil) { tx in }
            try await database.read(within: nil) { tx in }
            """
        let tree = Tree([
            "Sources/Casework/Payment/Pay.swift": text, "Sources/Casework/Casework.swift": text,
        ])
        expect(transactionViolations(in: tree), at: [1])
    }
}
