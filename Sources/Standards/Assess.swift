import Domain

/// 理算 - what a household is due under a scheme, and the whole computation, in Chinese (contract,
/// section 1).
///
/// An excluded household and one whose income fails are due nothing, by rule either: an amount
/// ``Assessment/byRule`` above zero is what makes a case eligible.
///
/// - Parameters:
///   - facts: the class must be one of the scheme's, amounts at most ``Fen/readableLimit``, and
///     what was paid not negative.
///   - scheme: one in which ``SchemeCheck`` finds nothing wrong.
package func assess(_ facts: VerifiedFacts, under scheme: Scheme) -> Assessment {
    precondition(facts.paidThisYear >= .zero, "what was paid is never negative")
    guard let householdClass = scheme.householdClass(facts.classID) else {
        preconditionFailure("the class of a household is one of its scheme's")
    }
    var working = WorkingWriter(scheme: scheme, facts: facts, householdClass: householdClass)
    let net = facts.income.net
    let perCapita = IncomeTest.perCapita(net: net, members: facts.members)
    working.income(net: net, perCapita: perCapita)
    func refused(_ reason: IneligibilityReason) -> Assessment {
        working.conclusion(CauseAmounts(), reason)
        return Assessment(
            perCapitaIncome: perCapita, byRule: CauseAmounts(), payable: CauseAmounts(),
            reason: reason, working: working.working)
    }
    working.exclusion()
    if facts.excluded { return refused(.excluded) }
    let passes =
        !householdClass.incomeTest
        || IncomeTest.passes(
            net: net, members: facts.members, standard: scheme.incomeStandard)
    working.incomeTest(net: net, passes: passes)
    guard passes else { return refused(.income) }

    var byRule = CauseAmounts()
    var anyLineReached = false
    for cause in Cause.allCases where facts.bases[cause] > .zero {
        let basis = facts.bases[cause]
        guard let rule = scheme.rule(for: cause, class: facts.classID) else {
            working.noRule(cause, basis)
            continue
        }
        let isReached = rule.isReached(by: basis)
        working.warningLine(rule, basis, isReached)
        guard isReached else { continue }
        anyLineReached = true
        let amount = ReliefAmount(
            rule: rule, basis: basis, members: facts.members, rounding: scheme.rounding)
        working.amount(amount, rule, basis)
        byRule[cause] = amount.capped
    }
    guard anyLineReached else { return refused(.belowWarningLine) }
    guard byRule.total > .zero else { return refused(.zeroAmount) }

    let payable = withinRoom(byRule, scheme.householdYearCap, facts.paidThisYear, &working)
    let reason: IneligibilityReason? = payable.total > .zero ? nil : .capReached
    working.conclusion(payable, reason)
    return Assessment(
        perCapitaIncome: perCapita, byRule: byRule, payable: payable, reason: reason,
        working: working.working)
}

/// What of the amounts fits into the room that the household's year has left, cause by cause.
private func withinRoom(
    _ byRule: CauseAmounts, _ cap: Fen?, _ paid: Fen, _ working: inout WorkingWriter
) -> CauseAmounts {
    guard let cap else { return byRule }
    var room = max(.zero, cap - paid)
    working.room(cap: cap, room: room)
    var payable = CauseAmounts()
    for cause in Cause.allCases where byRule[cause] > .zero {
        payable[cause] = min(byRule[cause], room)
        working.payable(cause, byRule: byRule[cause], room: room, payable: payable[cause])
        room -= payable[cause]
    }
    return payable
}
