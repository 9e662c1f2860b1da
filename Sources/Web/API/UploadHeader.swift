import Domain
import HTTPTypes
import Hummingbird
import NIOCore

/// 断点续传 - how a file comes in several requests.
///
/// `PUT` with `Content-Range` (RFC 9110, section 14.5: partial PUT, by private agreement) brings a
/// part; `HEAD` says where to go on. The names of what HEAD answers, and what they mean, are those
/// of "Resumable Uploads for HTTP" (draft-ietf-httpbis-resumable-upload): `Upload-Offset` is how
/// many bytes are held, `Upload-Complete` whether that is all. The draft's own way (a POST that
/// makes an address, PATCH to append) is not taken: a file has its address already, which is its
/// digest, and a request that is sent again must do nothing again.
enum UploadHeader {
    static let offset = HTTPField.Name("Upload-Offset")!
    static let complete = HTTPField.Name("Upload-Complete")!

    /// The part of the file that a request brings.
    ///
    /// - Throws: 411 without a length; 400 for a range that is none, or of another length.
    static func range(of request: Request) throws -> UploadRange {
        let length = request.headers[.contentLength].flatMap { Int64($0) }
        if let given = request.headers[.contentRange] {
            guard let range = range(given), length == nil || length == range.count else {
                throw BadParameter("Content-Range", given[...])
            }
            return range
        }
        guard let length else { throw HTTPError(.lengthRequired) }
        guard let range = UploadRange(wholeOf: length) else {
            throw BadParameter("Content-Length", "\(length)")
        }
        return range
    }

    /// `bytes 0-1023/4096` (RFC 9110, section 14.4); the length of the whole must be known.
    static func range(_ text: String) -> UploadRange? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].lowercased() == "bytes" else { return nil }
        let numbers = parts[1].split(separator: "/", omittingEmptySubsequences: false)
        guard numbers.count == 2, let size = number(numbers[1]) else { return nil }
        let ends = numbers[0].split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = number(ends[0]), let last = number(ends[1]),
            first <= last, last < .max
        else { return nil }
        return UploadRange(offset: first, count: last - first + 1, size: size)
    }

    /// Digits and nothing else.
    private static func number(_ text: Substring) -> Int64? {
        text.utf8.allSatisfy { (48...57).contains($0) } ? Int64(text) : nil
    }
}

extension Response {
    /// How much of a file is held.
    mutating func tell(_ standing: UploadStanding) {
        headers[UploadHeader.offset] = "\(standing.received)"
        headers[UploadHeader.complete] = standing.isComplete ? "?1" : "?0"
    }
}
