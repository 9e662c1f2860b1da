import Domain

/// Writes a scheme in its canonical form: the same bytes for the same scheme, however its file
/// was laid out. They are what a stored scheme's hash is taken of, and a scheme file in their own
/// right.
package enum SchemeWriter {
    /// The canonical bytes: UTF-8, LF, every field in a fixed order, defaults written out.
    package static func canonical(_ scheme: Scheme) -> [UInt8] {
        var lines = [
            "scheme: \(text(scheme.id.rawValue))",
            "title: \(text(scheme.title))",
            "document: \(text(scheme.document))",
            "applies_by: \(scheme.appliesBy.rawValue)",
            "valid_from: \(scheme.validFrom.map(\.description) ?? "null")",
            "valid_to: \(scheme.validTo.map(\.description) ?? "null")",
            "income_standard: {line: \(money(scheme.incomeStandard.line)), "
                + "comparison: \(text(scheme.incomeStandard.comparison.rawValue))}",
            "default_class: \(text(scheme.defaultClass.rawValue))",
            "classes:\(scheme.classes.isEmpty ? " []" : "")",
        ]
        lines += scheme.classes.map {
            "  - {id: \(text($0.id.rawValue)), name: \(text($0.name)), "
                + "income_test: \($0.incomeTest)}"
        }
        lines.append("relief:\(scheme.relief.isEmpty ? " []" : "")")
        lines += scheme.relief.map { "  - {\(rule($0))}" }
        lines += everyday(scheme)
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static func rule(_ rule: ReliefRule) -> String {
        var fields = [
            "cause: \(rule.cause.rawValue)", "class: \(text(rule.classID.rawValue))",
            "scope: \(rule.scope.rawValue)", "warning_line: \(money(rule.warningLine))",
            "inclusive: \(rule.inclusive)", "mode: \(rule.formula.mode)",
        ]
        switch rule.formula {
        case .thresholdWhole(let rate): fields.append("rate: \(percent(rate))")
        case .deductible(let deductible, let rate):
            fields += ["deductible: \(money(deductible))", "rate: \(percent(rate))"]
        case .bandsMarginal(let bands), .bandsWhole(let bands):
            let items = bands.map { "{above: \(money($0.above)), rate: \(percent($0.rate))}" }
            fields.append("bands: [\(items.joined(separator: ", "))]")
        case .perHead(let amount, let max):
            fields += ["amount: \(money(amount))", "max: \(money(max))"]
        case .flat(let amount): fields.append("amount: \(money(amount))")
        }
        fields.append("cap: \(rule.cap.map(money) ?? "null")")
        return fields.joined(separator: ", ")
    }

    private static func everyday(_ scheme: Scheme) -> [String] {
        let days = scheme.deadlines
        let sampling = scheme.sampling
        return [
            "caps: {household_year: \(scheme.householdYearCap.map(money) ?? "null")}",
            "rounding: {unit: \(scheme.rounding.unit.rawValue), "
                + "method: \(scheme.rounding.method.rawValue)}",
            "exclusions: \(texts(scheme.exclusions))",
            "deadlines: {prescreen_days: \(days.prescreenDays), visit_days: \(days.visitDays), "
                + "crosscheck_days: \(days.crosscheckDays), review_days: \(days.reviewDays), "
                + "approval_days: \(days.approvalDays), "
                + "total_working_days: \(days.totalWorkingDays)}",
            "notice: {days: \(scheme.noticeDays)}",
            "review: {quorum: \(scheme.reviewQuorum)}",
            "verification: {verifiers_per_visit: \(scheme.verification.verifiersPerVisit), "
                + "attempts: \(scheme.verification.attempts)}",
            "sampling: {confidence: \(share(sampling.confidenceMillionths)), "
                + "tolerable: \(share(sampling.tolerableMillionths)), "
                + "expected: \(share(sampling.expectedMillionths)), "
                + "per_stratum_minimum: \(sampling.perStratumMinimum), "
                + "strata: \(texts(sampling.strata))}",
        ]
    }

    private static func money(_ amount: Fen) -> String { "\"\(amount)\"" }

    private static func percent(_ rate: Percent) -> String { "\"\(rate)\"" }

    private static func share(_ millionths: Int64) -> String {
        "\"\(millionths / 1_000_000).\(String(1_000_000 + millionths % 1_000_000).dropFirst())\""
    }

    private static func texts(_ list: [String]) -> String {
        "[\(list.map(text).joined(separator: ", "))]"
    }

    /// A double-quoted YAML scalar. Everything but printable characters is escaped.
    private static func text(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            default:
                let value = scalar.value
                let isPrintable =
                    (0x20...0x7E).contains(value)
                    || (0xA0...0xD7FF).contains(value)
                        && value != 0x2028 && value != 0x2029
                if isPrintable {
                    result.unicodeScalars.append(scalar)
                } else {
                    let digits = String(value, radix: 16, uppercase: true)
                    result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
                }
            }
        }
        return result + "\""
    }
}
