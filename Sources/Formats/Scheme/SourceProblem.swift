/// A place in a text file; lines and columns count from 1, columns in Unicode scalars.
package struct SourcePosition: Sendable, Hashable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// One thing that is wrong with a scheme file: where, what, and what to do.
package struct SourceProblem: Sendable, Hashable, CustomStringConvertible {
    package let position: SourcePosition
    package let message: String

    package init(_ position: SourcePosition, _ message: String) {
        self.position = position
        self.message = message
    }

    /// `line 7, column 30: …`.
    package var description: String {
        "line \(position.line), column \(position.column): \(message)"
    }
}

/// A scheme file that is refused, with everything that is wrong with it, in order of place.
package struct SchemeFileDefect: Error, Sendable, Equatable, CustomStringConvertible {
    package let problems: [SourceProblem]

    package init(_ problems: [SourceProblem]) {
        precondition(!problems.isEmpty, "a refusal has a reason")
        self.problems = problems.sorted {
            ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column)
        }
    }

    /// One problem a line.
    package var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
