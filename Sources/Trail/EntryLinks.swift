import Digests

/// Where an entry continues the chain of a case.
package struct EntryLink: Hashable, Sendable {
    /// The case's number.
    package let claim: Int64
    /// Counts the entries of the case, from 1.
    package let version: Int
    /// The leaf of the case's entry before; nil for its first.
    package let previous: Digest?

    package init(claim: Int64, version: Int, previous: Digest?) {
        self.claim = claim
        self.version = version
        self.previous = previous
    }
}

extension EntryLink {
    /// The links that the canonical bytes of an entry hold (version 1: action, moment, actor,
    /// links, notes); nil for bytes of no such form.
    package static func links(ofBody body: [UInt8]) -> [EntryLink]? {
        try? readLinks(body)
    }

    private static func readLinks(_ body: [UInt8]) throws(CanonicalError) -> [EntryLink]? {
        var reader = try CanonicalReader(body)
        guard reader.version == 1 else { return nil }
        _ = try reader.text()
        _ = try reader.number()
        _ = try reader.text()
        var list = try reader.list()
        var links: [EntryLink] = []
        while !list.isAtEnd {
            let (claim, version) = (try list.number(), try list.number())
            let previous: Digest? = try list.isNone() ? nil : list.digest()
            links.append(EntryLink(claim: claim, version: Int(version), previous: previous))
        }
        _ = try reader.list()
        try reader.finish()
        return links
    }

    /// The links of an entry in one word: `17:2:<64 digits>,18:1:-`, or `-` for none.
    package static func text(_ links: [EntryLink]) -> String {
        if links.isEmpty { return "-" }
        return links.map { "\($0.claim):\($0.version):\($0.previous?.hex ?? "-")" }
            .joined(separator: ",")
    }

    /// Reads ``text(_:)``; nil for anything else.
    package static func links(of text: some StringProtocol) -> [EntryLink]? {
        if text == "-" { return [] }
        var links: [EntryLink] = []
        for word in text.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = word.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 3, let claim = Int(canonical: parts[0]),
                let version = Int(canonical: parts[1])
            else { return nil }
            let previous = Digest(hex: parts[2])
            guard parts[2] == previous?.hex ?? "-" else { return nil }
            links.append(EntryLink(claim: Int64(claim), version: version, previous: previous))
        }
        return links
    }
}
