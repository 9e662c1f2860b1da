import Testing

/// A place where a house rule is broken.
struct Violation: Hashable, Sendable, CustomStringConvertible {
    let path: String
    /// From 1.
    let line: Int
    /// What is wrong there, and what to do.
    let text: String

    var description: String { "\(path):\(line): \(text)" }
}

/// Reports every violation at its own place.
func expectNone(_ violations: [Violation]) {
    for violation in violations {
        Issue.record(
            Comment(rawValue: "\(violation)"),
            sourceLocation: SourceLocation(
                fileID: "fangpin/\(violation.path)", filePath: violation.path,
                line: violation.line, column: 1))
    }
}

/// Holds a rule against a tree that was made up to break it: these lines and no others are
/// reported.
func expect(
    _ violations: [Violation], at lines: [Int], _ location: SourceLocation = #_sourceLocation
) {
    #expect(
        violations.map(\.line) == lines, Comment(rawValue: "\(violations)"),
        sourceLocation: location)
}
