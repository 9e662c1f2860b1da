import Domain
import Formats
import Standards

/// The payout calculator: both ways to compute agree for every household that can be read, and what
/// is written has the columns of its header.
enum PayoutProperties {
    static func check(_ bytes: [UInt8]) throws {
        guard let table = try? CSVTable(bytes),
            var reader = try? PayoutRowReader(header: table.header, scheme: scheme)
        else { return }
        var writer = PayoutWriter(explains: true)
        writer.header()
        var written = 0
        try table.withRows { rows in
            while rows.next() {
                guard let row = reader.read(rows) else {
                    try hold(!reader.defects.isEmpty, "line \(rows.line) is left out for nothing")
                    continue
                }
                try hold(reader.defects.isEmpty, "line \(rows.line) is taken with its defects")
                try compute(row, &writer)
                written += 1
            }
        }
        let result = try CSVTable(writer.bytes)
        let records = result.withRows { PlainRecord.all(&$0) }
        try same(records.count, written, "the rows written")
        for record in records { try same(record.cells.count, result.header.count, "the cells") }
    }

    private static func compute(_ row: PayoutRow, _ writer: inout PayoutWriter) throws {
        let facts = VerifiedFacts(
            classID: scheme.classes[row.classIndex].id, members: row.members, income: row.income,
            bases: row.bases, excluded: row.excluded, paidThisYear: row.paidThisYear)
        let assessment = assess(facts, under: scheme)
        try SchemeProperties.agree(assessment, compiled, facts, row.classIndex)
        writer.row(
            row.householdID, perCapitaIncome: assessment.perCapitaIncome,
            reason: assessment.reason, payable: assessment.payable,
            explanation: assessment.working.explanation)
    }

    private static let compiled = CompiledScheme(scheme)

    /// A scheme with every mode.
    private static let scheme: Scheme = {
        let text = """
            scheme: "fuzz"
            title: "每种方式各一"
            document: "〔2026〕1号"
            income_standard: {line: "8700.00", comparison: "<="}
            classes:
              - {id: a, name: 甲, income_test: true}
              - {id: b, name: 乙, income_test: false}
            default_class: a
            relief:
              - {cause: illness, class: a, scope: person, warning_line: "5000", mode: deductible, deductible: "5000", rate: 60%, cap: "20000"}
              - {cause: education, class: a, scope: person, warning_line: "3000", inclusive: false, mode: threshold_whole, rate: 33.33%}
              - {cause: disaster, class: a, scope: household, warning_line: "0", mode: bands_marginal, bands: [{above: "0", rate: 10%}, {above: "10000", rate: 50.5%}]}
              - {cause: accident, class: a, scope: household, warning_line: "1", mode: per_head, amount: "1000.01", max: "5000"}
              - {cause: illness, class: b, scope: household, warning_line: "2000", mode: bands_whole, bands: [{above: "1000", rate: 20%}, {above: "30000", rate: 100%}]}
              - {cause: accident, class: b, scope: person, warning_line: "0", mode: flat, amount: "800"}
            caps: {household_year: "30000"}
            rounding: {unit: jiao, method: half_up}
            """
        do { return try SchemeReader.read(Array(text.utf8)).scheme } catch {
            preconditionFailure("the scheme of the fuzzer is refused: \(error)")
        }
    }()
}
