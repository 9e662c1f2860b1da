import Digests
import Domain

/// 签号 - the number that the seed gives to an item. The smallest tickets of a stratum are drawn.
package typealias Ticket = Digest

/// 抽样方案 - from what an item's ticket is computed: `hash(seed + "," + item)` of the UTF-8 bytes.
///
/// Anyone can repeat it: `printf '%s,%s' "$seed" "$id" | sha256sum`. Because a ticket depends on
/// nothing else, a larger sample extends a smaller one, each stratum can be drawn alone, and an
/// item that is added to the frame changes no other item's ticket.
package struct Lottery: Sendable {
    /// The hash function of the tickets, fixed when the review is planned.
    package let algorithm: HashAlgorithm
    private let prefix: [UInt8]

    /// - Parameter seed: 种子, of any length; made public before the draw and unknown when the frame
    ///   was frozen.
    package init(seed: String, algorithm: HashAlgorithm = .sha256) {
        self.algorithm = algorithm
        self.prefix = Array(seed.utf8) + [UInt8(ascii: ",")]
    }

    /// The item's number in this lottery.
    package func ticket(of id: SampleItemID) -> Ticket {
        var text = prefix
        text.reserveCapacity(prefix.count + id.rawValue.utf8.count)
        text.append(contentsOf: id.rawValue.utf8)
        return algorithm.hash(text)
    }
}

extension Lottery {
    /// 抽样 - the smallest tickets of each stratum; all of a stratum that has no more items than
    /// that.
    ///
    /// - Parameters:
    ///   - frame: 抽样框. No two of its items have the same id.
    ///   - size: how many of a stratum; zero or more. Asked once for each stratum of the frame.
    /// - Returns: by stratum in byte order, then by rank.
    package func draw(from frame: [SampleItem], size: (Stratum) -> Int) -> [DrawnItem] {
        var strata: [Stratum: [DrawnItem]] = [:]
        for item in frame {
            let ticket = ticket(of: item.id)
            strata[item.stratum, default: []].append(
                DrawnItem(item: item, ticket: ticket, rank: 0))
        }
        var drawn: [DrawnItem] = []
        for stratum in strata.keys.sorted() {
            let size = size(stratum)
            precondition(size >= 0, "a sample size is never negative")
            // The order among equal tickets is fixed too, though nobody will ever see any.
            let ranked = strata[stratum, default: []].sorted {
                $0.ticket == $1.ticket ? $0.item.id < $1.item.id : $0.ticket < $1.ticket
            }
            for (index, var item) in ranked.prefix(size).enumerated() {
                item.rank = index + 1
                drawn.append(item)
            }
        }
        return drawn
    }
}

/// 抽样框摘要 - the hash of the lines `item_id,stratum`, sorted by their bytes, each ended by a line
/// feed.
///
/// To be published before the seed is known: it proves that the frame was not fitted to the seed.
package func frameHash(_ frame: [SampleItem], algorithm: HashAlgorithm = .sha256) -> Digest {
    var lines: [ArraySlice<UInt8>] = []
    var text: [UInt8] = []
    lines.reserveCapacity(frame.count)
    var starts: [Int] = []
    for item in frame {
        starts.append(text.count)
        text.append(contentsOf: item.id.rawValue.utf8)
        text.append(UInt8(ascii: ","))
        text.append(contentsOf: item.stratum.rawValue.utf8)
        text.append(UInt8(ascii: "\n"))
    }
    for (index, start) in starts.enumerated() {
        let end = index + 1 < starts.count ? starts[index + 1] : text.count
        lines.append(text[start..<end])
    }
    lines.sort { $0.dropLast().lexicographicallyPrecedes($1.dropLast()) }
    var running = RunningDigest(algorithm)
    for line in lines { running.update(line) }
    return running.finish()
}
