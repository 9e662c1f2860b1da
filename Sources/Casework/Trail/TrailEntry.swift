import Digests
import Domain
import Store

/// A leaf's bytes, read back: for verification and for people who look at a case's history.
package struct TrailEntry: Sendable, Equatable {
    package var action: String
    package var at: Instant
    package var actor: String
    package var links: [NewLeaf.Link]
    package var notes: [Note]

    /// One thing that the entry tells; commitments to personal data are shown as hexadecimal.
    package struct Note: Sendable, Equatable {
        package var name: String
        package var value: String
    }

    /// - Throws: `CanonicalError` for bytes that no version of fangpin wrote.
    package init(_ body: [UInt8]) throws {
        var reader = try CanonicalReader(body)
        guard reader.version == LeafForm.version else { throw TrailDefect.frontier }
        self.action = try reader.text()
        self.at = Instant(microseconds: try reader.number())
        self.actor = try reader.text()
        var list = try reader.list()
        self.links = []
        while !list.isAtEnd {
            let claim = try list.number()
            let version = try list.number()
            let previous = try list.isNone() ? nil : list.digest()
            links.append(
                NewLeaf.Link(claim: claim, version: Int(version), previous: previous))
        }
        var told = try reader.list()
        self.notes = []
        while !told.isAtEnd {
            let name = try told.text()
            notes.append(Note(name: name, value: try told.value().shown))
        }
        try reader.finish()
    }
}

extension CanonicalValue {
    fileprivate var shown: String {
        switch self {
        case .text(let text): text
        case .number(let number): String(number)
        case .bytes(let bytes): Digest(bytes: bytes)?.hex ?? "\(bytes.count) bytes"
        case .truth(let truth): String(truth)
        case .none: ""
        case .list(let values): values.map(\.shown).joined(separator: ", ")
        }
    }
}
