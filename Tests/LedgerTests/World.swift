import Domain
import Seeding

/// Payments, and what a bank with faults made of them. Every movement carries the truth about
/// itself, which comes from how it was made and not from the rules under test.
struct World {
    struct Movement {
        var movement: BankMovement
        var truth: String
    }

    private(set) var payments: [PaymentStanding] = []
    /// In order of day; in any order within a day.
    private(set) var movements: [Movement] = []
    private(set) var granted = Fen.zero

    init(payments count: Int, _ random: inout Seeded) {
        for index in 0..<count {
            // Few amounts, so that payments with the same one are common.
            let amount = Fen(Int64.random(in: 1...5, using: &random) * 10_00)
            let ordinal = Int.random(in: 1...3, using: &random)
            let number = try! PaymentNumber(
                household: HouseholdID("H\(index)"),
                cause: Cause.allCases.randomElement(using: &random)!,
                ordinal: ordinal)
            granted += amount
            addFate(of: number, amount, &random)
        }
        addStrangers(&random)
        movements.shuffle(using: &random)
        // Stable, so that a day keeps its random order.
        movements = movements.enumerated().sorted { left, right in
            let (a, b) = (left.element.movement.bookedOn, right.element.movement.bookedOn)
            return a == b ? left.offset < right.offset : a < b
        }.map(\.element)
    }

    private mutating func add(
        _ signed: Fen, _ id: String, _ day: Day, _ truth: String, isReversal: Bool = false
    ) {
        movements.append(
            Movement(
                movement: BankMovement(
                    endToEndID: id, amount: signed < .zero ? -signed : signed,
                    direction: signed < .zero ? .debit : .credit, isReversal: isReversal,
                    bookedOn: day),
                truth: truth))
    }

    private mutating func addFate(
        of number: PaymentNumber, _ amount: Fen, _ random: inout Seeded
    ) {
        let id = number.description
        let day = Day(2026, 11, 2)! + Int.random(in: 0...20, using: &random)
        let later = day + Int.random(in: 0...3, using: &random)
        var state = [PaymentState.planned, .filed, .sent].randomElement(using: &random)!
        let other = amount + Fen(random.once(in: 2) ? 1 : -1)
        switch Int.random(in: 0..<16, using: &random) {
        case 0: break
        case 1:
            state = random.once(in: 2) ? .cancelled : .rejected
            add(-amount, id, day, "PAID_BUT_REJECTED")
        case 2:
            add(-other, id, day, "AMOUNT_DIFF")
        case 3:
            add(-other, id, day, "AMOUNT_DIFF")
            add(-amount, id, day + 1, "payment")
        case 4:
            add(-amount, id, day, "payment")
            add(-amount, id, later, "DUPLICATE_BOOKING")
        case 5:
            add(-amount, id, day, "payment")
            add(-amount, id, later, "DUPLICATE_BOOKING")
            add(amount, id, later, "payment_return")
        case 6:
            add(amount, id, day, "RETURN_WITHOUT_ORIGINAL")
        case 7:
            add(amount, id, day, "RETURN_WITHOUT_ORIGINAL")
            add(-amount, id, day + 1, "payment")
        case 8:
            add(-amount, id, day, "payment")
            add(amount, id, later, "payment_return")
            add(amount, id, later, "RETURN_OVER")
        case 9:
            add(-amount, id, day, "payment")
            add(amount + Fen(1), id, later, "RETURN_OVER")
        case 10:
            add(-amount, id, day, "payment")
            add(amount - Fen(1), id, later, "AMOUNT_DIFF")
        case 11:
            add(-amount, id, day, "payment")
            add(-amount, id, later, "REVERSAL", isReversal: true)
        case 12, 13:
            add(-amount, id, day, "payment")
            add(amount, id, later, "payment_return", isReversal: random.once(in: 2))
        default:
            add(-amount, id, day, "payment")
        }
        payments.append(PaymentStanding(number: number, amount: amount, state: state))
    }

    /// The fund's own entries, and money that is nobody's.
    private mutating func addStrangers(_ random: inout Seeded) {
        let first = Day(2026, 11, 1)!
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let amount = Fen(Int64.random(in: 1...5, using: &random) * 10_00)
            let signed = random.once(in: 3) ? -amount : amount
            let day = first + Int.random(in: 0...25, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: add(signed, "APPROPRIATION-2026", day, "appropriation")
            case 1: add(signed, "INTEREST", day, "interest")
            case 2: add(-signed, "SERVICE-FEE-11", day, "service_fee")
            case 3: add(amount, "H0", day, "UNKNOWN_CREDIT")
            case 4: add(-amount, "", day, "UNKNOWN_DEBIT")
            default:
                // The next number of a payment that was never ordered.
                add(-amount, "H0-illness-9", day, "UNKNOWN_DEBIT")
            }
        }
    }
}
