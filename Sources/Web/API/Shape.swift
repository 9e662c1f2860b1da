import Wording

/// What an answer is made of: JSON Schema, written shortly.
struct Shape: Sendable {
    var schema: [String: JSONValue]

    private init(_ schema: [String: JSONValue]) { self.schema = schema }

    static let text = Shape(["type": "string"])
    static let integer = Shape(["type": "integer"])
    static let number = Shape(["type": "number"])
    static let flag = Shape(["type": "boolean"])
    /// Yuan with two decimals, as text.
    static let yuan = Shape(["type": "string", "pattern": "^-?[0-9]+\\.[0-9]{2}$"])
    static let day = Shape(["type": "string", "format": "date"])
    static let moment = Shape(["type": "string", "format": "date-time"])

    static func choice<Value: RawRepresentable & CaseIterable>(
        _ type: Value.Type
    ) -> Shape where Value.RawValue == String {
        Shape(["type": "string", "enum": .array(type.allCases.map { .string($0.rawValue) })])
    }

    static func list(_ item: Shape) -> Shape {
        Shape(["type": "array", "items": .object(item.schema)])
    }

    /// Members that are always there, and members that may be left out.
    static func object(_ members: [String: Shape], optional: [String: Shape] = [:]) -> Shape {
        let all = members.merging(optional) { first, _ in first }
        return Shape([
            "type": "object",
            "properties": .object(all.mapValues { .object($0.schema) }),
            "required": .array(members.keys.sorted().map { .string($0) }),
        ])
    }
}
