import Domain
import Foundation
import Ledger
import Testing

/// A scenario of `Golden/matching.txt`: it is played as its lines come.
struct Scenario: Sendable, CustomTestStringConvertible {
    let name: String
    let lines: [GoldenText.Line]

    var testDescription: String { name }

    static let all: [Scenario] = {
        var scenarios: [Scenario] = []
        for line in GoldenText.lines("matching.txt") {
            if line.text.hasPrefix("= ") {
                scenarios.append(Scenario(name: String(line.text.dropFirst(2)), lines: []))
            } else {
                let last = scenarios.removeLast()
                scenarios.append(Scenario(name: last.name, lines: last.lines + [line]))
            }
        }
        return scenarios
    }()
}

/// The books while a scenario is played.
struct Play {
    var payments: [PaymentNumber: PaymentStanding] = [:]
    var position = FundPosition()
    var held: [BankMovement] = []
    /// Entries of the statement that is being written, each with what it should be found to be.
    var entries: [(StatementEntry, String)] = []

    mutating func play(_ scenario: Scenario) {
        for line in scenario.lines {
            let words = line.words
            switch words[0] {
            case "pay": pay(words)
            case "granted": position.add(Play.entry(.granted(fen(words[1]))))
            case "---": reconcile()
            case "again":
                reconcile()
                reconsider(line)
            case "after":
                reconcile()
                expectPayment(line)
            case "fund":
                reconcile()
                #expect(figure(words[1]) == fen(words[2]), "\(line.testDescription)")
            default: entries.append(Play.statementEntry(line))
            }
        }
        reconcile()
        #expect(position.isBalanced)
    }

    /// Promises what the payment will need, as an approval would have.
    private mutating func pay(_ words: [String]) {
        let number = PaymentNumber(words[1])!
        let amount = fen(words[2])
        let state = PaymentState(rawValue: words[3])!
        payments[number] = PaymentStanding(
            number: number, amount: amount, state: state,
            bookedOn: words.count > 4 ? day(words[4]) : nil,
            returned: words.count > 6 ? fen(words[6]) : .zero)
        if state.isOpen { position.add(Play.entry(.committed(amount))) }
    }

    /// Imports the statement written so far.
    private mutating func reconcile() {
        guard !entries.isEmpty else { return }
        let statement = Play.statement(entries.map(\.0), opening: position.bank)
        #expect(statement.unproven == 0)
        var matching = Matching(payments: payments.values, receivable: position.receivable)
        let decisions = matching.decide(statement)
        #expect(decisions.map(\.index) == Array(entries.indices))
        for (decision, (_, expected)) in zip(decisions, entries) {
            let found = decision.movements.map(Play.name).joined(separator: ", ")
            #expect(found == expected)
            for movement in decision.movements {
                #expect(!movement.reason.isEmpty)
                if let entry = movement.entry { position.add(entry) }
                if !movement.outcome.isMatched { held.append(movement.movement) }
            }
        }
        #expect(position.bank == statement.closing)
        #expect(position.receivable == matching.receivable)
        payments = matching.payments
        entries = []
    }

    private mutating func reconsider(_ line: GoldenText.Line) {
        var matching = Matching(payments: payments.values, receivable: position.receivable)
        let bank = position.bank
        let decisions = matching.reconsider(held)
        let found = decisions.map { $0.map(Play.name) ?? "held" }.joined(separator: ", ")
        #expect(found == line.text.dropFirst("again -> ".count))
        for decision in decisions {
            if let entry = decision?.entry { position.add(entry) }
        }
        #expect(position.bank == bank)
        held = zip(held, decisions).filter { $0.1 == nil }.map(\.0)
        payments = matching.payments
    }

    private func expectPayment(_ line: GoldenText.Line) {
        let words = line.words
        let payment = payments[PaymentNumber(words[1])!]!
        #expect(payment.state.rawValue == words[2], "\(line.testDescription)")
        #expect(payment.returned == (words.count > 3 ? fen(words[3]) : .zero))
        #expect(payment.unexplainedDebits == (words.count > 4 ? Int(words[4])! : 0))
    }

    private func figure(_ name: String) -> Fen {
        switch name {
        case "bank": position.bank
        case "deposits": position.deposits
        case "paid": position.paid
        case "returned": position.returned
        case "fees": position.fees
        case "interest": position.interest
        case "closing": position.closing
        case "committed": position.committed
        case "available": position.available
        case "receivable": position.receivable
        case "suspensePaid": position.suspensePaid
        case "suspenseReceived": position.suspenseReceived
        default: preconditionFailure("no figure \(name)")
        }
    }
}

extension Play {
    static func entry(_ event: FundEvent) -> JournalEntry {
        event.entry(on: day("11-01"), narrative: "")
    }

    static func name(_ decision: MovementDecision) -> String {
        if case .exception(let code) = decision.outcome { return code.rawValue }
        return decision.outcome.kind.rawValue
    }

    static func statement(_ entries: [StatementEntry], opening: Fen) -> BankStatement {
        BankStatement(
            key: StatementKey(account: "6217", id: "S", sequence: nil), firstDay: nil,
            lastDay: nil, opening: opening,
            closing: entries.reduce(opening) { $0 + $1.signed },
            closingDay: entries.map(\.bookedOn).max() ?? day("11-01"), entries: entries)
    }

    /// `MM-DD ±AMOUNT ID [reversal] -> OUTCOME`; `-` for no id.
    static func statementEntry(_ line: GoldenText.Line) -> (StatementEntry, String) {
        let halves = line.text.components(separatedBy: " -> ")
        let words = halves[0].split(separator: " ").map(String.init)
        let isBatch = words[2] == "batch"
        var details: [StatementEntry.Detail] = []
        if isBatch {
            let parts = words.dropFirst(3).joined(separator: " ").split(separator: ",")
            for part in parts.map({ $0.split(separator: " ").map(String.init) }) {
                details.append(
                    StatementEntry.Detail(
                        endToEndID: part[0], amount: part.count > 1 ? magnitude(part[1]) : nil,
                        direction: part.count > 1 ? direction(part[1]) : nil))
            }
        } else {
            details = [StatementEntry.Detail(endToEndID: words[2] == "-" ? "" : words[2])]
        }
        let entry = StatementEntry(
            reference: line.number.description, servicerReference: nil,
            amount: magnitude(words[1]), direction: direction(words[1]),
            isReversal: !isBatch && words.count > 3, bookedOn: day(words[0]),
            valueOn: day(words[0]), details: details)
        return (entry, halves[1])
    }

    private static func magnitude(_ text: String) -> Fen { fen(String(text.dropFirst())) }

    private static func direction(_ text: String) -> BankDirection {
        text.hasPrefix("-") ? .debit : .credit
    }
}
