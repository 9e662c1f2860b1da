import Postgres
import TestSupport
import Testing

@Suite struct ValueTests {
    /// Reads back what was sent, over the server.
    private func echo<Value: PostgresEncodable & PostgresDecodable & Equatable>(
        _ values: [Value], _ connection: Connection
    ) async throws {
        for value in values {
            let row = try #require(try await connection.queryOne("select \(value)"))
            #expect(try row.decode(Value.self) == value)
            let null = try #require(try await connection.queryOne("select \(nil as Value?)"))
            #expect(try null.decode(Value?.self) == nil)
        }
    }

    @Test func everyTypeSurvivesTheWay() async throws {
        try await ScratchCluster.shared.withDatabase { url in
            let connection = try await Connection.open(Configuration(url: url))
            try await echo([true, false], connection)
            try await echo([Int16.min, -1, 0, 1, .max], connection)
            try await echo([Int32.min, -1, 0, 1, .max], connection)
            try await echo([Int64.min, -1, 0, 1, .max], connection)
            try await echo([Int.min, -1, 0, 1, .max], connection)
            try await echo([0, -0.5, .pi, .infinity, -.greatestFiniteMagnitude], connection)
            try await echo(["", "'", "\\", "防贫保障", "\u{F914}", "a\r\nb"], connection)
            try await echo([[], [0], Array(0...255)] as [[UInt8]], connection)
            try await echo(
                [PostgresDate(days: 0), .init(days: -719_162), .init(days: 20_000)], connection)
            try await echo(
                [PostgresTimestamp(microseconds: 0), .init(microseconds: -1)], connection)
            try await echo([[], [1, -1, .max]] as [[Int64]], connection)
            try await echo([[], [1, nil, .min]] as [[Int32?]], connection)
            try await echo([[1, 2]] as [[Int16]], connection)
            try await echo([[true, false]] as [[Bool]], connection)
            try await echo([["", "a,b\"", "中"], []] as [[String]], connection)
            try await echo([[nil, "x"]] as [[String?]], connection)
            try await echo([[[1, 2], []], []] as [[[UInt8]]], connection)
            try await echo([[.init(days: 3)]] as [[PostgresDate]], connection)
            await connection.close()
        }
    }

    /// The server's own idea of the values, so that encoding and decoding are not wrong together.
    @Test func theServerSeesTheSameValues() async throws {
        try await ScratchCluster.shared.withDatabase { url in
            let connection = try await Connection.open(Configuration(url: url))
            let date = PostgresDate(days: 20_366)
            let moment = PostgresTimestamp(microseconds: 1_759_590_189_000_001)
            let row = try #require(
                try await connection.queryOne(
                    """
                    select \(date)::text, extract(epoch from \(moment))::text, \([1, nil, 3])::text,
                        \("é")::text, \([UInt8](arrayLiteral: 1, 255))::text, \(-7 as Int16)::text,
                        \(PostgresJSONB("{\"a\": [1]}"))->'a'->>0
                    """))
            let texts = try row.decode(
                (String, String, String, String, String, String, String).self)
            #expect(texts.0 == "2025-10-05")
            #expect(texts.1 == "1759590189.000001")
            #expect(texts.2 == "{1,NULL,3}")
            #expect(texts.3 == "é")
            #expect(texts.4 == "\\x01ff")
            #expect(texts.5 == "-7")
            #expect(texts.6 == "1")
            await connection.close()
        }
    }

    @Test func integersWidenAndNothingElseIsGuessed() async throws {
        try await ScratchCluster.shared.withDatabase { url in
            let connection = try await Connection.open(Configuration(url: url))
            let row = try #require(
                try await connection.queryOne(
                    "select 2::int2 as a, 4::int4 as b, 8::int8 as c, 1.5::numeric as d, null as e")
            )
            #expect(try row["a"].decode(Int.self) == 2)
            #expect(try row["b"].decode(Int64.self) == 4)
            #expect(try row["c"].decode(Int.self) == 8)
            #expect(throws: PostgresError.self) { try row["c"].decode(Int32.self) }
            #expect(throws: PostgresError.self) { try row["a"].decode(String.self) }
            #expect(throws: PostgresError.self) { try row["e"].decode(String.self) }
            #expect(throws: PostgresError.self) { try row.decode((Int, Int).self) }
            let advice = #expect(throws: PostgresError.self) { try row["d"].decode(Int.self) }
            #expect(advice?.kind == .decoding)
            #expect(advice?.message.contains("cast it in SQL") == true)
            let infinite = try #require(try await connection.queryOne("select 'infinity'::date"))
            #expect(throws: PostgresError.self) { try infinite.decode(PostgresDate.self) }
            await connection.close()
        }
    }

    private enum Colour: String, PostgresElement { case red, green }

    @Test func rawValuesAndEnumsOfTheServer() async throws {
        try await ScratchCluster.shared.withDatabase { url in
            let connection = try await Connection.open(Configuration(url: url))
            try await connection.simple("create type colour as enum ('red', 'green', 'blue')")
            let row = try #require(
                try await connection.queryOne(
                    "select \(Colour.green, as: "colour"), \([Colour.red]), 'blue'::colour"))
            #expect(try row[0].decode(Colour.self) == .green)
            #expect(try row[1].decode([Colour].self) == [.red])
            #expect(throws: PostgresError.self) { try row[2].decode(Colour.self) }
            await connection.close()
        }
    }
}
