import Domain
import Intake
import Seeding
import Testing

struct ScreeningTests {
    let screening = Screening(scheme: exampleScheme, year: 2026)

    static func total(
        _ cause: Cause, person: Int32? = nil, household: Int32 = 1, year: Int16 = 2026,
        _ yuan: Int64, fen: Int64 = 0
    ) -> CostTotal {
        CostTotal(
            person: person, household: household, cause: cause, year: year,
            amount: .yuan(yuan) + Fen(fen))
    }

    static let judged: [(CostTotal, ClassID, Bool)] = [
        (total(.illness, person: 1, 5_000), "unstable", true),
        (total(.illness, person: 1, 4_999, fen: 99), "unstable", false),
        (total(.illness, person: 1, 5_000), "edge", false),
        (total(.illness, person: 1, 20_000), "edge", true),
        // The other kind of total is not held against the rule.
        (total(.illness, 90_000), "edge", false),
        (total(.illness, person: 1, 90_000), "sudden", false),
        (total(.illness, 20_000), "sudden", true),
        // An amount equal to the line does not reach it where the rule says so.
        (total(.accident, 10_000), "edge", false),
        (total(.accident, 10_000, fen: 1), "edge", true),
        // No rule for the class and cause; no such class; another year; less than nothing.
        (total(.education, 90_000), "sudden", false), (total(.accident, 90_000), "sudden", false),
        (total(.disaster, 90_000), "unheard", false),
        (total(.disaster, year: 2025, 90_000), "edge", false),
        (total(.disaster, -90_000), "edge", false),
    ]

    @Test(arguments: judged)
    func judges(total: CostTotal, id: ClassID, isReached: Bool) {
        #expect(screening.isReached(by: total, class: id) == isReached)
        let leads = screening.leads(totals: [total]) { _ in id }
        #expect(leads.map(\.reached) == (isReached ? [[total]] : []))
        #expect(leads.allSatisfy { $0.channel.cause == total.cause })
    }

    /// A line of zero is reached by nothing that is not more than zero.
    @Test func needsMoreThanNothing() {
        var scheme = exampleScheme
        scheme.relief[0].warningLine = .zero
        let screening = Screening(scheme: scheme, year: 2026)
        let totals = [0, -1, 1].map { Self.total(.illness, person: 1, household: 5, 0, fen: $0) }
        #expect(
            totals.map { screening.isReached(by: $0, class: "unstable") } == [false, false, true])
    }

    /// One lead for each household and cause; persons and applications join it, and the feed's
    /// channel counts whichever came first.
    @Test func joins() throws {
        func filed(_ household: Int32, _ cause: Cause, _ number: UInt64) -> FiledApplication {
            FiledApplication(
                person: 9, household: household,
                application: Application(
                    filedOn: Day(2026, 10, 9)!, way: "户申请", cause: cause, statedAmount: .zero,
                    remark: ""),
                content: ContentDigest(high: 0, low: number))
        }
        let applications = [
            filed(2, .illness, 1), filed(1, .illness, 2), filed(1, .illness, 3),
            filed(1, .accident, 4),
        ]
        let totals = [
            Self.total(.illness, person: 8, 21_000), Self.total(.illness, person: 7, 20_000),
            Self.total(.illness, person: 6, 19_999), Self.total(.illness, 60_999),
            Self.total(.disaster, household: 3, 10_000),
        ]
        let leads = screening.leads(totals: totals, applications: applications) { _ in "edge" }
        #expect(leads.map(\.household) == [1, 1, 2, 3])
        #expect(leads.map(\.cause) == [.illness, .accident, .illness, .disaster])
        #expect(leads.map(\.channel) == [.medical, .application, .application, .disaster])
        #expect(leads[0].reached.map(\.person) == [7, 8])
        #expect(leads.map { $0.applications.map(\.content.low) } == [[2, 3], [4], [1], []])
        #expect(leads.allSatisfy { $0.year == 2026 })
    }

    @Test func knowsTheLowestLine() {
        #expect(screening.lowestLine(.illness, .person) == .yuan(5_000))
        #expect(screening.lowestLine(.illness, .household) == .yuan(20_000))
        #expect(screening.lowestLine(.education, .person) == nil)
        #expect(screening.lowestLine(.accident, .household) == .yuan(10_000))
    }

    @Test func countsTheSchemesYear() {
        #expect(Screening.year(of: exampleScheme) == 2026)
        var scheme = exampleScheme
        scheme.validFrom = nil
        #expect(Screening.year(of: scheme) == nil)
    }

    /// What crosses in many imports, taken together, is what reaches the line at the end.
    @Test(arguments: 0..<20)
    func crossingsAddUpToLeads(seed: UInt64) {
        var random = Seeded(seed)
        var totals: [CostTotal: Fen] = [:]
        var reached: Set<CostTotal> = []
        let classes: [ClassID] = ["edge", "unstable", "sudden"]
        func classOf(_ household: Int32) -> ClassID { classes[Int(household) % 3] }
        for _ in 0..<8 {
            var keys: Set<CostTotal> = []
            for _ in 0..<20 {
                let household = Int32(random.number(0..<12))
                keys.insert(
                    Self.total(
                        .illness, person: random.once(in: 2) ? nil : household * 2,
                        household: household, year: random.once(in: 5) ? 2025 : 2026, 0))
            }
            for isOfPersons in [true, false] {
                var changes = TotalChanges(cause: .illness)
                var before: [Fen] = []
                for key in keys where (key.person != nil) == isOfPersons {
                    if let person = key.person { changes.persons.append(person) }
                    changes.households.append(key.household)
                    changes.years.append(key.year)
                    changes.amounts.append(Int64(random.number(-1_000_000..<1_500_000)))
                    before.append(totals[key, default: .zero])
                    totals[key, default: .zero] += Fen(changes.amounts.last!)
                }
                let crossings = screening.crossings(
                    changes, before: { before[$0] }, classOf: classOf)
                for crossing in crossings {
                    var key = crossing.total
                    key.amount = .zero
                    #expect(totals[key] == crossing.total.amount)
                    if crossing.isReached {
                        #expect(reached.insert(key).inserted)
                    } else {
                        #expect(reached.remove(key) != nil)
                    }
                }
            }
        }
        let sums = totals.map { key, amount in
            var total = key
            total.amount = amount
            return total
        }
        let leads = screening.leads(totals: sums, classOf: classOf)
        let fromLeads = leads.flatMap(\.reached).map { total in
            var key = total
            key.amount = .zero
            return key
        }
        #expect(Set(fromLeads) == reached)
    }
}
