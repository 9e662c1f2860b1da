/// 定种纪要 - how the seed of a round came about: who brought what, and when.
package struct SeedCeremony: Sendable, Equatable {
    package var round: ReviewRoundID
    /// 框根 - in hexadecimal, as it went into the seed.
    package var frameRoot: String
    package var commitmentsUntil: Instant
    /// In the order of their parts.
    package var parties: [Party]
    /// 骰点 - twenty digits; nil before they fell.
    package var dice: String?
    /// Who read them off, independently.
    package var diceReaders: [String]
    package var diceAt: Instant?
    /// 彩票 - the draw that was named beforehand; nil for none.
    package var lottery: String?
    /// 彩票号码
    package var lotteryDigits: String?
    /// 种子 - in hexadecimal; nil before it is settled.
    package var seed: String?
    package var settledAt: Instant?
    /// 过程 - what happened, in its order.
    package var minutes: [Minute]

    package init(
        round: ReviewRoundID, frameRoot: String, commitmentsUntil: Instant, parties: [Party],
        dice: String?, diceReaders: [String], diceAt: Instant?, lottery: String?,
        lotteryDigits: String?, seed: String?, settledAt: Instant?, minutes: [Minute]
    ) {
        self.round = round
        self.frameRoot = frameRoot
        self.commitmentsUntil = commitmentsUntil
        self.parties = parties
        self.dice = dice
        self.diceReaders = diceReaders
        self.diceAt = diceAt
        self.lottery = lottery
        self.lotteryDigits = lotteryDigits
        self.seed = seed
        self.settledAt = settledAt
        self.minutes = minutes
    }

    /// 承诺方
    package struct Party: Sendable, Equatable {
        package var party: ReviewParty
        /// Who acted for it; empty where nobody did.
        package var officer: String
        /// In hexadecimal.
        package var commitment: String?
        package var committedAt: Instant?
        /// In hexadecimal.
        package var part: String?
        package var revealedAt: Instant?

        package init(
            party: ReviewParty, officer: String, commitment: String?, committedAt: Instant?,
            part: String?, revealedAt: Instant?
        ) {
            self.party = party
            self.officer = officer
            self.commitment = commitment
            self.committedAt = committedAt
            self.part = part
            self.revealedAt = revealedAt
        }

        package var standing: Standing {
            commitment == nil ? .absent : part == nil ? .withheld : .revealed
        }
    }

    /// 到场情况
    package enum Standing: String, CaseIterable, Sendable {
        /// 已揭示
        case revealed
        /// 缺席 - bound itself to nothing; its part is `absent`.
        case absent
        /// 未揭示 - was bound, saw the dice, and kept its part.
        case withheld
    }

    /// 经过 - one line of the minutes.
    package struct Minute: Sendable, Equatable {
        package var at: Instant
        /// 经手人
        package var by: String
        package var kind: Kind
        /// Whose it is, where it is a party's.
        package var party: ReviewParty?

        package init(
            at: Instant, by: String, kind: Kind, party: ReviewParty?
        ) {
            self.at = at
            self.by = by
            self.kind = kind
            self.party = party
        }

        /// 事项
        package enum Kind: String, CaseIterable, Sendable {
            case framed, committed, closed, rolled, lottery, revealed, settled
        }
    }
}
