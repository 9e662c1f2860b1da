/// The nearest visits of each visit, by the mean of the ways there and back.
struct Neighbours {
    let costFrom: UnsafeMutablePointer<UInt16>
    let costInto: UnsafeMutablePointer<UInt16>
    let visits: Int
    let places: Int

    /// Selects and then sorts; the visit is part of the key, so that ties fall alike everywhere.
    func write(to near: UnsafeMutablePointer<Int32>, each count: Int) {
        guard count > 0 else { return }
        var keys = [UInt64](repeating: 0, count: max(0, visits - 1))
        for visit in 0..<visits {
            var filled = 0
            let (from, into) = (costFrom + visit * places, costInto + visit * places)
            for other in 0..<visits where other != visit {
                keys[filled] = (UInt64(from[other]) + UInt64(into[other])) << 32 | UInt64(other)
                filled += 1
            }
            Neighbours.select(count, of: &keys)
            keys[..<count].sort()
            for place in 0..<count {
                (near + visit * count + place).initialize(
                    to: Int32(truncatingIfNeeded: keys[place] & 0xFFFF_FFFF))
            }
        }
    }

    /// The best predecessors and successors of each visit: by the way, and by the least waiting
    /// that the windows force; pairs that the windows forbid come last. (The proximity of Vidal,
    /// Crainic, Gendreau and Prins, "A hybrid genetic algorithm with adaptive diversity management
    /// for a large class of vehicle routing problems with time-windows", 2013, section 4.4.)
    ///
    /// A minute of waiting counts a tenth of a minute of the way, half of what it counts there: on
    /// tours of forty stops those that open next crowded out those that are near, which made them
    /// 0.3 percent longer; where windows are narrow, less than a tenth makes tours longer again.
    func writePairs(
        to pairs: UnsafeMutablePointer<UInt16>, each count: Int,
        timeFrom: UnsafeMutablePointer<UInt16>, data: UnsafeMutablePointer<VisitData>
    ) {
        guard count > 0 else { return }
        var keys = [UInt64](repeating: 0, count: max(0, visits - 1))
        func proximity(_ one: Int, _ other: Int) -> UInt64 {
            let way = one * places + other
            let (from, to) = (data[one], data[other])
            let cost = UInt64(costFrom[way])
            let earliest = from.open + from.service + Int32(timeFrom[way])
            if earliest > to.close { return 1 << 30 + cost }
            let latest = from.close + from.service + Int32(timeFrom[way])
            return 10 * cost + UInt64(max(0, to.open - latest))
        }
        for visit in 0..<visits {
            for side in 0..<2 {
                var filled = 0
                for other in 0..<visits where other != visit {
                    let key = side == 0 ? proximity(other, visit) : proximity(visit, other)
                    keys[filled] = key << 32 | UInt64(other)
                    filled += 1
                }
                Neighbours.select(count, of: &keys)
                keys[..<count].sort()
                for place in 0..<count {
                    (pairs + (2 * visit + side) * count + place).initialize(
                        to: UInt16(truncatingIfNeeded: keys[place]))
                }
            }
        }
    }

    /// Moves the `count` smallest keys to the front (Hoare's selection; the keys are distinct).
    private static func select(_ count: Int, of keys: inout [UInt64]) {
        keys.withUnsafeMutableBufferPointer { keys in
            var (low, high) = (0, keys.count - 1)
            while low < high {
                let pivot = keys[low + (high - low) / 2]
                var (left, right) = (low, high)
                while left <= right {
                    while keys[left] < pivot { left += 1 }
                    while keys[right] > pivot { right -= 1 }
                    if left <= right {
                        keys.swapAt(left, right)
                        left += 1
                        right -= 1
                    }
                }
                if count <= right {
                    high = right
                } else if count >= left {
                    low = left
                } else {
                    return
                }
            }
        }
    }

    /// The mean way from a visit to its tenth neighbours, at least a half: a scale for differences
    /// in travel that does not depend on the units.
    func typicalLeg(near: UnsafeMutablePointer<Int32>, each count: Int) -> Double {
        let considered = min(count, 10)
        guard considered > 0 else { return 1 }
        var sum = 0
        for visit in 0..<visits {
            for place in 0..<considered {
                sum += Int(costFrom[visit * places + Int(near[visit * count + place])])
            }
        }
        return max(0.5, Double(sum) / Double(visits * considered))
    }
}
