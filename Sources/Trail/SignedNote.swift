import Digests

/// 签名文书 - a text with signatures below it, in the form of c2sp.org/signed-note:
///
///     <text, ending with a line end>
///
///     — <key name> <base64 of the key's id in four bytes and the signature>
///
/// One text of a note only: what was read is written again to the byte.
package struct SignedNote: Hashable, Sendable {
    /// What is signed, with its last line end.
    package let text: String

    /// The signatures, in their order.
    package private(set) var signatures: [Signature]

    /// A line below the text: whose it says to be, and the bytes. Nothing about it is checked.
    package struct Signature: Hashable, Sendable {
        /// The key's name: no spaces, no plus sign.
        package let name: String
        /// The first four bytes of a digest over name, kind and key, as a number.
        package let id: UInt32
        package let bytes: [UInt8]

        package init(name: String, id: UInt32, bytes: [UInt8]) {
            self.name = name
            self.id = id
            self.bytes = bytes
        }
    }

    /// Enough for an installation and all who could witness it.
    package static let signatureLimit = 32

    package init(text: String, signatures: [Signature]) {
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note; nil for any text that ``description`` does not write.
    package init?(_ note: some StringProtocol) {
        // By bytes: a line end and the mark behind it may be one character.
        let lines = Array(note.utf8).split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).map { String(decoding: $0, as: UTF8.self) }
        // The text ends before the last empty line; after the last line end nothing follows.
        guard lines.last == "", let blank = lines.dropLast().lastIndex(of: ""), blank > 0,
            !note.utf8.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\n") })
        else { return nil }
        let below = lines[(blank + 1)..<(lines.count - 1)]
        guard (1...SignedNote.signatureLimit).contains(below.count) else { return nil }
        self.text = lines[..<blank].map { "\($0)\n" }.joined()
        self.signatures = []
        for line in below {
            guard let signature = Signature(line: line) else { return nil }
            signatures.append(signature)
        }
    }

    /// Adds a signature; one by the same key is replaced.
    package mutating func add(_ signature: Signature) {
        signatures.removeAll { $0.name == signature.name && $0.id == signature.id }
        signatures.append(signature)
    }
}

extension SignedNote: CustomStringConvertible {
    /// The note as it is written.
    package var description: String {
        "\(text)\n" + signatures.map { "\($0)\n" }.joined()
    }
}

extension SignedNote.Signature: CustomStringConvertible {
    /// Reads a line without its end.
    package init?(line: some StringProtocol) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", KeyName.isValid(parts[1]),
            let bytes = Base64.bytes(parts[2]), bytes.count > 4
        else { return nil }
        self.init(
            name: String(parts[1]), id: bytes[..<4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) },
            bytes: Array(bytes[4...]))
    }

    /// The line without its end.
    package var description: String {
        let head = (0..<4).map { UInt8(truncatingIfNeeded: id >> (24 - 8 * UInt32($0))) }
        return "\u{2014} \(name) \(Base64.text(head + bytes))"
    }
}

/// What a key may be called.
enum KeyName {
    static func isValid(_ name: some StringProtocol) -> Bool {
        !name.isEmpty && !name.contains { $0.isWhitespace || $0 == "+" }
            && name.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F }
    }
}
