import Domain
import Ledger
import Seeding
import Testing

@Suite("Reconciliation of random statements with every kind of fault in them")
struct WorldTests {
    @Test(
        "nothing is matched wrongly, nothing good is missed, every fault has its code",
        arguments: UInt64(0)..<120)
    func precision(seed: UInt64) {
        var random = Seeded(seed)
        let world = World(payments: Int.random(in: 1...40, using: &random), &random)
        var books = Books(world)
        books.importAll([world.movements])
        let found = books.outcomes.map {
            "\($0.movement.signed) \($0.movement.endToEndID) \($0.name)"
        }
        let truth = world.movements.map {
            "\($0.movement.signed) \($0.movement.endToEndID) \($0.truth)"
        }
        #expect(found.sorted() == truth.sorted())
    }

    @Test(
        "the same entries in any number of statements leave the fund and the payments the same",
        arguments: UInt64(0)..<40)
    func anySplit(seed: UInt64) {
        var random = Seeded(seed)
        let world = World(payments: Int.random(in: 1...30, using: &random), &random)
        var whole = Books(world)
        whole.importAll([world.movements])
        for _ in 0..<4 {
            var parts: [[World.Movement]] = [[]]
            for movement in world.movements {
                if random.once(in: 4) { parts.append([]) }
                parts[parts.count - 1].append(movement)
            }
            var split = Books(world)
            split.importAll(parts)
            #expect(split.position == whole.position)
            #expect(split.payments == whole.payments)
            #expect(split.heldMovements() == whole.heldMovements())
        }
    }

    @Test("the faults are really in the statements")
    func faults() {
        var seen: Set<String> = []
        for seed in UInt64(0)..<120 {
            var random = Seeded(seed)
            let world = World(payments: Int.random(in: 1...40, using: &random), &random)
            seen.formUnion(world.movements.map(\.truth))
        }
        let expected = ExceptionCode.allCases.filter { !$0.concernsStatement }.map(\.rawValue)
        // A batch's sum and empty entries are in the golden scenarios.
        #expect(seen.isSuperset(of: Set(expected).subtracting(["DETAIL_SUM", "ZERO_AMOUNT"])))
    }
}

/// Keeps the books of a world, as `Casework` does with a database.
private struct Books {
    struct Found {
        var movement: BankMovement
        var outcome: StatementOutcome
        var name: String {
            if case .exception(let code) = outcome { return code.rawValue }
            return outcome.kind.rawValue
        }
    }

    var position = FundPosition()
    var payments: [PaymentNumber: PaymentStanding]
    var outcomes: [Found] = []
    var last: StatementHead?

    init(_ world: World) {
        payments = Dictionary(uniqueKeysWithValues: world.payments.map { ($0.number, $0) })
        position.add(Play.entry(.granted(world.granted)))
        for payment in world.payments where payment.state.isOpen {
            let entry = try! Commitment.commit(
                payment.amount, on: day("11-01"), narrative: "", in: position)
            position.add(entry)
            #expect(position.available >= .zero)
        }
    }

    mutating func importAll(_ parts: [[World.Movement]]) {
        for (index, part) in parts.enumerated() {
            let statement = statement(part.map(\.movement), sequence: Int64(index + 1))
            let admission = try? StatementAdmission.decide(
                statement, account: "6217", last: last, held: HeldStatement())
            #expect(
                admission
                    == (index == 0
                        ? .first(broughtForward: .zero, notes: []) : .next(notes: [])))
            take(statement)
            last = StatementHead(statement)
            let again = try? StatementAdmission.decide(
                statement, account: "6217", last: last,
                held: HeldStatement(sameKey: .sameContent))
            #expect(again == .repeated)
        }
    }

    private func statement(_ movements: [BankMovement], sequence: Int64) -> BankStatement {
        let entries = movements.map { movement in
            StatementEntry(
                reference: "", servicerReference: nil, amount: movement.amount,
                direction: movement.direction, isReversal: movement.isReversal,
                bookedOn: movement.bookedOn, valueOn: movement.bookedOn,
                details: [.init(endToEndID: movement.endToEndID)])
        }
        let plain = Play.statement(entries, opening: position.bank)
        return BankStatement(
            key: StatementKey(account: "6217", id: "S-\(sequence)", sequence: sequence),
            firstDay: nil, lastDay: nil, opening: plain.opening, closing: plain.closing,
            closingDay: plain.closingDay, entries: entries)
    }

    private mutating func take(_ statement: BankStatement) {
        var matching = Matching(payments: payments.values, receivable: position.receivable)
        for decision in matching.decide(statement).flatMap(\.movements) {
            add(decision.entry)
            outcomes.append(Found(movement: decision.movement, outcome: decision.outcome))
        }
        let waiting = outcomes.indices.filter { !outcomes[$0].outcome.isMatched }
        let second = matching.reconsider(waiting.map { outcomes[$0].movement })
        for (index, decision) in zip(waiting, second) {
            guard let decision else { continue }
            add(decision.entry)
            outcomes[index].outcome = decision.outcome
        }
        payments = matching.payments
        #expect(position.bank == statement.closing)
        #expect(position.isBalanced)
        #expect(
            position.bank == position.closing + position.suspenseReceived
                - position.suspensePaid)
    }

    private mutating func add(_ entry: JournalEntry?) {
        if let entry { position.add(entry) }
    }

    func heldMovements() -> [String] {
        outcomes.filter { !$0.outcome.isMatched }
            .map { "\($0.movement.bookedOn) \($0.movement.signed) \($0.movement.endToEndID)" }
            .sorted()
    }
}
