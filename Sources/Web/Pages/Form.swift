/// 表单 - what a form of a page sends. What cannot be read is refused without a word of it.
struct Form: Sendable {
    private let fields: [String: String]

    /// More than any form of the pages sends.
    static let limit = 16_384

    /// None of what a form could send, for a page that nobody has sent anything to.
    static let empty = Form(fields: [:])

    init(fields: [String: String]) { self.fields = fields }

    /// A field; empty where it is missing.
    subscript(_ name: String) -> String { fields[name] ?? "" }

    /// Whether a box was ticked.
    func isTicked(_ name: String) -> Bool { fields[name] != nil }
}
