import Testing

/// The arrows of the house: what each room may import besides the standard library and the C
/// library.
///
/// Nothing on a floor sees its neighbours. The closets are opened by one or two rooms each:
/// `CLibPQ` by `Postgres`, `COpenSSL` by `Digests` and `Vault`, `CZlib` by `Formats`, `CPango` and
/// `CQRCode` by `Documents`, which is for the doors and the hall; `CSampleCheck`, which holds a
/// file and no library, by `Web`. The doors do not see `Store`, so that nothing writes around the
/// trail.
private let arrows: [String: Set<String>] = {
    let calculators = ["Standards", "Intake", "Scheduling", "Ledger", "Sampling", "Formats"]
    let http: Set = [
        "Hummingbird", "HummingbirdCore", "HummingbirdHTTP2", "HTTPTypes", "NIOHTTPTypes",
        "NIOCore", "NIOSSL",
    ]
    var arrows: [String: Set<String>] = [
        // 0 base
        "Domain": [],
        "Wording": ["Domain"],
        "Digests": ["COpenSSL"],
        "Vault": ["COpenSSL", "Digests"],
        "Postgres": ["CLibPQ", "Logging"],
        // 1 rooms
        "Store": ["Domain", "Postgres", "Schema", "Digests", "Vault"],
        "Trail": ["Digests", "Vault"],
        "Documents": ["CPango", "CQRCode", "Domain", "Digests", "Wording"],
        "SignOn": [
            "Domain", "Digests", "Vault", "Logging", "AsyncHTTPClient", "JWTKit", "NIOCore",
            "NIOHTTP1",
        ],
        // 2 office
        "Casework": Set(calculators).union([
            "Domain", "Store", "Trail", "Digests", "Vault", "Logging",
        ]),
        // 3 doors
        "Jobs": ["Casework", "Domain", "Logging", "ServiceLifecycle"],
        "Web": http.union([
            "Casework", "CSampleCheck", "Documents", "Domain", "SignOn", "Wording", "Logging",
            "ServiceLifecycle",
        ]),
    ]
    for calculator in calculators { arrows[calculator] = ["Domain", "Digests"] }
    arrows["Formats"]!.formUnion(["Yams", "CZlib"])
    // 4 hall
    arrows["fangpin"] = Set(arrows.keys).union([
        "ArgumentParser", "Logging", "ServiceLifecycle", "UnixSignals",
    ])
    return arrows
}()

/// Modules of the toolchain. Foundation is kept out of the rooms that must stay small and exact: it
/// brings other number and date types, and 30 MB.
private let toolchain: Set = ["Glibc", "Synchronization", "Dispatch"]
private let foundation: Set = ["Foundation", "FoundationEssentials", "FoundationXML"]
private let withoutFoundation: Set = [
    "Domain", "Standards", "Scheduling", "Ledger", "Sampling", "Intake", "Trail", "Digests",
    "Documents", "Postgres",
]

func importViolations(in tree: Tree) -> [Violation] {
    tree.files(in: "Sources", "swift").flatMap { file -> [Violation] in
        guard let room = file.room, let allowed = arrows[room] else {
            return [file.violation(1, "belongs to no room of the house; name it in ImportTests")]
        }
        return file.imports.compactMap { module, line in
            if allowed.contains(module) || toolchain.contains(module) { return nil }
            if foundation.contains(module) {
                guard withoutFoundation.contains(room) else { return nil }
                return file.violation(line, "\(room) does without Foundation")
            }
            return file.violation(line, "\(room) may not import \(module)")
        }
    }
}

/// With `package` access a test needs no back door, and a release build has none.
func testableImportViolations(in tree: Tree) -> [Violation] {
    tree.files(in: "Tests", "swift").flatMap { file in
        file.tokens.filter { $0.is("testable") }.map { file.violation($0.line, "@testable import") }
    }
}

extension SourceFile {
    /// The modules that are imported, whole or in part.
    fileprivate var imports: [(module: String, line: Int)] {
        tokens.indices.dropLast().compactMap { index in
            guard tokens[index].is("import"), tokens[index + 1].kind == .word else { return nil }
            let kinds: Set = [
                "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
            ]
            let next = kinds.contains(tokens[index + 1].text) ? index + 2 : index + 1
            return tokens.indices.contains(next) ? (tokens[next].text, tokens[index].line) : nil
        }
    }
}

@Suite struct ImportTests {
    @Test func arrowsPointDown() { expectNone(importViolations(in: .project)) }

    @Test func testsUseNoBackDoor() { expectNone(testableImportViolations(in: .project)) }

    @Test(arguments: [
        ("Sources/Web/Page.swift", "import Casework\nimport Store\n// import Postgres", [2]),
        ("Sources/Jobs/Clock.swift", "import Postgres\nimport struct Store.Lease", [1, 2]),
        ("Sources/Ledger/Sum.swift", "import Digests\nimport Vault\nimport Sampling", [2, 3]),
        ("Sources/Casework/Deed.swift", "import Foundation\nimport CLibPQ", [2]),
        ("Sources/Domain/Fen.swift", "import Glibc\n@_exported import Foundation", [2]),
        ("Sources/Formats/Scheme.swift", "import Yams\nlet text = \"import Store\"", []),
        ("Sources/Formats/Rows.swift", "let `import` = 1\nfunc f(import: Int) {}", []),
        ("Sources/Attic/Box.swift", "import Domain", [1]),
    ])
    func aForbiddenArrowIsFound(path: String, text: String, lines: [Int]) {
        expect(importViolations(in: Tree([path: text])), at: lines)
    }

    @Test func aBackDoorIsFound() {
        let tree = Tree(["Tests/DomainTests/A.swift": "import Domain\n@testable import Store"])
        expect(testableImportViolations(in: tree), at: [2])
    }
}
