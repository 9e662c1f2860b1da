import Domain
import Wording

extension Member where Value == String {
    /// Text of so many characters. PostgreSQL has none with a zero byte in it.
    static func text(
        _ name: String, _ about: String, _ length: ClosedRange<Int> = 1...200, example: String
    ) -> Member {
        Member(
            name, about,
            [
                "type": "string", "minLength": .integer(Int64(length.lowerBound)),
                "maxLength": .integer(Int64(length.upperBound)), "pattern": "^[^\\u0000]*$",
            ], example: .string(example)
        ) { value, pointer, faults in
            guard case .string(let text) = value,
                length.contains(text.unicodeScalars.count), !text.unicodeScalars.contains("\0")
            else {
                let (from, to) = (length.lowerBound, length.upperBound)
                faults.append(
                    .form(
                        "text of \(from) to \(to) characters", "\(from) 至 \(to) 个字", at: pointer)
                )
                return nil
            }
            return text
        }
    }
}

extension Member where Value == Int64 {
    static func integer(
        _ name: String, _ about: String, _ range: ClosedRange<Int64>, example: Int64
    ) -> Member {
        Member(
            name, about,
            [
                "type": "integer", "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound),
            ], example: .integer(example)
        ) { value, pointer, faults in
            guard case .integer(let number) = value, range.contains(number) else {
                let (from, to) = (range.lowerBound, range.upperBound)
                faults.append(
                    .form(
                        "a whole number from \(from) to \(to)", "\(from) 至 \(to) 的整数",
                        at: pointer))
                return nil
            }
            return number
        }
    }

    /// The number of a claim or of another record.
    static func number(_ name: String, _ about: String, example: Int64) -> Member {
        integer(name, about, 1...9_007_199_254_740_991, example: example)
    }
}

extension Member where Value == Bool {
    static func flag(_ name: String, _ about: String, example: Bool) -> Member {
        Member(name, about, ["type": "boolean"], example: .bool(example)) {
            value, pointer, faults in
            guard case .bool(let flag) = value else {
                faults.append(.form("true or false", "true 或 false", at: pointer))
                return nil
            }
            return flag
        }
    }
}

extension Member where Value == Day {
    /// An ISO 8601 day of business time.
    static func day(_ name: String, _ about: String, example: String) -> Member {
        Member(
            name, about, ["type": "string", "format": "date"], example: .string(example)
        ) { value, pointer, faults in
            guard case .string(let text) = value, let day = Day(iso: text) else {
                faults.append(.form("a day as YYYY-MM-DD", "YYYY-MM-DD 日期", at: pointer))
                return nil
            }
            return day
        }
    }
}

extension Member where Value == Instant {
    /// A moment with its offset (RFC 3339).
    static func moment(_ name: String, _ about: String, example: String) -> Member {
        Member(
            name, about, ["type": "string", "format": "date-time"], example: .string(example)
        ) { value, pointer, faults in
            guard case .string(let text) = value, let moment = Instant(rfc3339: text) else {
                faults.append(
                    .form(
                        "a moment as YYYY-MM-DDThh:mm:ss+08:00", "YYYY-MM-DDThh:mm:ss+08:00 时刻",
                        at: pointer))
                return nil
            }
            return moment
        }
    }
}

extension Instant {
    /// `2026-10-12T17:00:00+08:00`, with whole seconds; nil for anything else. A leap second is
    /// none here: nothing of the office hangs on one.
    init?(rfc3339 text: String) {
        let parts = text.wholeMatch(
            of: /(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?([Zz]|[+-]\d{2}:\d{2})/)
        guard let parts, let day = Day(iso: parts.1),
            let hours = Int64(parts.2), let minutes = Int64(parts.3),
            let seconds = Int64(parts.4), hours < 24, minutes < 60, seconds < 60,
            let offset = Instant.seconds(ofOffset: parts.5)
        else { return nil }
        // The clock of Shanghai is eight hours ahead.
        self.init(
            day,
            secondsAfterMidnight: hours * 3_600 + minutes * 60 + seconds + 28_800 - offset)
    }

    private static func seconds(ofOffset text: Substring) -> Int64? {
        if text == "Z" || text == "z" { return 0 }
        let parts = text.dropFirst().split(separator: ":").compactMap { Int64($0) }
        guard parts.count == 2, parts[0] < 24, parts[1] < 60 else { return nil }
        return (text.hasPrefix("-") ? -1 : 1) * (parts[0] * 3_600 + parts[1] * 60)
    }
}

extension Member where Value == Fen {
    /// An amount in whole fen, as `{"amount_fen": 908000}`.
    static func money(
        _ name: String, _ about: String, _ range: ClosedRange<Int64>, example: Int64
    ) -> Member {
        let fen = Member<Int64>.integer("amount_fen", "Whole fen.", range, example: example)
        return Member(
            name, about, AnyMember.schema(of: [fen.any]),
            example: ["amount_fen": .integer(example)]
        ) { value, pointer, faults in
            Body.read(value, [fen.any], at: pointer, &faults).map { Fen($0[fen]) }
        }
    }
}

extension Member where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the codes of an enumeration.
    static func choice(_ name: String, _ about: String, example: Value) -> Member {
        let codes = Value.allCases.map(\.rawValue)
        return Member(
            name, about,
            ["type": "string", "enum": .array(codes.map { .string($0) })],
            example: .string(example.rawValue)
        ) { value, pointer, faults in
            guard case .string(let code) = value, let choice = Value(rawValue: code) else {
                let list = codes.joined(separator: ", ")
                faults.append(.form("one of \(list)", "以下之一：\(list)", at: pointer))
                return nil
            }
            return choice
        }
    }
}

extension Member {
    /// A list of so many members.
    static func list<Item: Sendable>(
        _ name: String, _ about: String, of item: Member<Item>, _ count: ClosedRange<Int>
    ) -> Member where Value == [Item] {
        Member(
            name, about,
            [
                "type": "array", "items": item.schema,
                "minItems": .integer(Int64(count.lowerBound)),
                "maxItems": .integer(Int64(count.upperBound)),
            ], example: .array([item.example])
        ) { value, pointer, faults in
            guard case .array(let items) = value, count.contains(items.count) else {
                let (from, to) = (count.lowerBound, count.upperBound)
                faults.append(
                    .form("a list of \(from) to \(to)", "\(from) 至 \(to) 项的列表", at: pointer))
                return nil
            }
            let before = faults.count
            let read = items.enumerated().compactMap { place, each in
                item.read(each, pointer[place], &faults)
            }
            return faults.count == before ? read : nil
        }
    }
}

extension Member {
    /// A list of so many members of which none is there twice.
    static func set<Item: Hashable & Sendable>(
        _ name: String, _ about: String, of item: Member<Item>, _ count: ClosedRange<Int>
    ) -> Member where Value == [Item] {
        let list = list(name, about, of: item, count)
        var schema: [String: JSONValue] = ["uniqueItems": true]
        if case .object(let ofList) = list.schema { schema.merge(ofList) { own, _ in own } }
        return Member(name, about, schema, example: list.example) { value, pointer, faults in
            guard let items = list.read(value, pointer, &faults) else { return nil }
            var known: Set<Item> = []
            let before = faults.count
            for (place, each) in items.enumerated() where !known.insert(each).inserted {
                faults.append(
                    .form("different from those before it", "与前面的各项不同", at: pointer[place]))
            }
            return faults.count == before ? items : nil
        }
    }
}

extension Member where Value == PhotoDigest {
    /// 64 hexadecimal digits. Those in upper case are read, too, and not described: two ways to
    /// write one digest would be different items of a list.
    static func photo(_ name: String, _ about: String) -> Member {
        Member(
            name, about, ["type": "string", "pattern": "^[0-9a-f]{64}$"],
            example: "9f2b6d1c04e87a35c1f0d2968b7e453aa60c9dfe18b7240553e1cd7f90ab6e42"
        ) { value, pointer, faults in
            guard case .string(let text) = value, let photo = PhotoDigest(text) else {
                faults.append(.form("64 hexadecimal digits", "64 位十六进制数字", at: pointer))
                return nil
            }
            return photo
        }
    }
}

extension Member where Value == Body {
    /// An object with members of its own.
    static func object(_ name: String, _ about: String, _ fields: [AnyMember]) -> Member {
        Member(
            name, about, AnyMember.schema(of: fields), example: AnyMember.example(of: fields)
        ) { value, pointer, faults in
            Body.read(value, fields, at: pointer, &faults)
        }
    }
}

extension AnyMember {
    /// The schema of an object that has these members and no others.
    static func schema(of fields: [AnyMember]) -> [String: JSONValue] {
        [
            "type": "object", "additionalProperties": false,
            "properties": .object(
                Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.schema) })),
            "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
        ]
    }

    static func example(of fields: [AnyMember]) -> JSONValue {
        .object(
            Dictionary(
                uniqueKeysWithValues: fields.compactMap { field in
                    field.example.map { (field.name, $0) }
                }))
    }
}
