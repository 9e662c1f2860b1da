import Casework
import Digests
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import TestSupport
import Testing
import Web

/// Files and imports by the API, as a department's system sends them.
@Suite struct ImportAPITests {
    /// Somebody's token and the door.
    private struct Caller {
        let door: Door
        let token: String

        init(
            _ office: TestOffice, _ actor: Domain.Actor, _ permission: Permission = .importFeed
        ) async throws {
            self.door = Door.stranger(office.casework)
            self.token = try await office.casework.issueToken(
                of: actor.id, label: "接口", permissions: [permission], days: 1, by: .operator
            ).token
        }

        func send(
            _ method: HTTPRequest.Method, _ path: String, _ content: String = "",
            _ more: [(String, String)] = []
        ) async throws -> Reply {
            var headers: HTTPFields = [.authorization: "Bearer \(token)"]
            for (name, value) in more { headers[HTTPField.Name(name)!] = value }
            return try await door.send(method, "/api/v1\(path)", headers, content)
        }

        /// Uploads a file in one piece; gives its address.
        func upload(_ text: String) async throws -> String {
            let address = sha256(text)
            let reply = try await send(
                .put, "/blobs/\(address)", text, [("Content-Length", "\(text.utf8.count)")])
            #expect(reply.status == 201 || reply.status == 200, "\(reply.body)")
            return address
        }

        func post(_ path: String, _ body: String, key: String) async throws -> Reply {
            try await send(
                .post, path, body,
                [("Content-Type", "application/json"), ("Idempotency-Key", key)])
        }
    }

    private static let feed: String = {
        var feed = MedicalFeed()
        for (place, person) in TestCounty.persons.prefix(5).enumerated() {
            feed.add(person, "JS\(place)", own: .yuan(Int64(place + 1)))
        }
        feed.add(TestCounty.persons[0], "JS9", own: .yuan(5), discharged: "昨天")
        return feed.text
    }()

    private func body(_ address: String) -> String {
        "{\"blob\": \"\(address)\", \"channel\": \"medical\", \"file_name\": \"医保-202608.csv\"}"
    }

    @Test func aFileComesInParts() async throws {
        try await withOffice { office in
            let caller = try await Caller(office, Staff.department)
            let text = String(repeating: "县医院,", count: 1_000)
            let (path, size) = ("/blobs/\(sha256(text))", text.utf8.count)
            let missing = try await caller.send(.head, path)
            #expect(missing.status == 404 && missing.body.isEmpty)
            let bytes = Array(text.utf8)
            let cut = 6_000
            let first = try await caller.send(
                .put, path, String(decoding: bytes[..<cut], as: UTF8.self),
                [("Content-Range", "bytes 0-\(cut - 1)/\(size)")])
            #expect(first.status == 204, "\(first.body)")
            #expect(first.header("Upload-Offset") == "\(cut)")
            #expect(first.header("Upload-Complete") == "?0")
            let held = try await caller.send(.head, path)
            #expect(held.status == 204 && held.header("Upload-Offset") == "\(cut)")
            let early = try await caller.send(
                .put, path, String(decoding: bytes[(cut - 1)...], as: UTF8.self),
                [("Content-Range", "bytes \(cut - 1)-\(size - 1)/\(size)")])
            #expect(early.status == 409 && early.header("Upload-Offset") == "\(cut)")
            #expect(try JSON(early.body)["code"]?.text == "upload_offset")
            let second = try await caller.send(
                .put, path, String(decoding: bytes[cut...], as: UTF8.self),
                [("Content-Range", "bytes \(cut)-\(size - 1)/\(size)")])
            #expect(second.status == 201, "\(second.body)")
            #expect(try JSON(second.body)["sha256"]?.text == sha256(text))
            let whole = try await caller.send(.head, path)
            #expect(whole.status == 200 && whole.header("Upload-Complete") == "?1")
            #expect(whole.header("Upload-Offset") == "\(size)")
            let again = try await caller.send(.put, path, text, [("Content-Length", "\(size)")])
            #expect(again.status == 200)
        }
    }

    @Test func whatIsWrongWithAnUploadIsSaid() async throws {
        try await withOffice { office in
            let caller = try await Caller(office, Staff.department)
            let path = "/blobs/\(sha256("abc"))"
            for (content, headers, status, code) in [
                ("abd", [("Content-Length", "3")], 422, "upload_differs"),
                ("abc", [], 411, "bad_request"),
                ("abc", [("Content-Range", "bytes 0-2/*")], 400, "bad_parameter"),
                ("abc", [("Content-Range", "bytes 2-0/3")], 400, "bad_parameter"),
                ("abc", [("Content-Range", "bytes 0-3/3")], 400, "bad_parameter"),
                ("abc", [("Content-Range", "octets 0-2/3")], 400, "bad_parameter"),
                ("abc", [("Content-Range", "bytes 0-+2/3")], 400, "bad_parameter"),
                (
                    "abc", [("Content-Range", "bytes 0-1/3"), ("Content-Length", "3")], 400,
                    "bad_parameter"
                ),
                ("abc", [("Content-Length", "2")], 400, "upload_incomplete"),
                ("ab", [("Content-Length", "3")], 400, "upload_incomplete"),
                ("abc", [("Content-Length", "536870913")], 413, "upload_too_large"),
            ] as [(String, [(String, String)], Int, String)] {
                let reply = try await caller.send(.put, path, content, headers)
                #expect(reply.status == status, "\(headers) \(reply.body)")
                #expect(try JSON(reply.body)["code"]?.text == code, "\(headers)")
                #expect(reply.type == "application/problem+json")
            }
            for address in ["abc", sha256("abc").uppercased(), sha256("abc") + "0"] {
                let reply = try await caller.send(
                    .put, "/blobs/\(address)", "abc", [("Content-Length", "3")])
                #expect(reply.status == 404, "\(address)")
            }
            // Who may import nothing sends nothing, and a digest alone opens nothing.
            let auditor = try await Caller(office, Staff.auditor, .readCases)
            #expect(try await auditor.send(.head, path).status == 403)
            let address = try await caller.upload("abc")
            let other = try await Caller(office, Staff.handler)
            #expect(try await other.send(.head, "/blobs/\(address)").status == 404)
            let stolen = try await other.post("/imports/feeds", body(address), key: "a")
            #expect(stolen.status == 404)
            #expect(try JSON(stolen.body)["code"]?.text == "upload_not_found")
        }
    }

    @Test func aFeedBecomesAJobAndTellsItsOutcome() async throws {
        try await withOffice { office in
            let caller = try await Caller(office, Staff.department)
            let address = try await caller.upload(ImportAPITests.feed)
            let reply = try await caller.post("/imports/feeds", body(address), key: "a")
            #expect(reply.status == 202, "\(reply.body)")
            let location = try #require(reply.header("Location"))
            let number = Int(try #require(try JSON(reply.body)["job"]?.number))
            #expect(location == "/api/v1/jobs/\(number)")
            let again = try await caller.post("/imports/feeds", body(address), key: "a")
            #expect(again.status == 202 && again.body == reply.body)
            let other = body(address).replacing("medical", with: "civil")
            #expect(try await caller.post("/imports/feeds", other, key: "a").status == 422)

            let path = "/jobs/\(number)"
            let queued = try JSON(try await caller.send(.get, path).body)
            #expect(queued["state"]?.text == "queued")
            try await office.casework.runImport(ImportJob.Number(number))
            let done = try JSON(try await caller.send(.get, path).body)
            #expect(done["state"]?.text == "done")
            #expect(done["counts"]?["accepted"]?.number == 5)
            #expect(done["counts"]?["rejected"]?.number == 1)
            #expect(done["refused"]?.number == 1)
            let error = try #require(done["errors"]?.list.first)
            #expect(error["code"]?.text == "date")
            #expect(error["pointer"]?.text == "/file/7/出院日期")
            #expect(error["line"]?.number == 7)
            #expect(error["value"]?.text == "昨天")

            let rows = try await caller.send(.get, "\(path)/refused-rows?size=1")
            #expect(try JSON(rows.body)["errors"]?.list.count == 1)
            let none = try await caller.send(.get, "\(path)/refused-rows?after=7")
            #expect(try JSON(none.body)["errors"]?.list.isEmpty == true)
            for query in ["size=0", "size=1001", "after=-1", "after=x"] {
                let bad = try await caller.send(.get, "\(path)/refused-rows?\(query)")
                #expect(bad.status == 400, "\(query)")
            }
            let table = try await caller.send(
                .get, "\(path)/refused-rows", "", [("Accept", "text/csv")])
            #expect(table.type.hasPrefix("text/csv"))
            #expect(table.body.hasPrefix("\u{FEFF}"))
            #expect(table.body.contains(",7,出院日期,date,"))
            // Somebody who does not import feeds sees nothing of it, nor another token of the one
            // who started it.
            for (actor, permission) in [
                (Staff.accountant, Permission.reconcile), (Staff.department, .recordCrosschecks),
            ] {
                let stranger = try await Caller(office, actor, permission)
                for path in [path, "\(path)/events", "\(path)/refused-rows"] {
                    let reply = try await stranger.send(.get, path)
                    #expect(reply.status == 404, "\(actor.id) \(path)")
                    #expect(try JSON(reply.body)["code"]?.text == "import_not_found")
                }
            }
            #expect(
                try await Caller(office, Staff.handler).send(.get, path).status == 200)
        }
    }

    @Test func eventsTellTheProgressAndEnd() async throws {
        try await withOffice { office in
            let caller = try await Caller(office, Staff.department)
            let address = try await caller.upload(ImportAPITests.feed)
            let reply = try await caller.post("/imports/feeds", body(address), key: "a")
            let number = ImportJob.Number(try #require(try JSON(reply.body)["job"]?.number))
            let path = "/jobs/\(number)/events"
            async let stream = caller.send(.get, path)
            try await Task.sleep(for: .milliseconds(300))
            try await office.casework.runImport(number)
            let events = try await stream
            #expect(events.status == 200 && events.type == "text/event-stream")
            #expect(events.header("Cache-Control") == "no-store")
            let blocks = events.body.components(separatedBy: "\n\n").filter { !$0.isEmpty }
            #expect(blocks.first == "retry: 2000")
            #expect(blocks.last?.contains("event: ended") == true, "\(events.body)")
            #expect(blocks.dropFirst().dropLast().allSatisfy { $0.contains("event: progress") })
            let ids = blocks.dropFirst().compactMap { block in
                block.split(separator: "\n").first.flatMap { Int($0.dropFirst(4)) }
            }
            #expect(ids == ids.sorted() && Set(ids).count == ids.count && !ids.isEmpty)
            let last = try #require(ids.last)
            // Who has seen the last is told that there is no more; who has not, gets it.
            for (seen, status) in [("\(last)", 204), ("\(last - 1)", 200), ("x", 400)] {
                let reply = try await caller.send(.get, path, "", [("Last-Event-ID", seen)])
                #expect(reply.status == status, "\(seen)")
            }
        }
    }

    /// A stream that nobody reads to its end gives its place back.
    @Test func streamsAreCounted() async throws {
        try await withOffice { office in
            let caller = try await Caller(office, Staff.department)
            let address = try await caller.upload(ImportAPITests.feed)
            let reply = try await caller.post("/imports/feeds", body(address), key: "a")
            let number = ImportJob.Number(try #require(try JSON(reply.body)["job"]?.number))
            let path = "/jobs/\(number)/events"
            let streams = (0..<8).map { _ in Task { try await caller.send(.get, path) } }
            try await Task.sleep(for: .milliseconds(700))
            let full = try await caller.send(.get, path)
            #expect(full.status == 503 && full.header("Retry-After") == "5")
            try await office.casework.runImport(number)
            for stream in streams { #expect(try await stream.value.status == 200) }
            #expect(try await caller.send(.get, path).status == 200)
        }
    }
}

/// The address of a file.
private func sha256(_ text: String) -> String { HashAlgorithm.sha256.hash(text).description }
