import Digests
import Domain

/// 复核轮次 - a round of the sampling review, as everything that has happened in it so far makes
/// it.
///
/// It goes one way: framed, committed, seeded, drawn, reviewed, reported. An event either follows,
/// or is refused and changes nothing. The same events give the same round, so that a round can be
/// checked by replaying it.
package struct ReviewRound: Hashable, Sendable {
    /// What was fixed first.
    package let framing: RoundFraming
    /// The plan in force: that of the framing, and what extensions added.
    package private(set) var plan: ReviewPlan
    package private(set) var state: ReviewState = .framed
    /// When the last event happened.
    package private(set) var at: Instant
    /// By party.
    package private(set) var commitments: [ReviewParty: Digest] = [:]
    /// What the parties showed, by party.
    package private(set) var parts: [ReviewParty: [UInt8]] = [:]
    package private(set) var dice: DecimalDigits?
    package private(set) var lottery: DecimalDigits?
    /// 种子 - once it is settled.
    package private(set) var seed: Digest?
    /// The sample, once it is drawn.
    package private(set) var sample: ReviewSample?
    /// How the items ended, as far as they have.
    package private(set) var outcomes: [SampleItemID: ReviewOutcome] = [:]
    /// The digest of the report.
    package private(set) var report: Digest?

    /// A round begins when its frame and its plan are published.
    package init(_ framing: RoundFraming, at: Instant) {
        self.framing = framing
        self.plan = framing.plan
        self.at = at
    }
}

extension ReviewRound {
    /// 缺席 - who was to contribute and has committed to nothing, so that its part is `absent`. The
    /// round goes on: nobody stops it by silence.
    package var absent: [ReviewParty] {
        state == .framed ? [] : framing.parties.filter { commitments[$0] == nil }
    }

    /// 未揭示 - who was bound and then kept its part to itself, having seen the dice. The round
    /// goes on, but the report says so: to be silent was a choice between two samples.
    package var withheld: [ReviewParty] {
        seed == nil
            ? [] : framing.parties.filter { commitments[$0] != nil && parts[$0] == nil }
    }

    /// What the seed is made of, once the dice are rolled.
    package var seedParts: SeedParts? {
        dice.map { dice in
            SeedParts(
                round: framing.round, frameRoot: framing.frameRoot, dice: dice,
                parts: framing.parties.map { parts[$0] }, lottery: lottery)
        }
    }

    /// How many of the drawn items were drawn, and completed; `wrong` of these.
    package func completion(wrong: Int) -> Completion {
        Completion(
            drawn: sample?.items.count ?? 0,
            completed: outcomes.values.count { $0 == .done }, errors: wrong)
    }
}

extension ReviewRound {
    /// Lets an event happen.
    ///
    /// - Throws: why it cannot; then nothing has changed.
    package mutating func apply(_ event: RoundEvent, at: Instant) throws(ReviewRefusal) {
        guard state == event.state else { throw .wrongState(state) }
        guard at >= self.at else { throw .tooEarly(after: self.at) }
        var next = self
        switch event {
        case .commit(let party, let digest): try next.commit(party, digest, at: at)
        case .closeCommitments:
            guard at >= framing.commitmentsUntil else {
                throw .commitmentHour(framing.commitmentsUntil)
            }
            next.state = .committed
        case .roll(let one, let other): try next.roll(one, other)
        case .lottery(let digits):
            guard framing.lottery != nil else { throw .lotteryUnnamed }
            guard lottery == nil else { throw .chanceDone }
            next.lottery = digits
        case .reveal(let party, let part): try next.reveal(party, part)
        case .settleSeed:
            guard let seedParts, framing.lottery == nil || lottery != nil else {
                throw .chanceMissing
            }
            next.seed = seedParts.seed
            next.state = .seeded
        case .draw(let frame): try next.draw(frame)
        case .extend(let paid, let refused, let frame): try next.extend(paid, refused, frame)
        case .end(let item, let outcome): try next.end(item, outcome)
        case .closeReview:
            let open = (sample?.items.count ?? 0) - outcomes.count
            guard open == 0 else { throw .itemsOpen(open) }
            next.state = .reviewed
        case .report(let digest):
            next.report = digest
            next.state = .reported
        }
        next.at = at
        self = next
    }

    private mutating func commit(
        _ party: ReviewParty, _ digest: Digest, at: Instant
    ) throws(ReviewRefusal) {
        guard at < framing.commitmentsUntil else {
            throw .commitmentHour(framing.commitmentsUntil)
        }
        guard framing.parties.contains(party) else { throw .partyUnknown(party) }
        guard commitments[party] == nil else { throw .partyDone(party) }
        commitments[party] = digest
    }

    private mutating func roll(
        _ one: DiceReading, _ other: DiceReading
    ) throws(ReviewRefusal) {
        guard self.dice == nil else { throw .chanceDone }
        let count = one.digits.count
        guard count == SeedParts.diceCount else { throw .diceCount(count) }
        guard one.digits == other.digits else { throw .diceDiffer }
        guard one.reader != other.reader else { throw .diceFourEyes(one.reader) }
        dice = one.digits
    }

    private mutating func reveal(
        _ party: ReviewParty, _ part: [UInt8]
    ) throws(ReviewRefusal) {
        guard framing.parties.contains(party) else { throw .partyUnknown(party) }
        guard parts[party] == nil else { throw .partyDone(party) }
        guard let digest = commitments[party] else { throw .partyUncommitted(party) }
        // Whoever knew a part before the dice fell could not choose them; whoever shows one before
        // gives away what the others are not to know.
        guard dice != nil else { throw .chanceMissing }
        guard part.count == SeedParts.partLength else { throw .partLength(part.count) }
        guard commitment(round: framing.round, party: party, part: part) == digest else {
            throw .revealDiffers(party)
        }
        parts[party] = part
    }

    private mutating func draw(_ frame: ReviewFrame) throws(ReviewRefusal) {
        guard frame.root == framing.frameRoot else { throw .frameDiffers }
        guard let seed else { throw .chanceMissing }
        sample = plan.draw(frame, seed: seed)
        state = .drawn
    }

    private mutating func extend(
        _ paid: Int, _ refused: Int?, _ frame: ReviewFrame
    ) throws(ReviewRefusal) {
        let before = plan.furtherRefused.last ?? plan.refused
        guard paid >= 0, (refused ?? before) >= before, paid > 0 || refused ?? before > before
        else { throw .extensionUnfit }
        plan = plan.extended(paid: paid, refused: refused)
        try draw(frame)
    }

    private mutating func end(
        _ item: SampleItemID, _ outcome: ReviewOutcome
    ) throws(ReviewRefusal) {
        guard outcomes[item] == nil else { throw .itemEnded(item) }
        guard let sample, sample.items.contains(where: { $0.id == item }) else {
            throw .itemNotDrawn(item)
        }
        outcomes[item] = outcome
    }
}

extension RoundEvent {
    /// In which state it may happen.
    package var state: ReviewState {
        switch self {
        case .commit, .closeCommitments: .framed
        case .roll, .lottery, .reveal, .settleSeed: .committed
        case .draw: .seeded
        case .extend, .end, .closeReview: .drawn
        case .report: .reviewed
        }
    }
}
