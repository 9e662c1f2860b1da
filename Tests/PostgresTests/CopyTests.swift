import Postgres
import Testing

@Suite struct CopyTests {
    private static let copyIn: Statement = "copy t (a, b, c) from stdin (format binary)"
    private static let copyOut: Statement =
        "copy (select a, b, c from t order by a) to stdout (format binary)"

    @Test func rowsGoInAndComeOut() async throws {
        try await withScratchPool { pool in
            try await pool.transaction { tx in
                try await tx.simple("create table t (a int, b text, c bytea[])")
                let count = try await tx.copyIn(CopyTests.copyIn) { writer in
                    for number in 0..<100_000 as Range<Int32> {
                        try await writer.row(
                            number, number % 3 == 0 ? nil : "行\(number)", [[UInt8(number & 255)]])
                    }
                }
                #expect(count == 100_000)
                var next: Int32 = 0
                var wrong = 0
                let read = try await tx.copyOut(CopyTests.copyOut) { row in
                    let (a, b, c) = try row.decode((Int32, String?, [[UInt8]]).self)
                    if a != next || b != (next % 3 == 0 ? nil : "行\(next)")
                        || c != [[UInt8(next & 255)]]
                    {
                        wrong += 1
                    }
                    next += 1
                }
                #expect(read == 100_000)
                #expect(next == 100_000)
                #expect(wrong == 0)
            }
        }
    }

    private struct Stop: Error {}

    @Test func anErrorOfTheCallerEndsTheCopy() async throws {
        try await withScratchConnection { connection in
            try await connection.simple("create table t (a int, b text, c bytea[])")
            await #expect(throws: Stop.self) {
                try await connection.copyIn(CopyTests.copyIn) { writer in
                    try await writer.row(1 as Int32, "x", [] as [[UInt8]])
                    throw Stop()
                }
            }
            #expect(try await connection.query("select count(*) from t").decode(Int.self) == [0])
            await #expect(throws: Stop.self) {
                try await connection.copyOut(
                    "copy (select generate_series(1, 10000000)) to stdout (format binary)"
                ) { _ in throw Stop() }
            }
            #expect(try await connection.query("select 1").decode(Int32.self) == [1])
        }
    }

    @Test func errorsOfTheServerAreThrown() async throws {
        try await withScratchConnection { connection in
            try await connection.simple("create table t (a int primary key, b text, c bytea[])")
            let twice = await fault {
                try await connection.copyIn(CopyTests.copyIn) { writer in
                    for _ in 0..<50_000 { try await writer.row(1 as Int32, "x", [] as [[UInt8]]) }
                }
            }
            #expect(twice?.sqlstate == "23505")
            let wrongType = await fault {
                try await connection.copyIn(CopyTests.copyIn) { writer in
                    try await writer.row(1, "x", [] as [[UInt8]])
                }
            }
            #expect(wrongType?.sqlstate == "22P03")
            let unknown = await fault {
                try await connection.copyIn("copy u from stdin (format binary)") { _ in }
            }
            #expect(unknown?.sqlstate == "42P01")
            let text = await fault { try await connection.copyOut("copy t to stdout") { _ in } }
            #expect(text == nil)
            let mistaken = await fault { try await connection.copyIn("select 1") { _ in } }
            #expect(mistaken?.kind == .misuse)
        }
    }

    @Test func bytesComeInPieces() async throws {
        try await withScratchConnection { connection in
            var lines = 0
            var pieces = 0
            let count = try await connection.copyOut(
                bytesOf: "copy (select generate_series(1, 200000)) to stdout (format csv)"
            ) { bytes in
                pieces += 1
                lines += bytes.withUnsafeBytes { $0.count { $0 == UInt8(ascii: "\n") } }
            }
            #expect(count == 200_000)
            #expect(lines == 200_000)
            #expect(pieces > 10)
        }
    }
}
