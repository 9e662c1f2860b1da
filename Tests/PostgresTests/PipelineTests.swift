import Postgres
import Testing

@Suite struct PipelineTests {
    @Test func resultsComeInOrder() async throws {
        try await withScratchConnection { connection in
            let rows = try await connection.pipeline(
                (0..<500).map { $0 % 2 == 0 ? "select \($0)" : "select \($0), \("x")" })
            #expect(rows.count == 500)
            #expect(try rows[3][0].decode((Int, String).self) == (3, "x"))
            #expect(try rows[498][0].decode(Int.self) == 498)
            #expect(try await connection.pipeline([]).isEmpty)
        }
    }

    @Test func theFirstErrorUndoesTheBatch() async throws {
        try await withScratchConnection { connection in
            try await connection.simple("create table t (a int primary key)")
            let batch = [1, 2, 1, 3].map { "insert into t values (\($0))" as Statement }
            let error = await fault { _ = try await connection.pipeline(batch) }
            #expect(error?.sqlstate == "23505")
            #expect(error?.index == 2)
            #expect(error?.statement == "insert into t values ($1)")
            #expect(try await connection.query("select count(*) from t").decode(Int.self) == [0])
            let syntax = await fault { _ = try await connection.pipeline(["select 1", "selec 2"]) }
            #expect(syntax?.sqlstate == "42601")
            #expect(syntax?.index == 1)
            #expect(try await connection.pipeline(batch.dropLast(2)).count == 2)
        }
    }

    /// Both directions are filled at once: neither side may wait for the other.
    @Test func largeBatchesDoNotBlock() async throws {
        try await withScratchConnection { connection in
            let text = String(repeating: "长", count: 20_000)
            let rows = try await connection.pipeline((0..<400).map { _ in "select \(text)" })
            #expect(rows.count == 400)
            #expect(try rows[399][0].decode(String.self) == text)
        }
    }
}
