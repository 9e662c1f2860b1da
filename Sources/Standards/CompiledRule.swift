import Domain

/// 分段（速算） - a band with what all bands below it give in full.
struct CompiledBand: Sendable {
    let above: Int64
    /// In basis points.
    let rate: UInt64
    /// Σ of the widths of the lower bands × their rates, in ten-thousandths of a fen.
    let below: UInt64
}

/// 救助规则（速算） - a rule of a cause and a class, or the absence of one.
struct CompiledRule: Sendable {
    enum Kind: Sendable {
        /// `max(0, b − amount) × rate`: `deductible`, and `threshold_whole` with nothing deducted.
        case share
        case marginal
        case whole
        /// `min(limit, amount × members)`: `per_head`, and `flat` with its own amount as the limit.
        case perHead
    }

    let kind: Kind
    /// The smallest basis that reaches the warning line and is above zero; no basis does for no
    /// rule.
    let reachedFrom: Int64
    let cap: Int64
    let rate: UInt64
    let amount: Int64
    let limit: Int64
    let firstBand: Int
    let lastBand: Int

    static let none = CompiledRule(
        kind: .share, reachedFrom: .max, cap: 0, rate: 0, amount: 0, limit: 0, firstBand: 0,
        lastBand: -1)

    /// Compiles a rule; its bands are added to those of all rules.
    init(_ rule: ReliefRule, _ bands: inout [CompiledBand]) {
        let line = rule.warningLine.rawValue + (rule.inclusive ? 0 : 1)
        var (kind, rate, amount, limit) = (Kind.share, UInt64(0), Int64(0), Int64(0))
        let firstBand = bands.count
        switch rule.formula {
        case .thresholdWhole(let share): rate = UInt64(share.basisPoints)
        case .deductible(let deductible, let share):
            (rate, amount) = (UInt64(share.basisPoints), deductible.rawValue)
        case .bandsMarginal(let list):
            kind = .marginal
            bands += CompiledRule.compiled(list)
        case .bandsWhole(let list):
            kind = .whole
            bands += CompiledRule.compiled(list)
        case .perHead(let perHead, let max):
            (kind, amount, limit) = (.perHead, perHead.rawValue, max.rawValue)
        case .flat(let flat):
            (kind, amount, limit) = (.perHead, flat.rawValue, flat.rawValue)
        }
        self.init(
            kind: kind, reachedFrom: max(1, line), cap: rule.cap?.rawValue ?? .max, rate: rate,
            amount: amount, limit: limit, firstBand: firstBand, lastBand: bands.count - 1)
    }

    private init(
        kind: Kind, reachedFrom: Int64, cap: Int64, rate: UInt64, amount: Int64, limit: Int64,
        firstBand: Int, lastBand: Int
    ) {
        self.kind = kind
        self.reachedFrom = reachedFrom
        self.cap = cap
        self.rate = rate
        self.amount = amount
        self.limit = limit
        self.firstBand = firstBand
        self.lastBand = lastBand
    }

    private static func compiled(_ bands: [ReliefBand]) -> [CompiledBand] {
        var below: UInt64 = 0
        return bands.indices.map { index in
            let band = bands[index]
            if index > 0 {
                let width = band.above - bands[index - 1].above
                below += UInt64(width.rawValue) * UInt64(bands[index - 1].rate.basisPoints)
            }
            return CompiledBand(
                above: band.above.rawValue, rate: UInt64(band.rate.basisPoints), below: below)
        }
    }
}
