import Domain

/// 后果依据 - a drawn item as the rules of consequences see it.
package struct ConsequenceItem: Sendable, Equatable {
    package var id: SampleItemID
    package var claim: Claim.ID
    package var state: ClaimState
    /// 虚构入户 - the review found that nobody had come.
    package var isFabricated: Bool

    package init(id: SampleItemID, claim: Claim.ID, state: ClaimState, isFabricated: Bool) {
        self.id = id
        self.claim = claim
        self.state = state
        self.isFabricated = isFabricated
    }
}

extension ReviewReport {
    /// 后果 - what the rules of the round propose, about verifiers, then towns, then claims; the same
    /// for everybody who has the report.
    ///
    /// A verifier's rate is that of the top-up, which is a plain random sample of that verifier's
    /// work in the quarter; without a top-up, that of all completed items. Nobody is held to it
    /// again whose work of this round has no error. Above the lines: warned; the fee for
    /// each wrong item deducted; suspended. An error of class A has all of the verifier's items of
    /// the period visited again, a fabricated visit is referred. A town above the middle line is
    /// reviewed whole. Money that was paid too much is recovered and what is missing is paid; where
    /// nothing is approved yet, the claim is visited again.
    package func consequences(
        _ items: [ConsequenceItem], _ rules: ConsequenceRules, of id: ReviewRoundID, at: Instant
    ) -> [ReviewConsequence] {
        let facts = Dictionary(uniqueKeysWithValues: items.map { ($0.id, $0) })
        let maker = ConsequenceMaker(report: self, facts: facts, rules: rules, round: id, at: at)
        return maker.aboutVerifiers + maker.aboutTowns + maker.aboutClaims
    }
}

private struct ConsequenceMaker {
    let report: ReviewReport
    let facts: [SampleItemID: ConsequenceItem]
    let rules: ConsequenceRules
    let round: ReviewRoundID
    let at: Instant

    private typealias Counted = (reviewed: Int, wrong: Int)

    private func make(
        _ kind: ReviewConsequence.Kind, officer: OfficerID? = nil, town: AreaCode? = nil,
        claim: Claim.ID? = nil, amount: Fen? = nil, rule: String, _ basis: [String: Int]
    ) -> ReviewConsequence {
        ReviewConsequence(
            round: round, kind: kind, officer: officer, town: town, claim: claim, amount: amount,
            rule: rule, basis: basis.mapValues(Int64.init), proposedAt: at)
    }

    /// Whether a rate is above a line.
    private func isAbove(_ line: Percent, _ count: Counted) -> Bool {
        count.reviewed > 0
            && Int64(count.wrong) * Percent.whole > line.basisPoints * Int64(count.reviewed)
    }

    private func count(_ items: [ReviewItem]) -> Counted {
        let done = items.filter(report.isDone)
        return (done.count, done.count { report.result($0).isWrong })
    }

    var aboutVerifiers: [ReviewConsequence] {
        let byVerifier = Dictionary(grouping: report.sample.items, by: \.verifier)
        return byVerifier.keys.sorted().filter { $0 != "" }.flatMap { verifier in
            about(OfficerID(verifier.rawValue), byVerifier[verifier, default: []])
        }
    }

    private func about(_ officer: OfficerID, _ items: [ReviewItem]) -> [ReviewConsequence] {
        let topUp = items.filter(\.isTopUp)
        var rated = count(topUp.isEmpty ? items : topUp)
        let all = count(items)
        // What earlier rounds found has had its consequences there.
        guard all.wrong > 0 else { return [] }
        for earlier in report.earlier where !topUp.isEmpty && earlier.draw.verifier == officer {
            rated.reviewed += earlier.sampled
            rated.wrong += earlier.errors
        }
        let basis = [
            "reviewed": rated.reviewed, "wrong": rated.wrong, "all_reviewed": all.reviewed,
            "all_wrong": all.wrong,
        ]
        var made: [ReviewConsequence] = []
        let classA = items.count { report.result($0).errorClass == .eligibility }
        if classA > 0, rules.reverifiesAtClassA {
            made.append(
                make(
                    .reverify, officer: officer, rule: "class_a",
                    basis.merging(["class_a": classA]) { $1 }))
        }
        if isAbove(rules.suspendAbove, rated) {
            made.append(make(.suspend, officer: officer, rule: "suspend_above", basis))
        }
        if isAbove(rules.recheckAbove, rated) {
            let fee = rules.feePerError * Int64(all.wrong)
            if fee > .zero {
                made.append(
                    make(.deductFee, officer: officer, amount: fee, rule: "recheck_above", basis))
            }
        } else if isAbove(rules.warnAbove, rated) {
            made.append(make(.warn, officer: officer, rule: "warn_above", basis))
        }
        let invented = items.count { facts[$0.id]?.isFabricated ?? false }
        if invented > 0 {
            made.append(
                make(.refer, officer: officer, rule: "fabricated", ["fabricated": invented]))
        }
        return made
    }

    var aboutTowns: [ReviewConsequence] {
        let byTown = Dictionary(
            grouping: report.sample.items.filter(\.countsForPart), by: \.town)
        return byTown.keys.sorted().filter { $0 != "" }.compactMap { town in
            let rated = count(byTown[town, default: []])
            guard isAbove(rules.recheckAbove, rated) else { return nil }
            return make(
                .recheckTown, town: town, rule: "recheck_above",
                ["reviewed": rated.reviewed, "wrong": rated.wrong])
        }
    }

    var aboutClaims: [ReviewConsequence] {
        report.sample.items.compactMap { item in
            guard report.isDone(item), report.result(item).isWrong, let known = facts[item.id]
            else { return nil }
            let right = report.result(item).right
            let basis = ["size": Int(item.size.rawValue), "right": Int(right.rawValue)]
            guard known.state == .approved || known.state == .paid else {
                let rule = item.part == .refused ? "wrongly_refused" : "wrongly_found"
                return make(.reopen, claim: known.claim, rule: rule, basis)
            }
            // What was refused then and is approved by now was put right meanwhile.
            if item.part == .refused { return nil }
            let difference = item.size - right
            if difference > .zero {
                return make(
                    .recover, claim: known.claim, amount: difference, rule: "overpaid", basis)
            }
            if difference < .zero {
                return make(
                    .payRest, claim: known.claim, amount: -difference, rule: "underpaid", basis)
            }
            return nil
        }.sorted { ($0.claim ?? 0) < ($1.claim ?? 0) }
    }
}
