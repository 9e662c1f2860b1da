import Domain

/// 定框 - the rows of a frame, one for each candidate.
///
/// The verifier of a row, by whose work it is counted and topped up, is the first by id of those
/// who went: a crew of two is one verifier more often than not, and an item is one person's work in
/// every table. The strata are insurer, verifier and cause; what ended without a visit is a stratum
/// of its town and cause.
///
/// - Parameter stops: the visits of the candidates' verifiers on the candidates' days.
/// - Throws: what ``ReviewFrame`` throws.
package func makeFrame(
    of candidates: [FrameCandidate], stops: [TravelStop], rules: ForcedRules
) throws(FrameDefect) -> (frame: ReviewFrame, candidates: [SampleItemID: FrameCandidate]) {
    var byItem: [SampleItemID: FrameCandidate] = [:]
    let doubtful = doubtfulTravel(among: stops, rules)
    let large = largeClaims(candidates, rules)
    var rows: [FrameRow] = []
    for candidate in candidates where !candidate.isCarried || candidate.isDecided {
        // A claim's visits but the last have their own number behind the claim's.
        let number = candidate.isLast ? nil : candidate.verification
        let id = SampleItemID(
            number.map { "\(candidate.claim)-\($0)" } ?? "\(candidate.claim)")
        byItem[id] = candidate
        var forced = candidate.forced
        if candidate.verification.map(doubtful.contains) ?? false { forced.insert(.travel) }
        if candidate.isLast, large.contains(candidate.claim) { forced.insert(.large) }
        rows.append(candidate.row(id, forced: forced))
    }
    return (try ReviewFrame(rows), byItem)
}

extension FrameCandidate {
    fileprivate var isDecided: Bool {
        if case .excluded = fate { false } else { true }
    }

    fileprivate func row(_ id: SampleItemID, forced: Set<ForcedReason>) -> FrameRow {
        let verifier = verifiers.min()?.rawValue ?? ""
        let town = area.town
        let stratum = Stratum(
            verification == nil
                ? "\(town)|\(cause.rawValue)" : "\(insurer)|\(verifier)|\(cause.rawValue)")
        let place: FrameRow.Place =
            switch fate {
            case .paid(let amount): .inside(.paid, stratum: stratum, size: amount)
            case .refused: .inside(.refused, stratum: stratum, size: .zero)
            case .excluded(let reason): .excluded(reason: reason.rawValue)
            }
        if case .excluded = place {
            return FrameRow(id: id, place: place, verifier: VerifierName(verifier), town: town)
        }
        return FrameRow(
            id: id, place: place, verifier: VerifierName(verifier), town: town, forced: forced)
    }
}

extension AreaCode {
    /// The town that a village is in; empty for what is in none.
    fileprivate var town: AreaCode {
        let prefix = prefix.utf8
        guard prefix.count >= 9, rawValue.utf8.count == 12 else { return "" }
        return AreaCode(String(decoding: prefix.prefix(9), as: UTF8.self) + "000")
    }
}

/// Claims whose amount is large, by itself or among those of the period.
private func largeClaims(_ candidates: [FrameCandidate], _ rules: ForcedRules) -> Set<Claim.ID> {
    let paid = candidates.compactMap { candidate -> (claim: Claim.ID, amount: Fen)? in
        guard case .paid(let amount) = candidate.fate else { return nil }
        return (candidate.claim, amount)
    }.sorted { $0.amount == $1.amount ? $0.claim < $1.claim : $0.amount > $1.amount }
    let most = paid.count * Int(rules.largestShare.basisPoints) / Int(Percent.whole)
    return Set(
        paid.enumerated().filter { $0 < most || $1.amount >= rules.largeFrom }.map(\.1.claim))
}
