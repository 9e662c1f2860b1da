import Domain

extension AcceptanceQualityLimit {
    /// Its place among the steps, from 0.
    var step: Int { AcceptanceQualityLimit.allCases.firstIndex(of: self)! }
}

/// 样本量字码 - the letter that stands for a size of lot, and the sample that goes with it: GB/T
/// 2828.1, tables 1 and 2, general inspection level II. The sizes are a geometric series as the
/// limits are.
package enum SampleLetter: String, CaseIterable, Sendable {
    case a, b, c, d, e, f, g, h, j, k, l, m, n, p, q, r

    /// - Parameter lot: 批量, 2 or more; a lot of one is inspected whole.
    package init(lot: Int) {
        let upTo = [
            8, 15, 25, 50, 90, 150, 280, 500, 1_200, 3_200, 10_000, 35_000, 150_000, 500_000,
        ]
        self = SampleLetter.allCases[upTo.firstIndex { lot <= $0 } ?? upTo.count]
    }

    /// How many items are drawn.
    package var size: Int {
        [2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1_250, 2_000][place]
    }

    /// From 0.
    var place: Int { SampleLetter.allCases.firstIndex(of: self)! }
}

/// 一次抽样方案 - the plan of GB/T 2828.1-2012 (ISO 2859-1:1999), general level II, single
/// sampling, for normal and tightened inspection (tables 2-A and 2-B).
///
/// The tables need not be copied, because they are diagonal: one letter more and one limit less are
/// the same acceptance number. Under normal inspection a diagonal accepts with 0, then come one
/// that points up and one that points down, then those with 1, 2, 3, 5, 7, 10, 14 and 21; under
/// tightened inspection it is one step later 0, two that point down, and 1, 2, 3, 5, 8, 12 and 18.
/// Where a cell points, the plan is that of the letter pointed at, with its own size.
///
/// The table for reduced inspection (2-C) does not follow from the other two, and is not given.
///
/// - Returns: nil where the standard has no plan, which at its edges is so; and for reduced and
///   discontinued inspection. A plan of as many items as the lot has, or more, is to inspect all.
package func lotInspectionPlan(
    lot: Int, limit: AcceptanceQualityLimit, severity: InspectionSeverity = .normal
) -> AcceptancePlan? {
    precondition(lot >= 0, "a lot has items")
    let cell: (Int) -> InspectionCell
    switch severity {
    case .normal: cell = InspectionCell.normal
    case .tightened: cell = InspectionCell.tightened
    case .reduced, .discontinued: return nil
    }
    let letters = SampleLetter.allCases
    var place = SampleLetter(lot: lot).place
    // The arrow up ends at the first row; there the next plan is below.
    let isTop = place == 0
    while letters.indices.contains(place) {
        switch cell(place + limit.step - InspectionCell.zero) {
        case .accept(let allowed):
            return AcceptancePlan(size: letters[place].size, allowed: allowed)
        case .above: place += isTop ? 1 : -1
        case .below: place += 1
        }
    }
    return nil
}

/// A cell of the master table, by its diagonal.
private enum InspectionCell {
    case accept(Int)
    case above
    case below

    /// The diagonal on which normal inspection accepts with 0: letter A at 6.5, B at 4.0, …
    static let zero = AcceptanceQualityLimit.t6500.step

    static func normal(_ diagonal: Int) -> InspectionCell {
        if diagonal < 0 { return .below }
        let numbers: [InspectionCell] =
            [.accept(0), .above, .below] + [1, 2, 3, 5, 7, 10, 14, 21].map { .accept($0) }
        return diagonal < numbers.count ? numbers[diagonal] : .above
    }

    static func tightened(_ diagonal: Int) -> InspectionCell {
        if diagonal < 1 { return .below }
        let numbers: [InspectionCell] =
            [.accept(0), .below, .below] + [1, 2, 3, 5, 8, 12, 18].map { .accept($0) }
        return diagonal - 1 < numbers.count ? numbers[diagonal - 1] : .above
    }
}
