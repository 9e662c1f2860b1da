import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

/// Asks a provider, within limits: it is another's machine, and may be slow, gone or taken over. No
/// redirect is followed: where to ask is what its documents say, and nothing else.
package final class ProviderClient: Sendable {
    private let client: HTTPClient

    /// Of an answer at most.
    private static let limit = 1 << 20
    private static let timeout = TimeAmount.seconds(10)

    package init() {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(connect: .seconds(5), read: .seconds(10)))
        configuration.decompression = .disabled
        self.client = HTTPClient(
            eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    /// Lets the connections go.
    package func close() async { try? await client.shutdown() }

    /// Gets a document.
    /// - Throws: ``ProviderFault``.
    func get(_ address: String) async throws -> Data {
        let (status, body) = try await send(HTTPClientRequest(url: address))
        guard status == 200 else { throw ProviderFault(address: address, reason: "\(status)") }
        return body
    }

    /// Sends a form; gives the status, too, for its errors are documents.
    func submit(
        _ address: String, _ fields: [(String, String)], authorization: String?
    ) async throws -> (status: Int, body: Data) {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        if let authorization { request.headers.add(name: "Authorization", value: authorization) }
        request.body = .bytes(ByteBuffer(string: FormText.fields(fields)))
        return try await send(request)
    }

    private func send(_ request: HTTPClientRequest) async throws -> (Int, Data) {
        var request = request
        request.headers.add(name: "Accept", value: "application/json")
        do {
            let response = try await client.execute(request, timeout: ProviderClient.timeout)
            let body = try await response.body.collect(upTo: ProviderClient.limit)
            return (Int(response.status.code), Data(body.readableBytesView))
        } catch {
            throw ProviderFault(address: request.url, reason: "\(error)")
        }
    }
}

/// A provider that cannot be reached, or answers what it should not. For the log: callers are told
/// that it is not available.
struct ProviderFault: Error, CustomStringConvertible {
    var address: String
    var reason: String

    var description: String { "\(address): \(reason)" }
}

/// Text as forms and queries have it (WHATWG URL, application/x-www-form-urlencoded).
enum FormText {
    static func fields(_ fields: [(String, String)]) -> String {
        fields.map { "\(escaped($0))=\(escaped($1))" }.joined(separator: "&")
    }

    static func escaped(_ text: String) -> String {
        var escaped = ""
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126:
                escaped.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                escaped += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return escaped
    }
}
