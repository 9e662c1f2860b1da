import Domain
import Standards
import Testing

@Suite("A scheme that makes no sense is refused, at its place")
struct SchemeCheckTests {
    struct Slip: Sendable, CustomTestStringConvertible {
        let path: String
        let message: String
        let change: @Sendable (inout Scheme) -> Void

        init(
            _ path: String, _ message: String, _ change: @escaping @Sendable (inout Scheme) -> Void
        ) {
            self.path = path
            self.message = message
            self.change = change
        }

        var testDescription: String { "\(path): \(message)" }
    }

    static let slips: [Slip] = [
        Slip("valid_to", "before") {
            ($0.validFrom, $0.validTo) = (Day(2026, 1, 2), Day(2026, 1, 1))
        },
        Slip("income_standard.line", "negative") { $0.incomeStandard.line = Fen(-1) },
        Slip("income_standard.line", "too large") {
            $0.incomeStandard.line = Fen.readableLimit + Fen(1)
        },
        Slip("caps.household_year", "negative") { $0.householdYearCap = Fen(-1) },
        Slip("classes[1].id", "twice") { $0.classes[1].id = $0.classes[0].id },
        Slip("classes[2].name", "twice") { $0.classes[2].name = $0.classes[0].name },
        Slip("default_class", "none of the classes") { $0.defaultClass = "ghost" },
        Slip("relief[3].class", "none of the classes") { $0.relief[3].classID = "ghost" },
        Slip("relief[1]", "second rule") { $0.relief[1].classID = $0.relief[0].classID },
        Slip("relief[0].warning_line", "negative") { $0.relief[0].warningLine = Fen(-1) },
        Slip("relief[0].cap", "negative") { $0.relief[0].cap = Fen(-1) },
        Slip("relief[0].deductible", "negative") {
            $0.relief[0].formula = .deductible(Fen(-1), rate: percent("50%"))
        },
        Slip("relief[0].amount", "negative") { $0.relief[0].formula = .flat(Fen(-1)) },
        Slip("relief[0].amount", "negative") {
            $0.relief[0].formula = .perHead(Fen(-1), max: .zero)
        },
        Slip("relief[0].max", "negative") { $0.relief[0].formula = .perHead(.zero, max: Fen(-1)) },
        Slip("relief[0].bands", "no band") { $0.relief[0].formula = .bandsMarginal([]) },
        Slip("relief[0].bands", "no band") { $0.relief[0].formula = .bandsWhole([]) },
        Slip("relief[0].bands[0].above", "negative") {
            $0.relief[0].formula = .bandsWhole(Schemes.bands(("-1", "5%")))
        },
        Slip("relief[0].bands[1].above", "ascend") {
            $0.relief[0].formula = .bandsMarginal(Schemes.bands(("5", "5%"), ("4", "6%")))
        },
        Slip("relief[0].bands[2].above", "ascend") {
            $0.relief[0].formula = .bandsWhole(Schemes.bands(("5", "5%"), ("6", "6%"), ("6", "7%")))
        },
        Slip("deadlines.visit_days", "less than 0") { $0.deadlines.visitDays = -1 },
        Slip("notice.days", "less than 0") { $0.noticeDays = -1 },
        Slip("review.quorum", "less than 0") { $0.reviewQuorum = -1 },
        Slip("verification.verifiers_per_visit", "less than 1") {
            $0.verification.verifiersPerVisit = 0
        },
        Slip("verification.attempts", "less than 1") { $0.verification.attempts = 0 },
        Slip("sampling.confidence", "between") { $0.sampling.confidenceMillionths = 1_000_000 },
        Slip("sampling.tolerable", "more than 0") { $0.sampling.tolerableMillionths = 0 },
        Slip("sampling.expected", "less than 1") { $0.sampling.expectedMillionths = 1_000_000 },
        Slip("sampling.per_stratum_minimum", "less than 0") { $0.sampling.perStratumMinimum = -1 },
    ]

    @Test("every slip", arguments: slips)
    func everySlip(_ slip: Slip) throws {
        var scheme = Schemes.county
        #expect(SchemeCheck.problems(in: scheme).isEmpty)
        slip.change(&scheme)
        let problems = SchemeCheck.problems(in: scheme)
        #expect(problems.contains { $0.path == slip.path && $0.message.contains(slip.message) })
    }

    @Test("all slips at once are all found")
    func together() {
        var scheme = Schemes.county
        scheme.noticeDays = -1
        scheme.defaultClass = "ghost"
        scheme.relief[0].warningLine = Fen(-1)
        let paths = SchemeCheck.problems(in: scheme).map(\.path)
        #expect(Set(paths) == ["notice.days", "default_class", "relief[0].warning_line"])
    }

    @Test("a scheme without classes")
    func noClasses() {
        var scheme = Schemes.county
        scheme.classes = []
        scheme.relief = []
        #expect(SchemeCheck.problems(in: scheme).map(\.path) == ["classes", "default_class"])
    }
}
