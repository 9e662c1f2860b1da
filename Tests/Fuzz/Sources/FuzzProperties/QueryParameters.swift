/// The parameters of an address, as Hummingbird's `URI` gives them to the routes. The fuzzers do
/// without Hummingbird, whose packages take longer to compile than all rooms together; a test in
/// the ordinary suite holds this reading against the real one.
package enum QueryParameters {
    /// What stands between the first `?` and `#`, cut at `&` and at the first `=`; values are
    /// percent-decoded, names are not, and a value with a wrong escape stays as it is.
    package static func read(_ address: String) -> [(key: Substring, value: Substring)] {
        let scalars = address.unicodeScalars
        guard let mark = scalars.firstIndex(of: "?") else { return [] }
        let query = scalars[scalars.index(after: mark)...].prefix { $0 != "#" }
        var parts = query.split(separator: "&", omittingEmptySubsequences: false)
        if parts.last?.isEmpty ?? false { parts.removeLast() }
        return parts.map { part in
            guard let sign = part.firstIndex(of: "=") else { return (Substring(part), "") }
            let value = Substring(part[part.index(after: sign)...])
            return (Substring(part[..<sign]), decoded(value).map { $0[...] } ?? value)
        }
    }

    /// Nil for a wrong escape. Bytes that are no UTF-8 become the replacement character.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit),
                let low = rest.popFirst().flatMap(digit)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }
}
