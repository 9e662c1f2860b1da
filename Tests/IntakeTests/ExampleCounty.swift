import Domain
import Formats
import Glibc
import Intake

/// The example county, as far as this room goes: register, feeds, applications, leads.
struct ExampleCounty {
    let folder: String
    var register = Register(expected: 20_000)
    /// By household number: its id and its class.
    var households: [(id: String, class: ClassID)] = []
    /// Held rows by channel, and totals by what they are of.
    var held: [Channel: HeldTable] = [:]
    var totals: [CostTotal: Fen] = [:]
    var applications: [FiledApplication] = []
    var counts: [String: ImportCounts] = [:]
    var rejects: [String] = []
    var next: Int64 = 1

    /// The county that ships with the project, or the one that `FANGPIN_TEST_COUNTY` names.
    static var path: String {
        if let named = getenv("FANGPIN_TEST_COUNTY") { return String(cString: named) }
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        return root.joined(separator: "/") + "/deploy/example-county"
    }

    static var isThere: Bool { access(path + "/persons.csv", R_OK) == 0 }

    init(folder: String) throws {
        self.folder = folder
        var numbers: [String: Int32] = [:]
        try eachRow(of: "households.csv", ["户编号", "户类型"]) { cells in
            numbers[cells[0]] = Int32(households.count)
            households.append((cells[0], exampleScheme.classID(named: cells[1])))
        }
        var person: Int32 = 0
        try eachRow(of: "persons.csv", ["户编号", "姓名", "证件号码"]) { cells in
            person += 1
            let key = plainIndex(try FieldReader.idNumber(cells[2]).rawValue.utf8)
            let isNew = register.add(
                key, person: person, household: numbers[cells[0]]!,
                name: FieldReader.name(cells[1]))
            precondition(isNew, "a person twice")
        }
    }

    private func eachRow(
        of file: String, _ columns: [String], _ body: ([String]) throws -> Void
    ) throws {
        let table = try CSVTable(try contents(of: folder + "/" + file))
        let places = try table.header.columns(columns)
        try table.withRows { rows in
            while rows.next() { try body(places.map { rows.trimmedText($0) }) }
        }
    }

    mutating func importFeed(_ file: String, _ form: FeedForm, chunkSize: Int) async throws {
        let matcher = FeedMatcher(register: register, blindIndices: plainIndices)
        let reader = try FeedReader(form, path: folder + "/" + file, chunkSize: chunkSize)
        var table = held[form.shape.channel] ?? HeldTable()
        var intake = FeedImport(of: form.shape, register: register, firstNumber: next)
        var refused: [String] = []
        try await reader.read(
            work: { matcher.match($0) },
            take: { matched in
                let batch = try intake.admit(matched, held: table.answers(for: matched))
                table.put(batch)
                refused += batch.rejects.map { "\(file),\($0.line),\($0.defect.rawValue)" }
            })
        let outcome = try intake.finish()
        held[form.shape.channel] = table
        rejects += refused
        next = outcome.numbers.upperBound
        counts[file] = outcome.counts
        for changes in [outcome.persons, outcome.households] {
            for place in 0..<changes.count {
                var key = changes[place]
                key.amount = .zero
                totals[key, default: .zero] += changes[place].amount
            }
        }
    }

    mutating func importApplications() throws {
        let rows = try ApplicationForm.read(try contents(of: folder + "/applications.csv"))
        let matched = ApplicationMatcher(register: register, blindIndices: plainIndices)
            .match(rows)
        applications += matched.filed
        rejects += matched.rejects.map { "applications.csv,\($0.line),\($0.defect.rawValue)" }
    }

    var leads: [Lead] {
        let sums = totals.map { key, amount in
            CostTotal(
                person: key.person, household: key.household, cause: key.cause, year: key.year,
                amount: amount)
        }
        let screening = Screening(
            scheme: exampleScheme, year: Screening.year(of: exampleScheme)!)
        return screening.leads(totals: sums, applications: applications) {
            households[Int($0)].class
        }
    }
}

/// The example county's scheme, as far as it says what is a lead.
let exampleScheme: Scheme = {
    func rule(
        _ cause: Cause, _ id: ClassID, _ scope: ReliefRule.Scope, _ line: Int64,
        inclusive: Bool = true
    ) -> ReliefRule {
        ReliefRule(
            cause: cause, classID: id, scope: scope, warningLine: .yuan(line),
            inclusive: inclusive, formula: .flat(.yuan(1)), cap: nil)
    }
    return Scheme(
        id: "qingchuan-2026", title: "", document: "", appliesBy: .event,
        validFrom: Day(2026, 1, 1), validTo: Day(2026, 12, 31),
        incomeStandard: IncomeStandard(line: .yuan(8_700), comparison: .atMost),
        classes: [
            HouseholdClass(id: "unstable", name: "脱贫不稳定户", incomeTest: true),
            HouseholdClass(id: "edge", name: "边缘易致贫户", incomeTest: true),
            HouseholdClass(id: "sudden", name: "突发严重困难户", incomeTest: false),
        ],
        defaultClass: "edge",
        relief: [
            rule(.illness, "unstable", .person, 5_000), rule(.illness, "edge", .person, 20_000),
            rule(.illness, "sudden", .household, 20_000),
            rule(.education, "unstable", .household, 8_000),
            rule(.education, "edge", .household, 8_000),
            rule(.disaster, "unstable", .household, 10_000),
            rule(.disaster, "edge", .household, 10_000),
            rule(.disaster, "sudden", .household, 10_000),
            rule(.accident, "unstable", .household, 10_000, inclusive: false),
            rule(.accident, "edge", .household, 10_000, inclusive: false),
        ],
        householdYearCap: nil, rounding: Rounding(unit: .fen, method: .halfUp), exclusions: [],
        deadlines: Deadlines(), verification: VerificationTerms(), noticeDays: 7,
        reviewQuorum: 5, sampling: SamplingTerms())
}()
