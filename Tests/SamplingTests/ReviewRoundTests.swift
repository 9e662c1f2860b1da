import Digests
import Domain
import Sampling
import Seeding
import Testing

@Suite struct ReviewRoundTests {
    private let script = RoundScript()

    @Test func goesOneWay() throws {
        var round = script.begin()
        #expect(round.state == .framed)
        var states: [ReviewState] = [.framed]
        for (event, at) in script.events() {
            try round.apply(event, at: at)
            if round.state != states.last { states.append(round.state) }
        }
        let sample = try #require(round.sample)
        for item in sample.items {
            try round.apply(.end(item.id, .done), at: script.later)
        }
        try round.apply(.closeReview, at: script.later)
        try round.apply(.report(HashAlgorithm.sm3.hash("报告")), at: script.later)
        states += [.reviewed, .reported]
        #expect(states == ReviewState.allCases)
        #expect(round.state == .reported && round.state.successor == nil)
        #expect(round.absent.isEmpty && round.withheld.isEmpty)
        #expect(round.seed == round.seedParts?.seed)
        #expect(
            sample == script.plan.draw(script.frame, seed: try #require(round.seed)))
    }

    /// Every event in every state: it happens in its own, and is refused in all others, where
    /// nothing changes.
    @Test func everyEventHasItsState() throws {
        let all =
            script.events().map(\.0) + [
                .extend(paid: 5, refused: nil, script.frame), .end("户1", .done), .closeReview,
                .report(HashAlgorithm.sm3.hash("")), .lottery(DecimalDigits("1")!),
            ]
        for state in ReviewState.allCases {
            let round = try script.round(in: state)
            #expect(round.state == state)
            for event in all where event.state != state {
                var copy = round
                #expect(throws: ReviewRefusal.wrongState(state)) {
                    try copy.apply(event, at: script.later)
                }
                #expect(copy == round)
            }
        }
    }

    @Test func commitmentsComeBeforeTheHour() throws {
        var round = script.begin()
        let hour = script.hour
        #expect(throws: ReviewRefusal.commitmentHour(hour)) {
            try round.apply(.closeCommitments, at: script.early)
        }
        try round.apply(script.commit(.office), at: script.early)
        #expect(throws: ReviewRefusal.partyDone(.office)) {
            try round.apply(script.commit(.office), at: script.early)
        }
        #expect(throws: ReviewRefusal.commitmentHour(hour)) {
            try round.apply(script.commit(.insurer), at: hour)
        }
        try round.apply(.closeCommitments, at: hour)
        #expect(round.absent == [.insurer, .auditor])
        #expect(throws: ReviewRefusal.tooEarly(after: hour)) {
            try round.apply(script.roll(), at: script.early)
        }
    }

    /// Silence stops nothing, and is told: whoever never committed is absent, whoever kept a part
    /// back has withheld it. Both parts are the text `absent` in the seed.
    @Test func silenceStopsNothing() throws {
        var round = script.begin()
        try round.apply(script.commit(.office), at: script.early)
        try round.apply(script.commit(.insurer), at: script.early)
        try round.apply(.closeCommitments, at: script.hour)
        try round.apply(script.roll(), at: script.hour)
        #expect(throws: ReviewRefusal.partyUncommitted(.auditor)) {
            try round.apply(.reveal(.auditor, script.part(.auditor)), at: script.hour)
        }
        try round.apply(.reveal(.office, script.part(.office)), at: script.hour)
        try round.apply(.settleSeed, at: script.later)
        #expect(round.absent == [.auditor] && round.withheld == [.insurer])
        #expect(round.seedParts?.parts == [script.part(.office), nil, nil])
        #expect(round.seed == round.seedParts?.seed)
    }

    @Test func theDiceAreReadByTwo() throws {
        let round = try script.round(in: .committed)
        func refusal(_ event: RoundEvent) -> ReviewRefusal? {
            var copy = round
            do throws(ReviewRefusal) { try copy.apply(event, at: script.later) } catch {
                return error
            }
            return nil
        }
        func roll(
            _ one: DecimalDigits, _ reader: OfficerID, _ other: DecimalDigits, _ second: OfficerID
        ) -> RoundEvent {
            .roll(DiceReading(one, by: reader), DiceReading(other, by: second))
        }
        let dice = script.dice
        let other = DecimalDigits("01382438112797316655")!
        let short = DecimalDigits("013824")!
        #expect(refusal(roll(dice, "a", other, "b")) == .diceDiffer)
        #expect(refusal(roll(dice, "a", dice, "a")) == .diceFourEyes("a"))
        #expect(refusal(roll(short, "a", short, "b")) == .diceCount(6))
        #expect(refusal(.settleSeed) == .chanceMissing)
        #expect(refusal(.lottery(short)) == .lotteryUnnamed)
        // Nobody shows a part before the dice have fallen.
        #expect(refusal(.reveal(.office, script.part(.office))) == .chanceMissing)
        var rolled = round
        try rolled.apply(script.roll(), at: script.later)
        #expect(throws: ReviewRefusal.chanceDone) {
            try rolled.apply(script.roll(), at: script.later)
        }
        #expect(throws: ReviewRefusal.partLength(3)) {
            try rolled.apply(.reveal(.office, [1, 2, 3]), at: script.later)
        }
        #expect(throws: ReviewRefusal.revealDiffers(.office)) {
            try rolled.apply(.reveal(.office, script.part(.insurer)), at: script.later)
        }
    }

    @Test func aNamedLotteryIsWaitedFor() throws {
        var round = script.begin(lottery: "双色球 2026118 期")
        try round.apply(.closeCommitments, at: script.hour)
        try round.apply(script.roll(), at: script.hour)
        #expect(throws: ReviewRefusal.chanceMissing) {
            try round.apply(.settleSeed, at: script.later)
        }
        try round.apply(.lottery(DecimalDigits("0715")!), at: script.later)
        #expect(throws: ReviewRefusal.chanceDone) {
            try round.apply(.lottery(DecimalDigits("0716")!), at: script.later)
        }
        try round.apply(.settleSeed, at: script.later)
        #expect(round.seedParts?.lottery?.text == "0715")
    }

    @Test func onlyThePublishedFrameIsDrawnFrom() throws {
        var round = try script.round(in: .seeded)
        let other = try ReviewFrame(Array(script.frame.rows.dropLast()))
        #expect(throws: ReviewRefusal.frameDiffers) {
            try round.apply(.draw(other), at: script.later)
        }
    }

    @Test func anExtensionAdds() throws {
        var round = try script.round(in: .drawn)
        let before = Set(try #require(round.sample).items.map(\.id))
        let first = try #require(before.sorted().first)
        try round.apply(.end(first, .refused), at: script.later)
        for (paid, refused) in [(0, nil), (0, 12), (-1, 40), (0, 11)] as [(Int, Int?)] {
            #expect(throws: ReviewRefusal.extensionUnfit) {
                try round.apply(
                    .extend(paid: paid, refused: refused, script.frame), at: script.later)
            }
        }
        try round.apply(.extend(paid: 6, refused: 20, script.frame), at: script.later)
        let after = Set(try #require(round.sample).items.map(\.id))
        #expect(after.isStrictSuperset(of: before))
        #expect(round.outcomes[first] == .refused)
        #expect(round.plan != round.framing.plan)
    }

    @Test func everyItemEndsOnce() throws {
        var round = try script.round(in: .drawn)
        let items = try #require(round.sample).items
        #expect(throws: ReviewRefusal.itemNotDrawn("无")) {
            try round.apply(.end("无", .done), at: script.later)
        }
        try round.apply(.end(items[0].id, .untraceable), at: script.later)
        #expect(throws: ReviewRefusal.itemEnded(items[0].id)) {
            try round.apply(.end(items[0].id, .done), at: script.later)
        }
        #expect(throws: ReviewRefusal.itemsOpen(items.count - 1)) {
            try round.apply(.closeReview, at: script.later)
        }
    }
}

/// A round's life, to be played as far as a test wants.
struct RoundScript {
    let frame: ReviewFrame
    let plan = ReviewPlan(paid: 12, refused: 12, perVerifier: 5)
    let early = Instant(microseconds: 1_000_000)
    let hour = Instant(microseconds: 2_000_000)
    let later = Instant(microseconds: 3_000_000)
    let dice = DecimalDigits("01382438112797316654")!

    init() {
        frame = try! ReviewFrame(
            (0..<120).map {
                FrameRow(
                    id: SampleItemID("户\($0)"),
                    place: .inside(
                        $0 % 2 == 0 ? .paid : .refused, stratum: Stratum("镇\($0 % 3)"),
                        size: Fen(Int64(1_000 + $0 * 37))), verifier: "勘甲")
            })
    }

    func part(_ party: ReviewParty) -> [UInt8] { HashAlgorithm.sm3.hash(party.rawValue).bytes }

    func commit(_ party: ReviewParty) -> RoundEvent {
        .commit(party, commitment(round: "2026Q3", party: party, part: part(party)))
    }

    func roll() -> RoundEvent { .roll(DiceReading(dice, by: "甲"), DiceReading(dice, by: "乙")) }

    func begin(lottery: String? = nil) -> ReviewRound {
        ReviewRound(
            RoundFraming(
                round: "2026Q3", frame: frame, plan: plan, commitmentsUntil: hour,
                lottery: lottery), at: early)
    }

    /// Up to the draw.
    func events() -> [(RoundEvent, Instant)] {
        ReviewParty.allCases.map { (commit($0), early) } + [(.closeCommitments, hour)]
            + [(roll(), hour)] + ReviewParty.allCases.map { (.reveal($0, part($0)), hour) }
            + [(.settleSeed, later), (.draw(frame), later)]
    }

    /// The first moment of a state.
    func round(in state: ReviewState) throws -> ReviewRound {
        var round = begin()
        var events = events()
        while round.state < state, !events.isEmpty {
            let (event, at) = events.removeFirst()
            try round.apply(event, at: at)
        }
        if state <= .drawn { return round }
        for item in round.sample!.items { try round.apply(.end(item.id, .done), at: later) }
        try round.apply(.closeReview, at: later)
        if state == .reported {
            try round.apply(.report(HashAlgorithm.sm3.hash("报告")), at: later)
        }
        return round
    }
}
