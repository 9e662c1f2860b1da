import Domain

/// 试验方案 - round amounts: an illness of 20,000 yuan pays 10,000, and so on. A household's year has
/// room for 30,000 yuan.
package enum TestScheme {
    package static let id: SchemeID = "test-2026"

    package static let yaml = """
        scheme: test-2026
        title: 试验方案
        document: 试〔2026〕1号
        valid_from: 2026-01-01
        valid_to: 2026-12-31
        income_standard: {line: "8000.00", comparison: "<="}
        default_class: edge
        classes:
          - {id: edge, name: 边缘易致贫户, income_test: true}
          - {id: sudden, name: 突发严重困难户, income_test: false}
        relief:
          - {cause: illness, class: edge, scope: person, warning_line: "10000.00",
             mode: threshold_whole, rate: "50%", cap: "25000.00"}
          - {cause: education, class: edge, scope: household, warning_line: "5000.00",
             mode: deductible, deductible: "5000.00", rate: "60%"}
          - {cause: disaster, class: edge, scope: household, warning_line: "1000.00",
             mode: flat, amount: "8000.00"}
          - {cause: accident, class: edge, scope: household, warning_line: "1000.00",
             mode: threshold_whole, rate: "10%"}
        caps: {household_year: "30000.00"}
        rounding: {unit: fen, method: half_up}
        exclusions: [商品房, 机动车]
        deadlines: {prescreen_days: 5, visit_days: 5, crosscheck_days: 5, review_days: 5,
          approval_days: 10, total_working_days: 20}
        notice: {days: 7}
        review: {quorum: 5}
        verification: {verifiers_per_visit: 2, attempts: 3}
        sampling: {confidence: "0.95", tolerable: "0.05", expected: "0.00",
          per_stratum_minimum: 1, strata: [town, cause]}

        """

    package static var bytes: [UInt8] { Array(yaml.utf8) }
}
