import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import NIOCore

/// 分段表单 - a form with files, `multipart/form-data` (RFC 7578), read piece by piece as it comes: a
/// file is never in memory as a whole.
///
/// One task reads it, part after part, each to its end.
package final class MultipartBody: @unchecked Sendable {
    /// A part's own headers, as far as a form has any.
    package struct Part: Sendable, Equatable {
        package var name: String
        /// The file's name without its folders; nil for a field that is no file.
        package var fileName: String?
    }

    private enum State {
        /// Before a part's headers.
        case between
        case inPart
        case ended
    }

    private var pieces: RequestBody.AsyncIterator
    /// Line end, two hyphens and the boundary: what ends a part.
    private let delimiter: [UInt8]
    // The first delimiter may stand at the very beginning, without a line end before it.
    private var buffer: [UInt8] = [13, 10]
    private var state = State.inPart

    /// More than any browser writes above a field.
    private static let headerLimit = 8_192

    /// - Throws: 415 for another media type, 400 for a boundary that is none (RFC 2046, section
    ///   5.1.1).
    package init(_ request: Request) throws {
        let given = request.headers[.contentType] ?? ""
        guard MultipartBody.isMultipart(given) else { throw HTTPError(.unsupportedMediaType) }
        guard let boundary = MultipartBody.parameter("boundary", of: given),
            (1...70).contains(boundary.utf8.count),
            boundary.utf8.allSatisfy({ (33...126).contains($0) })
        else { throw HTTPError(.badRequest) }
        self.delimiter = Array("\r\n--\(boundary)".utf8)
        self.pieces = request.body.makeAsyncIterator()
    }

    package static func isMultipart(_ contentType: String) -> Bool {
        contentType.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
            == "multipart/form-data"
    }

    /// Goes to the next part; nil behind the last one. What is left of the part before is skipped.
    ///
    /// - Throws: 400 for what is no such form, or ends in its middle.
    package func next() async throws -> Part? {
        while try await nextBytes() != nil {}
        guard state == .between else { return nil }
        try await fill(2)
        if buffer.starts(with: [45, 45]) {
            state = .ended
            return nil
        }
        var end: Int?
        while true {
            end = MultipartBody.place(of: [13, 10, 13, 10], in: buffer)
            if end != nil { break }
            guard buffer.count < MultipartBody.headerLimit, try await more() else {
                throw HTTPError(.badRequest)
            }
        }
        let head = String(decoding: buffer[..<end!], as: UTF8.self)
        buffer.removeFirst(end! + 4)
        state = .inPart
        guard let part = MultipartBody.part(of: head) else { throw HTTPError(.badRequest) }
        return part
    }

    /// The next bytes of the part; nil at its end.
    package func nextBytes() async throws -> [UInt8]? {
        guard state == .inPart else { return nil }
        while true {
            if let end = MultipartBody.place(of: delimiter, in: buffer) {
                let rest = Array(buffer[..<end])
                buffer.removeFirst(end + delimiter.count)
                state = .between
                return rest.isEmpty ? nil : rest
            }
            // What may be the beginning of a delimiter waits for the rest of it.
            let safe = buffer.count - delimiter.count + 1
            if safe > 0 {
                let bytes = Array(buffer[..<safe])
                buffer.removeFirst(safe)
                return bytes
            }
            guard try await more() else { throw HTTPError(.badRequest) }
        }
    }

    /// The text of a field.
    ///
    /// - Throws: 413 for a longer one.
    package func text(upTo limit: Int) async throws -> String {
        var text: [UInt8] = []
        while let bytes = try await nextBytes() {
            text += bytes
            guard text.count <= limit else { throw HTTPError(.contentTooLarge) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The rest of the part, as a sequence.
    package var rest: Rest { Rest(body: self) }

    package struct Rest: AsyncSequence, AsyncIteratorProtocol, Sendable {
        let body: MultipartBody

        package func next() async throws -> [UInt8]? { try await body.nextBytes() }
        package func makeAsyncIterator() -> Rest { self }
    }

    private func more() async throws -> Bool {
        guard let piece = try await pieces.next() else { return false }
        buffer += piece.readableBytesView
        return true
    }

    private func fill(_ count: Int) async throws {
        while buffer.count < count {
            guard try await more() else { throw HTTPError(.badRequest) }
        }
    }
}

extension MultipartBody {
    /// Where some bytes begin in others.
    private static func place(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var start = 0
            while bytes.count - start >= wanted.count,
                let found = memchr(base + start, Int32(wanted[0]), bytes.count - start)
            {
                start = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if bytes[start...].starts(with: wanted) { return start }
                start += 1
            }
            return nil
        }
    }

    /// What stands above a part: the name is in `Content-Disposition`.
    private static func part(of head: String) -> Part? {
        let lines = head.components(separatedBy: "\r\n")
        let prefix = "content-disposition:"
        guard let line = lines.first(where: { $0.lowercased().hasPrefix(prefix) }),
            let name = parameter("name", of: line)
        else { return nil }
        // Some browsers sent whole paths; the name is the last of it.
        let file = parameter("filename", of: line).map { path in
            path.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        }
        return Part(name: name, fileName: file)
    }

    /// A parameter of a header, in quotes or not. In names, browsers write quotes and line ends as
    /// `%22`, `%0D`, `%0A` (WHATWG HTML, section 4.10.21.8).
    private static func parameter(_ name: String, of header: String) -> String? {
        var rest = header[...]
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...].drop { $0 == " " || $0 == "\t" }
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let key = rest[..<equals].lowercased()
            rest = rest[rest.index(after: equals)...]
            let value: Substring
            if rest.first == "\"" {
                rest = rest.dropFirst()
                guard let end = rest.firstIndex(of: "\"") else { return nil }
                value = rest[..<end]
                rest = rest[rest.index(after: end)...]
            } else {
                value = rest.prefix { $0 != ";" }
                rest = rest.dropFirst(value.count)
            }
            if key == name {
                return String(value).replacing("%22", with: "\"").replacing("%0D", with: "\r")
                    .replacing("%0A", with: "\n")
            }
        }
        return nil
    }
}
