import Digests
import Domain

/// 定框 - what is fixed and published before anybody knows a part of the seed.
package struct RoundFraming: Hashable, Sendable {
    package var round: ReviewRoundID
    /// 框根 - of the frame.
    package var frameRoot: Digest
    /// N - how many items may be drawn, and how many are left out with a reason.
    package var inside: Int
    package var excluded: Int
    /// ΣX - of all items inside.
    package var sum: Fen
    /// The plan, and with its digest how everything is drawn.
    package var plan: ReviewPlan
    /// Who contributes to the seed; in the order of ``ReviewParty``, without repetition.
    package let parties: [ReviewParty]
    /// 承诺截止 - commitments come before this hour, dice after it.
    package var commitmentsUntil: Instant
    /// 彩票 - the public lottery draw whose digits belong to the seed, by its name and date; nil
    /// for none.
    package var lottery: String?

    package init(
        round: ReviewRoundID, frame: ReviewFrame, plan: ReviewPlan,
        parties: Set<ReviewParty> = Set(ReviewParty.allCases), commitmentsUntil: Instant,
        lottery: String? = nil
    ) {
        let (paid, refused) = (frame.total(of: .paid), frame.total(of: .refused))
        self.round = round
        self.frameRoot = frame.root
        self.inside = paid.count + refused.count
        self.excluded = frame.rows.count - inside
        self.sum = paid.sum + refused.sum
        self.plan = plan
        self.parties = ReviewParty.allCases.filter(parties.contains)
        self.commitmentsUntil = commitmentsUntil
        self.lottery = lottery
    }

    /// The same from what was published of it.
    ///
    /// - Parameter parties: in the order of ``ReviewParty``, without repetition.
    package init(
        round: ReviewRoundID, frameRoot: Digest, inside: Int, excluded: Int, sum: Fen,
        plan: ReviewPlan, parties: [ReviewParty], commitmentsUntil: Instant, lottery: String?
    ) {
        self.round = round
        self.frameRoot = frameRoot
        self.inside = inside
        self.excluded = excluded
        self.sum = sum
        self.plan = plan
        self.parties = ReviewParty.allCases.filter(parties.contains)
        self.commitmentsUntil = commitmentsUntil
        self.lottery = lottery
    }

    /// 定框摘要 - what is published, and stands in the trail before the first commitment: SM3 of
    /// the framing as ``CanonicalBytes`` of version 1, with the fields round, root, inside,
    /// excluded, sum, the plan's digest, the parties as a list, the hour in microseconds since
    /// 1970, and the lottery or none.
    package var digest: Digest {
        var record = CanonicalBytes(version: 1)
        record.append(round.rawValue)
        record.append(frameRoot)
        for number in [Int64(inside), Int64(excluded), sum.rawValue] { record.append(number) }
        record.append(plan.digest)
        record.appendList { list in
            for party in parties { list.append(party.rawValue) }
        }
        record.append(commitmentsUntil.microseconds)
        if let lottery { record.append(lottery) } else { record.appendNone() }
        return HashAlgorithm.sm3.hash(record.bytes)
    }
}

/// 读数 - the dice as one person read them off and typed them.
package struct DiceReading: Hashable, Sendable {
    package var digits: DecimalDigits
    package var reader: OfficerID

    package init(_ digits: DecimalDigits, by reader: OfficerID) {
        self.digits = digits
        self.reader = reader
    }
}

/// 轮次事件 - one thing that happens in a round.
package enum RoundEvent: Hashable, Sendable {
    /// 承诺 - a party binds itself to its part of the seed.
    case commit(ReviewParty, Digest)
    /// 承诺截止 - the hour has passed; who has not committed is absent.
    case closeCommitments
    /// 掷骰 - the dice, as two persons typed them independently.
    case roll(DiceReading, DiceReading)
    /// 开奖 - the digits of the lottery.
    case lottery(DecimalDigits)
    /// 揭示 - a party shows its part.
    case reveal(ReviewParty, [UInt8])
    /// 定种 - the seed follows. Parts that were not revealed count as absent.
    case settleSeed
    /// 抽样 - the sample, as the plan drew it of the frame.
    case draw(ReviewFrame)
    /// 扩样 - more of the same order, before anything is reported.
    case extend(paid: Int, refused: Int?, ReviewFrame)
    /// 复核结局 - how the review of a drawn item ended.
    case end(SampleItemID, ReviewOutcome)
    /// 复核完毕 - every item has its end.
    case closeReview
    /// 报告 - the digest of the report that is published.
    case report(Digest)
}
