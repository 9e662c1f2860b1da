import Casework
import Domain
import Postgres
import Seeding
import TestSupport
import Testing

@Suite struct CrossingsTests {
    @Test func aTotalEqualToTheLineReachesIt() async throws {
        try await withOffice { office in
            let heads = TestCounty.strangers.map { TestCounty.persons(of: $0)[0] }
            var feed = MedicalFeed()
            feed.add(heads[0], "JS1", own: Fen(999_999))
            feed.add(heads[1], "JS2", own: Fen(1_000_001))
            feed.add(heads[2], "JS3", own: .yuan(6_000))
            feed.add(heads[2], "JS4", own: .yuan(4_000))
            try await office.given.feed("医保-202608.csv", feed.text)
            let register = try await Register(office)
            for scope in ReliefRule.Scope.allCases {
                let found = try await office.casework.read(
                    Crossings(cause: .illness, scope: scope, year: 2026, line: .yuan(10_000)))
                #expect(found.map(\.amount) == [Fen(1_000_001), .yuan(10_000)])
                #expect(
                    found.map(\.household)
                        == ["B02", "B03"].map { register.households[$0] })
                #expect(found.allSatisfy { $0.isOf(scope) })
            }
        }
    }

    /// What two members bear adds up for the household, and for nobody else.
    @Test func aHouseholdMayReachWhatNoneOfItsMembersDoes() async throws {
        try await withOffice { office in
            var feed = MedicalFeed()
            for (index, person) in TestCounty.persons(of: "B01").enumerated() {
                feed.add(person, "JS\(index)", own: .yuan(6_000))
            }
            try await office.given.feed("医保-202608.csv", feed.text)
            for (scope, cause, year, expected) in [
                (.household, .illness, 2026, 1), (.person, .illness, 2026, 0),
                (.household, .illness, 2025, 0), (.household, .accident, 2026, 0),
            ] as [(ReliefRule.Scope, Cause, Int16, Int)] {
                let found = try await office.casework.read(
                    Crossings(cause: cause, scope: scope, year: year, line: .yuan(10_000)))
                #expect(found.count == expected, "\(scope) \(cause) \(year)")
            }
        }
    }

    /// Any bills, some of them corrected later: what crosses a line is what plain sums say.
    @Test(arguments: TestRun.cases(0..<40, sample: 4))
    func crossingsAreTheSumsOfTheBills(seed: Int) async throws {
        try await withOffice { office in
            var numbers = Seeded(UInt64(seed))
            var bills = Bills()
            for month in 6...8 {
                let feed = bills.month(&numbers)
                let outcome = try await office.given.feed("医保-20260\(month).csv", feed.text)
                #expect(outcome.rejected == 0)
            }
            let register = try await Register(office)
            for scope in ReliefRule.Scope.allCases {
                for year in [2025, 2026] as [Int16] {
                    let totals = bills.totals(scope, year, register)
                    let lines = totals.prefix(6).flatMap { [$0.amount, $0.amount + Fen(1)] }
                    for line in lines + [Fen(1), .yuan(1_000_000)] {
                        let found = try await office.casework.read(
                            Crossings(cause: .illness, scope: scope, year: year, line: line))
                        #expect(
                            found == totals.filter { $0.amount >= line }, "\(scope) \(line)")
                    }
                }
            }
        }
    }
}

/// Bills as they hold after every file so far.
private struct Bills {
    private var held: [String: (person: Person, year: Int16, own: Fen)] = [:]

    /// A month's file: new bills and corrections of earlier ones. Amounts are few, so that totals
    /// are often equal.
    mutating func month(_ numbers: inout Seeded) -> MedicalFeed {
        var feed = MedicalFeed()
        for serial in (0..<60).shuffled(using: &numbers).prefix(40).map({ "JS\($0)" }) {
            let person = numbers.one(of: TestCounty.persons)
            let year = numbers.one(of: [2025, 2026, 2026] as [Int16])
            let own = Fen.yuan(Int64(numbers.number(1..<5)) * 1_000)
            feed.add(person, serial, own: own, discharged: "\(year)-12-31")
            held[serial] = (person, year, own)
        }
        return feed
    }

    /// The totals of a year, the highest first, equal ones by row number.
    func totals(_ scope: ReliefRule.Scope, _ year: Int16, _ register: Register) -> [CostTotal] {
        var totals: [[Int32]: CostTotal] = [:]
        for bill in held.values where bill.year == year {
            let household = register.households[bill.person.household]!
            let person =
                scope == .person ? register.persons[bill.person.idNumber.revealed]! : nil
            let key = [household, person ?? 0]
            let none = CostTotal(
                person: person, household: household, cause: .illness, year: year, amount: .zero)
            totals[key, default: none].amount += bill.own
        }
        return totals.sorted { one, other in
            one.value.amount == other.value.amount
                ? one.key.lexicographicallyPrecedes(other.key)
                : one.value.amount > other.value.amount
        }.map(\.value)
    }
}

/// The row numbers that the database gave.
private struct Register {
    var households: [HouseholdID: Int32] = [:]
    /// By ID number.
    var persons: [String: Int32] = [:]

    init(_ office: TestOffice) async throws {
        let rows = try await office.root.withConnection { connection in
            try await connection.query(
                """
                select h.id, p.relation, h.no, p.no
                from person p join household h on h.no = p.household_no
                """
            ).map { try $0.decode((String, String, Int32, Int32).self) }
        }
        for (id, relation, household, person) in rows {
            households[HouseholdID(id)] = household
            let found = TestCounty.persons(of: HouseholdID(id)).first { $0.relation == relation }
            persons[found!.idNumber.revealed] = person
        }
    }
}
