import Domain

/// 坐标轴 - a range with the places that are named on it.
package struct Axis: Sendable, Equatable {
    package var title: String
    package var low: Double
    package var high: Double
    package var ticks: [Tick]
    /// How values are written in the table under the figure.
    package var unit: Unit

    /// 刻度
    package struct Tick: Sendable, Equatable {
        package var value: Double
        package var label: String

        package init(_ value: Double, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// An axis with ticks of one's own: days, categories.
    /// - Precondition: `low < high`, both finite.
    package init(
        title: String, low: Double, high: Double, ticks: [Tick], unit: Unit = .number
    ) {
        precondition(low.isFinite && high.isFinite && low < high, "an axis has a length")
        self.title = title
        self.low = low
        self.high = high
        self.ticks = ticks
        self.unit = unit
    }

    /// An axis from and to round numbers, with ticks at steps of 1, 2 or 5 times a power of ten
    /// (Heckbert, "Nice Numbers for Graph Labels", Graphics Gems, 1990). Values that are not
    /// finite are left out; none at all are an axis from 0 to 1.
    /// - Parameter unit: what the numbers are.
    package init(title: String, covering values: [Double], unit: Unit = .number, count: Int = 5) {
        let finite = values.filter { $0.isFinite && abs($0) < 1e15 }
        var (least, most) = (finite.min() ?? 0, finite.max() ?? 1)
        if least == most { (least, most) = least == 0 ? (0, 1) : (min(0, least), max(0, most)) }
        let step = Axis.step(for: (most - least) / Double(max(1, count - 1)))
        let low = (least / step + 1e-9).rounded(.down)
        let high = (most / step - 1e-9).rounded(.up)
        let ticks = stride(from: low, through: high, by: 1).map { place in
            Tick(place * step, unit.text(place * step, step: step))
        }
        self.init(
            title: title, low: low * step, high: high * step, ticks: ticks, unit: unit)
    }

    /// The step of 1, 2 or 5 times a power of ten that is not smaller.
    private static func step(for least: Double) -> Double {
        var power = 1.0
        while power * 10 <= least { power *= 10 }
        while power > least { power /= 10 }
        for factor in [1.0, 2, 5] where power * factor >= least * (1 - 1e-9) {
            return power * factor
        }
        return power * 10
    }

    /// 单位 - how numbers are written on an axis.
    package enum Unit: Sendable, Equatable {
        case number
        /// Shares of one, written as hundredths.
        case percent
        /// Fen, written as yuan: on the axis whole ones, in a table to the fen.
        case fen

        func text(_ value: Double, step: Double) -> String {
            switch self {
            case .number: Axis.decimal(value, places: Axis.places(of: step))
            case .percent: Axis.decimal(value * 100, places: Axis.places(of: step * 100)) + "%"
            case .fen: Fen(Int64(value.rounded())).groupedYuan
            }
        }
    }

    private static func places(of step: Double) -> Int {
        var places = 0
        var step = step
        while places < 6, abs(step - step.rounded()) > 1e-6 {
            step *= 10
            places += 1
        }
        return places
    }

    /// A number with so many decimals, rounded half away from zero; without an exponent.
    package static func decimal(_ value: Double, places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (value * scale).rounded(.toNearestOrAwayFromZero)
        guard abs(scaled) < 9e15 else { return "–" }
        let whole = Int64(scaled)
        let digits = whole.magnitude.description
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        let sign = whole < 0 ? "-" : ""
        guard places > 0 else { return sign + padded }
        return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
    }

    /// A value in the table under the figure: the name that the axis has for it, or the number, to
    /// a fen, a thousandth of a hundredth, or four decimals; a dash for what is none.
    func text(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 9e15 else { return "–" }
        switch unit {
        case .fen: return Fen(Int64(value.rounded())).grouped
        case .percent: return Axis.short(value * 100, places: 3) + "%"
        case .number:
            return ticks.first { $0.value == value }?.label ?? Axis.short(value, places: 4)
        }
    }

    /// Without zeros at the end.
    private static func short(_ value: Double, places: Int) -> String {
        var text = decimal(value, places: places)
        guard text.contains(".") else { return text }
        while text.hasSuffix("0") { text.removeLast() }
        if text.hasSuffix(".") { text.removeLast() }
        return text == "-0" ? "0" : text
    }

    /// Where a value is on a line of that length; values outside are at its ends.
    func place(_ value: Double, on length: Double) -> Double {
        let share = (value - low) / (high - low)
        return share.isFinite ? min(1, max(0, share)) * length : 0
    }
}

extension Fen {
    /// `1,234` - what an axis has room for.
    fileprivate var groupedYuan: String { String(grouped.dropLast(3)) }
}
