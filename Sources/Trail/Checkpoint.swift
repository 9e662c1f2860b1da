import Digests

/// 检查点 - how a log stood: whose it is, how many entries it had, and the root of the tree over
/// them (c2sp.org/tlog-checkpoint, without extension lines).
///
///     fangpin/5f0c…
///     20852163
///     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
package struct Checkpoint: Hashable, Sendable {
    /// The log's name.
    package let origin: String
    /// The number of entries.
    package let size: Int
    /// The root of the tree over the first `size` entries.
    package let root: Digest

    package init(origin: String, size: Int, root: Digest) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note; nil for any text that ``text`` does not write.
    package init?(text: some StringProtocol) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == 4, lines[3].isEmpty, !lines[0].isEmpty,
            let size = Int(canonical: lines[1]), let bytes = Base64.bytes(lines[2]),
            let root = Digest(bytes: bytes)
        else { return nil }
        self.init(origin: String(lines[0]), size: size, root: root)
    }

    /// The three lines, each with its end: what is signed.
    package var text: String { "\(origin)\n\(size)\n\(Base64.text(root.bytes))\n" }
}

extension SignedNote {
    /// The checkpoint that the note's text is.
    package var checkpoint: Checkpoint? { Checkpoint(text: text) }
}

extension Int {
    /// A number from 0 as this program writes it: digits, no sign, no zero in front.
    package init?(canonical text: some StringProtocol) {
        guard let number = Int(text), number >= 0, text == "\(number)" else { return nil }
        self = number
    }
}
