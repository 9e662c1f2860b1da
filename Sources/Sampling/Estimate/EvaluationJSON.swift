extension Evaluation {
    /// The estimates as JSON in one line, keys in the order of the contract (section 3), rates
    /// with six decimals, `null` for what cannot be estimated.
    package var json: String {
        let strata = strata.map(\.json).joined(separator: ",")
        return #"{"strata":[\#(strata)],"overall":\#(overall.json)}"#
    }
}

extension StratumEstimate {
    fileprivate var json: String {
        object([
            ("stratum", quoted(findings.stratum.rawValue)),
            ("population", findings.population.description),
            ("sampled", findings.sampled.description), ("errors", findings.errors.description),
            ("estimate", number(estimate)), ("lower", number(lower)), ("upper", number(upper)),
        ])
    }
}

extension OverallEstimate {
    fileprivate var json: String {
        object([
            ("population", population.description), ("sampled", sampled.description),
            ("errors", errors.description), ("estimate", number(estimate)),
            ("standard_error", number(standardError)),
        ])
    }
}

private func object(_ members: [(key: String, value: String)]) -> String {
    "{" + members.map { "\(quoted($0.key)):\($0.value)" }.joined(separator: ",") + "}"
}

private func number(_ rate: Rate?) -> String { rate?.description ?? "null" }

/// A JSON string (RFC 8259): only what must be escaped is.
func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        case "\r": result += "\\r"
        case "\t": result += "\\t"
        case "\u{0}"..."\u{1F}":
            let digits = String(scalar.value, radix: 16)
            result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result + "\""
}
