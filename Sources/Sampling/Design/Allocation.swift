import Domain

/// 样本分配 - how many items of each stratum: in proportion to the strata (Cochran, section 5.5),
/// but no fewer than the least of each, whole numbers by largest remainders.
///
/// A stratum whose proportional part is below its least gets its least, and the others share what
/// is left, until none is below; so those that are large pay for those that are small. Equal
/// remainders go by the bytes of the strata's names.
///
/// - Parameters:
///   - strata: how many items each has.
///   - size: how many altogether; fewer than all the least are not possible, and become as many;
///     more than there are become all.
///   - least: how many of a stratum at least, 2 so that its spread can be estimated. A stratum with
///     fewer items is taken whole.
///   - drawn: what is drawn already, and stays: an extension asks for no fewer.
package func allocation(
    _ strata: [Stratum: Int], size: Int, least: Int = 2, drawn: [Stratum: Int] = [:]
) -> [Stratum: Int] {
    precondition(size >= 0 && least >= 0, "a sample size is never negative")
    precondition(strata.values.allSatisfy { $0 >= 0 }, "a stratum has items or none")
    let bounds = strata.map { stratum, count in
        Bounds(
            stratum: stratum, count: count,
            least: min(count, max(least, drawn[stratum, default: 0])))
    }.sorted { $0.stratum < $1.stratum }
    var shares = bounds.filter { $0.count > 0 }
    var result: [Stratum: Int] = [:]
    for bound in bounds where bound.count == 0 { result[bound.stratum] = 0 }
    var left = min(size, shares.reduce(0) { $0 + $1.count })
    while true {
        let sum = shares.reduce(0) { $0 + $1.count }
        let isShort = { (bound: Bounds) in
            Int128(left) * Int128(bound.count) < Int128(bound.least) * Int128(sum)
        }
        let short = shares.filter(isShort)
        if short.isEmpty { break }
        shares.removeAll(where: isShort)
        for bound in short {
            result[bound.stratum] = bound.least
            left = max(0, left - bound.least)
        }
    }
    for (stratum, count) in largestRemainders(shares, left) { result[stratum] = count }
    return result
}

private struct Bounds {
    let stratum: Stratum
    let count: Int
    let least: Int
}

/// Hamilton's method: everybody the whole part, and one more to those with the largest rest.
private func largestRemainders(_ shares: [Bounds], _ size: Int) -> [(Stratum, Int)] {
    let sum = Int128(shares.reduce(0) { $0 + $1.count })
    if sum == 0 { return [] }
    let parts = shares.map { Int128($0.count) * Int128(size) }
    var counts = parts.map { Int($0 / sum) }
    let order = shares.indices.sorted {
        parts[$0] % sum == parts[$1] % sum ? $0 < $1 : parts[$0] % sum > parts[$1] % sum
    }
    for index in order.prefix(size - counts.reduce(0, +)) { counts[index] += 1 }
    return zip(shares, counts).map { ($0.stratum, $1) }
}
