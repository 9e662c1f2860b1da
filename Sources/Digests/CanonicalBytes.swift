/// 规范编码 - a record as bytes, one way only: what the trail hashes and keeps, and what a
/// request's hash is taken of.
///
/// The first byte is the format version of the record, which its writer chooses and which decides
/// what the fields mean. Each field then is a tag byte and its content:
///
/// | tag | field | content |
/// |---|---|---|
/// | 0 | none | nothing |
/// | 1, 2 | false, true | nothing |
/// | 3 | number | 8 bytes, two's complement, big-endian |
/// | 4 | text | length in 4 bytes, big-endian, and UTF-8 |
/// | 5 | bytes | length in 4 bytes, big-endian, and the bytes |
/// | 6 | list | length in 4 bytes, big-endian, and fields |
///
/// The tags let a reader show a record without knowing its kind, and no two different sequences of
/// fields have the same bytes. Text is taken as it is: normalise it before, if at all.
package struct CanonicalBytes: Hashable, Sendable {
    /// The record so far, which may be hashed or stored at any moment.
    package private(set) var bytes: [UInt8]

    /// Begins a record with its format version.
    package init(version: UInt8) { self.bytes = [version] }

    /// A text's UTF-8 bytes, fewer than 2^32.
    package mutating func append(_ text: String) { append(.text, text.utf8) }

    /// A number of any kind: fen, a day, microseconds.
    package mutating func append(_ number: Int64) {
        bytes.append(CanonicalTag.number.rawValue)
        for shift in stride(from: Int64(56), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    /// Bytes, fewer than 2^32.
    package mutating func append(_ content: [UInt8]) { append(.bytes, content) }

    /// A yes or no.
    package mutating func append(_ truth: Bool) {
        bytes.append((truth ? CanonicalTag.true : .false).rawValue)
    }

    /// A digest is 32 bytes like any others.
    package mutating func append(_ digest: Digest) { append(.bytes, digest.bytes) }

    /// The marker of a field without a value.
    package mutating func appendNone() { bytes.append(CanonicalTag.none.rawValue) }

    /// Appends a list of the fields that the closure appends, which may be lists again.
    package mutating func appendList<Failure: Error>(
        _ fields: (inout CanonicalBytes) throws(Failure) -> Void
    ) throws(Failure) {
        bytes.append(CanonicalTag.list.rawValue)
        let start = bytes.count
        appendLength(0)
        try fields(&self)
        let length = UInt32(bytes.count - start - 4)
        for place in 0..<4 {
            bytes[start + place] = UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32(place)))
        }
    }

    /// The digest of all the bytes.
    package func digest(_ algorithm: HashAlgorithm) -> Digest { algorithm.hash(bytes) }

    private mutating func append(_ tag: CanonicalTag, _ content: some Collection<UInt8>) {
        bytes.append(tag.rawValue)
        appendLength(UInt32(content.count))
        bytes.append(contentsOf: content)
    }

    private mutating func appendLength(_ length: UInt32) {
        for shift in stride(from: UInt32(24), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: length >> shift))
        }
    }
}

extension CanonicalBytes {
    /// A text, or the marker for none.
    package mutating func append(_ text: String?) {
        if let text { append(text) } else { appendNone() }
    }

    /// A number, or the marker for none.
    package mutating func append(_ number: Int64?) {
        if let number { append(number) } else { appendNone() }
    }

    /// Bytes, or the marker for none.
    package mutating func append(_ content: [UInt8]?) {
        if let content { append(content) } else { appendNone() }
    }

    /// A yes or no, or the marker for none.
    package mutating func append(_ truth: Bool?) {
        if let truth { append(truth) } else { appendNone() }
    }

    /// A digest, or the marker for none.
    package mutating func append(_ digest: Digest?) {
        if let digest { append(digest) } else { appendNone() }
    }

    /// Appends a field whose kind is known only when the program runs.
    package mutating func append(_ value: CanonicalValue) {
        switch value {
        case .none: appendNone()
        case .truth(let truth): append(truth)
        case .number(let number): append(number)
        case .text(let text): append(text)
        case .bytes(let content): append(content)
        case .list(let values):
            appendList { list in
                for value in values { list.append(value) }
            }
        }
    }
}

/// The first byte of a field.
enum CanonicalTag: UInt8 {
    case none, `false`, `true`, number, text, bytes, list
}
