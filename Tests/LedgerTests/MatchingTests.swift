import Domain
import Ledger
import Testing

@Suite("Reconciliation: each movement of a statement is explained, or in suspense")
struct MatchingTests {
    @Test("the golden scenarios", arguments: Scenario.all)
    func golden(scenario: Scenario) {
        var play = Play()
        play.play(scenario)
    }

    @Test("the scenarios show every outcome and every exception of an entry")
    func complete() {
        let text = Scenario.all.flatMap(\.lines).map(\.text).joined(separator: "\n")
        for kind in StatementOutcome.Kind.allCases where kind != .exception {
            #expect(text.contains(kind.rawValue))
        }
        for code in ExceptionCode.allCases where !code.concernsStatement {
            #expect(text.contains(code.rawValue))
        }
    }

    @Test("the example county's statement: 71 entries, all matched, and the fund's figures")
    func exampleCounty() throws {
        var entries: [StatementEntry] = []
        var payments: [PaymentStanding] = []
        for line in GoldenText.lines("example-county.txt") {
            let words = line.words
            let isDebit = words[1].hasPrefix("-")
            let amount = fen(String(words[1].dropFirst()))
            entries.append(
                StatementEntry(
                    reference: "", servicerReference: nil, amount: amount,
                    direction: isDebit ? .debit : .credit, bookedOn: day(words[0]),
                    valueOn: day(words[0]), details: [.init(endToEndID: words[2])]))
            if isDebit, let number = PaymentNumber(words[2]) {
                payments.append(
                    PaymentStanding(number: number, amount: amount, state: .planned))
            }
        }
        var position = FundPosition([
            FundEvent.granted(.yuan(4_500_000)).entry(on: day("10-01"), narrative: "下达拨款")
        ])
        for payment in payments {
            position.add(
                try Commitment.commit(
                    payment.amount, on: day("11-05"), narrative: "", in: position))
        }
        var matching = Matching(payments: payments, receivable: position.receivable)
        let decisions = matching.decide(Play.statement(entries, opening: .zero))
        for decision in decisions.flatMap(\.movements) { position.add(decision.entry!) }
        #expect(decisions.count == 71)
        #expect(decisions.count(where: \.isMatched) == 71)
        #expect(payments.count == 66)
        #expect(position.deposits == fen("4500000.00"))
        #expect(position.paid == fen("518969.58"))
        #expect(position.returned == fen("2182.83"))
        #expect(position.fees == fen("25948.48"))
        #expect(position.interest == fen("1234.56"))
        #expect(position.closing == fen("3958499.33"))
        #expect(position.bank == position.closing)
        #expect(position.committed == position.returned)
        #expect(position.available == position.closing - position.committed)
        #expect(matching.payments.values.count { $0.state == .booked } == 64)
        #expect(matching.payments.values.count { $0.state == .returned } == 2)
        #expect(matching.changed.count == 66)
    }

    @Test("a reason gives the figures that it rests on")
    func reasons() {
        let number = PaymentNumber("A-illness")!
        var matching = Matching(
            payments: [PaymentStanding(number: number, amount: Fen(123_456), state: .sent)],
            receivable: .zero)
        func reason(_ signed: Int64, _ id: String) -> String {
            let entry = StatementEntry(
                reference: "1", servicerReference: nil, amount: Fen(abs(signed)),
                direction: signed < 0 ? .debit : .credit, bookedOn: day("11-12"),
                valueOn: day("11-12"), details: [.init(endToEndID: id)])
            return matching.decide(Play.statement([entry], opening: .zero))[0].movements[0]
                .reason
        }
        #expect(
            reason(-1, "A-illness")
                == "付 0.01 元：付款指令的金额是 1,234.56 元，两者不符。已挂账，请查明（AMOUNT_DIFF）。")
        #expect(
            reason(-123_456, "A-illness")
                == "端到端标识 A-illness、金额 1,234.56 元、方向“付”三项与付款指令一致，2026-11-12 记为入账。")
        // The first debit is still unexplained, which whoever pays again has to know.
        #expect(
            reason(123_456, "A-illness")
                == "端到端标识 A-illness 的付款已于 2026-11-12 入账，现收回同额 1,234.56 元，记为退汇，"
                + "救助金重新待付。注意：该编号另有 1 笔支出尚未查明，查明之前不得重新付款。")
        #expect(
            reason(5, "INTEREST-3") == "端到端标识以 INTEREST 开头，收 0.05 元，记为利息入账。")
    }

    @Test("a debit that is explained later is no longer unexplained, any other one still is")
    func explainedLater() {
        let number = PaymentNumber("A-illness")!
        func held(_ fen: Int64) -> BankMovement {
            BankMovement(
                endToEndID: "A-illness", amount: Fen(fen), direction: .debit,
                bookedOn: day("11-12"))
        }
        var matching = Matching(
            payments: [
                PaymentStanding(
                    number: number, amount: Fen(100), state: .sent, unexplainedDebits: 2)
            ], receivable: .zero)
        let decisions = matching.reconsider([held(99), held(100)])
        #expect(decisions.map { $0?.outcome } == [nil, .payment(number)])
        #expect(matching.payments[number]?.state == .booked)
        #expect(matching.payments[number]?.bookedOn == day("11-12"))
        #expect(matching.payments[number]?.unexplainedDebits == 1)
        #expect(matching.changed == [number])
    }
}
