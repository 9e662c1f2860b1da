import Digests
import Domain

extension TicketMode {
    /// The hash function.
    package var algorithm: HashAlgorithm { self == .sm3 ? .sm3 : .sha256 }
}

/// 签 - the number that decides an item's place in a draw. All lots of one draw are of one mode.
package struct Lot: Hashable, Comparable, Sendable, CustomStringConvertible {
    private let digest: Digest
    /// Of Rivest's; empty for the house's, whose text would cost more than all else in a draw.
    private let decimals: String

    init(_ digest: Digest) {
        self.digest = digest
        self.decimals = ""
    }

    init(_ fraction: RivestFraction) {
        self.digest = Digest(0, 0, 0, 0)
        self.decimals = fraction.text
    }

    /// Text that sorts as the lots do: 64 lower-case hexadecimal digits, or in the mode of Rivest
    /// `0.` and decimals.
    package var text: String { decimals.isEmpty ? digest.hex : decimals }

    package var description: String { text }

    package static func < (left: Lot, right: Lot) -> Bool {
        left.digest == right.digest
            ? left.decimals < right.decimals : left.digest < right.digest
    }
}
