import Digests

/// What is looked at in a file of the trail.
package enum TrailAspect: String, CaseIterable, Sendable {
    /// Every leaf is the hash of its entry's bytes.
    case entries
    /// The entries stand one after the other, none twice.
    case order
    /// The links beside an entry are those in its bytes.
    case links
    /// Every case's entries follow one another.
    case chains
    /// Every checkpoint has the root of the tree over the entries before it.
    case tree
    /// Every checkpoint is signed by the log.
    case signatures
    /// Every cosignature is its witness's.
    case cosignatures
    /// The log's keys are those that were given.
    case keys
    /// The checkpoints from elsewhere fit.
    case anchors
    /// The file is whole.
    case ending
}

/// What does not fit in a file of the trail, where, in words.
package struct TrailFileDefect: Error, Hashable, Sendable, CustomStringConvertible {
    package let aspect: TrailAspect
    package let place: String
    package let problem: String

    package var description: String { "\(aspect.rawValue): \(place): \(problem)" }
}

/// A line that is not of the form: the file is none of the trail's, or was damaged.
package struct TrailFormFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package let line: Int

    package init(line: Int) { self.line = line }

    package var description: String {
        "line \(line) is not of the form of a trail or of a proof"
    }
}

/// What an offline check found.
package struct TrailReport: Sendable {
    package internal(set) var origin = ""
    package internal(set) var entries = 0
    package internal(set) var checkpoints = 0
    /// The newest checkpoint that the file holds.
    package internal(set) var newest: SignedNote?
    /// How many things of an aspect were looked at.
    package internal(set) var counts: [TrailAspect: Int] = [:]
    /// The first of the defects; a file that was replaced would give millions.
    package private(set) var defects: [TrailFileDefect] = []
    package private(set) var defectCount = 0
    /// Whether anybody said by which keys the log signs: otherwise the file vouches for itself.
    package internal(set) var areKeysGiven = false

    package static let limit = 100

    /// Whether everything fits.
    package var isSound: Bool { defectCount == 0 }

    mutating func count(_ aspect: TrailAspect) { counts[aspect, default: 0] += 1 }

    mutating func add(_ aspect: TrailAspect, _ place: String, _ problem: String) {
        defectCount += 1
        guard defects.count < TrailReport.limit else { return }
        defects.append(TrailFileDefect(aspect: aspect, place: place, problem: problem))
    }

    /// One line for each aspect that was looked at, one for each defect, and the outcome.
    package var lines: [String] {
        var lines = TrailAspect.allCases.compactMap { aspect -> String? in
            guard !defects.contains(where: { $0.aspect == aspect }), let count = counts[aspect]
            else { return nil }
            return "\(aspect.rawValue): ok (\(count))"
        }
        lines += defects.map { "DEFECT \($0)" }
        if !areKeysGiven {
            lines.append("note: no key was given, so the file's own keys vouch for it")
        }
        let content = "\(entries) entries, \(checkpoints) checkpoints of \(origin)"
        lines.append(isSound ? "verified: \(content)" : "NOT VERIFIED: \(defectCount) defects")
        return lines
    }
}
