import HTTPTypes
import Hummingbird
import NIOCore
import Seeding
import TestSupport
import Testing
import Web

/// Forms with files, however they are cut on their way.
@Suite struct MultipartBodyTests {
    private struct Field: Equatable {
        var name: String
        var fileName: String?
        var bytes: [UInt8]
    }

    private func request(
        _ bytes: [UInt8], boundary: String, cut random: inout Seeded
    ) -> Request {
        var pieces: [ByteBuffer] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = min(rest.count, random.number(1..<40))
            pieces.append(ByteBuffer(bytes: rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        let sent = pieces
        let stream = AsyncStream<ByteBuffer> { continuation in
            for piece in sent { continuation.yield(piece) }
            continuation.finish()
        }
        return Request(
            head: HTTPRequest(
                method: .post, scheme: "http", authority: "localhost", path: "/imports/feed",
                headerFields: [.contentType: "multipart/form-data; boundary=\"\(boundary)\""]),
            body: RequestBody(asyncSequence: stream))
    }

    private func read(_ request: Request) async throws -> [Field] {
        let body = try MultipartBody(request)
        var fields: [Field] = []
        while let part = try await body.next() {
            var bytes: [UInt8] = []
            while let more = try await body.nextBytes() { bytes += more }
            fields.append(Field(name: part.name, fileName: part.fileName, bytes: bytes))
        }
        return fields
    }

    private func written(_ fields: [Field], boundary: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for field in fields {
            let file = field.fileName.map { "; filename=\"\($0)\"" } ?? ""
            bytes += Array(
                ("--\(boundary)\r\nContent-Disposition: form-data; "
                    + "name=\"\(field.name)\"\(file)\r\n\r\n").utf8)
            bytes += field.bytes + [13, 10]
        }
        return bytes + Array("--\(boundary)--\r\n".utf8)
    }

    /// Contents are full of what almost is a delimiter.
    @Test(arguments: TestRun.cases(0..<400, sample: 60))
    func aFormIsReadHoweverItIsCut(seed: Int) async throws {
        var random = Seeded(TestRun.seed &* 1_000 &+ UInt64(seed))
        let boundary = "-a-"
        let pieces: [[UInt8]] = [
            [13], [10], [13, 10], [45, 45], [13, 10, 45, 45], [13, 10, 45, 45, 45, 97],
            Array("中文".utf8), [0], [45], [97],
        ]
        let delimiter = Array("\r\n--\(boundary)".utf8)
        let fields = (0..<random.number(0..<5)).map { number in
            var bytes: [UInt8] = []
            for _ in 0..<random.number(0..<60) { bytes += pieces[random.number(0..<pieces.count)] }
            // What holds the delimiter, no browser would have written with this boundary.
            while let place = (0..<max(0, bytes.count - delimiter.count + 1)).first(where: {
                bytes[$0...].starts(with: delimiter)
            }) {
                bytes.remove(at: place)
            }
            if bytes.starts(with: delimiter.dropFirst(2)) { bytes = [] }
            return Field(
                name: "f\(number)", fileName: random.once(in: 2) ? "医保 \(number).csv" : nil,
                bytes: bytes)
        }
        let bytes = written(fields, boundary: boundary)
        #expect(try await read(request(bytes, boundary: boundary, cut: &random)) == fields)
        // Whatever is missing at its end, it is none.
        if !fields.isEmpty {
            let cut = random.number(0..<bytes.count - 4)
            await #expect(throws: HTTPError.self) {
                try await read(
                    request(Array(bytes[..<cut]), boundary: boundary, cut: &random))
            }
        }
    }

    @Test func namesComeWithoutTheirFolders() async throws {
        var random = Seeded(1)
        for (written, name) in [
            ("C:\\\\表\\\\a.csv", "a.csv"), ("/etc/passwd", "passwd"), ("a%22b.csv", "a\"b.csv"),
            ("", ""),
        ] {
            let text =
                "--b\r\ncontent-disposition: form-data; filename=\"\(written)\"; name=file\r\n\r\nx"
                + "\r\n--b--"
            let fields = try await read(
                request(Array(text.utf8), boundary: "b", cut: &random))
            #expect(fields == [Field(name: "file", fileName: name, bytes: [120])])
        }
    }
}
