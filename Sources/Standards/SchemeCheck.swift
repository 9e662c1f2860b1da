import Domain

/// One thing in a scheme that makes no sense, or that two people could understand in two ways.
package struct SchemeProblem: Error, Sendable, Equatable, CustomStringConvertible {
    /// Where: `default_class`, `relief[3].bands[1].above`, in the words of the scheme file.
    package let path: String
    /// What is wrong, and what to do.
    package let message: String

    package var description: String { "\(path): \(message)" }
}

/// 方案校验 - whether a scheme, well-formed as it may be, can be computed with.
package enum SchemeCheck {
    /// Everything that is wrong with a scheme; empty for one that may be used.
    package static func problems(in scheme: Scheme) -> [SchemeProblem] {
        var check = Check(scheme: scheme)
        check.terms()
        check.classes()
        check.relief()
        check.everydayTerms()
        return check.problems
    }
}

private struct Check {
    let scheme: Scheme
    var problems: [SchemeProblem] = []

    init(scheme: Scheme) { self.scheme = scheme }

    mutating func refuse(_ path: String, _ message: String) {
        problems.append(SchemeProblem(path: path, message: message))
    }

    mutating func amount(_ amount: Fen?, _ path: String) {
        guard let amount else { return }
        if amount < .zero { refuse(path, "\(amount) is negative; give zero or more") }
        if amount > Fen.readableLimit { refuse(path, "\(amount) is too large; check the unit") }
    }

    mutating func atLeast(_ minimum: Int, _ value: Int, _ path: String) {
        if value < minimum { refuse(path, "\(value) is less than \(minimum)") }
    }

    mutating func terms() {
        if let from = scheme.validFrom, let to = scheme.validTo, to < from {
            refuse("valid_to", "\(to) lies before valid_from, \(from)")
        }
        amount(scheme.incomeStandard.line, "income_standard.line")
        amount(scheme.householdYearCap, "caps.household_year")
    }

    mutating func classes() {
        if scheme.classes.isEmpty { refuse("classes", "there is no class; list at least one") }
        for (index, each) in scheme.classes.enumerated() {
            let before = scheme.classes[..<index]
            if before.contains(where: { $0.id == each.id }) {
                refuse("classes[\(index)].id", "the id \(each.id) is there twice")
            }
            if before.contains(where: { $0.name.utf8.elementsEqual(each.name.utf8) }) {
                refuse("classes[\(index)].name", "the name \(each.name) is there twice")
            }
        }
        if scheme.householdClass(scheme.defaultClass) == nil {
            refuse("default_class", "\(scheme.defaultClass) is none of the classes")
        }
    }

    mutating func relief() {
        for (index, rule) in scheme.relief.enumerated() {
            let path = "relief[\(index)]"
            if scheme.householdClass(rule.classID) == nil {
                refuse("\(path).class", "\(rule.classID) is none of the classes")
            }
            let earlier = scheme.relief[..<index].firstIndex {
                $0.cause == rule.cause && $0.classID == rule.classID
            }
            if let earlier {
                refuse(
                    path,
                    "a second rule for \(rule.cause.rawValue) and \(rule.classID), after "
                        + "relief[\(earlier)]; keep one")
            }
            amount(rule.warningLine, "\(path).warning_line")
            amount(rule.cap, "\(path).cap")
            formula(rule.formula, path)
        }
    }

    mutating func formula(_ formula: ReliefFormula, _ path: String) {
        switch formula {
        case .thresholdWhole: return
        case .deductible(let deductible, _): amount(deductible, "\(path).deductible")
        case .bandsMarginal(let list), .bandsWhole(let list): bands(list, "\(path).bands")
        case .perHead(let perHead, let max):
            amount(perHead, "\(path).amount")
            amount(max, "\(path).max")
        case .flat(let flat): amount(flat, "\(path).amount")
        }
    }

    mutating func bands(_ bands: [ReliefBand], _ path: String) {
        if bands.isEmpty { refuse(path, "there is no band; list at least one") }
        for (index, band) in bands.enumerated() {
            amount(band.above, "\(path)[\(index)].above")
            if index > 0, band.above <= bands[index - 1].above {
                refuse(
                    "\(path)[\(index)].above",
                    "\(band.above) does not lie above the band before, \(bands[index - 1].above); "
                        + "bands ascend")
            }
        }
    }

    mutating func everydayTerms() {
        let deadlines = scheme.deadlines
        atLeast(0, deadlines.prescreenDays, "deadlines.prescreen_days")
        atLeast(0, deadlines.visitDays, "deadlines.visit_days")
        atLeast(0, deadlines.crosscheckDays, "deadlines.crosscheck_days")
        atLeast(0, deadlines.reviewDays, "deadlines.review_days")
        atLeast(0, deadlines.approvalDays, "deadlines.approval_days")
        atLeast(0, deadlines.totalWorkingDays, "deadlines.total_working_days")
        atLeast(0, scheme.noticeDays, "notice.days")
        atLeast(0, scheme.reviewQuorum, "review.quorum")
        atLeast(1, scheme.verification.verifiersPerVisit, "verification.verifiers_per_visit")
        atLeast(1, scheme.verification.attempts, "verification.attempts")
        let sampling = scheme.sampling
        let one: Int64 = 1_000_000
        if !(1..<one).contains(sampling.confidenceMillionths) {
            refuse("sampling.confidence", "must lie between 0 and 1")
        }
        if !(1...one).contains(sampling.tolerableMillionths) {
            refuse("sampling.tolerable", "must be more than 0 and at most 1")
        }
        if !(0..<one).contains(sampling.expectedMillionths) {
            refuse("sampling.expected", "must be at least 0 and less than 1")
        }
        atLeast(0, sampling.perStratumMinimum, "sampling.per_stratum_minimum")
    }
}
