import Domain
import Seeding

/// Statements with everything in them that the reader is to bring back unchanged.
enum RandomStatements {
    static func statement(_ random: inout Seeded, entries count: Int) -> BankStatement {
        let opening = Fen(Int64.random(in: -1_000_000...10_000_000, using: &random))
        let entries = (1...max(1, count)).map { entry($0, &random) }
        let kept = count == 0 ? [] : entries
        let first = Day(2026, 11, 1)!
        let hasPeriod = Bool.random(using: &random)
        return BankStatement(
            key: StatementKey(
                account: word(&random), id: word(&random),
                sequence: Bool.random(using: &random)
                    ? Int64.random(in: 0...999_999, using: &random) : nil),
            firstDay: hasPeriod ? first : nil, lastDay: hasPeriod ? first + 29 : nil,
            opening: opening, closing: kept.reduce(opening) { $0 + $1.signed },
            closingDay: first + 29, entries: kept)
    }

    private static func entry(_ position: Int, _ random: inout Seeded) -> StatementEntry {
        let direction = BankDirection.allCases.randomElement(using: &random)!
        let parts = Int.random(in: 0..<5, using: &random) == 0 ? 3 : 1
        let amounts = (0..<parts).map { _ in Fen(Int64.random(in: 0...99_999_999, using: &random)) }
        let day = Day(2026, 11, 1)! + Int.random(in: 0..<30, using: &random)
        let details = amounts.map { amount in
            StatementEntry.Detail(
                endToEndID: Bool.random(using: &random) ? word(&random) : "",
                amount: parts > 1 || Bool.random(using: &random) ? amount : nil,
                direction: Bool.random(using: &random) ? direction : nil,
                remittance: Bool.random(using: &random) ? word(&random) : "")
        }
        return StatementEntry(
            reference: "\(position)",
            servicerReference: Bool.random(using: &random) ? word(&random) : nil,
            amount: amounts.total(), direction: direction,
            isReversal: Int.random(in: 0..<4, using: &random) == 0, bookedOn: day,
            valueOn: day + Int.random(in: -1...1, using: &random), details: details)
    }

    /// Text with everything that XML has to escape, Chinese, and characters beyond the first plane.
    static func word(_ random: inout Seeded) -> String {
        let letters = Array("AZ09-_&<>]'\"清川县𠮷·é.").map(String.init)
        let length = Int.random(in: 1...30, using: &random)
        let inner = (0..<length).map { _ in letters.randomElement(using: &random)! }.joined()
        // White space inside stays, at the ends it does not count.
        return Bool.random(using: &random) ? inner : "\(inner) \(inner)"
    }
}
