extension ReviewReportContent {
    /// 金额推断 - what the errors of the paid part come to; too much and too little are never netted.
    package struct Money: Sendable, Equatable {
        /// 账面金额 - of the paid part.
        package var book: Fen
        /// 抽取余额 - what was drawn from by chance, and how many hits of it were completed.
        package var drawnFrom: Fen
        package var hits: Int
        /// 可容忍金额
        package var tolerable: Fen
        package var over: MoneySide
        package var under: MoneySide
        /// 多发, if every review that is missing had found that nothing was due.
        package var overWorst: MoneySide

        package init(
            book: Fen, drawnFrom: Fen, hits: Int, tolerable: Fen, over: MoneySide, under: MoneySide,
            overWorst: MoneySide
        ) {
            self.book = book
            self.drawnFrom = drawnFrom
            self.hits = hits
            self.tolerable = tolerable
            self.over = over
            self.under = under
            self.overWorst = overWorst
        }

        /// Whether the bound of what was paid too much is within the tolerable; nil where there is
        /// no bound.
        package var isTolerable: Bool? { over.upper.map { $0 <= tolerable } }
    }

    /// 一侧 - of one direction.
    package struct MoneySide: Sendable, Equatable {
        /// 已查明 - in items that stand for themselves.
        package var known: Fen
        /// 推断 - to the nearest fen.
        package var projected: Fen
        /// 上限 - rounded up; nil where there is none.
        package var upper: Fen?

        package init(
            known: Fen, projected: Fen, upper: Fen?
        ) {
            self.known = known
            self.projected = projected
            self.upper = upper
        }
    }

    /// 拟发放部分差错率
    package struct PaidRates: Sendable, Equatable {
        /// 按户 - of the items.
        package var rate: Double
        package var standardError: Double?
        /// 按金额 - which share of the money that was drawn from is in wrong items; nil when
        /// nothing was hit.
        package var money: CountedRate?

        package init(
            rate: Double, standardError: Double?, money: CountedRate?
        ) {
            self.rate = rate
            self.standardError = standardError
            self.money = money
        }
    }

    /// 计数比例 - so many of so many, and the interval of the rate.
    package struct CountedRate: Sendable, Equatable {
        package var wrong: Int
        package var sampled: Int
        package var bounds: Bounds

        package init(
            wrong: Int, sampled: Int, bounds: Bounds
        ) {
            self.wrong = wrong
            self.sampled = sampled
            self.bounds = bounds
        }

        /// Nil when nothing was sampled.
        package var rate: Double? { sampled == 0 ? nil : Double(wrong) / Double(sampled) }
    }

    /// 未通过部分差错率
    package struct RefusedRates: Sendable, Equatable {
        package var rate: Double?
        package var standardError: Double?
        package var bounds: Bounds?
        /// By the bytes of their names; the forced items last, as a stratum of their own.
        package var strata: [StratumRate]

        package init(
            rate: Double?, standardError: Double?, bounds: Bounds?, strata: [StratumRate]
        ) {
            self.rate = rate
            self.standardError = standardError
            self.bounds = bounds
            self.strata = strata
        }
    }

    /// 分层 - a stratum's findings, and exact bounds of how many of its items are wrong.
    package struct StratumRate: Sendable, Equatable {
        package var name: String
        /// 必查 - the stratum of the forced items.
        package var isForced: Bool
        package var population: Int
        package var sampled: Int
        package var errors: Int
        package var fewest: Int
        package var most: Int
        /// The most, if every missing review had found an error.
        package var worst: Int

        package init(
            name: String, isForced: Bool, population: Int, sampled: Int, errors: Int, fewest: Int,
            most: Int, worst: Int
        ) {
            self.name = name
            self.isForced = isForced
            self.population = population
            self.sampled = sampled
            self.errors = errors
            self.fewest = fewest
            self.most = most
            self.worst = worst
        }

        package var rate: Double? { sampled == 0 ? nil : Double(errors) / Double(sampled) }
    }

    /// 瞄准误差 - estimated numbers of items.
    package struct Targeting: Sendable, Equatable {
        package var paid: Int
        package var refused: Int
        package var wronglyPaid: Double
        package var wronglyRefused: Double
        /// 错保率, 漏保率
        package var leakage: Double?
        package var undercoverage: Double?

        package init(
            paid: Int, refused: Int, wronglyPaid: Double, wronglyRefused: Double, leakage: Double?,
            undercoverage: Double?
        ) {
            self.paid = paid
            self.refused = refused
            self.wronglyPaid = wronglyPaid
            self.wronglyRefused = wronglyRefused
            self.leakage = leakage
            self.undercoverage = undercoverage
        }
    }

    /// 二次复核 - what a second, blind review of some items makes of the error rate.
    package struct SecondReviews: Sendable, Equatable {
        /// How many reviews there were, and how many of them were made again.
        package var first: Int
        package var again: Int
        /// How many of these came out otherwise.
        package var changed: Int
        /// The plain share of wrong items in the first reviews.
        package var before: Double
        /// 调整后 - by regression; nil where the second reviews found no errors, nor the first ones
        /// of the same items: nothing moves then.
        package var after: Double?
        package var slope: Double
        package var standardError: Double?

        package init(
            first: Int, again: Int, changed: Int, before: Double, after: Double?, slope: Double,
            standardError: Double?
        ) {
            self.first = first
            self.again = again
            self.changed = changed
            self.before = before
            self.after = after
            self.slope = slope
            self.standardError = standardError
        }
    }
}
