import Domain
import Formats
import Intake
import Seeding
import Testing

/// Random feeds of few people and few serials, so that everything happens often.
struct ImportPropertyTests {
    /// The contract in ten lines, over dictionaries.
    struct Model {
        struct Content: Hashable {
            var person: Int
            var fen: Int64
            var day: Day
            var hospital: String
        }
        var held: [String: Content] = [:]

        mutating func importFile(_ bills: [Village.Bill], people: Int) -> ImportCounts {
            var counts = ImportCounts()
            for bill in bills {
                counts.rows += 1
                let content = Content(
                    person: bill.person, fen: bill.fen, day: bill.day, hospital: bill.hospital)
                let serial = bill.serial.isEmpty ? "\(content)" : bill.serial
                if bill.person > people {
                    counts.rejected[.personUnknown, default: 0] += 1
                } else if bill.name != "王甲" {
                    counts.rejected[.nameMismatch, default: 0] += 1
                } else if held[serial] == content {
                    counts.duplicates += 1
                } else {
                    counts.superseded += held[serial] == nil ? 0 : 1
                    counts.accepted += 1
                    held[serial] = content
                }
            }
            return counts
        }

        var totals: [CostTotal: Fen] {
            var sums: [CostTotal: Fen] = [:]
            for content in held.values {
                for person in [Int32(content.person), nil] {
                    let key = CostTotal(
                        person: person, household: Village.household(of: content.person),
                        cause: .illness, year: Int16(content.day.year), amount: .zero)
                    sums[key, default: .zero] += Fen(content.fen)
                }
            }
            return sums.filter { $0.value != .zero }
        }
    }

    static func bills(_ random: inout Seeded) -> [Village.Bill] {
        (0..<random.number(1..<80)).map { _ in
            Village.Bill(
                person: random.number(1..<11),
                serial: random.once(in: 12) ? "" : "S\(random.number(0..<15))",
                fen: Int64(random.number(-3..<6)) * 100,
                // Six years, of which the totals keep only three in arrays.
                day: Day(random.number(2023..<2029), random.number(1..<3), 1)!,
                hospital: random.once(in: 3) ? "市医院" : "县医院",
                name: random.once(in: 20) ? "李乙" : "王甲")
        }
    }

    @Test(arguments: 0..<30)
    func agreesWithTheModel(seed: UInt64) throws {
        var random = Seeded(seed)
        var village = Village()
        var model = Model()
        for _ in 0..<6 {
            let bills = Self.bills(&random)
            let outcome = try village.importFile(bills, part: random.number(1..<30))
            #expect(outcome.counts == model.importFile(bills, people: 9))
            #expect(outcome.counts.areClosed)
            #expect(outcome.replacements.count == outcome.counts.superseded)
            #expect(outcome.numbers.count == outcome.counts.accepted)
            #expect(village.totals == model.totals)
            #expect(village.totals == village.recomputed)
            #expect(village.held.count == model.held.count)
        }
        // What is held and what is superseded are all the records there are, each once.
        let current = Set(village.held.all.map(\.number))
        #expect(current.count == village.held.count)
        #expect(current.isDisjoint(with: village.superseded))
        #expect(current.union(village.superseded) == Set(1..<village.next))
    }

    /// However the same rows are cut into files, and whichever file is sent again, the same is
    /// held.
    @Test(arguments: 100..<115)
    func splittingChangesNothing(seed: UInt64) throws {
        var random = Seeded(seed)
        let bills = (0..<4).flatMap { _ in Self.bills(&random) }
        var whole = Village()
        _ = try whole.importFile(bills)
        var split = Village()
        var start = 0
        var accepted = 0
        while start < bills.count {
            let end = min(bills.count, start + random.number(1..<60))
            let file = Array(bills[start..<end])
            accepted += try split.importFile(file, part: random.number(1..<20)).counts.accepted
            if random.once(in: 2) { _ = try split.importFile(file) }
            start = end
        }
        #expect(split.totals == whole.totals)
        #expect(contents(split) == contents(whole))
        #expect(accepted == Int(whole.next - 1))
    }

    /// A file in which each serial is there once is wholly a duplicate when it is sent again.
    @Test(arguments: 200..<210)
    func sendingAgainDoesNothing(seed: UInt64) throws {
        var random = Seeded(seed)
        var seen: Set<String> = []
        let bills = Self.bills(&random).filter { seen.insert($0.serial).inserted }
        var village = Village()
        let first = try village.importFile(bills)
        let again = try village.importFile(bills.shuffled(using: &random))
        #expect(again.counts.duplicates == first.counts.accepted)
        #expect(again.counts.accepted == 0 && again.numbers.isEmpty)
        #expect(again.persons.count == 0 && again.households.count == 0)
        #expect(again.counts.rejected == first.counts.rejected)
    }

    /// Whatever stands in a file, each of its rows is taken, known already or refused, and nothing
    /// breaks.
    @Test(arguments: 300..<310)
    func nonsenseIsCounted(seed: UInt64) throws {
        var random = Seeded(seed)
        let matcher = FeedMatcher(register: Village().register, blindIndices: plainIndices)
        let header = FeedForm.medical.columns.joined(separator: ",") + "\n"
        let lines = Self.bills(&random).map { "\($0.line)\n" }.joined() + "合计,,,,,,1,,,,,\n"
        for _ in 0..<40 {
            var body = Array(lines.utf8)
            for _ in 0..<random.number(1..<12) {
                let place = random.number(0..<body.count)
                switch random.number(0..<4) {
                case 0: body[place] = UInt8(random.number(0..<256))
                case 1: body[place] = Array("\"',\n\r-.9E年".utf8)[random.number(0..<12)]
                case 2: body.remove(at: place)
                default: body.insert(body[random.number(0..<body.count)], at: place)
                }
            }
            guard let rows = try? FeedForm.medical.read(Array(header.utf8) + body) else { continue }
            var intake = FeedImport(
                of: FeedForm.medical.shape, register: matcher.register, firstNumber: 1)
            let batch = try intake.admit(matcher.match(rows))
            let counts = try intake.finish().counts
            #expect(counts.rows == rows.rowCount && counts.areClosed)
            #expect(batch.rejects.map(\.line) == batch.rejects.map(\.line).sorted())
            for index in 0..<batch.count { #expect(batch.record(index).person > 0) }
        }
    }

    private func contents(_ village: Village) -> Set<[Int64]> {
        Set(
            village.held.all.map { record in
                [
                    Int64(record.person), record.basis.rawValue, Int64(record.year),
                    Int64(bitPattern: record.content.high),
                ]
            })
    }
}
