import Domain

/// 方案（速算） - a scheme laid out for computing a whole county: whole numbers in arrays, by class and
/// cause. It gives the amounts of ``assess(_:under:)`` to the fen, without the working.
///
/// Every amount is at most ``Fen/readableLimit``, 10¹⁵ fen, and every rate at most 10⁴ basis
/// points, so amount × rate fits into 64 bits unsigned; a product that could be larger is checked
/// for overflow.
public struct CompiledScheme: Sendable {
    /// Whether the income of a class matters.
    private let incomeTests: [Bool]
    private let rules: [CompiledRule]
    private let bands: [CompiledBand]
    private let line: Int64
    /// 1 where an income equal to the limit fails, else 0.
    private let strictness: Int64
    private let room: Int64
    private let unit: Int64
    /// Ten-thousandths of a fen in a unit.
    private let step: UInt64
    /// From which remainder on a unit is added.
    private let roundsUpFrom: UInt64

    /// - Parameter scheme: one in which ``SchemeCheck`` finds nothing wrong.
    package init(_ scheme: Scheme) {
        precondition(SchemeCheck.problems(in: scheme).isEmpty, "only a sound scheme is compiled")
        var bands: [CompiledBand] = []
        rules = scheme.classes.flatMap { each in
            Cause.allCases.map { cause in
                guard let rule = scheme.rule(for: cause, class: each.id) else { return .none }
                return CompiledRule(rule, &bands)
            }
        }
        self.bands = bands
        incomeTests = scheme.classes.map(\.incomeTest)
        line = scheme.incomeStandard.line.rawValue
        strictness = scheme.incomeStandard.comparison == .below ? 1 : 0
        room = scheme.householdYearCap?.rawValue ?? .max
        unit = scheme.rounding.unit.fen
        step = UInt64(unit) * 10_000
        roundsUpFrom = scheme.rounding.method == .halfUp ? step / 2 : .max
    }

    /// What a household is due.
    public func payout(of household: HouseholdFigures) -> PayoutFigures { compute(household) }

    /// What each of many households is due; `results` has at least as many places.
    public func payouts(
        of households: UnsafeBufferPointer<HouseholdFigures>,
        into results: UnsafeMutableBufferPointer<PayoutFigures>
    ) {
        precondition(results.count >= households.count, "each household has a result")
        for index in households.indices { results[index] = compute(households[index]) }
    }

    @inline(__always)
    private func compute(_ household: HouseholdFigures) -> PayoutFigures {
        precondition(
            household.members >= 1 && household.members <= 1 << 32 && household.paid >= 0
                && household.net.magnitude <= 1 << 60,
            "figures that are read are bounded")
        var result = PayoutFigures(perCapita: perCapita(household))
        if household.excluded {
            result.reason = .excluded
            return result
        }
        if incomeTests[household.classIndex], !passes(household) {
            result.reason = .income
            return result
        }
        let first = household.classIndex * 4
        var left = room == .max ? room : max(0, room - household.paid)
        var anyReached = false
        var anyAmount = false
        @inline(__always)
        func pay(_ cause: Int, _ basis: Int64) -> Int64 {
            let rule = rules[first + cause]
            guard basis >= rule.reachedFrom else { return 0 }
            anyReached = true
            let amount = min(rounded(unrounded(rule, basis, household.members)), rule.cap)
            if amount > 0 { anyAmount = true }
            let paid = min(amount, left)
            left -= paid
            return paid
        }
        result.illness = pay(0, household.illness)
        result.education = pay(1, household.education)
        result.disaster = pay(2, household.disaster)
        result.accident = pay(3, household.accident)
        if result.total == 0 {
            result.reason =
                anyAmount ? .capReached : anyReached ? .zeroAmount : .belowWarningLine
        }
        return result
    }

    @inline(__always)
    private func perCapita(_ household: HouseholdFigures) -> Int64 {
        let divisor = household.members * 2
        let dividend = household.net * 2 + household.members
        let quotient = dividend / divisor
        return quotient * divisor > dividend ? quotient - 1 : quotient
    }

    @inline(__always)
    private func passes(_ household: HouseholdFigures) -> Bool {
        // A limit beyond 64 bits is beyond any income.
        let (limit, overflow) = line.multipliedReportingOverflow(by: household.members)
        return overflow || household.net <= limit - strictness
    }

    /// In ten-thousandths of a fen.
    @inline(__always)
    private func unrounded(_ rule: CompiledRule, _ basis: Int64, _ members: Int64) -> UInt64 {
        switch rule.kind {
        case .share:
            return UInt64(bitPattern: max(0, basis - rule.amount)) * rule.rate
        case .marginal:
            guard let band = band(rule, basis) else { return 0 }
            return band.below + UInt64(bitPattern: basis - band.above) * band.rate
        case .whole:
            guard let band = band(rule, basis) else { return 0 }
            return UInt64(bitPattern: basis) * band.rate
        case .perHead:
            let (product, overflow) = rule.amount.multipliedReportingOverflow(by: members)
            let amount = overflow ? rule.limit : min(rule.limit, product)
            return UInt64(bitPattern: amount) * 10_000
        }
    }

    /// The highest band that a basis lies above.
    @inline(__always)
    private func band(_ rule: CompiledRule, _ basis: Int64) -> CompiledBand? {
        var index = rule.lastBand
        while index >= rule.firstBand {
            if basis > bands[index].above { return bands[index] }
            index -= 1
        }
        return nil
    }

    @inline(__always)
    private func rounded(_ unrounded: UInt64) -> Int64 {
        // Division by a constant is a multiplication; nearly every scheme pays to the fen.
        let units = step == 10_000 ? unrounded / 10_000 : unrounded / step
        let rest = unrounded - units * step
        return Int64(bitPattern: units + (rest >= roundsUpFrom ? 1 : 0)) * unit
    }
}
