import Digests
import Domain

/// 承诺 - the digest by which a party binds itself to its part of the seed before the dice are
/// rolled: SM3 of `fangpin-commit-v1`, the round, the party and the 32 bytes of its part.
///
/// The part has 32 bytes and the parties' names are fixed, so that the text cannot be cut in
/// another way to the same bytes.
///
/// - Parameter part: 32 random bytes, known to the party alone until it reveals them.
package func commitment(
    round: ReviewRoundID, party: ReviewParty, part: [UInt8]
) -> Digest {
    precondition(part.count == SeedParts.partLength, "a part has 32 bytes")
    var text = Array("fangpin-commit-v1".utf8)
    text.append(contentsOf: round.rawValue.utf8)
    text.append(contentsOf: party.rawValue.utf8)
    text.append(contentsOf: part)
    return HashAlgorithm.sm3.hash(text)
}

/// 种子构成 - everything that the seed of a round is made of. All of it is public before the draw,
/// and none of those who contribute can choose the outcome: the parties are bound before the dice
/// are rolled, and the dice before the lottery is drawn (Colorado, 8 CCR 1505-1, Rule 25.2.2, for
/// the dice; Rivest, "On the notion of pseudo-random sampling for audits", for the rest).
package struct SeedParts: Hashable, Sendable {
    /// Its round.
    package var round: ReviewRoundID
    /// The root of the frame that is drawn from.
    package var frameRoot: Digest
    /// 骰点 - twenty ten-sided dice, as digits in the order rolled.
    package var dice: DecimalDigits
    /// 各方随机数 - the parts in the parties' order; nil where the party was absent, or kept its
    /// part to itself.
    package var parts: [[UInt8]?]
    /// 彩票号码 - the digits of the public lottery draw named beforehand; nil when none was.
    package var lottery: DecimalDigits?

    package init(
        round: ReviewRoundID, frameRoot: Digest, dice: DecimalDigits, parts: [[UInt8]?],
        lottery: DecimalDigits? = nil
    ) {
        self.round = round
        self.frameRoot = frameRoot
        self.dice = dice
        self.parts = parts
        self.lottery = lottery
    }

    /// How many bytes a party's part has.
    package static let partLength = 32
    /// How many dice are rolled: 66 bits.
    package static let diceCount = 20

    /// 种子 - SM3 of `fangpin-seed-v1` and, each behind its length in four bytes: the round, the
    /// frame's root, the dice, the parts (`absent` for a part that is not there), the lottery.
    package var seed: Digest {
        var text = Array("fangpin-seed-v1".utf8)
        text.appendPrefixed(round.rawValue.utf8)
        text.appendPrefixed(frameRoot.bytes)
        text.appendPrefixed(dice.text.utf8)
        for part in parts { text.appendPrefixed(part ?? Array("absent".utf8)) }
        text.appendPrefixed((lottery?.text ?? "").utf8)
        return HashAlgorithm.sm3.hash(text)
    }
}

/// 十进制数字串 - digits that somebody read off dice or a lottery, kept as text: leading zeros
/// count.
package struct DecimalDigits: Hashable, Sendable, CustomStringConvertible {
    /// ASCII digits, at least one.
    package let text: String

    /// Nil for anything but digits.
    package init?(_ text: String) {
        let isDigit = { (byte: UInt8) in byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
        guard !text.isEmpty, text.utf8.allSatisfy(isDigit) else { return nil }
        self.text = text
    }

    package var description: String { text }
    /// How many there are.
    package var count: Int { text.utf8.count }
}
