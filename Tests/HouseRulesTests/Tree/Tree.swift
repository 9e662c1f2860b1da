import Foundation

/// The project's files as text: what the house rules read.
struct Tree: Sendable {
    /// By path, in order of the paths.
    let files: [SourceFile]
    /// Paths that can be executed.
    let executables: Set<String>
    /// What stands at the top level, hidden or not.
    let topLevel: [String]

    /// The tree that this file is part of.
    static let project = Tree(reading: root)

    /// Found from this file, so that a clone anywhere, and a side package that points here by a
    /// symbolic link, read the tree that they were built from.
    private static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A tree made up for a test of a rule.
    init(_ texts: [String: String], executables: Set<String> = [], topLevel: [String] = []) {
        files = texts.map { SourceFile(path: $0.key, text: $0.value) }.sorted { $0.path < $1.path }
        self.executables = executables
        self.topLevel = topLevel
    }

    private init(reading root: URL) {
        let manager = FileManager.default
        var texts: [String: String] = [:]
        var executables: Set<String> = []
        topLevel = try! manager.contentsOfDirectory(atPath: root.path).sorted()
        for folder in ["Sources", "Tests", "sql", "deploy", ".ci"] {
            for path in manager.enumerator(atPath: root.path + "/" + folder) ?? .init() {
                let path = "\(folder)/\(path)"
                guard Tree.isRead(path), let text = Tree.text(of: path, in: root) else { continue }
                texts[path] = text
                if manager.isExecutableFile(atPath: "\(root.path)/\(path)") {
                    executables.insert(path)
                }
            }
        }
        for path in ["Package.swift", "README.md"] { texts[path] = Tree.text(of: path, in: root) }
        files = texts.map { SourceFile(path: $0.key, text: $0.value) }.sorted { $0.path < $1.path }
        self.executables = executables
    }

    /// Everything that people write, and not the example's data.
    private static func isRead(_ path: String) -> Bool {
        if path.hasPrefix("deploy/example-county/") || path.contains("__pycache__") { return false }
        let written = ["swift", "c", "h", "modulemap", "sql", "py", "sha256", "js", "css", "html"]
        let name = path.split(separator: "/").last!
        if path.hasPrefix("deploy/") || path.hasPrefix(".ci/") { return true }
        return written.contains { name.hasSuffix("." + $0) }
    }

    /// Nil for a folder, a link to nowhere, or what is no text.
    private static func text(of path: String, in root: URL) -> String? {
        try? String(contentsOf: root.appending(path: path), encoding: .utf8)
    }
}

extension Tree {
    subscript(_ path: String) -> SourceFile? { files.first { $0.path == path } }

    /// The files of a folder, all below it included, with one of the endings.
    func files(in folder: String, _ endings: String...) -> [SourceFile] {
        files.filter { file in
            file.path.hasPrefix(folder + "/")
                && endings.contains { file.path.hasSuffix("." + $0) }
        }
    }

    /// All Swift of the product and of its tests.
    var swift: [SourceFile] {
        files(in: "Sources", "swift") + files(in: "Tests", "swift")
            + [self["Package.swift"]].compactMap(\.self)
    }
}

/// One file of the tree, read in the ways that the rules need.
struct SourceFile: Sendable {
    /// From the top of the tree: `Sources/Domain/Money/Fen.swift`.
    let path: String
    let text: String
    let lines: [Substring]
    /// The words, signs and string literals of a Swift file; empty for others.
    let tokens: [Token]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        tokens = path.hasSuffix(".swift") ? Tokenizer.tokens(of: text) : []
    }

    /// `Fen.swift`
    var name: String { String(path.split(separator: "/").last!) }

    /// `Fen`
    var stem: String { String(name.prefix { $0 != "." }) }

    /// The room that a file of `Sources` belongs to: `Domain`.
    var room: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    func violation(_ line: Int, _ text: String) -> Violation {
        Violation(path: path, line: line, text: text)
    }
}
