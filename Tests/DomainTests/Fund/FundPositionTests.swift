import Domain
import Seeding
import Testing

@Suite("Where the fund stands: figures from balances")
struct FundPositionTests {
    /// A digit of its own for each account, so that a figure shows what went into it, and its sign.
    static let position = FundPosition(balances: [
        .appropriation: -Fen(9_000_000_000), .broughtForward: -Fen(800_000_000),
        .appropriationReceivable: Fen(70_000_000), .relief: Fen(6_000_000),
        .returned: -Fen(500_000), .serviceFee: Fen(40_000), .interest: -Fen(3_000),
        .suspenseReceived: -Fen(200), .suspensePaid: Fen(10), .commitment: Fen(1),
        .committed: -Fen(1), .bank: Fen(9_724_463_190),
    ])

    @Test("each figure is made of its accounts")
    func figures() {
        let fund = FundPositionTests.position
        #expect(fund.deposits == Fen(9_730_000_000))
        #expect(fund.receivable == Fen(70_000_000))
        #expect(fund.paid == Fen(6_000_000))
        #expect(fund.returned == Fen(500_000))
        #expect(fund.fees == Fen(40_000))
        #expect(fund.interest == Fen(3_000))
        #expect(fund.suspenseReceived == Fen(200))
        #expect(fund.suspensePaid == Fen(10))
        #expect(fund.committed == Fen(1))
        // 9,730,000,000 − 6,000,000 + 500,000 − 40,000 + 3,000.
        #expect(fund.closing == Fen(9_724_463_000))
        // + 70,000,000 receivable − 10 in suspense − 1 promised.
        #expect(fund.available == Fen(9_794_462_989))
        #expect(fund.bank == fund.closing + fund.suspenseReceived - fund.suspensePaid)
        #expect(fund.isBalanced)
    }

    @Test("assets, costs and promises stand in debit, sources and what they owe in credit")
    func sides() {
        let debit: Set<AccountCode> = [
            .bank, .appropriationReceivable, .suspensePaid, .relief, .serviceFee, .commitment,
        ]
        for account in AccountCode.allCases {
            #expect((account.normalSide == .debit) == debit.contains(account))
            let fund = FundPosition(balances: [account: Fen(5)])
            #expect(fund.balance(account) == Fen(5))
            #expect(fund.normalBalance(account) == (debit.contains(account) ? Fen(5) : Fen(-5)))
        }
    }

    @Test("entries add up in any order and grouping, and always to zero", arguments: 1...10)
    func sums(seed: UInt64) throws {
        var random = Seeded(seed)
        let entries = try (0..<30).map { _ in
            let amount = Fen(Int64.random(in: 1...99_999, using: &random))
            // The memorandum accounts mirror each other alone.
            let others = AccountCode.allCases.filter { $0 != .commitment && $0 != .committed }
            let pair = Array(others.shuffled(using: &random).prefix(2))
            let (left, right): (AccountCode, AccountCode) =
                Bool.random(using: &random) ? (.commitment, .committed) : (pair[0], pair[1])
            return try JournalEntry(
                kind: .suspense, day: Day(number: 0), narrative: "",
                postings: [Posting(left, amount), Posting(right, -amount)])
        }
        let whole = FundPosition(entries)
        #expect(whole == FundPosition(entries.shuffled(using: &random)))
        var parts = FundPosition(entries.prefix(11))
        for entry in entries.dropFirst(11) { parts.add(entry) }
        #expect(whole == parts)
        #expect(whole.isBalanced)
        for account in AccountCode.allCases {
            let postings = entries.flatMap(\.postings).filter { $0.account == account }
            #expect(whole.balance(account) == postings.map(\.amount).total())
        }
    }

    @Test("the codes of accounts and entries are those of the database")
    func codes() {
        #expect(
            AccountCode.allCases.map(\.rawValue) == [
                "bank", "appropriation_receivable", "suspense_paid", "suspense_received",
                "appropriation", "brought_forward", "interest", "relief", "returned",
                "service_fee", "commitment", "committed",
            ])
        #expect(
            JournalEntry.Kind.allCases.map(\.rawValue) == [
                "grant", "receipt", "brought_forward", "commitment", "release", "payment",
                "return", "service_fee", "interest", "suspense", "offset",
            ])
    }
}
