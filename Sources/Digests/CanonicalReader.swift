/// 规范解码 - reads the fields of ``CanonicalBytes`` one after the other, and refuses all that it
/// could not have written.
package struct CanonicalReader: Sendable {
    /// The format version of the record: its first byte.
    package let version: UInt8

    /// The place of the next byte, counted from the record's first.
    package private(set) var position: Int

    private let record: ArraySlice<UInt8>

    /// Begins at the record's first field; refuses a record without even a version.
    package init(_ bytes: [UInt8]) throws(CanonicalError) {
        guard let version = bytes.first else { throw .truncated(at: 0) }
        self.init(version: version, record: bytes[...], position: 1)
    }

    private init(version: UInt8, record: ArraySlice<UInt8>, position: Int) {
        self.version = version
        self.record = record
        self.position = position
    }

    /// Whether every field was read.
    package var isAtEnd: Bool { position == record.endIndex }

    /// Refuses a record with fields that nobody read.
    package func finish() throws(CanonicalError) {
        guard isAtEnd else { throw .unreadFields(at: position) }
    }

    /// The next field, which must be a text.
    package mutating func text() throws(CanonicalError) -> String {
        let start = position
        try expect(.text)
        guard let text = String(validating: try content(), as: UTF8.self) else {
            throw .notText(at: start)
        }
        return text
    }

    /// The next field, which must be a number.
    package mutating func number() throws(CanonicalError) -> Int64 {
        try expect(.number)
        return Int64(bitPattern: try integer(bytes: 8))
    }

    /// The next field, which must be bytes.
    package mutating func bytes() throws(CanonicalError) -> [UInt8] {
        try expect(.bytes)
        return Array(try content())
    }

    /// The next field, which must be a yes or no.
    package mutating func truth() throws(CanonicalError) -> Bool {
        let start = position
        switch try tag() {
        case .true: return true
        case .false: return false
        default: throw .otherKind(at: start)
        }
    }

    /// The next field, which must be 32 bytes.
    package mutating func digest() throws(CanonicalError) -> Digest {
        let start = position
        guard let digest = Digest(bytes: try bytes()) else { throw .otherKind(at: start) }
        return digest
    }

    /// A reader of a list's fields, which ends where the list does.
    package mutating func list() throws(CanonicalError) -> CanonicalReader {
        try expect(.list)
        let content = try content()
        return CanonicalReader(version: version, record: content, position: content.startIndex)
    }

    /// Whether the next field is the marker for no value, which then is read:
    /// `try reader.isNone() ? nil : reader.text()`.
    package mutating func isNone() throws(CanonicalError) -> Bool {
        guard position < record.endIndex else { throw .truncated(at: position) }
        guard record[position] == CanonicalTag.none.rawValue else { return false }
        position += 1
        return true
    }
}

extension CanonicalReader {
    private mutating func expect(_ tag: CanonicalTag) throws(CanonicalError) {
        let start = position
        guard try self.tag() == tag else { throw .otherKind(at: start) }
    }

    mutating func tag() throws(CanonicalError) -> CanonicalTag {
        guard position < record.endIndex else { throw .truncated(at: position) }
        guard let tag = CanonicalTag(rawValue: record[position]) else {
            throw .unknownTag(at: position)
        }
        position += 1
        return tag
    }

    private mutating func content() throws(CanonicalError) -> ArraySlice<UInt8> {
        let start = position
        let length = Int(try integer(bytes: 4))
        guard record.endIndex - position >= length else { throw .truncated(at: start) }
        defer { position += length }
        return record[position..<position + length]
    }

    private mutating func integer(bytes count: Int) throws(CanonicalError) -> UInt64 {
        guard record.endIndex - position >= count else { throw .truncated(at: position) }
        defer { position += count }
        return record[position..<position + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
}

/// Why bytes are not a record, with the place in bytes from the record's first. It never holds
/// content.
package enum CanonicalError: Error, Hashable, Sendable {
    case truncated(at: Int)
    case unknownTag(at: Int)
    /// There is a field, but of another kind than was asked for.
    case otherKind(at: Int)
    case notText(at: Int)
    case tooDeep(at: Int)
    case unreadFields(at: Int)
}

extension CanonicalError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .truncated(let place): "the record ends inside the field at byte \(place)"
        case .unknownTag(let place): "the record has a field of no known kind at byte \(place)"
        case .otherKind(let place): "the record has a field of another kind at byte \(place)"
        case .notText(let place): "the record has a text that is not UTF-8 at byte \(place)"
        case .tooDeep(let place): "the record's lists are nested too deeply at byte \(place)"
        case .unreadFields(let place): "the record has more fields than expected at byte \(place)"
        }
    }
}
