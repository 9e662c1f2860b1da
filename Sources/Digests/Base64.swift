/// Bytes as base64 (RFC 4648 section 4), without Foundation. Strict both ways: a text is read only
/// if it is exactly what the bytes are written as, so no two texts mean the same.
package enum Base64 {
    /// The text of the bytes, padded.
    package static func text(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var (held, bits) = (UInt32(0), 0)
        for byte in bytes {
            held = held << 8 | UInt32(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(alphabet[Int(held >> UInt32(bits)) & 63])
            }
        }
        if bits > 0 { text.append(alphabet[Int(held << UInt32(6 - bits)) & 63]) }
        while !text.count.isMultiple(of: 4) { text.append(padding) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a text; nil for any other than ``text(_:)`` writes.
    package static func bytes(_ text: some StringProtocol) -> [UInt8]? { bytes(of: text.utf8) }

    /// The text without padding, as PHC strings have it.
    package static func unpadded(_ bytes: some Collection<UInt8>) -> String {
        String(text(bytes).prefix { $0 != "=" })
    }

    /// The bytes of a text; nil for any other than ``unpadded(_:)`` writes.
    package static func bytes(unpadded text: some StringProtocol) -> [UInt8]? {
        let missing = (4 - text.utf8.count % 4) % 4
        guard missing < 3, !text.utf8.contains(padding) else { return nil }
        return bytes(of: Array(text.utf8) + Array(repeating: padding, count: missing))
    }

    /// The bytes of a text that is given as ASCII.
    package static func bytes(of text: some Collection<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var (held, bits, padded) = (UInt32(0), 0, 0)
        for character in text {
            if character == padding {
                padded += 1
                continue
            }
            let value = values[Int(character)]
            guard padded == 0, value < 64 else { return nil }
            held = held << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
            }
        }
        // What is left over of the last character must be nothing, and padded as it has to be.
        let isWhole = held & (1 << UInt32(bits) - 1) == 0 && bits < 6
        return isWhole && padded == (3 - bytes.count % 3) % 3 ? bytes : nil
    }

    private static let padding = UInt8(ascii: "=")
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 255, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()
}
