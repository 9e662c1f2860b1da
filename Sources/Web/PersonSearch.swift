import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// What a search for a person sends. It stands in the body and nowhere else, for addresses are kept
/// by browsers, proxies and logs; and what cannot be read is refused without a word of it.
struct PersonSearch: Decodable {
    let idNumber: String

    enum CodingKeys: String, CodingKey {
        case idNumber = "id_number"
    }

    /// Far more than any way to write an ID number takes.
    private static let limit = 1_024

    /// The search of a form.
    static func form(_ request: Request) async throws -> PersonSearch {
        let body = try await body(of: request, type: "application/x-www-form-urlencoded")
        return try understood {
            try URLEncodedFormDecoder().decode(PersonSearch.self, from: String(buffer: body))
        }
    }

    /// The search of a program.
    static func json(_ request: Request) async throws -> PersonSearch {
        let body = try await body(of: request, type: "application/json")
        return try understood {
            try JSONDecoder().decode(PersonSearch.self, from: Data(body.readableBytesView))
        }
    }

    private static func body(of request: Request, type: String) async throws -> ByteBuffer {
        let given = request.headers[.contentType]?.prefix { $0 != ";" && $0 != " " }
        guard given?.lowercased() == type else { throw HTTPError(.unsupportedMediaType) }
        do {
            return try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw HTTPError(.contentTooLarge)
        }
    }

    /// A decoder's own error tells what it stumbled over: it goes no further.
    private static func understood(
        _ decode: () throws -> PersonSearch
    ) throws(HTTPError) -> PersonSearch {
        do { return try decode() } catch { throw HTTPError(.badRequest) }
    }
}
