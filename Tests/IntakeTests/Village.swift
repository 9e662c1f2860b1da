import Domain
import Formats
import Intake

let adult = idNumber(0)

/// A small county for tests: people numbered from 1, three to a household numbered from 100.
struct Village {
    var register = Register()
    /// Held for the medical feed.
    var held = HeldTable()
    var next: Int64 = 1
    /// What the changes add up to.
    var totals: [CostTotal: Fen] = [:]
    var superseded: Set<Int64> = []

    init(people: Int = 9) {
        for person in 1...people {
            _ = register.add(
                plainIndex(idNumber(person).utf8), person: Int32(person),
                household: Village.household(of: person), name: "王甲")
        }
    }

    static func household(of person: Int) -> Int32 { Int32(100 + (person - 1) / 3) }

    /// One row of the medical feed.
    struct Bill: Hashable, Sendable {
        var person: Int
        var serial: String
        var fen: Int64
        var day = Day(2026, 9, 15)!
        var hospital = "县医院"
        var name = "王甲"

        /// In the order of the form's columns.
        var line: String {
            let amount = Fen(fen)
            return
                "\(idNumber(person)),\(name),\(serial),\(day),\(day),\(hospital),"
                + "\(amount),0,0,0,0,\(amount)"
        }
    }

    static func rows(_ bills: [Bill]) -> FeedRows {
        let lines = [FeedForm.medical.columns.joined(separator: ",")] + bills.map(\.line)
        do {
            return try FeedForm.medical.read(Array((lines.joined(separator: "\n") + "\n").utf8))
        } catch {
            preconditionFailure("a bill that is no row: \(error)")
        }
    }

    /// Imports a file in parts of so many rows.
    mutating func importFile(_ bills: [Bill], part: Int = .max) throws -> FeedOutcome {
        let matcher = FeedMatcher(register: register, blindIndices: plainIndices)
        var intake = FeedImport(
            of: FeedForm.medical.shape, register: register, firstNumber: next)
        // The store shows what it held before the import, not what the import brings.
        let before = held
        for start in stride(from: 0, to: bills.count, by: min(part, max(1, bills.count))) {
            let end = min(start + min(part, bills.count), bills.count)
            let matched = matcher.match(Village.rows(Array(bills[start..<end])))
            held.put(try intake.admit(matched, held: before.answers(for: matched)))
        }
        let outcome = try intake.finish()
        next = outcome.numbers.upperBound
        superseded.formUnion(outcome.replacements.map(\.replaced))
        for changes in [outcome.persons, outcome.households] {
            for place in 0..<changes.count {
                var key = changes[place]
                key.amount = .zero
                totals[key, default: .zero] += changes[place].amount
            }
        }
        totals = totals.filter { $0.value != .zero }
        return outcome
    }

    /// The totals of what is held, added up anew.
    var recomputed: [CostTotal: Fen] {
        var sums: [CostTotal: Fen] = [:]
        for record in held.all {
            for person in [record.person, nil] {
                let key = CostTotal(
                    person: person, household: record.household, cause: .illness,
                    year: record.year, amount: .zero)
                sums[key, default: .zero] += record.basis
            }
        }
        return sums.filter { $0.value != .zero }
    }
}
