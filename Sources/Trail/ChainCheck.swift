import Digests

/// Follows the chains of all cases while entries go by.
///
/// Entries are sealed in the order of their transactions' numbers, which need not be the order in
/// which they locked a case. So a chain is a stretch of versions that grows at both ends, and what
/// does not touch it yet waits.
struct ChainCheck {
    private struct Stretch {
        var low: Int
        /// What stands before the lowest version.
        var previous: Digest?
        var high: Int
        var last: Digest
    }

    private struct Waiting {
        var link: EntryLink
        var leaf: Digest
    }

    private var stretches: [Int64: Stretch] = [:]
    private var waiting: [Int64: [Int: Waiting]] = [:]

    /// How many cases there are.
    var count: Int { stretches.count }

    /// Adds a link of an entry; gives what is wrong with it.
    mutating func add(_ link: EntryLink, leaf: Digest) -> String? {
        guard link.version > 0, (link.version == 1) == (link.previous == nil) else {
            return "case \(link.claim) has a version \(link.version) that cannot be"
        }
        guard stretches[link.claim] != nil else {
            stretches[link.claim] = Stretch(
                low: link.version, previous: link.previous, high: link.version, last: leaf)
            return nil
        }
        if let problem = join(link, leaf) { return problem }
        while let next = nextWaiting(link.claim) {
            if let problem = join(next.link, next.leaf) { return problem }
        }
        return nil
    }

    private mutating func join(_ link: EntryLink, _ leaf: Digest) -> String? {
        guard var stretch = stretches[link.claim] else { return nil }
        let broken = "version \(link.version) of case \(link.claim) does not follow the one before"
        switch link.version {
        case stretch.high + 1:
            guard link.previous == stretch.last else { return broken }
            (stretch.high, stretch.last) = (link.version, leaf)
        case stretch.low - 1:
            guard leaf == stretch.previous else { return broken }
            (stretch.low, stretch.previous) = (link.version, link.previous)
        case stretch.low...stretch.high:
            return "version \(link.version) of case \(link.claim) is there twice"
        default:
            let known = waiting[link.claim, default: [:]].updateValue(
                Waiting(link: link, leaf: leaf), forKey: link.version)
            return known == nil
                ? nil : "version \(link.version) of case \(link.claim) is there twice"
        }
        stretches[link.claim] = stretch
        return nil
    }

    /// What waited and touches its stretch now.
    private mutating func nextWaiting(_ claim: Int64) -> Waiting? {
        guard let stretch = stretches[claim], waiting[claim] != nil else { return nil }
        let found =
            waiting[claim]?.removeValue(forKey: stretch.high + 1)
            ?? waiting[claim]?.removeValue(forKey: stretch.low - 1)
        if waiting[claim]?.isEmpty ?? false { waiting[claim] = nil }
        return found
    }

    /// What is missing when everything has gone by.
    ///
    /// - Parameter fromStart: whether the chains had to begin with version 1.
    func missing(fromStart: Bool) -> [(claim: Int64, problem: String)] {
        let gaps = waiting.keys.map { ($0, "versions between its entries are missing") }
        let headless = stretches.filter { fromStart && $0.value.low != 1 }.keys.map {
            ($0, "its first entries are missing")
        }
        return (gaps + headless).sorted { $0.0 < $1.0 }.map { (claim: $0.0, problem: $0.1) }
    }
}
