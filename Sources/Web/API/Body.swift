import Wording

/// One thing that is wrong with a request's body, and where (RFC 6901).
struct BodyFault: Error, Sendable, Equatable {
    var pointer: String
    var code: String
    var text: Text
}

/// Everything that is wrong with a request's body.
struct UnreadableBody: Error {
    var faults: [BodyFault]
}

/// Where a value stands in a body.
struct JSONPointer: Sendable {
    private(set) var text = ""

    subscript(name: String) -> JSONPointer {
        let escaped = name.replacing("~", with: "~0").replacing("/", with: "~1")
        return JSONPointer(text: "\(text)/\(escaped)")
    }

    subscript(place: Int) -> JSONPointer { JSONPointer(text: "\(text)/\(place)") }
}

/// The members of an object, each read by its field.
struct Body: Sendable {
    fileprivate var values: [String: any Sendable] = [:]

    /// The value of a field that the body was read with.
    subscript<Value>(field: Member<Value>) -> Value {
        guard let value = values[field.name] as? Value else {
            preconditionFailure("the body was read without '\(field.name)'")
        }
        return value
    }

    /// The value of a member that may have been left out.
    subscript<Value>(field: OptionalMember<Value>) -> Value? { values[field.field.name] as? Value }

    /// Reads an object that has these fields and no others; nil after noting what is wrong.
    static func read(
        _ value: JSONValue, _ fields: [AnyMember], at pointer: JSONPointer,
        _ faults: inout [BodyFault]
    ) -> Body? {
        guard case .object(let members) = value else {
            faults.append(.form("an object", "对象", at: pointer))
            return nil
        }
        let before = faults.count
        for name in members.keys.sorted() where !fields.contains(where: { $0.name == name }) {
            faults.append(
                BodyFault(
                    pointer: pointer[name].text, code: "unknown_member",
                    text: Text("没有“\(name)”这一项", "There is no member '\(name)'")))
        }
        var body = Body()
        for field in fields {
            body.values[field.name] = field.read(members[field.name], pointer[field.name], &faults)
        }
        return faults.count == before ? body : nil
    }
}

extension BodyFault {
    /// A value of another type or form.
    static func form(_ english: String, _ chinese: String, at pointer: JSONPointer) -> BodyFault {
        BodyFault(
            pointer: pointer.text, code: "wrong_form",
            text: Text("应为\(chinese)", "It must be \(english)"))
    }

    static func missing(_ pointer: JSONPointer) -> BodyFault {
        BodyFault(
            pointer: pointer.text, code: "missing",
            text: Text("缺少这一项", "This member is needed"))
    }
}
