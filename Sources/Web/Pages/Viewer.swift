import Domain

/// Who reads the page that is being made, for the frame around it: the header says who has signed
/// in, and forms carry the session's token. It belongs to the task of the request and to no other.
enum Viewer {
    @TaskLocal static var session: Session?

    /// The field that shows that the form is the session's own.
    static let tokenName = "csrf"

    /// The hidden field that every form carries.
    static var field: HTML {
        guard let session, !session.formToken.isEmpty else { return .empty }
        return "<input type=\"hidden\" name=\"\(tokenName)\" value=\"\(session.formToken)\">"
    }
}
