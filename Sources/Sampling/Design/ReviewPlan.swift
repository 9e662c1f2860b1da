import Digests
import Domain

/// 抽样计划 - how a round draws: fixed and published with the frame, before the seed is known.
package struct ReviewPlan: Hashable, Sendable {
    /// How tickets are made.
    package var mode: TicketMode
    /// How many of the paid part are drawn by money, certain ones included.
    package var paid: Int
    /// How many of the refused part are drawn, by strata.
    package var refused: Int
    /// How many of a stratum at least.
    package var leastOfStratum: Int
    /// How many of each verifier's items of the quarter at least, whatever else is drawn; 0 for no
    /// top-up.
    package var perVerifier: Int
    /// How many of them in this round at least, whatever ``earlier`` rounds drew; as many as
    /// ``perVerifier`` where there are none.
    package private(set) var leastPerVerifier: Int
    /// 季内前轮 - what earlier rounds of the same quarter drew of each verifier, round by round, and
    /// in each by the bytes of the verifiers' names.
    package private(set) var earlier: [EarlierDraw]
    /// Further passes over the paid part, each with so many hits: what an extension added.
    package var furtherPasses: [Int]
    /// What each extension asked for in the refused part, all strata together; never fewer than
    /// before.
    package var furtherRefused: [Int]

    package init(
        mode: TicketMode = .sm3, paid: Int, refused: Int, leastOfStratum: Int = 2,
        perVerifier: Int = 20, leastPerVerifier: Int? = nil, earlier: [EarlierDraw] = [],
        furtherPasses: [Int] = [], furtherRefused: [Int] = []
    ) {
        precondition(paid >= 0 && refused >= 0 && perVerifier >= 0, "sizes are never negative")
        precondition(leastOfStratum >= 0 && furtherPasses.allSatisfy { $0 > 0 }, "nor are these")
        precondition(
            zip([refused] + furtherRefused, furtherRefused).allSatisfy { $0 <= $1 },
            "an extension is no smaller")
        self.mode = mode
        self.paid = paid
        self.refused = refused
        self.leastOfStratum = leastOfStratum
        self.perVerifier = perVerifier
        self.leastPerVerifier = earlier.isEmpty ? perVerifier : leastPerVerifier ?? perVerifier
        self.earlier = earlier
        precondition((0...perVerifier).contains(self.leastPerVerifier), "a part of the quarter's")
        self.furtherPasses = furtherPasses
        self.furtherRefused = furtherRefused
    }

    /// 普查下限 - a part with fewer items is reviewed whole: a sample of it would save next to
    /// nothing and know much less.
    package static let censusBelow = 30

    /// 补抽数 - how many of each verifier's items this round's top-up draws: what the quarter still
    /// lacks, and no fewer than the round's own part of it.
    package func topUp() -> (OfficerID) -> Int {
        var drawn: [OfficerID: Int] = [:]
        for earlier in earlier { drawn[earlier.verifier, default: 0] += earlier.drawn }
        return { max(leastPerVerifier, perVerifier - drawn[$0, default: 0]) }
    }

    /// 计划摘要 - SM3 of the plan as ``CanonicalBytes`` of version 1: the rules' version (2), the
    /// mode, paid, refused, least of a stratum, per verifier, the further passes and the further
    /// sizes as lists.
    ///
    /// With earlier rounds the version is 3, and behind these come how many of a verifier's items
    /// this round draws at least, and a list with round, verifier, population and drawn of each.
    package var digest: Digest {
        var record = CanonicalBytes(version: 1)
        record.append(Int64(earlier.isEmpty ? 2 : 3))
        record.append(mode.rawValue)
        for number in [paid, refused, leastOfStratum, perVerifier] { record.append(Int64(number)) }
        record.appendList { list in
            for hits in furtherPasses { list.append(Int64(hits)) }
        }
        record.appendList { list in
            for size in furtherRefused { list.append(Int64(size)) }
        }
        if !earlier.isEmpty {
            record.append(Int64(leastPerVerifier))
            record.appendList { list in
                for draw in earlier {
                    list.append(draw.round.rawValue)
                    list.append(draw.verifier.rawValue)
                    list.append(Int64(draw.population))
                    list.append(Int64(draw.drawn))
                }
            }
        }
        return HashAlgorithm.sm3.hash(record.bytes)
    }

    /// The plan with a larger sample. Nothing that is drawn already is left out by it.
    ///
    /// - Parameters:
    ///   - paid: so many hits more in the paid part, or none.
    ///   - refused: so many in the refused part, in the end; no fewer than before.
    package func extended(paid hits: Int = 0, refused: Int? = nil) -> ReviewPlan {
        var plan = self
        if hits > 0 { plan.furtherPasses.append(hits) }
        if let refused {
            precondition(refused >= furtherRefused.last ?? self.refused, "it is no smaller")
            plan.furtherRefused.append(refused)
        }
        return plan
    }
}
