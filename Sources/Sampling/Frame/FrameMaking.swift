import Domain
import Glibc

/// 定框 - the rows of a frame, one for each candidate.
///
/// The verifier of a row, by whose work it is counted and topped up, is the first by id of those
/// who went: a crew of two is one verifier more often than not, and an item is one person's work in
/// every table. The strata are insurer, verifier and cause; what ended without a visit is a stratum
/// of its town and cause.
///
/// - Throws: what ``ReviewFrame`` throws.
package func makeFrame(
    of candidates: [FrameCandidate], rules: ForcedRules
) throws(FrameDefect) -> (frame: ReviewFrame, candidates: [SampleItemID: FrameCandidate]) {
    var byItem: [SampleItemID: FrameCandidate] = [:]
    let far = farVisits(candidates, kilometres: rules.travelKilometres)
    let large = largeClaims(candidates, rules)
    var rows: [FrameRow] = []
    for candidate in candidates where !candidate.isCarried || candidate.isDecided {
        // A claim's visits but the last have their own number behind the claim's.
        let number = candidate.isLast ? nil : candidate.verification
        let id = SampleItemID(
            number.map { "\(candidate.claim)-\($0)" } ?? "\(candidate.claim)")
        byItem[id] = candidate
        var forced = candidate.forced
        if candidate.verification.map(far.contains) ?? false { forced.insert(.travel) }
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

/// Visits of which one of the verifiers made another on the same day, further away than anybody
/// would go. When on that day is not recorded, and so the distance alone tells.
private func farVisits(_ candidates: [FrameCandidate], kilometres: Int) -> Set<Int64> {
    struct Tour: Hashable {
        var verifier: OfficerID
        var day: Day
    }
    guard kilometres > 0 else { return [] }
    var tours: [Tour: [(visit: Int64, place: Coordinate)]] = [:]
    for candidate in candidates {
        guard let visit = candidate.verification, let position = candidate.position,
            let day = candidate.visitedOn
        else { continue }
        for verifier in Set(candidate.verifiers) {
            tours[Tour(verifier: verifier, day: day), default: []].append(
                (visit, Coordinate(position)))
        }
    }
    var far: Set<Int64> = []
    for stops in tours.values where stops.count > 1 {
        for (place, one) in stops.enumerated() {
            for other in stops[..<place]
            where distance(one.place, other.place) > Double(kilometres) {
                far.formUnion([one.visit, other.visit])
            }
        }
    }
    return far
}

/// Great-circle distance in kilometres, on a sphere of 6,371 km.
private func distance(_ one: Coordinate, _ other: Coordinate) -> Double {
    let radians = Double.pi / 180
    let (low, high) = (one.latitude * radians, other.latitude * radians)
    let (up, along) = (high - low, (other.longitude - one.longitude) * radians)
    let chord = pow(sin(up / 2), 2) + cos(low) * cos(high) * pow(sin(along / 2), 2)
    return 2 * 6_371 * asin(min(1, chord.squareRoot()))
}
