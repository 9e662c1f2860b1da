import Digests
import Vault

/// 留痕文件 - the two files in which the trail leaves the house: the whole of it (or all from a
/// checkpoint on), and the entries of one case with their way to a checkpoint. Lines of words with
/// one space between them; digests in hexadecimal or base64, everything else in base64.
///
///     fangpin-trail 1                  or: fangpin-proof 1
///     origin <name>
///     key <SubjectPublicKeyInfo>       one or more, the first one first: the log's
///     witness <name> <key>             any number: those whose cosignatures the log takes in
///
/// The whole trail then has
///
///     from <size> [<peak> ...]         0, or the tree before the first entry
///     entry <number> <leaf> <links> <body>
///     checkpoint <size> <note>         behind the entry that made the tree so large
///     end <size> <number of checkpoints>
///
/// and the proof of a case
///
///     checkpoint <size> <note>
///     case <number>
///     entry <number> <leaf> <links> <body>
///     path <digest> ...                from the leaf to the root, or `path -`
///     end <number of entries> 1
///
/// Bodies are the canonical bytes of entries (`Digests/CanonicalBytes.swift`), leaf is
/// SM3(0x00 ‖ body), nodes are SM3(0x01 ‖ left ‖ right), the tree is that of RFC 6962.
package enum TrailLine: Equatable, Sendable {
    case trail
    case proof
    case origin(String)
    case key(VerifyingKey)
    case witness(String, VerifyingKey)
    case from(MerkleFrontier)
    case entry(TrailFileEntry)
    case checkpoint(size: Int, SignedNote)
    case claim(Int64)
    case path([Digest])
    case end(size: Int, checkpoints: Int)
}

/// An entry as it stands in a file; nothing about it is checked.
package struct TrailFileEntry: Equatable, Sendable {
    /// Its place in the tree, from 0.
    package var number: Int
    package var leaf: Digest
    package var links: [EntryLink]
    package var body: [UInt8]

    package init(number: Int, leaf: Digest, links: [EntryLink], body: [UInt8]) {
        self.number = number
        self.leaf = leaf
        self.links = links
        self.body = body
    }
}

extension TrailLine: CustomStringConvertible {
    /// The line without its end.
    package var description: String {
        switch self {
        case .trail: "fangpin-trail 1"
        case .proof: "fangpin-proof 1"
        case .origin(let name): "origin \(name)"
        case .key(let key): "key \(Base64.text(key.spki))"
        case .witness(let name, let key): "witness \(name) \(Base64.text(key.spki))"
        case .from(let frontier):
            frontier.peaks.reduce("from \(frontier.size)") { "\($0) \(Base64.text($1.bytes))" }
        case .entry(let entry):
            "entry \(entry.number) \(entry.leaf.hex) \(EntryLink.text(entry.links)) "
                + Base64.text(entry.body)
        case .checkpoint(let size, let note):
            "checkpoint \(size) \(Base64.text("\(note)".utf8))"
        case .claim(let number): "case \(number)"
        case .path(let path):
            path.isEmpty
                ? "path -" : "path " + path.map { Base64.text($0.bytes) }.joined(separator: " ")
        case .end(let size, let checkpoints): "end \(size) \(checkpoints)"
        }
    }

    /// Reads a line without its end; nil for any that ``description`` does not write.
    package init?(_ line: some StringProtocol) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        switch (words[0], words.count) {
        case ("fangpin-trail", 2): self = .trail
        case ("fangpin-proof", 2): self = .proof
        case ("origin", 2): self = .origin(String(words[1]))
        case ("key", 2):
            guard let key = TrailLine.key(words[1]) else { return nil }
            self = .key(key)
        case ("witness", 3):
            guard let key = TrailLine.key(words[2]) else { return nil }
            self = .witness(String(words[1]), key)
        case ("from", 2...):
            guard let size = Int(canonical: words[1]),
                let peaks = TrailLine.digests(words[2...]),
                let frontier = MerkleFrontier(.sm3, size: size, peaks: peaks)
            else { return nil }
            self = .from(frontier)
        case ("entry", 5):
            guard let entry = TrailFileEntry(words) else { return nil }
            self = .entry(entry)
        case ("checkpoint", 3):
            guard let size = Int(canonical: words[1]), let bytes = Base64.bytes(words[2]),
                let text = String(validating: bytes, as: UTF8.self), let note = SignedNote(text)
            else { return nil }
            self = .checkpoint(size: size, note)
        case ("case", 2):
            guard let number = Int(canonical: words[1]) else { return nil }
            self = .claim(Int64(number))
        case ("path", 2...):
            guard words != ["path", "-"] else {
                self = .path([])
                return
            }
            guard let path = TrailLine.digests(words[1...]) else { return nil }
            self = .path(path)
        case ("end", 3):
            guard let size = Int(canonical: words[1]), let count = Int(canonical: words[2])
            else { return nil }
            self = .end(size: size, checkpoints: count)
        default: return nil
        }
        // Another version of the form, or a name that cannot be one.
        switch self {
        case .trail, .proof: if words[1] != "1" { return nil }
        case .origin(let name), .witness(let name, _):
            if !KeyName.isValid(name) { return nil }
        default: break
        }
    }

    private static func key(_ text: some StringProtocol) -> VerifyingKey? {
        Base64.bytes(text).flatMap { VerifyingKey(spki: $0) }
    }

    private static func digests(_ words: some Sequence<some StringProtocol>) -> [Digest]? {
        var digests: [Digest] = []
        for word in words {
            guard let digest = Base64.bytes(word).flatMap({ Digest(bytes: $0) }) else {
                return nil
            }
            digests.append(digest)
        }
        return digests
    }
}

extension TrailFileEntry {
    fileprivate init?(_ words: [some StringProtocol]) {
        guard let number = Int(canonical: words[1]), let leaf = Digest(hex: words[2]),
            leaf.hex == words[2], let links = EntryLink.links(of: words[3]),
            let body = Base64.bytes(words[4])
        else { return nil }
        self.init(number: number, leaf: leaf, links: links, body: body)
    }
}

/// What stands at the head of both files: whose trail it is, and by which keys it is signed.
package struct TrailFileHead: Sendable {
    package var origin: String
    package var keys: [VerifyingKey]
    package var witnesses: [NoteKey]

    package init(origin: String, keys: [VerifyingKey], witnesses: [NoteKey]) {
        self.origin = origin
        self.keys = keys
        self.witnesses = witnesses
    }

    /// The lines behind the first one.
    package var lines: [TrailLine] {
        [.origin(origin)] + keys.map { .key($0) }
            + witnesses.map { .witness($0.name, $0.key) }
    }
}
