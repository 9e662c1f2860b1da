import Formats
import Testing

@Suite struct SampleFrameFileTests {
    @Test func columnsAreFoundByNameAndJoined() throws {
        let text = "cause,other,item_id,town\nillness,1,V1,城关镇\n\"a|b\",2,\"V,\"\"2\",\n"
        let file = try SampleFrameFile(Array(text.utf8), strata: ["town", "cause"])
        #expect(file.rows.map(\.itemID) == ["V1", "V,\"2"])
        #expect(file.rows.map(\.stratum) == ["城关镇|illness", "|a|b"])
        #expect(file.rows.map(\.line) == [2, 3])
    }

    @Test func cellsAreTakenAsTheyStand() throws {
        let file = try SampleFrameFile(Array("\u{FEFF}item_id\r\n 1 \r\n1\r\n".utf8), strata: [])
        #expect(file.rows.map(\.itemID) == [" 1 ", "1"])
        #expect(file.rows.map(\.stratum) == ["", ""])
    }

    @Test func repeatedItemsAreNamedWithTheirLines() {
        let text = "item_id\nb\na\n\"c\nd\"\nb\na\nb\n"
        #expect(
            throws: RowsDefect.rows([
                .init(
                    line: 2,
                    reason: "item_id 'b' is on the lines 2, 6, 8; an item is in a frame once"),
                .init(
                    line: 3,
                    reason: "item_id 'a' is on the lines 3, 7; an item is in a frame once"),
            ])
        ) { try SampleFrameFile(Array(text.utf8), strata: []) }
    }

    /// Equal to Swift, but not the same bytes.
    @Test func itemsAreToldApartByTheirBytes() throws {
        let file = try SampleFrameFile(Array("item_id\n\u{F914}\n\u{6A02}\n".utf8), strata: [])
        #expect(file.rows.count == 2)
    }

    @Test(arguments: [
        (
            "item_id,town\nV1\n",
            "line 2: 1 cells under a header of 2; a cell with a comma needs quotes"
        ),
        (
            "item_id,town\nV1,a,b\n",
            "line 2: 3 cells under a header of 2; a cell with a comma needs quotes"
        ),
        ("item_id,town\n,a\n", "line 2: item_id is empty; give the item one"),
        ("item_id,town\nV1,\"a\"b\n", "line 2: cell 2: text after the closing quote"),
        ("item_id\nV1\n", "line 1: no column town"),
        ("town\nV1\n", "line 1: no column item_id"),
        ("", "line 1: no header row"),
    ])
    func refuses(text: String, message: String) throws {
        let defect = #expect(throws: RowsDefect.self) {
            try SampleFrameFile(Array(text.utf8), strata: ["town"])
        }
        #expect(try #require(defect).description.hasPrefix(message))
    }

    @Test func aLongListOfDefectsIsCut() throws {
        let text = "item_id,town\n" + String(repeating: "x\n", count: 250)
        let defect = #expect(throws: RowsDefect.self) {
            try SampleFrameFile(Array(text.utf8), strata: [])
        }
        let lines = try #require(defect).description.split(separator: "\n")
        #expect(lines.count == 101)
        #expect(lines.last == "and 150 more")
    }
}

@Suite struct SampleSizesFileTests {
    @Test func reads() throws {
        let file = try SampleSizesFile(Array("size,stratum\n3,a\n０,\n".utf8))
        #expect(file.rows.map(\.stratum) == ["a", ""])
        #expect(file.rows.map(\.size) == [3, 0])
    }

    @Test(arguments: ["-1", "x", "1.5", ""])
    func refusesWhatIsNoCount(size: String) throws {
        let defect = #expect(throws: RowsDefect.self) {
            try SampleSizesFile(Array("stratum,size\nok,1\na,\(size)\n".utf8))
        }
        #expect(try #require(defect).description.hasPrefix("line 3: size '\(size)' "))
    }

    @Test func strataAreThereOnceAndInTheFrame() throws {
        let defect = #expect(throws: RowsDefect.self) {
            try SampleSizesFile(Array("stratum,size\na,1\nb,1\na,2\n".utf8))
        }
        #expect(
            defect?.description == "line 2: stratum 'a' is on the lines 2, 4; give it one row")
        let sizes = try SampleSizesFile(Array("stratum,size\na,1\n\u{6A02},1\n".utf8))
        let frame = try SampleFrameFile(
            Array("item_id,s\n1,a\n2,\u{F914}\n".utf8), strata: ["s"])
        #expect(
            sizes.unknownStrata(in: frame)
                == .rows([
                    .init(
                        line: 3,
                        reason: "the frame has no stratum '\u{6A02}'; correct the name, "
                            + "or remove the row")
                ]))
        let known = try SampleSizesFile(Array("stratum,size\na,1\n".utf8))
        #expect(known.unknownStrata(in: frame) == nil)
    }
}

@Suite struct SampleResultsFileTests {
    @Test func reads() throws {
        let text = "stratum,errors,sampled,population\r\n城关镇,2,60,383\r\n"
        let rows = try SampleResultsFile(Array(text.utf8)).rows
        #expect(rows.map(\.stratum) == ["城关镇"])
        #expect(rows.map { [$0.population, $0.sampled, $0.errors, $0.line] } == [[383, 60, 2, 2]])
    }

    @Test(arguments: [
        ("5,6,0", "line 2: sampled 6 is more than population 5"),
        ("5,3,4", "line 2: errors 4 is more than sampled 3"),
        ("5,-3,4", "line 2: sampled '-3' cannot be read"),
        ("5,,4", "line 2: sampled '' is empty"),
    ])
    func refuses(counts: String, message: String) throws {
        let defect = #expect(throws: RowsDefect.self) {
            try SampleResultsFile(Array("stratum,population,sampled,errors\nx,\(counts)\n".utf8))
        }
        #expect(try #require(defect).description.hasPrefix(message))
    }
}

@Suite struct SampleDrawFileTests {
    @Test func writesTheColumnsOfTheContract() {
        var file = SampleDrawFile()
        file.append(itemID: "a,\"b", stratum: "城关镇|illness", ticket: "00ff", rank: 1)
        #expect(
            String(decoding: file.bytes, as: UTF8.self)
                == "item_id,stratum,ticket,rank\n\"a,\"\"b\",城关镇|illness,00ff,1\n")
    }
}
