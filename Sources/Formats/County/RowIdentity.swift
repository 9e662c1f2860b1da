import Domain

/// What is unique in a file, compared as UTF-8 bytes: a number, perhaps with a cause.
package struct RowIdentity: Hashable, Sendable {
    fileprivate let text: String
    fileprivate let cause: Cause?

    package init(_ text: String, cause: Cause? = nil) {
        self.text = text
        self.cause = cause
    }

    package static func == (left: RowIdentity, right: RowIdentity) -> Bool {
        left.cause == right.cause && left.text.utf8.elementsEqual(right.text.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(cause)
    }
}

/// The rows of a file that there have been.
struct SeenRows {
    /// Eighteen digits, the form of household numbers, are kept as one whole number: a county has a
    /// million of them, and as strings they cost more than all the rest of the reading.
    private var numbers: Set<UInt64> = []
    private var others: Set<RowIdentity> = []

    /// Whether it is the first of its kind.
    mutating func insert(_ identity: RowIdentity) -> Bool {
        if let number = SeenRows.number(identity) { return numbers.insert(number).inserted }
        return others.insert(identity).inserted
    }

    /// Eighteen digits are below 2^60, which leaves four bits for the cause.
    private static func number(_ identity: RowIdentity) -> UInt64? {
        guard identity.text.utf8.count == 18 else { return nil }
        var value: UInt64 = 0
        for byte in identity.text.utf8 {
            guard Byte.isDigit(byte) else { return nil }
            value = value &* 10 &+ UInt64(byte &- Byte.zero)
        }
        return value << 4 | UInt64(identity.cause.map { $0.order + 1 } ?? 0)
    }
}
