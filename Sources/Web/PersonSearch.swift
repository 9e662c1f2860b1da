import Foundation
import HTTPTypes
import Hummingbird

/// What a search for a person sends. It stands in the body and nowhere else, for addresses are kept
/// by browsers, proxies and logs; and what cannot be read is refused without a word of it.
struct PersonSearch: Decodable {
    let idNumber: String

    enum CodingKeys: String, CodingKey {
        case idNumber = "id_number"
    }

    /// Far more than any way to write an ID number takes.
    private static let limit = 1_024

    /// The search of a form, which the guard may have read.
    static func form(_ request: Request, read form: Form?) async throws -> PersonSearch {
        var form = form
        if form == nil { form = try await Form.read(request, limit: limit) }
        guard let number = try form?.field(CodingKeys.idNumber.rawValue) else {
            throw HTTPError(.badRequest)
        }
        return PersonSearch(idNumber: number)
    }

    /// The search of a program.
    static func json(_ request: Request) async throws -> PersonSearch {
        let body = try await Form.body(of: request, type: "application/json", limit: limit)
        // A decoder's own error tells what it stumbled over: it goes no further.
        do {
            return try JSONDecoder().decode(PersonSearch.self, from: Data(body.readableBytesView))
        } catch { throw HTTPError(.badRequest) }
    }
}
