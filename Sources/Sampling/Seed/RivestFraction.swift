import Digests

/// A number between 0 and 1 as R. Rivest's `consistent_sampler` makes it: the decimal digits of a
/// SHA-256 backwards, since the last digits of such a number are the even ones.
struct RivestFraction: Hashable, Sendable {
    /// `0.` and 64 to 78 decimals, or more in later generations.
    let text: String

    /// That of a hashed text.
    init(of hashed: some Collection<UInt8>) {
        self.text = "0." + RivestFraction.decimals(HashAlgorithm.sha256.hash(hashed))
    }

    private init(text: String) { self.text = text }

    /// The number's place in the next generation: above it, as random as can be between it and 1.
    /// The nines at the beginning stay, what follows is drawn until it is above.
    var next: RivestFraction {
        let padded = Array((text + "0").utf8)
        let nines = padded[2...].prefix { $0 == UInt8(ascii: "9") }.count
        let kept = String(decoding: padded[..<(2 + nines)], as: UTF8.self)
        var count = 0
        while true {
            count += 1
            let hash = HashAlgorithm.sha256.hash("\(text):\(count)")
            let candidate = kept + RivestFraction.decimals(hash)
            if padded.lexicographicallyPrecedes(candidate.utf8) {
                return RivestFraction(text: candidate)
            }
        }
    }

    /// At least 64 decimals, the last first.
    private static func decimals(_ digest: Digest) -> String {
        var limbs = [digest.word0, digest.word1, digest.word2, digest.word3]
        var digits: [UInt8] = []
        digits.reserveCapacity(80)
        while limbs.contains(where: { $0 != 0 }) {
            var rest: UInt64 = 0
            for index in limbs.indices {
                (limbs[index], rest) = groupScale.dividingFullWidth((rest, limbs[index]))
            }
            let isLast = limbs.allSatisfy { $0 == 0 }
            for _ in 0..<groupDigits where !isLast || rest > 0 {
                digits.append(UInt8(ascii: "0") + UInt8(rest % 10))
                rest /= 10
            }
        }
        while digits.count < 64 { digits.append(UInt8(ascii: "0")) }
        return String(decoding: digits, as: UTF8.self)
    }

    private static let groupScale: UInt64 = 10_000_000_000_000_000_000
    private static let groupDigits = 19
}
