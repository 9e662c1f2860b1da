import Casework
import Digests
import Domain
import Postgres
import Seeding
import TestSupport
import Testing

/// Bytes that come in pieces, and break off where the test says.
private struct Pieces: AsyncSequence, AsyncIteratorProtocol, Sendable {
    struct BrokenOff: Error {}

    private var pieces: [[UInt8]]
    private let breaks: Bool
    private var place = 0

    /// - Parameter kept: after so many bytes the connection is gone; nil for never.
    init(_ bytes: some Collection<UInt8>, upTo kept: Int? = nil, _ random: inout Seeded) {
        var rest = Array(bytes.prefix(kept ?? bytes.count))[...]
        var pieces: [[UInt8]] = []
        while !rest.isEmpty {
            let count = Swift.min(rest.count, random.number(1..<400_000))
            pieces.append(Array(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        self.pieces = pieces
        self.breaks = kept != nil
    }

    func makeAsyncIterator() -> Pieces { self }

    mutating func next() async throws -> [UInt8]? {
        guard place < pieces.count else {
            if breaks { throw BrokenOff() }
            return nil
        }
        defer { place += 1 }
        return pieces[place]
    }
}

/// Files that come in, whatever happens on the way.
@Suite struct UploadTests {
    private func digest(_ bytes: [UInt8]) -> FileDigest {
        FileDigest(rawValue: HashAlgorithm.sha256.hash(bytes).description)!
    }

    private func session(_ office: TestOffice, _ actor: Domain.Actor) async throws -> Session {
        try await office.session(of: actor).session
    }

    private func code(_ body: () async throws -> Void) async throws -> String? {
        do {
            try await body()
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    /// Cut anywhere, sent in pieces of any size, gone on with where it says: the same file.
    @Test(arguments: TestRun.cases(0..<24, sample: 6))
    func anUploadGoesOnWhereItBrokeOff(seed: Int) async throws {
        try await withOffice { office in
            var random = Seeded(TestRun.seed &* 1_000 &+ UInt64(seed))
            let casework = office.casework
            let bytes = random.bytes(random.number(0..<5_000_000))
            let file = digest(bytes)
            let session = try await session(office, Staff.handler)
            var offset = 0
            var rounds = 0
            var last: Casework.Received?
            while last != .completed {
                rounds += 1
                #expect(rounds < 200)
                let isCut = rounds < 6 && !random.once(in: 3)
                let rest = bytes[offset...]
                let kept = isCut ? random.number(0..<rest.count + 1) : nil
                // A part may be all that a request brings.
                let end =
                    random.once(in: 2) ? bytes.count : offset + random.number(0..<rest.count + 1)
                let range = try #require(
                    UploadRange(
                        offset: Int64(offset), count: Int64(end - offset), size: Int64(bytes.count))
                )
                do {
                    last = try await casework.receive(
                        Pieces(
                            bytes[offset..<end], upTo: kept.map { min($0, end - offset) }, &random),
                        of: file, range: range, in: session)
                } catch is Pieces.BrokenOff {
                    // What was in hand is kept.
                }
                let standing = try await casework.uploadStanding(file, in: session)
                // All may have come before the connection was gone: asking finds it whole.
                if standing.isComplete { last = .completed }
                #expect(standing.isComplete == (last == .completed))
                if let kept, last != .completed {
                    #expect(standing.received >= Int64(offset))
                    #expect(standing.received <= Int64(offset + min(kept, end - offset)))
                }
                offset = Int(standing.received)
            }
            let standing = try await casework.uploadStanding(file, in: session)
            #expect(
                standing
                    == UploadStanding(
                        size: Int64(bytes.count), received: Int64(bytes.count), isComplete: true))
            // Again, it is there.
            let again = try await casework.receive(
                Pieces(bytes, &random), of: file,
                range: UploadRange(wholeOf: Int64(bytes.count))!, in: session)
            #expect(again == .present)
        }
    }

    @Test func anotherDigestIsThrownAway() async throws {
        try await withOffice { office in
            var random = Seeded(TestRun.seed)
            let session = try await session(office, Staff.handler)
            let bytes = random.bytes(2_500_000)
            var other = bytes
            other[2_400_000] ^= 1
            let file = digest(bytes)
            let range = UploadRange(wholeOf: Int64(bytes.count))!
            #expect(
                try await code {
                    _ = try await office.casework.receive(
                        Pieces(other, &random), of: file, range: range, in: session)
                } == "upload_differs")
            #expect(try await office.number("select count(*) from upload") == 0)
            #expect(try await office.number("select count(*) from upload_part") == 0)
            // A part that was wrong is found out when the rest has come.
            let cut = 1_200_000
            _ = try await office.casework.receive(
                Pieces(bytes[..<cut].map { $0 ^ 255 }, &random), of: file,
                range: UploadRange(offset: 0, count: Int64(cut), size: range.size)!, in: session)
            #expect(
                try await code {
                    _ = try await office.casework.receive(
                        Pieces(bytes[cut...], &random), of: file,
                        range: UploadRange(
                            offset: Int64(cut), count: range.size - Int64(cut), size: range.size)!,
                        in: session)
                } == "upload_differs")
            #expect(
                try await code {
                    _ = try await office.casework.uploadStanding(file, in: session)
                } == "upload_not_found")
        }
    }

    @Test func whatDoesNotFitIsRefused() async throws {
        try await withOffice { office in
            var random = Seeded(TestRun.seed)
            let casework = office.casework
            let session = try await session(office, Staff.handler)
            let bytes = random.bytes(3_000)
            let file = digest(bytes)
            func send(_ sent: [UInt8], _ range: UploadRange?) async throws -> String? {
                try await code {
                    _ = try await casework.receive(
                        Pieces(sent, &random), of: file, range: #require(range), in: session)
                }
            }
            #expect(
                try await send([], UploadRange(wholeOf: UploadTerms.fileBytes + 1))
                    == "upload_too_large")
            #expect(
                try await send(bytes, UploadRange(offset: 10, count: 2_990, size: 3_000))
                    == "upload_offset")
            // Other than announced: more, and fewer.
            #expect(
                try await send(bytes, UploadRange(offset: 0, count: 2_000, size: 3_000))
                    == "upload_incomplete")
            #expect(
                try await send(
                    Array(bytes[..<100]), UploadRange(offset: 0, count: 2_000, size: 3_000))
                    == "upload_incomplete")
            // The hundred bytes are held, and nothing else continues them.
            let held = try await casework.uploadStanding(file, in: session)
            #expect(held == UploadStanding(size: 3_000, received: 100, isComplete: false))
            for offset in [99, 101] as [Int64] {
                #expect(
                    try await send(
                        Array(bytes[Int(offset)...]),
                        UploadRange(offset: offset, count: 3_000 - offset, size: 3_000))
                        == "upload_offset")
            }
            #expect(
                try await send(
                    Array(bytes[100...]), UploadRange(offset: 100, count: 2_900, size: 3_001))
                    == "upload_offset")
            #expect(UploadRange(offset: 1, count: 2, size: 2) == nil)
            #expect(UploadRange(offset: 1, count: .max, size: .max) == nil)
        }
    }

    /// However many send the same file at once, it is there once, and each is told that it is.
    @Test func manySendTheSameFileAtOnce() async throws {
        try await withOffice { office in
            let casework = office.casework
            let session = try await session(office, Staff.handler)
            var random = Seeded(TestRun.seed)
            let bytes = random.bytes(3_300_000)
            let file = digest(bytes)
            let received = try await withThrowingTaskGroup(of: Casework.Received.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        var random = Seeded(UInt64(number))
                        return try await casework.receive(
                            Pieces(bytes, &random), of: file,
                            range: UploadRange(wholeOf: Int64(bytes.count))!, in: session)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(received.count { $0 == .completed } == 1)
            #expect(received.count { $0 == .present } == 5)
            #expect(try await office.number("select count(*) from upload") == 1)
            #expect(
                try await office.number("select count(*) from upload_part")
                    == office.number("select sum(parts)::bigint from upload"))
        }
    }

    /// Of two that go on with the same upload one wins, and nothing is mixed up.
    @Test func twoGoOnWithTheSameUpload() async throws {
        try await withOffice { office in
            let casework = office.casework
            let session = try await session(office, Staff.handler)
            var random = Seeded(TestRun.seed)
            let bytes = random.bytes(6_000_000)
            let (file, size) = (digest(bytes), Int64(bytes.count))
            _ = try await casework.receive(
                Pieces(bytes[..<500_000], &random), of: file,
                range: UploadRange(offset: 0, count: 500_000, size: size)!, in: session)
            let codes = try await withThrowingTaskGroup(of: String?.self) { group in
                for number in 0..<2 {
                    group.addTask {
                        var random = Seeded(UInt64(number))
                        return try await code {
                            _ = try await casework.receive(
                                Pieces(bytes[500_000...], &random), of: file,
                                range: UploadRange(
                                    offset: 500_000, count: size - 500_000, size: size)!,
                                in: session)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(codes.contains(nil) || codes == ["upload_offset", "upload_offset"])
            #expect(codes.allSatisfy { $0 == nil || $0 == "upload_offset" })
            let standing = try await casework.uploadStanding(file, in: session)
            if !standing.isComplete {
                let rest = bytes[Int(standing.received)...]
                let end = try await casework.receive(
                    Pieces(rest, &random), of: file,
                    range: UploadRange(
                        offset: standing.received, count: Int64(rest.count), size: size)!,
                    in: session)
                #expect(end == .completed)
            }
        }
    }

    /// Knowing a digest is not having the file, and a role that imports nothing sends nothing.
    @Test func aFileIsItsOwners() async throws {
        try await withOffice { office in
            let casework = office.casework
            var random = Seeded(TestRun.seed)
            let bytes = random.bytes(2_000)
            let file = digest(bytes)
            let range = UploadRange(wholeOf: 2_000)!
            let (mine, other) = (
                try await session(office, Staff.handler),
                try await session(office, Staff.department)
            )
            _ = try await casework.receive(Pieces(bytes, &random), of: file, range: range, in: mine)
            #expect(
                try await code { _ = try await casework.uploadStanding(file, in: other) }
                    == "upload_not_found")
            #expect(
                try await code {
                    _ = try await casework.perform(
                        SubmitFeed(file, channel: .medical, name: "x.csv"), in: other)
                } == "upload_not_found")
            let own = try await casework.receive(
                Pieces(bytes, &random), of: file, range: range, in: other)
            #expect(own == .completed)
            for actor in [Staff.auditor, Staff.verifier, Staff.approver] {
                let session = try await session(office, actor)
                #expect(
                    try await code {
                        _ = try await casework.receive(
                            Pieces(bytes, &random), of: file, range: range, in: session)
                    } == "not_permitted")
            }
        }
    }

    /// The database holds nothing of a file that could be read, and no part for another.
    @Test func filesAreSealed() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let casework = office.casework
            let session = try await session(office, Staff.handler)
            var random = Seeded(TestRun.seed)
            let number = TestCounty.persons[0].idNumber.revealed
            let bytes = Array(String(repeating: "\(number),张三\n", count: 60_000).utf8)
            let file = digest(bytes)
            _ = try await casework.receive(
                Pieces(bytes, &random), of: file, range: UploadRange(wholeOf: Int64(bytes.count))!,
                in: session)
            #expect(
                try await office.number(
                    """
                    select count(*) from upload_part
                    where position(convert_to('\(number)', 'UTF8') in bytes_sealed) > 0
                    """) == 0)
            #expect(try await office.number("select count(*) from upload_part") > 1)
            // Parts that change places do not open: the import is not done with them.
            try await office.corrupt(
                """
                update upload_part set ordinal = case ordinal when 1 then 1001 else 1 end
                    where ordinal in (1, 2);
                update upload_part set ordinal = 2 where ordinal = 1001
                """)
            let job = try await casework.perform(
                SubmitFeed(file, channel: .medical, name: "x.csv"), in: session
            ).job
            await #expect(throws: (any Error).self) { try await casework.runImport(job) }
            #expect(try await casework.importJob(job, in: session).state == .running)
        }
    }

    @Test func whatNobodyNeedsIsClearedAway() async throws {
        try await withOffice { office in
            let casework = office.casework
            var random = Seeded(TestRun.seed)
            let whole = random.bytes(1_000)
            let begun = random.bytes(1_000)
            var session = try await session(office, Staff.handler)
            func send(_ bytes: [UInt8], _ count: Int) async throws {
                _ = try await casework.receive(
                    Pieces(bytes[..<count], &random), of: digest(bytes),
                    range: UploadRange(offset: 0, count: Int64(count), size: 1_000)!, in: session)
            }
            try await send(whole, 1_000)
            try await send(begun, 400)
            #expect(try await casework.clearUploads() == 0)
            office.wait(UploadTerms.unfinishedSeconds + 1)
            #expect(try await casework.clearUploads() == 1)
            session = try await self.session(office, Staff.handler)
            #expect(try await casework.uploadStanding(digest(whole), in: session).isComplete)
            // Who asks for a file needs it.
            office.wait(UploadTerms.unusedSeconds - 60)
            #expect(try await casework.clearUploads() == 0)
            // Nor does it go while an import waits for it.
            session = try await self.session(office, Staff.handler)
            let job = try await casework.perform(
                SubmitScheme(digest(whole), name: "x.yaml"), in: session
            ).job
            office.wait(UploadTerms.unusedSeconds * 2)
            #expect(try await casework.clearUploads() == 0)
            try await casework.runImport(job)
            #expect(try await casework.clearUploads() == 1)
            #expect(try await office.number("select count(*) from upload") == 0)
            #expect(try await office.number("select count(*) from upload_part") == 0)
        }
    }
}
