import Domain
import Yams

/// Reads one rule of a scheme's `relief`.
enum ReliefReader {
    static func rule(_ fields: YAMLFields) -> ReliefRule {
        let reading = fields.reading
        return ReliefRule(
            cause: fields.required("cause", .illness) { reading.word($0, $1, .illness) },
            classID: ClassID(fields.required("class", "", reading.text)),
            scope: fields.required("scope", .household) { reading.word($0, $1, .household) },
            warningLine: fields.required("warning_line", .zero, reading.money),
            inclusive: fields.optional("inclusive", reading.flag) ?? true,
            formula: formula(fields),
            cap: fields.optional("cap", reading.money))
    }

    private static let keys: Set<String> = [
        "cause", "class", "scope", "warning_line", "inclusive", "mode", "cap",
    ]

    /// The modes of the contract and what each needs, nothing less and nothing more.
    private static let parameters: [String: Set<String>] = [
        "threshold_whole": ["rate"],
        "deductible": ["deductible", "rate"],
        "bands_marginal": ["bands"],
        "bands_whole": ["bands"],
        "per_head": ["amount", "max"],
        "flat": ["amount"],
    ]

    private static func formula(_ fields: YAMLFields) -> ReliefFormula {
        let reading = fields.reading
        let mode = fields.required("mode", "") { node, path in
            let modes = parameters.keys.sorted().joined(separator: ", ")
            let mode = reading.scalarText(node, path, "one of \(modes)")
            guard let mode, parameters[mode] != nil else {
                if let mode {
                    reading.refuse(
                        node, "\(path): must be one of \(modes); \(mode.quoted) is none of them")
                }
                return ""
            }
            return mode
        }
        guard let needed = parameters[mode] else {
            // Without a mode any mode's parameter may be meant; only what none has is unknown.
            fields.allow(parameters.values.reduce(keys) { $0.union($1) }, in: "a rule")
            return .flat(.zero)
        }
        fields.allow(keys.union(needed), in: "a rule of mode \(mode)")
        func money(_ key: String) -> Fen { fields.required(key, .zero, reading.money) }
        func rate() -> Percent {
            fields.required("rate", Percent(basisPoints: 0)!, reading.percent)
        }
        switch mode {
        case "threshold_whole": return .thresholdWhole(rate: rate())
        case "deductible": return .deductible(money("deductible"), rate: rate())
        case "bands_marginal": return .bandsMarginal(bands(fields))
        case "bands_whole": return .bandsWhole(bands(fields))
        case "per_head": return .perHead(money("amount"), max: money("max"))
        default: return .flat(money("amount"))
        }
    }

    private static func bands(_ fields: YAMLFields) -> [ReliefBand] {
        let reading = fields.reading
        return fields.required("bands", []) { node, path in
            reading.list(node, path).enumerated().map { index, band in
                let fields = YAMLFields(band, "\(path)[\(index)]", reading)
                fields.allow(["above", "rate"], in: "a band")
                return ReliefBand(
                    above: fields.required("above", .zero, reading.money),
                    rate: fields.required("rate", Percent(basisPoints: 0)!, reading.percent))
            }
        }
    }
}
