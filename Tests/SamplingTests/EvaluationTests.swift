import Domain
import Sampling
import Testing

@Suite struct EvaluationTests {
    @Test(arguments: GoldenLine.table("evaluation.txt"))
    func golden(line: GoldenLine) throws {
        let findings = try line.cells[0].split(separator: ";").map { row in
            let counts = try row.split(separator: ",").map { try #require(Int($0)) }
            return try StratumFindings(
                stratum: "", population: counts[0], sampled: counts[1], errors: counts[2])
        }
        let overall = try evaluate(findings, confidence: Share("0.95")).overall
        #expect((overall.estimate?.description ?? "null") == line.cells[1])
        #expect((overall.standardError?.description ?? "null") == line.cells[2])
    }

    @Test func json() throws {
        let findings = try [
            StratumFindings(stratum: "城关镇|illness", population: 383, sampled: 60, errors: 2),
            StratumFindings(stratum: "a\"b\\\n\u{1}", population: 5, sampled: 5, errors: 5),
            StratumFindings(stratum: "", population: 0, sampled: 0, errors: 0),
        ]
        #expect(
            try evaluate(findings, confidence: Share("0.95")).json == """
                {"strata":[{"stratum":"城关镇|illness","population":383,"sampled":60,"errors":2,\
                "estimate":0.033333,"lower":0.004063,"upper":0.115281},\
                {"stratum":"a\\"b\\\\\\n\\u0001","population":5,"sampled":5,"errors":5,\
                "estimate":1.000000,"lower":0.478176,"upper":1.000000},\
                {"stratum":"","population":0,"sampled":0,"errors":0,\
                "estimate":null,"lower":0.000000,"upper":1.000000}],\
                "overall":{"population":388,"sampled":65,"errors":7,"estimate":0.045790,\
                "standard_error":0.021185}}
                """)
    }

    @Test func withoutItemsNothingIsEstimated() throws {
        let evaluation = try evaluate([], confidence: Share("0.95"))
        #expect(
            evaluation.json == #"{"strata":[],"overall":{"population":0,"sampled":0,"errors":0,"#
                + #""estimate":null,"standard_error":null}}"#)
    }

    @Test func aStratumWithoutSampleLeavesTheWholeUnknown() throws {
        let findings = try [
            StratumFindings(stratum: "seen", population: 9, sampled: 9, errors: 1),
            StratumFindings(stratum: "unseen", population: 1, sampled: 0, errors: 0),
        ]
        let evaluation = try evaluate(findings, confidence: Share("0.95"))
        #expect(evaluation.strata[1].estimate == nil)
        #expect(evaluation.strata[1].upper.value == 1)
        #expect(evaluation.overall.estimate == nil)
        #expect(evaluation.overall.standardError == nil)
    }

    @Test func countsThatCannotBeTrueAreRefused() {
        #expect(throws: FindingsDefect.moreErrorsThanSampled(3, sampled: 2)) {
            try StratumFindings(stratum: "", population: 5, sampled: 2, errors: 3)
        }
        #expect(throws: FindingsDefect.moreSampledThanThere(sampled: 6, population: 5)) {
            try StratumFindings(stratum: "", population: 5, sampled: 6, errors: 0)
        }
        #expect(throws: FindingsDefect.negative) {
            try StratumFindings(stratum: "", population: 5, sampled: 0, errors: -1)
        }
    }
}

@Suite struct RateTests {
    @Test(arguments: [
        (0.0, "0.000000"), (1.0, "1.000000"), (0.5, "0.500000"), (0.0078125, "0.007813"),
        (0.0000005, "0.000000"), (0.00000051, "0.000001"), (0.9999995, "1.000000"),
        (0.9999994, "0.999999"), (1e-300, "0.000000"), (Double.leastNonzeroMagnitude, "0.000000"),
        (123_456.0000004, "123456.000000"), (2.0000015, "2.000002"), (3.999999, "3.999999"),
    ])
    func sixDecimals(value: Double, text: String) {
        #expect(Rate(value).description == text)
    }
}
