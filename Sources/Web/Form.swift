import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// 表单 - what a form of a page sends. What cannot be read is refused without a word of it.
struct Form: Sendable {
    private let fields: [String: String]

    /// More than any form of the pages sends.
    static let limit = 4_096

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

    /// None of what a form could send, for a page that nobody has sent anything to.
    static let empty = Form(fields: [:])

    /// A field; empty where it is missing.
    subscript(_ name: String) -> String { fields[name] ?? "" }

    /// Whether a box was ticked.
    func isTicked(_ name: String) -> Bool { fields[name] != nil }

    /// A field that must be there.
    func field(_ name: String) throws -> String {
        guard let value = fields[name] else { throw HTTPError(.badRequest) }
        return value
    }
}
