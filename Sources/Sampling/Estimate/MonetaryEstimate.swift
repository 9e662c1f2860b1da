import Domain

/// 金额差错 - what the review of an item of the paid part found: what was to be paid, and what is
/// right.
package struct MonetaryFinding: Hashable, Sendable {
    /// 应发 - the size it was drawn with; more than 0.
    package var paid: Fen
    /// 核定 - what is right; 0 or more.
    package var right: Fen
    /// How often it was hit; 0 for an item that was certain or forced and stands for itself.
    package var hits: Int

    package init(paid: Fen, right: Fen, hits: Int) {
        precondition(paid.rawValue > 0 && right.rawValue >= 0 && hits >= 0, "amounts and counts")
        self.paid = paid
        self.right = right
        self.hits = hits
    }
}

/// 差错方向 - too much or too little. The two are never netted: an office that overpays one family
/// and underpays another has made two errors.
package enum MonetarySide: String, CaseIterable, Sendable {
    /// 多发
    case over
    /// 少发
    case under
}

/// 金额估计 - what the errors of a side come to in the whole paid part, in fen.
package struct MonetaryEstimate: Hashable, Sendable {
    package let side: MonetarySide
    /// 已查明 - in items that stand for themselves.
    package let known: Fen
    /// 推断 - known, and what the hits say about the rest.
    package let projected: Double
    /// 上限 - the Stringer bound, and what is known.
    package let upper: Double
}

extension MonetaryFinding {
    /// 差错率 (taint) - which part of what was paid is wrong on a side.
    func taint(_ side: MonetarySide) -> Double {
        Double(difference(side)) / Double(paid.rawValue)
    }

    fileprivate func difference(_ side: MonetarySide) -> Int64 {
        let difference = paid.rawValue - right.rawValue
        return max(0, side == .over ? difference : -difference)
    }
}

/// 货币单元估计 - projects the errors of a draw by money, and bounds them.
///
/// Each hit stands for an equal part of the rest, `restSum ÷ hits` fen; the projection is what is
/// known and that part times the taints. The upper bound is Stringer's.
///
/// - Parameters:
///   - findings: one for each item that was completed; an item that was hit twice counts twice.
///   - restSum: the sum that was drawn from, in fen.
///   - confidence: one-sided.
package func monetaryEstimate(
    _ findings: [MonetaryFinding], restSum: Int64, side: MonetarySide, confidence: Share
) -> MonetaryEstimate {
    let known = findings.reduce(into: Int64(0)) {
        if $1.hits == 0 { $0 += $1.difference(side) }
    }
    var taints: [Double] = []
    for finding in findings where finding.hits > 0 {
        taints.append(
            contentsOf: Array(repeating: finding.taint(side), count: finding.hits))
    }
    guard restSum > 0, !taints.isEmpty else {
        // Nothing is known of a rest that nobody looked at but that all of it may be wrong.
        return MonetaryEstimate(
            side: side, known: Fen(known), projected: Double(known),
            upper: Double(known) + Double(restSum))
    }
    let part = Double(restSum) / Double(taints.count)
    let bound = stringerBound(taints: taints, bookValue: Double(restSum), confidence: confidence)
    return MonetaryEstimate(
        side: side, known: Fen(known),
        projected: Double(known) + part * taints.sorted(by: >).reduce(0, +),
        upper: Double(known) + bound)
}

/// Stringer 上限 - how much of a book value is wrong at most, by a sample by money:
/// `BV (p(0) + Σ (p(i) − p(i − 1)) t(i))`, where `p(i)` is the Poisson bound of the rate of i
/// errors, `Γ⁻¹(confidence; i + 1) ÷ n`, and the taints descend (K. Stringer, "Practical Aspects of
/// Statistical Sampling in Auditing", 1963; AICPA, Audit Guide: Audit Sampling, appendix).
///
/// Not exact, but no population is known in which it is below the truth more often than it says.
/// A taint above 1 is possible for underpayments; then what nobody saw may be as large as the
/// largest that was seen, and the first term is multiplied by it.
///
/// - Parameters:
///   - taints: one for each hit, zeros included.
///   - bookValue: in fen, or any unit.
package func stringerBound(
    taints: [Double], bookValue: Double, confidence: Share
) -> Double {
    precondition(!taints.isEmpty && taints.allSatisfy { $0 >= 0 }, "a taint for each hit")
    let level = confidence.nearest
    if level >= 1 { return .infinity }
    let hits = Double(taints.count)
    let descending = taints.filter { $0 > 0 }.sorted(by: >)
    var last = Gamma(shape: 1).quantile(level)
    var sum = last * max(1, descending.first ?? 0)
    for (index, taint) in descending.enumerated() {
        let next = Gamma(shape: Double(index + 2)).quantile(level)
        sum += (next - last) * taint
        last = next
    }
    return bookValue * sum / hits
}
