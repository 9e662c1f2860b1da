import Domain
import Formats
import Standards

/// Reads a scheme file and judges it: the one way in for every scheme.
package enum SchemeReading {
    /// - Throws: `SchemeFileDefect` for a file that cannot be read, ``SchemeRefused`` for a scheme
    ///   that makes no sense.
    package static func read(_ bytes: [UInt8]) throws -> Scheme {
        let document = try SchemeReader.read(bytes)
        let problems = SchemeCheck.problems(in: document.scheme)
        guard problems.isEmpty else {
            throw SchemeRefused(
                problems: problems.map {
                    SourceProblem(document.position(of: $0.path), "\($0)")
                })
        }
        return document.scheme
    }
}

/// A scheme that cannot be computed with: every reason, with its line.
package struct SchemeRefused: Error, Sendable, CustomStringConvertible {
    package var problems: [SourceProblem]

    package var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
