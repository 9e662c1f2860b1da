import Domain
import Testing

@Suite("The fund's nouns")
struct FundNounsTests {
    static let today = Day(2026, 11, 20)!

    @Test("an entry cannot be made unbalanced, or of one line")
    func balanced() throws {
        func fault(_ postings: [Posting]) -> JournalEntry.Fault? {
            do throws(JournalEntry.Fault) {
                _ = try JournalEntry(
                    kind: .suspense, day: FundNounsTests.today, narrative: "", postings: postings)
                return nil
            } catch {
                return error
            }
        }
        #expect(fault([]) == .tooFewPostings(0))
        #expect(fault([Posting(.bank, Fen(1))]) == .tooFewPostings(1))
        #expect(
            fault([Posting(.bank, Fen(5)), Posting(.interest, Fen(-4))]) == .unbalanced(by: 1))
        #expect(
            fault([Posting(.bank, Fen(.max)), Posting(.relief, Fen(.max))])
                == .unbalanced(by: Int128(Int64.max) * 2))
        #expect(fault([Posting(.bank, Fen(5)), Posting(.interest, Fen(-5))]) == nil)
        #expect(
            fault([
                Posting(.bank, Fen(5)), Posting(.interest, Fen(-3)), Posting(.relief, Fen(-2)),
            ]) == nil)
    }

    @Test("the chart lists every account once, with its own code and term")
    func chart() {
        let accounts = AccountCode.allCases
        #expect(accounts.map(\.order) == Array(accounts.indices))
        #expect(Set(accounts.map(\.rawValue)).count == accounts.count)
        #expect(Set(accounts.map(\.term)).count == accounts.count)
    }

    @Test("a book that was kept elsewhere shows when it does not balance")
    func unbalancedPosition() {
        #expect(FundPosition().isBalanced)
        #expect(!FundPosition(balances: [.bank: Fen(1)]).isBalanced)
        #expect(!FundPosition(balances: [.commitment: Fen(1), .relief: Fen(-1)]).isBalanced)
        #expect(FundPosition(balances: [.bank: Fen(1), .interest: Fen(-1)]).isBalanced)
    }

    @Test("a payment goes forward only, and ends")
    func states() {
        #expect(PaymentState.allCases.filter(\.isOpen) == [.planned, .filed, .sent])
        #expect(PaymentState.sent.mayBecome(.rejected))
        // What the bank has, the office cannot withdraw.
        #expect(!PaymentState.sent.mayBecome(.cancelled))
        #expect(PaymentState.booked.successors == [.returned])
        for state in PaymentState.allCases {
            #expect(!state.mayBecome(.planned))
            #expect(!state.mayBecome(state))
            #expect(state.mayBecome(.returned) == (state == .booked))
            var reached = state.successors
            for _ in PaymentState.allCases { reached.formUnion(reached.flatMap(\.successors)) }
            #expect(!reached.contains(state), "no way leads back to \(state)")
        }
        #expect(Set(PaymentState.allCases.map(\.term)).count == PaymentState.allCases.count)
    }

    @Test("what is out there is what was booked and has not come back")
    func standing() throws {
        let number = try PaymentNumber(household: "A", cause: .illness)
        var payment = PaymentStanding(number: number, amount: Fen(100), state: .sent)
        #expect(payment.outstanding == .zero)
        payment.book(on: FundNounsTests.today)
        #expect(payment.outstanding == Fen(100))
        #expect(payment.bookedOn == FundNounsTests.today)
        payment.takeBack(Fen(30))
        #expect(payment.state == .returned)
        #expect(payment.outstanding == Fen(70))
        payment.takeBack(Fen(70))
        #expect(payment.outstanding == .zero)
        #expect(payment.returned == Fen(100))
    }

    @Test("statements are put in order by account, day and number, by bytes")
    func order() {
        func statement(_ account: String, _ day: Int, _ sequence: Int64?) -> BankStatement {
            BankStatement(
                key: StatementKey(account: account, id: "", sequence: sequence), firstDay: nil,
                lastDay: nil, opening: .zero, closing: .zero, closingDay: Day(2026, 11, day)!,
                entries: [])
        }
        let sorted = [
            statement("a", 1, nil), statement("a", 2, 1), statement("a", 2, 2),
            statement("a", 2, nil), statement("a", 3, 1), statement("b", 1, 1),
        ]
        #expect(BankStatement.inOrder(sorted.reversed()) == sorted)
        #expect(BankStatement.inOrder([sorted[3], sorted[0], sorted[5], sorted[2]]).count == 4)
    }

    @Test("statement keys are compared by bytes, number and all")
    func keys() {
        let key = StatementKey(account: "6217", id: "\u{F914}", sequence: 1)
        #expect(key != StatementKey(account: "6217", id: "\u{6A02}", sequence: 1))
        #expect(key != StatementKey(account: "6217", id: "\u{F914}", sequence: nil))
        #expect(key == StatementKey(account: "6217", id: "\u{F914}", sequence: 1))
        #expect(
            Set([key, StatementKey(account: "6217", id: "\u{F914}", sequence: 1)]).count == 1)
    }

    @Test("the codes of exceptions are the published ones")
    func codes() {
        let codes = [
            "UNKNOWN_DEBIT", "UNKNOWN_CREDIT", "AMOUNT_DIFF", "DUPLICATE_BOOKING",
            "PAID_BUT_REJECTED", "RETURN_OVER", "RETURN_WITHOUT_ORIGINAL", "REVERSAL",
            "DETAIL_SUM", "ZERO_AMOUNT", "BALANCE_BREAK", "SEQ_GAP", "STMT_REISSUED",
            "WRONG_ACCOUNT", "CURRENCY",
        ]
        #expect(ExceptionCode.allCases.map(\.rawValue) == codes)
        #expect(Set(ExceptionCode.allCases.map(\.term)).count == codes.count)
        #expect(ExceptionCode.allCases.count(where: \.concernsStatement) == 5)
    }
}
