import Postgres
import Seeding
import Testing

@Suite struct StatementTests {
    @Test func everyValueBecomesABinding() {
        let name = "'; drop table person; --"
        let statement: Statement =
            "select \(1), \(name) from \(unescaped: "t") where a = \(nil as Int?)"
        #expect(statement.sql == "select $1, $2 from t where a = $3")
        #expect(statement.description == statement.sql)
    }

    @Test func castsAndDigitsAfterAValue() {
        let cast: Statement = "select \("x", as: "inet")"
        #expect(cast.sql == "select $1::inet")
        let digit: Statement = "select \(1)0"
        #expect(digit.sql == "select $1 0")
    }

    @Test func oneOfMany() {
        let many: Statement = "select from t where a \(in: [1, 2]) and b = \(3)"
        #expect(many.sql == "select from t where a = any($1) and b = $2")
        let one: Statement = "select from t where a \(in: ["x"]) and b = \(3)"
        #expect(one.sql == "select from t where a = $1 and b = $2")
        let none: Statement = "select from t where a \(in: [] as [Int])"
        #expect(none.sql == "select from t where a = any($1)")
    }

    @Test func partsAreRenumbered() {
        let filter: Statement = "a = \(1) and b = \("二")"
        let order: Statement = "limit \(10)"
        let whole: Statement = "select 'é$1' where c = \(true) and \(filter) " + order
        #expect(whole.sql == "select 'é$1' where c = $1 and a = $2 and b = $3 limit $4")
        let many = Statement(joined: (1...11).map { "(\($0), \($0))" }, separator: ", ")
        #expect(many.sql.hasSuffix("($19, $20), ($21, $22)"))
        #expect(Statement(joined: []).sql == "")
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func joiningKeepsThePlaceholdersInOrder(seed: UInt64) {
        var generator = Seeded(seed)
        func part(_ depth: Int) -> Statement {
            switch Int.random(in: 0..<(depth > 3 ? 2 : 4), using: &generator) {
            case 0: return "中文 "
            case 1: return "v\(Int.random(in: 0...9, using: &generator)) "
            case 2: return part(depth + 1) + part(depth + 1)
            default: return "(\(part(depth + 1)))"
            }
        }
        let statement = part(0)
        let numbers = statement.sql.split(separator: "$").dropFirst()
            .map { Int($0.prefix { $0.isNumber })! }
        #expect(numbers == Array(1..<numbers.count + 1))
    }
}
