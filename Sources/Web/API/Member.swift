import Domain

/// One member of a request's body: how it is read, and how it is described. There is one of both,
/// so what is documented is what is taken.
struct Member<Value: Sendable>: Sendable {
    let name: String
    /// JSON Schema (draft 2020-12), with its description.
    let schema: JSONValue
    let example: JSONValue
    /// Reads a value that is there; nil after noting what is wrong with it.
    let read: @Sendable (JSONValue, JSONPointer, inout [BodyFault]) -> Value?

    init(
        _ name: String, _ about: String, _ schema: [String: JSONValue], example: JSONValue,
        read: @escaping @Sendable (JSONValue, JSONPointer, inout [BodyFault]) -> Value?
    ) {
        var described = schema
        described["description"] = .string(about)
        self.name = name
        self.schema = .object(described)
        self.example = example
        self.read = read
    }
}

/// A field whose type does not matter: for the description, and to read a body as a whole.
struct AnyMember: Sendable {
    let name: String
    let schema: JSONValue
    /// Nil for one that examples leave out.
    let example: JSONValue?
    let isRequired: Bool
    let read: @Sendable (JSONValue?, JSONPointer, inout [BodyFault]) -> (any Sendable)?
}

extension Member {
    var any: AnyMember {
        AnyMember(name: name, schema: schema, example: example, isRequired: true) {
            value, pointer, faults in
            guard let value else {
                faults.append(.missing(pointer))
                return nil
            }
            return read(value, pointer, &faults)
        }
    }

    /// The same member, which may be left out or null.
    var optional: OptionalMember<Value> { OptionalMember(field: self) }
}

/// A member that may be left out or null.
struct OptionalMember<Value: Sendable>: Sendable {
    let field: Member<Value>
    private var isInExample = true

    init(field: Member<Value>) { self.field = field }

    /// The same, left out of examples: another member stands there instead.
    var unlessAnother: OptionalMember {
        var other = self
        other.isInExample = false
        return other
    }

    var any: AnyMember {
        AnyMember(
            name: field.name, schema: ["anyOf": [field.schema, ["type": "null"]]],
            example: isInExample ? field.example : nil, isRequired: false
        ) { value, pointer, faults in
            guard let value, value != .null else { return Absent() }
            return field.read(value, pointer, &faults)
        }
    }
}

/// Stands for a member that was left out.
struct Absent: Sendable {}
