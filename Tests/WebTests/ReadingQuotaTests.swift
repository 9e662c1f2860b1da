import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

/// How much of the register one reader may read in an hour.
@Suite struct ReadingQuotaTests {
    private let begin = Instant(Day(2026, 9, 20)!, secondsAfterMidnight: 0)

    private func later(_ seconds: Int64) -> Instant { begin.advanced(bySeconds: seconds) }

    @Test(arguments: ReadingTerms.Kind.allCases)
    func beyondTheLimitNothingNewIsTold(kind: ReadingTerms.Kind) {
        let quota = ReadingQuota()
        let step = kind == .records ? 1 : 50
        for row in stride(from: 0, to: kind.perHour, by: step) {
            #expect(quota.count(kind, "/\(row)", rows: step, by: "a", at: begin) == .may)
        }
        for turn in 0..<2 {
            #expect(
                quota.count(kind, "/next", rows: 1, by: "a", at: later(600))
                    == .mustWait(seconds: 3_001, isFirst: turn == 0))
        }
        // What was told already, another kind, another reader, the next hour.
        #expect(quota.count(kind, "/0", rows: step, by: "a", at: later(600)) == .may)
        for other in ReadingTerms.Kind.allCases where other != kind {
            #expect(quota.count(other, "/next", rows: 1, by: "a", at: later(600)) == .may)
        }
        #expect(quota.count(kind, "/next", rows: 1, by: "b", at: later(600)) == .may)
        #expect(quota.count(kind, "/next", rows: 1, by: "a", at: later(3_599)) != .may)
        #expect(quota.count(kind, "/next", rows: 1, by: "a", at: later(3_600)) == .may)
    }

    /// Whoever comes under ever new names does not fill the memory, nor drive the others out.
    @Test func theNewestReadersAreRemembered() {
        let quota = ReadingQuota()
        for _ in 0..<2 {
            for row in 0..<(ReadingTerms.readers + 10) {
                _ = quota.count(
                    .records, "/1", rows: 1, by: "\(row)", at: later(Int64(row / 1_000)))
            }
        }
        let last = "\(ReadingTerms.readers + 9)"
        for row in 2...ReadingTerms.Kind.records.perHour {
            #expect(quota.count(.records, "/\(row)", rows: 1, by: last, at: later(20)) == .may)
        }
        #expect(quota.count(.records, "/0", rows: 1, by: last, at: later(20)) != .may)
    }

    /// Cases and households one by one, by pages or by the API, with one session or another.
    @Test func whoWalksTheHouseholdsIsStopped() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            let first = try await office.session(of: Staff.handler)
            let second = try await office.casework.signIn(
                Staff.handler.id, password: TestOffice.password, from: "-")
            var paths: [String] = []
            for number in 0..<(ReadingTerms.Kind.records.perHour / 4) {
                paths += ["/households/Z\(number)", "/cases/\(900_000 + number)"].flatMap {
                    [$0, "/api/v1\($0)"]
                }
            }
            for (index, path) in paths.enumerated() {
                let token = index.isMultiple(of: 2) ? first.token : second.token
                let reply = try await door.send(.get, path, [.cookie: "fangpin=\(token)"])
                #expect(reply.status == 404, "\(path)")
            }
            for path in [
                "/households/A01", "/api/v1/households/A01", "/households/A01/disclosure",
                "/cases/1",
            ] {
                let reply = try await door.send(
                    .get, path, [.cookie: "fangpin=\(first.token)"])
                #expect(reply.status == 429, "\(path)")
                #expect(Int(reply.header("Retry-After") ?? "") ?? 0 > 3_000)
                if !path.hasPrefix("/api/") { #expect(Markup(reply.body).violations == []) }
            }
            // Somebody else reads on, and so does the same person elsewhere and later.
            let other = try await office.session(of: Staff.town)
            let seen = try await door.send(
                .get, "/households/A01", [.cookie: "fangpin=\(other.token)"])
            #expect(seen.status == 200)
            let list = try await door.send(.get, "/cases", [.cookie: "fangpin=\(first.token)"])
            #expect(list.status == 200)
            let noted = try await office.number(
                """
                select count(*) from refused_attempt
                where action = 'read_records' and actor = 'handler' and code = 'quota_exceeded'
                """)
            #expect(noted == 1)
            office.wait(ReadingTerms.windowSeconds)
            let third = try await office.casework.signIn(
                Staff.handler.id, password: TestOffice.password, from: "-")
            let again = try await door.send(
                .get, "/households/A01", [.cookie: "fangpin=\(third.token)"])
            #expect(again.status == 200)
        }
    }

    /// The masked register, page by page; a file leaves a leaf and is not counted.
    @Test func whoWalksTheRegisterIsStopped() async throws {
        try await withOffice { office in
            let door = Door.stranger(office.casework)
            let session = try await office.session(of: Staff.handler)
            let cookie: HTTPFields = [.cookie: "fangpin=\(session.token)"]
            let pages = ReadingTerms.Kind.persons.perHour / CaseList.limit
            for page in 0..<pages {
                let reply = try await door.send(
                    .get, "/api/v1/people?size=200&area=3402\(page)", cookie)
                #expect(reply.status == 200)
            }
            for turn in 0..<2 {
                // The same page tells nothing new, however often it is asked for.
                let known = try await door.send(
                    .get, "/api/v1/people?size=200&area=34020", cookie)
                #expect(known.status == 200, "\(turn)")
                let new = try await door.send(.get, "/api/v1/people?size=1", cookie)
                #expect(new.status == 429, "\(turn)")
            }
            var file = cookie
            file[.accept] = "text/csv"
            #expect(try await door.send(.get, "/api/v1/people", file).status == 200)
        }
    }
}
