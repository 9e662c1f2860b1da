import Domain
import Testing

@Suite("Statements: entries, their parts, and the proof of the balance")
struct StatementTests {
    static let day = Day(2026, 11, 20)!

    static func entry(
        _ amount: Int64, _ direction: BankDirection, isReversal: Bool = false,
        _ details: [StatementEntry.Detail] = [part("A")]
    ) -> StatementEntry {
        StatementEntry(
            reference: "1", servicerReference: nil, amount: Fen(amount), direction: direction,
            isReversal: isReversal, bookedOn: day, valueOn: day + 1, details: details)
    }

    static func part(
        _ id: String, _ amount: Int64? = nil, _ direction: BankDirection? = nil
    ) -> StatementEntry.Detail {
        StatementEntry.Detail(endToEndID: id, amount: amount.map { Fen($0) }, direction: direction)
    }

    private func parts(_ entry: StatementEntry) -> [String]? {
        entry.movements?.map { "\($0.endToEndID) \($0.signed)" }
    }

    @Test("money that comes in is positive, money that goes out negative")
    func signs() {
        #expect(StatementTests.entry(150, .credit).signed == Fen(150))
        #expect(StatementTests.entry(150, .debit).signed == Fen(-150))
        #expect(BankDirection.allCases.map(\.term) == ["收", "付"])
    }

    @Test("a single transaction is the entry, and may say so again")
    func single() {
        #expect(parts(StatementTests.entry(150, .debit)) == ["A -1.50"])
        #expect(parts(StatementTests.entry(150, .debit, [StatementTests.part("A", 150)])) != nil)
        for wrong in [StatementTests.part("A", 149), StatementTests.part("A", 150, .credit)] {
            #expect(parts(StatementTests.entry(150, .debit, [wrong])) == nil)
        }
        #expect(parts(StatementTests.entry(0, .credit)) == ["A 0.00"])
    }

    @Test("a batch is divided as the bank says, if it adds up")
    func batch() {
        func batch(_ amount: Int64, _ details: StatementEntry.Detail...) -> [String]? {
            parts(StatementTests.entry(amount, .debit, details))
        }
        let (a, b) = (StatementTests.part("A", 100), StatementTests.part("B", 50))
        #expect(batch(150, a, b) == ["A -1.00", "B -0.50"])
        #expect(batch(151, a, b) == nil)
        #expect(batch(50, a, StatementTests.part("B", 50, .credit)) == ["A -1.00", "B 0.50"])
        #expect(batch(100, a, StatementTests.part("B")) == nil, "one part is not known")
        #expect(batch(0, StatementTests.part("A"), StatementTests.part("B")) == nil)
        // A forged batch whose sum is beyond 64 bits is no reason to stop.
        #expect(
            batch(.max, StatementTests.part("A", .max), StatementTests.part("B", .max)) == nil)
    }

    @Test("day and reversal go with every part; the whole forgets the parts of a batch")
    func inherited() throws {
        let two = [StatementTests.part("A", 100), StatementTests.part("B", 50)]
        let entry = StatementTests.entry(150, .credit, isReversal: true, two)
        let movements = try #require(entry.movements)
        #expect(movements.allSatisfy { $0.isReversal && $0.bookedOn == StatementTests.day })
        let whole = BankMovement(
            endToEndID: "", amount: Fen(150), direction: .credit, isReversal: true,
            bookedOn: StatementTests.day)
        #expect(entry.whole == whole)
        #expect(
            StatementTests.entry(7, .debit, [StatementTests.part("A", 9)]).whole.signed == Fen(-7))
        #expect(StatementTests.entry(7, .debit).whole.endToEndID == "A")
    }

    private func unproven(_ opening: Int64, _ closing: Int64, _ entries: [StatementEntry]) -> Int128
    {
        BankStatement(
            key: StatementKey(account: "", id: "", sequence: nil), firstDay: nil, lastDay: nil,
            opening: Fen(opening), closing: Fen(closing), closingDay: StatementTests.day,
            entries: entries
        ).unproven
    }

    @Test("opening and entries give the closing balance, or the difference is told")
    func proof() {
        let entries = [StatementTests.entry(500, .credit), StatementTests.entry(30, .debit)]
        #expect(unproven(1_000, 1_470, entries) == 0)
        #expect(unproven(1_000, 1_471, entries) == 1)
        #expect(unproven(1_000, 1_530, entries) == 60, "the debit was taken for a credit")
        #expect(unproven(-470, 0, entries) == 0)
        #expect(unproven(5, 5, []) == 0)
        let forged = Array(repeating: StatementTests.entry(.max, .credit), count: 3)
        #expect(unproven(0, 0, forged) == -3 * Int128(Int64.max))
    }

    @Test("an outcome is a match, unless it is an exception")
    func outcomes() throws {
        let number = try PaymentNumber(household: "A", cause: .illness)
        let outcomes: [(StatementOutcome, String)] = [
            (.payment(number), "payment"), (.paymentReturn(number), "payment_return"),
            (.appropriation, "appropriation"), (.interest, "interest"),
            (.serviceFee, "service_fee"), (.exception(.unknownDebit), "exception"),
        ]
        for (outcome, kind) in outcomes {
            #expect(outcome.kind.rawValue == kind)
            #expect(outcome.isMatched == (kind != "exception"))
        }
        #expect(StatementOutcome.Kind.allCases.map(\.rawValue) == outcomes.map(\.1))
    }
}
