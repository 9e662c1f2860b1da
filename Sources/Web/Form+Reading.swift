import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Form {
    /// - Throws: 415 for anything but a form, 413 beyond the limit, 400 for what is none.
    static func read(_ request: Request, limit: Int = Form.limit) async throws -> Form {
        let body = try await Form.body(
            of: request, type: "application/x-www-form-urlencoded", limit: limit)
        do {
            return Form(
                fields: try URLEncodedFormDecoder().decode(
                    [String: String].self, from: String(buffer: body)))
        } catch {
            // A decoder's own error tells what it stumbled over: it goes no further.
            throw HTTPError(.badRequest)
        }
    }

    /// The body of a request of the type.
    static func body(
        of request: Request, type: String, limit: Int
    ) async throws -> ByteBuffer {
        let given = request.headers[.contentType]?.prefix { $0 != ";" && $0 != " " }
        guard given?.lowercased() == type else { throw HTTPError(.unsupportedMediaType) }
        do {
            return try await request.body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw HTTPError(.contentTooLarge)
        }
    }

    /// A field that must be there.
    func field(_ name: String) throws -> String {
        guard isTicked(name) else { throw HTTPError(.badRequest) }
        return self[name]
    }
}
