import Domain
import Sampling
import Testing

/// What scipy, statsmodels, R and exact fractions say (Golden/statistics_oracle.py,
/// survey_oracle.R).
@Suite struct StatisticsTests {
    @Test(arguments: GoldenLine.table("statistics.txt") + GoldenLine.table("survey.txt"))
    func golden(line: GoldenLine) throws {
        let arguments = line.cells[1].split(separator: " ").map(String.init)
        let wanted = line.cells[2].split(separator: " ").flatMap { $0.split(separator: ",") }
            .map { Double($0)! }
        let found = try #require(try compute(line.cells[0], arguments), "no such function")
        #expect(found.count == wanted.count)
        for (found, wanted) in zip(found, wanted) {
            let allowed = max(1e-9 * wanted.magnitude, 1e-15)
            #expect((found - wanted).magnitude <= allowed, "\(found) is not \(wanted)")
        }
    }

    private func compute(_ name: String, _ texts: [String]) throws -> [Double]? {
        if let found = distribution(name, texts.compactMap { Double($0) }) { return found }
        if let found = try design(name, texts) { return found }
        return try estimate(name, texts) ?? rate(name, texts)
    }

    private func distribution(_ name: String, _ x: [Double]) -> [Double]? {
        switch name {
        case "gamma":
            let gamma = Gamma(shape: x[0])
            return [gamma.probability(atMost: x[1]), gamma.probability(above: x[1])]
        case "gamma-quantile": return [Gamma(shape: x[0]).quantile(x[1])]
        case "beta":
            let beta = Beta(errors: x[0], right: x[1])
            return [beta.probability(atMost: x[2]), beta.probability(above: x[2])]
        case "beta-quantile": return [Beta(errors: x[0], right: x[1]).quantile(x[2])]
        case "normal-quantile": return [normalQuantile(x[0])]
        case "student-quantile": return [studentQuantile(x[0], freedom: x[1])]
        case "chi-square": return [chiSquareTail(x[0], freedom: Int(x[1]))]
        default: return nil
        }
    }

    private func design(_ name: String, _ texts: [String]) throws -> [Double]? {
        switch name {
        case "monetary-size":
            return try monetarySize(
                confidence: Share(texts[0]), tolerable: Share(texts[1]), expected: Share(texts[2])
            ).map { [Double($0)] }
        case "acceptance":
            let plan = AcceptancePlan(size: Int(texts[0])!, allowed: Int(texts[1])!)
            return [plan.acceptance(rate: Double(texts[2])!)]
        case "acceptance-of-lot":
            let plan = AcceptancePlan(size: Int(texts[0])!, allowed: Int(texts[1])!)
            return [plan.acceptance(errors: Int(texts[2])!, population: Int(texts[3])!)]
        case "lot-quality":
            let plan = try lotQualityPlan(
                good: Share(texts[0]), bad: Share(texts[1]), alpha: Share(texts[2]),
                beta: Share(texts[3]))
            return plan.map { [Double($0.size), Double($0.allowed)] }
        case "error-count":
            let (x, n, all) = (Int(texts[0])!, Int(texts[1])!, Int(texts[2])!)
            let confidence = try Share(texts[3])
            let both = errorCountInterval(
                errors: x, sampled: n, population: all, confidence: confidence)
            return [
                upperErrorCount(errors: x, sampled: n, population: all, confidence: confidence),
                lowerErrorCount(errors: x, sampled: n, population: all, confidence: confidence),
                both.lower, both.upper,
            ].map { Double($0) }
        case "excess":
            let findings = VerifierFindings(
                verifier: "甲", population: Int(texts[0])!, sampled: Int(texts[1])!,
                errors: Int(texts[2])!)
            return try [excessTail(findings, tolerable: Share(texts[3]))]
        default: return nil
        }
    }

    private func estimate(_ name: String, _ texts: [String]) throws -> [Double]? {
        let level = try Share("0.95")
        switch name {
        case "stringer":
            var taints = texts[3] == "-" ? [] : numbers(texts[3])
            taints += Array(repeating: 0, count: Int(texts[2])! - taints.count)
            return try [
                stringerBound(
                    taints: taints, bookValue: Double(texts[1])!, confidence: Share(texts[0]))
            ]
        case "regression":
            let (first, second) = (numbers(texts[0]), numbers(texts[1]))
            let found = regressionEstimate(
                first: first, second: zip(first, second).map { SecondReview(first: $0, second: $1) }
            )
            return [found.mean, found.slope, found.standardError!]
        case "kappa":
            let cells = texts.map { Int($0)! }
            let found = Agreement(
                both: cells[0], verifierOnly: cells[1], reviewerOnly: cells[2], neither: cells[3])
            let interval = found.interval(confidence: level)!
            return [found.kappa!, found.standardError!, interval.lower, interval.upper]
        case "differences":
            let found = compareMeasurements(numbers(texts[0]), confidence: level)!
            return [
                found.mean, found.deviation, found.limits.lower, found.limits.upper,
                found.meanInterval.lower, found.meanInterval.upper, found.limitMargin,
            ]
        case "holm": return holmAdjusted(numbers(texts[0]))
        default: return nil
        }
    }

    private func rate(_ name: String, _ texts: [String]) throws -> [Double]? {
        let level = try Share("0.95")
        switch name {
        case "shrunk":
            let rows = table(texts[0]).map {
                VerifierFindings(
                    verifier: "甲", population: Int($0[0]), sampled: Int($0[1]), errors: Int($0[2]))
            }
            let prior = RatePrior(moments: rows)!
            let found = shrunkRate(rows[0], prior: prior, confidence: level)
            return [
                prior.mean, prior.weight, found.rate, found.interval.lower, found.interval.upper,
                found.aboveLine,
            ]
        case "stratified":
            let findings = try table(texts[0]).map {
                try StratumFindings(
                    stratum: "", population: Int($0[0]), sampled: Int($0[1]), errors: Int($0[2]))
            }
            let overall = evaluate(findings, confidence: level).overall
            let interval = stratifiedInterval(findings, confidence: level)!
            return [
                overall.estimate!.value, overall.standardError!.value, interval.lower,
                interval.upper,
            ]
        case "weighted":
            let found = weightedErrorRate(
                table(texts[3]).map { (size: Int64($0[0]), isWrong: $0[1] == 1) },
                restSum: Int64(Double(texts[2])!), known: Int(texts[1])!,
                population: Int(Double(texts[0])!))
            return [found.rate, found.standardError!]
        case "group":
            let found = groupRate(
                table(texts[1]).map {
                    GroupedItem(stratum: Int($0[0]) - 1, isInGroup: $0[1] == 1, isWrong: $0[2] == 1)
                }, populations: table(texts[0]).map { Int($0[1]) })!
            return [found.rate, found.standardError!]
        case "trend":
            let found = Trend(table(texts[0]).map { (errors: Int($0[0]), sampled: Int($0[1])) })!
            return [found.statistic * found.statistic, found.probability]
        default: return nil
        }
    }

    /// Where all that differs is on one side, κ and its error are 0, not the rounding of 0.
    @Test func aDegenerateTableHasNoError() throws {
        for table in [(7, 13, 0, 0), (29, 0, 3, 0), (0, 1, 0, 23)] {
            let agreement = Agreement(
                both: table.0, verifierOnly: table.1, reviewerOnly: table.2, neither: table.3)
            #expect(try #require(agreement.kappa).magnitude < 1e-15)
            #expect(agreement.standardError == 0)
        }
        #expect(Agreement(both: 5, verifierOnly: 0, reviewerOnly: 0, neither: 0).kappa == nil)
    }

    private func numbers(_ text: String) -> [Double] {
        text.split(separator: ",").map { Double($0)! }
    }

    private func table(_ text: String) -> [[Double]] {
        text.split(separator: ";").map { numbers(String($0)) }
    }
}
