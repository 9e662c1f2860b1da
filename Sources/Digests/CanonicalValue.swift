/// One field of a ``CanonicalBytes`` record, for showing and comparing records of any kind.
package indirect enum CanonicalValue: Hashable, Sendable {
    case none
    case truth(Bool)
    case number(Int64)
    case text(String)
    case bytes([UInt8])
    case list([CanonicalValue])

    /// How deep lists may be nested: more than any record of fangpin, and little enough that a
    /// hostile one cannot exhaust the stack.
    package static let depthLimit = 64
}

extension CanonicalReader {
    /// The next field, whatever it is.
    package mutating func value() throws(CanonicalError) -> CanonicalValue {
        try value(depth: 0)
    }

    /// All fields that are left.
    package mutating func values() throws(CanonicalError) -> [CanonicalValue] {
        try values(depth: 0)
    }

    private mutating func values(depth: Int) throws(CanonicalError) -> [CanonicalValue] {
        var values: [CanonicalValue] = []
        while !isAtEnd { values.append(try value(depth: depth)) }
        return values
    }

    private mutating func value(depth: Int) throws(CanonicalError) -> CanonicalValue {
        var ahead = self
        switch try ahead.tag() {
        case .none:
            self = ahead
            return .none
        case .true, .false: return .truth(try truth())
        case .number: return .number(try number())
        case .text: return .text(try text())
        case .bytes: return .bytes(try bytes())
        case .list:
            guard depth < CanonicalValue.depthLimit else { throw .tooDeep(at: position) }
            var fields = try list()
            return .list(try fields.values(depth: depth + 1))
        }
    }
}

extension CanonicalValue {
    // Text counts as its UTF-8 bytes: two texts that Swift calls equal are two records.
    package static func == (left: CanonicalValue, right: CanonicalValue) -> Bool {
        switch (left, right) {
        case (.none, .none): true
        case (.truth(let left), .truth(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
        case (.bytes(let left), .bytes(let right)): left == right
        case (.list(let left), .list(let right)): left == right
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        var record = CanonicalBytes(version: 0)
        record.append(self)
        hasher.combine(record.bytes)
    }
}
