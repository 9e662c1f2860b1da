import Domain
import Ledger
import Seeding
import Testing

@Suite("The fund is never over-committed")
struct CommitmentTests {
    static let today = Day(2026, 11, 5)!

    static func position(_ events: [FundEvent]) -> FundPosition {
        var position = FundPosition()
        for event in events {
            position.add(
                event.entry(on: today, narrative: "", receivable: position.receivable))
        }
        return position
    }

    @Test("the last fen may be promised, and not one more")
    func exactly() throws {
        let position = CommitmentTests.position([.granted(Fen(100_00)), .committed(Fen(40_00))])
        let entry = try Commitment.commit(
            Fen(60_00), on: CommitmentTests.today, narrative: "", in: position)
        #expect(entry.kind == .commitment)
        var full = position
        full.add(entry)
        #expect(full.available == .zero)
        #expect(
            throws: CommitmentRefusal.overCommitted(requested: Fen(1), available: .zero)
        ) {
            try Commitment.commit(Fen(1), on: CommitmentTests.today, narrative: "", in: full)
        }
        #expect(
            throws: CommitmentRefusal.overCommitted(
                requested: Fen(60_01), available: Fen(60_00))
        ) {
            try Commitment.commit(
                Fen(60_01), on: CommitmentTests.today, narrative: "", in: position)
        }
    }

    @Test("an empty fund, an overdrawn one, and unexplained money promise nothing")
    func nothing() {
        for events: [FundEvent] in [[], [.feeCharged(Fen(5))], [.held(Fen(100))]] {
            let position = CommitmentTests.position(events)
            #expect(throws: CommitmentRefusal.self) {
                try Commitment.commit(
                    Fen(1), on: CommitmentTests.today, narrative: "", in: position)
            }
        }
    }

    @Test("no more is released than was promised")
    func release() throws {
        let position = CommitmentTests.position([.granted(Fen(100)), .committed(Fen(40))])
        let entry = try Commitment.release(
            Fen(40), on: CommitmentTests.today, narrative: "", in: position)
        var after = position
        after.add(entry)
        #expect(after.committed == .zero)
        #expect(after.available == Fen(100))
        let refusal = CommitmentRefusal.notCommitted(requested: Fen(41), committed: Fen(40))
        #expect(throws: refusal) {
            try Commitment.release(
                Fen(41), on: CommitmentTests.today, narrative: "", in: position)
        }
        #expect(refusal.code == "not_committed")
    }

    @Test(
        "any sequence of events is balanced, and no promise was more than there was",
        arguments: UInt64(0)..<60)
    func anySequence(seed: UInt64) throws {
        var random = Seeded(seed)
        var position = FundPosition()
        var entries: [JournalEntry] = []
        for _ in 0..<120 {
            let amount = Fen(Int64.random(in: 1...50_000, using: &random))
            guard let entry = CommitmentTests.anyEntry(amount, position, &random) else { continue }
            #expect(entry.postings.map(\.amount).total() == .zero)
            position.add(entry)
            entries.append(entry)
            #expect(position.isBalanced)
            #expect(
                position.closing == position.deposits - position.paid + position.returned
                    - position.fees + position.interest)
            #expect(
                position.bank == position.closing + position.suspenseReceived
                    - position.suspensePaid)
            if entry.kind == .commitment { #expect(position.available >= .zero) }
        }
        #expect(FundPosition(entries.shuffled(using: &random)) == position)
        let kept = Dictionary(
            uniqueKeysWithValues: AccountCode.allCases.map { ($0, position.balance($0)) })
        #expect(FundPosition(balances: kept) == position)
    }

    /// Nil where the rules refuse what was drawn.
    static func anyEntry(
        _ amount: Fen, _ position: FundPosition, _ random: inout Seeded
    ) -> JournalEntry? {
        func entry(_ event: FundEvent) -> JournalEntry {
            event.entry(on: today, narrative: "", receivable: position.receivable)
        }
        let signed = random.once(in: 4) ? -amount : amount
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return entry(.granted(amount * 3))
        case 1: return entry(.appropriated(signed))
        case 2, 3, 4:
            return try? Commitment.commit(amount, on: today, narrative: "", in: position)
        case 5: return try? Commitment.release(amount, on: today, narrative: "", in: position)
        case 6: return amount <= position.committed ? entry(.paid(amount)) : nil
        case 7:
            let out = position.paid - position.returned
            return amount <= out ? entry(.returned(amount)) : nil
        case 8: return entry(random.once(in: 2) ? .feeCharged(signed) : .interestEarned(signed))
        default: return entry(.held(signed))
        }
    }
}
