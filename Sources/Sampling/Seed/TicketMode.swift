import Digests

/// 签号算法 - how tickets follow from the seed; fixed with the plan, before the seed is known.
package enum TicketMode: String, CaseIterable, Hashable, Sendable {
    /// The house's tickets with SM3 (国密).
    case sm3
    /// The house's tickets with SHA-256, for whoever has no SM3.
    case sha256
    /// Those of R. Rivest's `consistent_sampler`, to the last digit: his program checks our draw.
    case rivest = "rivest-sha256"

    /// The hash function.
    package var algorithm: HashAlgorithm { self == .sm3 ? .sm3 : .sha256 }
}

/// 签 - the number that decides an item's place in a draw, as text that sorts as the numbers do: 64
/// lower-case hexadecimal digits, or in the mode of Rivest `0.` and decimals.
package struct Lot: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// ASCII.
    package let text: String

    init(_ text: String) { self.text = text }

    package var description: String { text }

    package static func < (left: Lot, right: Lot) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
