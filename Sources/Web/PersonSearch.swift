import HTTPTypes
import Hummingbird

/// What a search for a person sends. It stands in the body and nowhere else, for addresses are kept
/// by browsers, proxies and logs; and what cannot be read is refused without a word of it.
struct PersonSearch {
    let idNumber: String

    /// Far more than any way to write an ID number takes.
    private static let limit = 1_024

    /// The search of a form, which the guard may have read.
    static func form(_ request: Request, read form: Form?) async throws -> PersonSearch {
        var form = form
        if form == nil { form = try await Form.read(request, limit: limit) }
        guard let number = try form?.field("id_number") else {
            throw HTTPError(.badRequest)
        }
        return PersonSearch(idNumber: number)
    }
}
