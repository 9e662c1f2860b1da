import Domain
import Testing

@Suite("Payments: what may follow what, and what a batch pays")
struct PaymentTests {
    /// Written `from to`: a statement's booking is possible while a payment is open; a file is
    /// refused once the bank can have it, and recalled as long as it has not.
    static let edges: Set = [
        "planned filed", "planned booked", "planned cancelled", "filed sent", "filed booked",
        "filed rejected", "filed cancelled", "sent booked", "sent rejected", "booked returned",
    ]

    @Test("there are these ways and no others", arguments: PaymentState.allCases)
    func ways(state: PaymentState) {
        for next in PaymentState.allCases {
            let isKnown = PaymentTests.edges.contains("\(state) \(next)")
            #expect(state.mayBecome(next) == isKnown, "\(state) to \(next)")
        }
    }

    @Test("debits that nobody can explain are counted until somebody does")
    func unexplained() throws {
        let number = try PaymentNumber(household: "A", cause: .illness)
        var payment = PaymentStanding(number: number, amount: Fen(100), state: .planned)
        payment.noteUnexplainedDebit()
        payment.noteUnexplainedDebit()
        payment.dropUnexplainedDebit()
        #expect(payment.unexplainedDebits == 1)
        #expect(payment.state == .planned && payment.outstanding == .zero)
    }

    @Test("a batch pays the sum of its orders")
    func batch() throws {
        let payee = BankAccount(bank: "农商行", number: Sensitive("6217"), holder: "王小明")
        let orders = try [1, 20, 300].enumerated().map { place, amount in
            PaymentOrder(
                number: try PaymentNumber(household: "A", cause: .illness, ordinal: place + 1),
                amount: Fen(amount), payee: payee)
        }
        func total(_ orders: [PaymentOrder]) -> Fen {
            PaymentBatch(
                id: "1", createdAt: Instant(microseconds: 0), payOn: Day(number: 0),
                payer: Payer(name: "基金", account: "1", bank: "农商行"), orders: orders
            ).total
        }
        #expect(total(orders) == Fen(321))
        #expect(total([]) == .zero)
    }
}
