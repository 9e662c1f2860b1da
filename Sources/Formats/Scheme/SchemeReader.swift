import Domain
import Yams

/// A scheme with the places of its values in the file that it came from, so that what is found
/// wrong with its meaning can be shown there.
package struct SchemeDocument: Sendable {
    package let scheme: Scheme
    private let positions: [String: SourcePosition]

    init(scheme: Scheme, positions: [String: SourcePosition]) {
        self.scheme = scheme
        self.positions = positions
    }

    /// Where a value stands.
    ///
    /// - Parameter path: `default_class`, `relief[3].bands[1].above`, …; of a value that is not in
    ///   the file, the place of what it would stand in.
    package func position(of path: String) -> SourcePosition {
        var path = path[...]
        while true {
            if let position = positions[String(path)] { return position }
            guard let end = path.lastIndex(where: { $0 == "." || $0 == "[" }) else {
                return SourcePosition(line: 1, column: 1)
            }
            path = path[..<end]
        }
    }
}

/// Reads the scheme file (contract, section 1): form only. Whether what it says makes sense as a
/// whole is judged by `Standards`.
package enum SchemeReader {
    /// Reads a scheme.
    ///
    /// - Parameter bytes: YAML, UTF-8 or GB18030, at most 1 MiB.
    /// - Throws: every unknown, missing, repeated or unreadable thing in it, with its place.
    package static func read(_ bytes: [UInt8]) throws(SchemeFileDefect) -> SchemeDocument {
        let syntax = try YAMLSyntax(bytes)
        let reading = YAMLReading(lastLine: syntax.lastLine)
        let scheme = withExtendedLifetime(syntax) {
            content(YAMLFields(syntax.root, "", reading))
        }
        guard reading.problems.isEmpty else { throw SchemeFileDefect(reading.problems) }
        return SchemeDocument(scheme: scheme, positions: reading.positions)
    }

    private static let keys: Set<String> = [
        "scheme", "title", "document", "applies_by", "valid_from", "valid_to", "income_standard",
        "classes", "default_class", "relief", "caps", "rounding", "exclusions", "deadlines",
        "notice", "review", "verification", "sampling",
    ]

    private static func content(_ fields: YAMLFields) -> Scheme {
        fields.allow(keys, in: "a scheme")
        let reading = fields.reading
        let everyday = EverydayTerms(fields)
        let appliesBy: Scheme.AppliesBy? = fields.optional("applies_by") {
            reading.word($0, $1, .event)
        }
        return Scheme(
            id: SchemeID(fields.required("scheme", "", reading.text)),
            title: fields.required("title", "", reading.text),
            document: fields.required("document", "", reading.text),
            appliesBy: appliesBy ?? .event,
            validFrom: fields.optional("valid_from", reading.day),
            validTo: fields.optional("valid_to", reading.day),
            incomeStandard: incomeStandard(fields),
            classes: items("classes", of: fields, householdClass),
            defaultClass: ClassID(fields.required("default_class", "", reading.text)),
            relief: items("relief", of: fields, ReliefReader.rule),
            householdYearCap: householdYearCap(fields),
            rounding: rounding(fields),
            exclusions: fields.optional("exclusions", reading.texts) ?? [],
            deadlines: everyday.deadlines,
            verification: everyday.verification,
            noticeDays: everyday.noticeDays,
            reviewQuorum: everyday.reviewQuorum,
            sampling: everyday.sampling)
    }

    /// The items of a list of mappings, which must be there.
    private static func items<Item>(
        _ key: String, of fields: YAMLFields, _ read: (YAMLFields) -> Item
    ) -> [Item] {
        fields.required(key, []) { node, path in
            fields.reading.list(node, path).enumerated().map {
                read(YAMLFields($0.element, "\(path)[\($0.offset)]", fields.reading))
            }
        }
    }

    private static func incomeStandard(_ fields: YAMLFields) -> IncomeStandard {
        let standIn = IncomeStandard(line: .zero, comparison: .atMost)
        return fields.required("income_standard", standIn) { node, path in
            let fields = YAMLFields(node, path, fields.reading)
            fields.allow(["line", "comparison"], in: "income_standard")
            return IncomeStandard(
                line: fields.required("line", .zero, fields.reading.money),
                comparison: fields.required("comparison", .atMost) {
                    fields.reading.word($0, $1, .atMost)
                })
        }
    }

    private static func householdClass(_ fields: YAMLFields) -> HouseholdClass {
        fields.allow(["id", "name", "income_test"], in: "a class")
        return HouseholdClass(
            id: ClassID(fields.required("id", "", fields.reading.text)),
            name: fields.required("name", "", fields.reading.text),
            incomeTest: fields.required("income_test", false, fields.reading.flag))
    }

    private static func householdYearCap(_ fields: YAMLFields) -> Fen? {
        let cap: Fen?? = fields.optional("caps") { node, path in
            let fields = YAMLFields(node, path, fields.reading)
            fields.allow(["household_year"], in: "caps")
            return fields.optional("household_year", fields.reading.money)
        }
        return cap ?? nil
    }

    private static func rounding(_ fields: YAMLFields) -> Rounding {
        let standIn = Rounding(unit: .fen, method: .halfUp)
        return fields.required("rounding", standIn) { node, path in
            let fields = YAMLFields(node, path, fields.reading)
            fields.allow(["unit", "method"], in: "rounding")
            return Rounding(
                unit: fields.required("unit", .fen) { fields.reading.word($0, $1, .fen) },
                method: fields.required("method", .halfUp) {
                    fields.reading.word($0, $1, .halfUp)
                })
        }
    }
}

extension YAMLReading {
    /// A list of texts.
    func texts(_ node: Node, _ path: String) -> [String] {
        list(node, path).enumerated().map { text($0.element, "\(path)[\($0.offset)]") }
    }
}
