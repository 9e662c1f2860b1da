import Foundation
import Testing

/// `fangpin sample` as a reviewer calls it: what comes out, and how every wrong input ends.
@Suite struct SampleCommandTests {
    private static let frame = [
        ["item_id", "town"], ["V1", "城"], ["V2", "乡"], ["V3", "城"], ["V4", "城"],
    ]

    /// The tickets are those of `printf '%s,%s' 种子 V1 | sha256sum`.
    private static let drawn = """
        item_id,stratum,ticket,rank
        V2,乡,c09b300c3f713c1e678d977da044f3fd5a9d94afefd91a0e1e22cab237a64831,1
        V1,城,1b2d79ba0eabe2d70f9009a5950f4c6c79763a2d6ca7906d1e87fedb2bde2d54,1

        """

    @Test(arguments: Dialect.allCases)
    func everyDialectGivesTheSameDraw(dialect: Dialect) async throws {
        try await Journey.with { journey in
            let frame = try journey.file(
                "frame.csv", dialect.bytes(Self.frame, texts: ["item_id", "town"]))
            let sizes = try journey.file(
                "sizes.csv",
                dialect.bytes([["stratum", "size"], ["城", "1"], ["乡", "5"]], texts: ["stratum"]))
            let call = ["sample", "draw", "--frame", frame, "--seed", "种子", "--strata", "town"]
            for amount in [["--size", "1"], ["--sizes", sizes]] {
                let result = try await journey.call(call + amount)
                #expect(result.status == 0, "\(result.messages)")
                #expect(result.text == Self.drawn)
                // The hash of the sorted lines `V1,城` and so on.
                #expect(result.messages == Self.frameHash + "\n")
            }
        }
    }

    private static let frameHash =
        "0224e377b2fbbb9fddc9740273f41499701529e5642cee4442f952b5ccd4508d"

    /// The tickets are those of `openssl dgst -sm3`.
    @Test func sm3GivesAnotherDraw() async throws {
        try await Journey.with { journey in
            let frame = try journey.file(
                "frame.csv", Dialect.plain.bytes(Self.frame, texts: ["item_id", "town"]))
            let result = try await journey.call([
                "sample", "draw", "--frame", frame, "--seed", "种子", "--size", "2", "--hash", "sm3",
            ])
            #expect(result.status == 0, "\(result.messages)")
            #expect(
                result.text == """
                    item_id,stratum,ticket,rank
                    V4,,2e32fede7f9c64b5f7e0176f211644789ddb7924777ead39ec81696b5fee8f07,1
                    V3,,66ed8e587861e02053bf97ef9d520f3409f85277aee79186161acea149c8b24f,2

                    """)
        }
    }

    @Test(arguments: Dialect.allCases)
    func everyDialectGivesTheSameEstimates(dialect: Dialect) async throws {
        let table = [
            ["stratum", "population", "sampled", "errors"], ["城关镇", "383", "59", "0"],
            ["石塘镇", "1000", "100", "7"],
        ]
        try await Journey.with { journey in
            let results = try journey.file("r.csv", dialect.bytes(table, texts: ["stratum"]))
            let result = try await journey.call([
                "sample", "evaluate", "--results", results, "--confidence", "0.95",
            ])
            #expect(result.status == 0, "\(result.messages)")
            // 1 - 0.025^(1/59) = 0.060609; the others by the oracle.
            #expect(
                result.text == """
                    {"strata":[{"stratum":"城关镇","population":383,"sampled":59,"errors":0,\
                    "estimate":0.000000,"lower":0.000000,"upper":0.060609},\
                    {"stratum":"石塘镇","population":1000,"sampled":100,"errors":7,\
                    "estimate":0.070000,"lower":0.028605,"upper":0.138920}],\
                    "overall":{"population":1383,"sampled":159,"errors":7,\
                    "estimate":0.050615,"standard_error":0.017590}}

                    """)
        }
    }

    @Test(arguments: [
        ("383", "0.95", "0.05", "0", "52"), ("1000", "0.95", "0.05", "0.01", "90"),
        ("0", "0.9", "0.1", "0", "0"), ("20", "0.99", "0.001", "0", "20"),
    ])
    func aSizeIsPrinted(
        population: String, confidence: String, tolerable: String, expected: String, size: String
    ) async throws {
        try await Journey.with { journey in
            let result = try await journey.call([
                "sample", "size", "--population", population, "--confidence", confidence,
                "--tolerable", tolerable, "--expected", expected,
            ])
            #expect(result.status == 0, "\(result.messages)")
            #expect(result.text == "\(size)\n")
        }
    }

    @Test(arguments: [
        ("", "line 1: no header row"),
        ("item,town\nV1,a\n", "line 1: no column item_id"),
        ("item_id\nV1\n", "line 1: no column town"),
        ("item_id,town,town\nV1,a,b\n", "line 1: the column town is there more than once"),
        ("item_id,town\nV1,a\nV2,a\nV1,b\n", "line 2: item_id 'V1' is on the lines 2, 4"),
        ("item_id,town\nV1,a\n,b\n", "line 3: item_id is empty"),
        ("item_id,town\nV1\n", "line 2: 1 cells under a header of 2"),
        ("item_id,town\nV1,a\n\"V2,a\n", "line 3: cell 1: the opening quote is never closed"),
    ])
    func aFrameThatIsNoneIsRefused(text: String, message: String) async throws {
        try await expectRefused(text, message) {
            ["sample", "draw", "--seed", "1", "--size", "1", "--strata", "town", "--frame", $0]
        }
    }

    @Test(arguments: [
        ("stratum\na\n", "line 1: no column size"),
        ("stratum,size\na,-1\n", "line 2: size '-1' cannot be read"),
        ("stratum,size\na,1.5\n", "line 2: size '1.5' cannot be read"),
        ("stratum,size\na,\n", "line 2: size '' is empty"),
        ("stratum,size\na,1\na,2\n", "line 2: stratum 'a' is on the lines 2, 3"),
        ("stratum,size\na,1\nb,1\n", "line 3: the frame has no stratum 'b'"),
    ])
    func sizesThatAreNoneAreRefused(text: String, message: String) async throws {
        try await Journey.with { journey in
            let frame = try journey.file("frame.csv", "item_id,town\nV1,a\n")
            let sizes = try journey.file("sizes.csv", text)
            let result = try await journey.call([
                "sample", "draw", "--frame", frame, "--seed", "1", "--strata", "town", "--sizes",
                sizes,
            ])
            #expect(result.status == 65)
            #expect(result.messages.contains("\(sizes): \(message)"), "\(result.messages)")
            #expect(result.text == "")
        }
    }

    @Test(arguments: [
        ("stratum,population,sampled\na,5,3\n", "line 1: no column errors"),
        ("stratum,population,sampled,errors\na,5,3,4\n", "line 2: errors 4 is more than sampled 3"),
        (
            "stratum,population,sampled,errors\na,5,6,0\n",
            "line 2: sampled 6 is more than population 5"
        ),
        ("stratum,population,sampled,errors\na,-5,3,0\n", "line 2: population '-5' cannot be read"),
        ("stratum,population,sampled,errors\na,5,,0\n", "line 2: sampled '' is empty"),
        ("stratum,population,sampled,errors\na,5,3,0\na,5,3,0\n", "line 2: stratum 'a' is on the"),
    ])
    func resultsThatCannotBeTrueAreRefused(text: String, message: String) async throws {
        try await expectRefused(text, message) {
            ["sample", "evaluate", "--confidence", "0.95", "--results", $0]
        }
    }

    private func expectRefused(
        _ text: String, _ message: String, _ call: (String) -> [String]
    ) async throws {
        try await Journey.with { journey in
            let file = try journey.file("file.csv", text)
            let result = try await journey.call(call(file))
            #expect(result.status == 65)
            #expect(result.messages.contains("fangpin: \(file): \(message)"), "\(result.messages)")
            #expect(result.text == "")
        }
    }
}
