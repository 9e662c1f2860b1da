import Domain
import Ledger
import Testing

@Suite("A statement is imported once, proven, and without a break")
struct AdmissionTests {
    static let account = "2026001000000001"

    static func statement(
        _ sequence: Int64? = 2, opening: Int64 = 100, amounts: [Int64] = [50, -20],
        closing: Int64? = nil, account: String = account, references: Bool = false,
        closingDay: Day = Day(2026, 11, 20)!
    ) -> BankStatement {
        let entries = amounts.enumerated().map { index, amount in
            StatementEntry(
                reference: "\(index)", servicerReference: references ? "R\(index)" : nil,
                amount: Fen(abs(amount)), direction: amount < 0 ? .debit : .credit,
                bookedOn: closingDay, valueOn: closingDay, details: [.init(endToEndID: "X")])
        }
        return BankStatement(
            key: StatementKey(account: account, id: "S", sequence: sequence), firstDay: nil,
            lastDay: nil, opening: Fen(opening),
            closing: Fen(closing ?? opening + amounts.reduce(0, +)), closingDay: closingDay,
            entries: entries)
    }

    static func head(_ sequence: Int64?, closing: Int64 = 100) -> StatementHead {
        StatementHead(
            key: StatementKey(account: account, id: "R", sequence: sequence),
            closing: Fen(closing), closingDay: Day(2026, 10, 31)!)
    }

    static func decide(
        _ statement: BankStatement, last: StatementHead? = head(1),
        held: HeldStatement = HeldStatement()
    ) throws(StatementRefusal) -> StatementAdmission {
        try StatementAdmission.decide(statement, account: account, last: last, held: held)
    }

    @Test("the next one follows the last one's balance and number")
    func next() throws {
        #expect(try Self.decide(Self.statement()) == .next(notes: []))
        #expect(try Self.decide(Self.statement(nil)) == .next(notes: []))
        #expect(try Self.decide(Self.statement(5), last: Self.head(nil)) == .next(notes: []))
    }

    @Test("a gap in the numbers is noted when the balances follow", arguments: [0, 1, 3, 9])
    func gap(sequence: Int64) throws {
        #expect(
            try Self.decide(Self.statement(sequence)) == .next(notes: [.sequenceGap]))
    }

    @Test("numbers may begin again in a new year")
    func newYear() throws {
        let january = Self.statement(1, closingDay: Day(2027, 1, 31)!)
        #expect(try Self.decide(january, last: Self.head(12)) == .next(notes: []))
        let end = Self.statement(.max)
        #expect(try Self.decide(end, last: Self.head(.max)) == .next(notes: [.sequenceGap]))
    }

    @Test("the first one brings its opening balance into the books")
    func first() throws {
        #expect(
            try Self.decide(Self.statement(1), last: nil)
                == .first(broughtForward: Fen(100), notes: []))
        #expect(
            try Self.decide(Self.statement(4, opening: 0), last: nil)
                == .first(broughtForward: .zero, notes: [.sequenceGap]))
    }

    @Test("the same again is nothing to do, and other content under its number is refused")
    func again() throws {
        let same = HeldStatement(sameKey: .sameContent)
        #expect(
            try Self.decide(Self.statement(), last: Self.head(9, closing: 7), held: same)
                == .repeated)
        let refusal = #expect(throws: StatementRefusal.self) {
            try Self.decide(Self.statement(), held: HeldStatement(sameKey: .otherContent))
        }
        #expect(refusal == .reissued)
        #expect(refusal?.code == .statementReissued)
    }

    @Test("another account, sums that do not prove, an opening that does not follow")
    func refusals() {
        #expect(throws: StatementRefusal.wrongAccount) {
            try Self.decide(Self.statement(account: "2026001000000002"))
        }
        #expect(throws: StatementRefusal.unproven(by: 1)) {
            try Self.decide(Self.statement(closing: 131))
        }
        #expect(throws: StatementRefusal.openingBreak(opening: Fen(101), lastClosing: Fen(100))) {
            try Self.decide(Self.statement(opening: 101))
        }
        #expect(StatementRefusal.unproven(by: 1).code == .balanceBreak)
        #expect(StatementRefusal.wrongAccount.code == .wrongAccount)
    }

    @Test("a proof that no sum of fen could hold is still a refusal")
    func wideProof() {
        let huge = Self.statement(opening: 0, amounts: [.max, .max], closing: 0)
        let twice = Int128(Int64.max) * 2
        #expect(throws: StatementRefusal.unproven(by: -twice)) { try Self.decide(huge) }
    }

    @Test("a statement again under a new number is refused, a booking again is not")
    func heldEntries() throws {
        func held(_ statement: BankStatement, _ count: Int) -> HeldStatement {
            HeldStatement(entries: Set(EntryIdentity.identities(of: statement).prefix(count)))
        }
        // Its balances do not follow, and every entry is known.
        let old = Self.statement(opening: 70, references: true)
        #expect(throws: StatementRefusal.heldEntries) {
            try Self.decide(old, held: held(old, 2))
        }
        #expect(
            throws: StatementRefusal.openingBreak(opening: Fen(70), lastClosing: Fen(100))
        ) { try Self.decide(old, held: held(old, 1)) }
        // Its balances follow only because it moves nothing on balance.
        let even = Self.statement(amounts: [50, -50], references: true)
        #expect(throws: StatementRefusal.heldEntries) {
            try Self.decide(even, held: held(even, 2))
        }
        #expect(try Self.decide(even, held: held(even, 1)) == .next(notes: []))
        // Its balances follow: the bank did book it again.
        let again = Self.statement(amounts: [-20], references: true)
        #expect(try Self.decide(again, held: held(again, 1)) == .next(notes: []))
        #expect(try Self.decide(Self.statement(amounts: [])) == .next(notes: []))
        #expect(StatementRefusal.heldEntries.code == .statementReissued)
    }

    @Test("statements that are missing in between are named")
    func missing() {
        let refusal = StatementRefusal.missingStatements(after: 1, before: 4)
        #expect(throws: refusal) { try Self.decide(Self.statement(4, opening: 7)) }
        #expect(refusal.code == .sequenceGap)
        let back = StatementRefusal.openingBreak(opening: Fen(7), lastClosing: Fen(100))
        #expect(throws: back) { try Self.decide(Self.statement(0, opening: 7)) }
        #expect(throws: back) { try Self.decide(Self.statement(2, opening: 7)) }
        #expect(throws: back) { try Self.decide(Self.statement(nil, opening: 7)) }
    }

    @Test("twins in one statement are two entries, and the same two when they come again")
    func identities() {
        let twins = Self.statement(amounts: [50, 50, -20, 50])
        let found = EntryIdentity.identities(of: twins)
        #expect(Set(found.map(\.bytes)).count == 4)
        #expect(found.map(\.ordinal) == [1, 2, 1, 3])
        #expect(
            found == EntryIdentity.identities(of: Self.statement(9, amounts: [50, 50, -20, 50])))
        let other = EntryIdentity.identities(of: Self.statement(amounts: [50], account: "A"))
        #expect(!found.contains(other[0]))
        let numbered = EntryIdentity.identities(of: Self.statement(references: true))
        #expect(numbered != EntryIdentity.identities(of: Self.statement()))
        // The same reference with other content is another entry.
        let elsewhere = Self.statement(amounts: [51, -20], references: true)
        #expect(numbered[0] != EntryIdentity.identities(of: elsewhere)[0])
        #expect(numbered[1] == EntryIdentity.identities(of: elsewhere)[1])
    }

    @Test("content is the same only when everything is", arguments: 0..<6)
    func content(change: Int) {
        let base = Self.statement()
        let changed =
            switch change {
            case 0: Self.statement(3)
            case 1: Self.statement(opening: 101)
            case 2: Self.statement(amounts: [50, -21], closing: 130)
            case 3: Self.statement(amounts: [-20, 50])
            case 4: Self.statement(references: true)
            default: Self.statement(closingDay: Day(2026, 11, 21)!)
            }
        #expect(base.contentBytes == Self.statement().contentBytes)
        #expect(base.contentBytes != changed.contentBytes)
    }
}
