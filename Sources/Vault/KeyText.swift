import Digests

/// The written form of keys: one line for each, in the key files and in an export alike.
///
///     fangpin-key:1:seal:1:<64 hexadecimal digits>:<16 digits to check the line>
///
/// Purpose and id are under the check value, so that a file under a wrong name is found.
enum KeyText {
    /// The line of a key, without its end.
    static func line(of key: SecretKey) -> String {
        let content = "\(start)\(key.purpose.rawValue):\(key.id):\(key.withBytes(Hexadecimal.text))"
        return "\(content):\(check(content.utf8))"
    }

    /// The key of a line, which may end in white space; nil if it is not exactly as it was written.
    static func key(of text: some BidirectionalCollection<UInt8>) -> SecretKey? {
        let line = Array(text).trimmed
        let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard fields.count == 6, line.starts(with: start.utf8),
            let purpose = KeyPurpose(rawValue: String(decoding: fields[2], as: UTF8.self)),
            let id = UInt16(String(decoding: fields[3], as: UTF8.self)),
            var bytes = Hexadecimal.bytes(of: fields[4])
        else { return nil }
        defer { bytes.cleanse() }
        // Written again, the key must give the same line: one form only, and no damage.
        guard let key = SecretKey(purpose, id: id, bytes: bytes),
            self.line(of: key).utf8.elementsEqual(line)
        else { return nil }
        return key
    }

    /// All keys as one text, for a backup that is kept apart from the database's.
    static func export(_ keys: [SecretKey]) -> String {
        let lines = keys.map(line(of:))
        return """
            # The keys of fangpin. Whoever has this text and the database can read every ID number,
            # bank account and telephone number in it and sign its trail; without it, nobody can. Keep
            # it in a safe, on paper or on a medium of its own, never beside a backup of the database.
            \(lines.joined(separator: "\n"))
            \(end(of: lines))

            """
    }

    /// The keys of an export.
    static func keys(ofExport text: String) throws(VaultError) -> [SecretKey] {
        var keys: [SecretKey] = []
        var number = 0
        for line in text.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        {
            number += 1
            let content = Array(line).trimmed
            if content.isEmpty || content.first == UInt8(ascii: "#") { continue }
            if content.starts(with: ending.utf8) {
                guard end(of: keys.map(self.line(of:))).utf8.elementsEqual(content) else { break }
                return keys
            }
            guard let key = key(of: content), key.purpose != .master else { break }
            keys.append(key)
        }
        throw .exportDamaged(line: number)
    }

    private static let start = "fangpin-key:1:"
    private static let ending = "fangpin-keys-end:"

    private static func end(of lines: [String]) -> String {
        "\(ending)\(lines.count):\(check(lines.joined(separator: "\n").utf8))"
    }

    private static func check(_ content: some Collection<UInt8>) -> String {
        String(HashAlgorithm.sha256.hash(content).hex.prefix(16))
    }
}

extension [UInt8] {
    /// Without the blanks and line ends around it.
    fileprivate var trimmed: ArraySlice<UInt8> {
        let blanks = " \t\r\n".utf8
        let start = self[...].drop(while: blanks.contains)
        guard let last = start.lastIndex(where: { !blanks.contains($0) }) else { return [] }
        return start[...last]
    }
}
