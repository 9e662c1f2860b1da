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
                lines: problems.map { problem in
                    let place = document.position(of: problem.path)
                    return "line \(place.line), column \(place.column): \(problem)"
                })
        }
        return document.scheme
    }
}

/// A scheme that cannot be computed with: every reason, with its line.
package struct SchemeRefused: Error, Sendable, CustomStringConvertible {
    package var lines: [String]

    package var description: String { lines.joined(separator: "\n") }
}
