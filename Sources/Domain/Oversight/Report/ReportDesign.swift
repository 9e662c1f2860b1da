extension ReviewReportContent {
    /// 总体与抽样框
    package struct Population: Sendable, Equatable {
        package var paid: PartTotal
        package var refused: PartTotal
        /// 剔除 - by reason, in the order of the reasons' bytes.
        package var exclusions: [Exclusion]
        /// 框根 - in hexadecimal.
        package var root: String
        package var framedAt: Instant
        /// Who fixed it.
        package var framedBy: String

        package init(
            paid: PartTotal, refused: PartTotal, exclusions: [Exclusion], root: String,
            framedAt: Instant, framedBy: String
        ) {
            self.paid = paid
            self.refused = refused
            self.exclusions = exclusions
            self.root = root
            self.framedAt = framedAt
            self.framedBy = framedBy
        }

        /// N - all items that could be drawn.
        package var items: Int { paid.items + refused.items }
        /// ΣX
        package var sum: Fen { paid.sum + refused.sum }
    }

    /// 部分合计
    package struct PartTotal: Sendable, Equatable {
        package var items: Int
        package var sum: Fen
        /// 必查 - how many are reviewed whatever is drawn.
        package var forced: Int

        package init(
            items: Int, sum: Fen, forced: Int
        ) {
            self.items = items
            self.sum = sum
            self.forced = forced
        }
    }

    /// 剔除
    package struct Exclusion: Sendable, Equatable {
        package var reason: String
        package var items: Int

        package init(
            reason: String, items: Int
        ) {
            self.reason = reason
            self.items = items
        }
    }

    /// 抽样方案
    package struct Design: Sendable, Equatable {
        /// 签号算法
        package var mode: TicketMode
        package var paid: PartSize
        package var refused: PartSize
        /// How many of a stratum at least.
        package var leastOfStratum: Int
        /// n - how many of each verifier at least; 0 for no top-up.
        package var perVerifier: Int
        /// d - with how many errors of these the work is accepted.
        package var allowed: Int
        /// Up to which rate a verifier's work is good, and from which on bad.
        package var good: Double
        package var bad: Double
        /// 停查线 - from which rate on a verifier is suspended.
        package var line: Double
        /// 可容忍 - which share of the items, and of the money, may be wrong.
        package var tolerableRate: Double
        package var tolerableMoney: Double
        package var tolerance: ReviewTolerance
        /// 扩样 - hits, and sizes of the refused part, that extensions asked for.
        package var furtherPaid: [Int]
        package var furtherRefused: [Int]
        /// 抽检特性曲线 - of the verifiers' plan, with ascending rates; empty without a top-up.
        package var curve: [AcceptancePoint]
        /// GB/T 2828.1 - the plan that officials know, for the same population; nil where there is
        /// none.
        package var standard: StandardPlan?

        package init(
            mode: TicketMode, paid: PartSize, refused: PartSize, leastOfStratum: Int,
            perVerifier: Int,
            allowed: Int, good: Double, bad: Double, line: Double, tolerableRate: Double,
            tolerableMoney: Double, tolerance: ReviewTolerance, furtherPaid: [Int],
            furtherRefused: [Int], curve: [AcceptancePoint], standard: StandardPlan?
        ) {
            self.mode = mode
            self.paid = paid
            self.refused = refused
            self.leastOfStratum = leastOfStratum
            self.perVerifier = perVerifier
            self.allowed = allowed
            self.good = good
            self.bad = bad
            self.line = line
            self.tolerableRate = tolerableRate
            self.tolerableMoney = tolerableMoney
            self.tolerance = tolerance
            self.furtherPaid = furtherPaid
            self.furtherRefused = furtherRefused
            self.curve = curve
            self.standard = standard
        }
    }

    /// 样本量 - of a part, and why.
    package struct PartSize: Sendable, Equatable {
        /// As fixed before the draw.
        package var size: Int
        /// In the order of the reasoning; empty where the office fixed the size.
        package var steps: [ReviewSizeStep]

        package init(
            size: Int, steps: [ReviewSizeStep]
        ) {
            self.size = size
            self.steps = steps
        }
    }

    /// 一次抽样方案 (GB/T 2828.1-2012), general level II.
    package struct StandardPlan: Sendable, Equatable {
        /// AQL in per cent, as the standard writes it.
        package var limit: String
        package var size: Int
        package var allowed: Int
        /// How probable it is that it accepts a lot of which a tenth is wrong.
        package var acceptsTenth: Double

        package init(
            limit: String, size: Int, allowed: Int, acceptsTenth: Double
        ) {
            self.limit = limit
            self.size = size
            self.allowed = allowed
            self.acceptsTenth = acceptsTenth
        }
    }
}
