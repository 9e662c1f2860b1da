/// JSON as text (RFC 8259), members in the order given.
indirect enum JSONText {
    case null
    case truth(Bool)
    case whole(Int64)
    /// Finite.
    case number(Double)
    case text(String)
    case list([JSONText])
    case object([Member])

    /// A member of an object.
    struct Member {
        let key: String
        let value: JSONText
    }

    static func whole(_ number: Int) -> JSONText { .whole(Int64(number)) }

    static func number(_ number: Double?) -> JSONText { number.map { .number($0) } ?? .null }

    static func text(_ text: String?) -> JSONText { text.map { .text($0) } ?? .null }

    func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .truth(let truth): text += truth ? "true" : "false"
        case .whole(let number): text += number.description
        case .number(let number):
            precondition(number.isFinite, "JSON has no other numbers")
            // The shortest text that is read back as the same number.
            text += number.description
        case .text(let content): text += quoted(content)
        case .list(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                if index > 0 { text += "," }
                text += quoted(member.key) + ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }
}

extension JSONText: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral elements: (String, JSONText)...) {
        self = .object(elements.map { Member(key: $0, value: $1) })
    }
}
