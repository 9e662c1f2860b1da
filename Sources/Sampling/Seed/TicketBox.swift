import Digests
import Domain

/// 签筒 - all the tickets of one draw: what the seed says about each item.
///
/// A ticket depends on the seed and the item alone. So a larger sample contains a smaller one, any
/// stratum can be drawn alone, and an item more in the frame changes no other item's ticket: R.
/// Rivest, "Consistent Sampling with Replacement" (arXiv:1808.10016).
package struct TicketBox: Sendable {
    /// How the tickets are made.
    package let mode: TicketMode
    private let seed: [UInt8]

    /// The box of a round.
    ///
    /// - Parameters:
    ///   - seed: the seed of the round.
    ///   - purpose: draws of one round that must not depend on each other have purposes of their
    ///     own; empty for the main draw.
    package init(seed: Digest, mode: TicketMode = .sm3, purpose: String = "") {
        self.init(
            seed: mode == .rivest ? Array(seed.hex.utf8) : seed.bytes, mode: mode,
            purpose: purpose)
    }

    /// The box of any seed: its bytes, which are text in the mode of Rivest.
    ///
    /// The seed of a purpose is the hash of `fangpin-subseed-v1`, the seed and the purpose, each
    /// behind its length; in the mode of Rivest it is `seed/purpose`, so that his program can be
    /// given it.
    package init(seed: [UInt8], mode: TicketMode, purpose: String = "") {
        self.mode = mode
        if purpose.isEmpty {
            self.seed = seed
        } else if mode == .rivest {
            self.seed = seed + Array("/\(purpose)".utf8)
        } else {
            var text = Array("fangpin-subseed-v1".utf8)
            text.appendPrefixed(seed)
            text.appendPrefixed(purpose.utf8)
            self.seed = mode.algorithm.hash(text).bytes
        }
    }

    /// 签号 - the item's number, for each time that it may be drawn.
    ///
    /// The house's is the hash of `fangpin-ticket-v1`, the seed and the item, each behind its
    /// length, and the generation in four bytes.
    ///
    /// - Parameter generation: from 1; more only where an item may be drawn again.
    package func lot(of id: SampleItemID, generation: Int = 1) -> Lot {
        precondition(generation >= 1, "generations are counted from 1")
        return lots([id], generation: generation)[0]
    }

    /// The same for many items.
    package func lots(_ ids: [SampleItemID], generation: Int = 1) -> [Lot] {
        if mode == .rivest {
            let seedHash = Array(HashAlgorithm.sha256.hash(seed).hex.utf8)
            return ids.map { id in
                var fraction = RivestFraction(of: seedHash + Array(id.rawValue.utf8))
                for _ in 1..<generation { fraction = fraction.next }
                return Lot(fraction)
            }
        }
        var text = Array("fangpin-ticket-v1".utf8)
        text.appendPrefixed(seed)
        let head = text.count
        // One array for all of them: to make one each would take longer than to hash it.
        return ids.map { id in
            text.removeSubrange(head...)
            text.appendPrefixed(id.rawValue.utf8)
            text.appendNumber(generation)
            return Lot(mode.algorithm.hash(text))
        }
    }

    /// 随机起点 - a number from 0 up to `bound`, each as probable as the others but for 2⁻¹⁹⁰: the
    /// hash of `fangpin-start-v1`, the seed and the subject, each behind its length, as a number,
    /// modulo the bound.
    ///
    /// - Parameter bound: greater than 0.
    package func start(_ subject: String, below bound: Int64) -> Int64 {
        precondition(bound > 0, "there is a number to be drawn")
        var text = Array("fangpin-start-v1".utf8)
        text.appendPrefixed(seed)
        text.appendPrefixed(subject.utf8)
        let digest = mode.algorithm.hash(text)
        let divisor = UInt64(bound)
        var rest: UInt64 = 0
        for word in [digest.word0, digest.word1, digest.word2, digest.word3] {
            rest = divisor.dividingFullWidth((rest, word)).remainder
        }
        return Int64(rest)
    }
}

extension TicketBox {
    /// 签序 - the places of the items in the order of their lots; equal lots, which nobody will
    /// ever see, by id.
    package func order(_ ids: [SampleItemID]) -> [(index: Int, lot: Lot)] {
        ranked(lots(ids)) { ids[$0] < ids[$1] }
    }
}

/// Places by their lots, and by the closure where lots are equal.
private func ranked(
    _ lots: [Lot], _ precedes: (Int, Int) -> Bool
) -> [(index: Int, lot: Lot)] {
    lots.indices.sorted {
        lots[$0] == lots[$1] ? precedes($0, $1) : lots[$0] < lots[$1]
    }.map { ($0, lots[$0]) }
}
