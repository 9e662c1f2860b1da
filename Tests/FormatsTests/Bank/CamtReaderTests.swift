import Domain
import Formats
import Foundation
import Seeding
import Testing

@Suite("camt.053: what a bank writes is what is read")
struct CamtReaderTests {
    static func sample(_ name: String) -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Samples")
        return [UInt8](try! Data(contentsOf: folder.appending(path: name)))
    }

    @Test("the example county's statement")
    func example() throws {
        let file = try CamtReader.read(
            CamtReaderTests.sample("statement-202611.xml"), file: "statement-202611.xml")
        #expect(file.notes.isEmpty)
        let statement = try #require(file.statements.first)
        #expect(file.statements.count == 1)
        #expect(
            statement.key
                == StatementKey(
                    account: "2026001000000001", id: "STMT-202611-340299", sequence: 1))
        #expect(statement.firstDay == Day(2026, 10, 1))
        #expect(statement.lastDay == Day(2026, 11, 20))
        #expect(statement.closingDay == Day(2026, 11, 20))
        #expect(statement.opening == .zero)
        #expect(statement.closing == Fen(395_849_933))
        #expect(statement.entries.count == 71)
        #expect(statement.unproven == 0)
        #expect(
            statement.entries[0]
                == StatementEntry(
                    reference: "1", servicerReference: "340299-000001",
                    amount: .yuan(4_500_000), direction: .credit, bookedOn: Day(2026, 10, 1)!,
                    valueOn: Day(2026, 10, 1)!,
                    details: [
                        .init(endToEndID: "APPROPRIATION-2026", remittance: "市财政拨入防贫保障资金")
                    ]))
        let fee = statement.entries[70]
        #expect(fee.signed == Fen(-2_594_848))
        #expect(fee.details[0].endToEndID == "SERVICE-FEE")
        let back = statement.entries[68]
        #expect(back.signed == Fen(168_283))
        #expect(PaymentNumber(back.details[0].endToEndID)?.cause == .illness)
        #expect(back.details[0].remittance == "退票 账号户名不符")
        #expect(statement.entries.compactMap(\.movements).count == 71)
    }

    @Test("any statement comes back as it was written", arguments: UInt64(0)..<60)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        let statements = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            RandomStatements.statement(
                &random, entries: Int.random(in: 0...20, using: &random))
        }
        for version in CamtWriter.Version.allCases {
            let writer = CamtWriter(
                version: version, prefix: Bool.random(using: &random) ? "c:" : "",
                usesTimes: Bool.random(using: &random),
                usesPreviousClosing: Bool.random(using: &random),
                givesTotals: Bool.random(using: &random))
            let text = writer.document(statements)
            let file = try CamtReader.read(Array(text.utf8), file: "s.xml")
            #expect(file.statements == statements)
            #expect(file.statements.allSatisfy { $0.unproven == 0 })
        }
    }

    @Test("a statement larger than the parser's own limit of ten megabytes")
    func large() throws {
        var random = Seeded(7)
        let statement = RandomStatements.statement(&random, entries: 24_000)
        let text = CamtWriter(version: .v08).document([statement])
        #expect(text.utf8.count > 11_000_000)
        let file = try CamtReader.read(Array(text.utf8), file: "s.xml")
        #expect(file.statements[0].entries.count == 24_000)
        #expect(file.statements[0] == statement)
    }

    @Test("the encoding is told from the content, whatever the declaration says")
    func encodings() throws {
        let text = String(decoding: CamtReaderTests.sample("statement-202611.xml"), as: UTF8.self)
        let expected = try CamtReader.read(Array(text.utf8), file: "s.xml").statements
        let marked = try CamtReader.read([0xEF, 0xBB, 0xBF] + Array(text.utf8), file: "s.xml")
        #expect(marked.statements == expected)
        let lying = text.replacingOccurrences(of: "UTF-8", with: "GB18030")
        #expect(try CamtReader.read(Array(lying.utf8), file: "s.xml").statements == expected)
        let latin = text.replacingOccurrences(of: "UTF-8", with: "ISO-8859-1")
        #expect(try CamtReader.read(Array(latin.utf8), file: "s.xml").statements == expected)
        let bare = text.replacingOccurrences(
            of: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", with: "")
        #expect(try CamtReader.read(Array(bare.utf8), file: "s.xml").statements == expected)
        // 市财政 in GB18030.
        var bytes = Array(text.utf8).filter { $0 < 0x80 }
        let mark = Array("<Ustrd>".utf8)
        let place = bytes.indices.first { bytes[$0...].starts(with: mark) }! + mark.count
        bytes.insert(contentsOf: [0xCA, 0xD0, 0xB2, 0xC6, 0xD5, 0xFE], at: place)
        let gb = try CamtReader.read(bytes, file: "s.xml").statements[0]
        #expect(gb.entries[0].details[0].remittance == "市财政")
    }

    @Test(
        "days: dates with and without zone, moments with and without zone",
        arguments: [
            ("<Dt>2026-11-12</Dt>", Day(2026, 11, 12)!),
            ("<Dt>2026-11-12Z</Dt>", Day(2026, 11, 12)!),
            ("<Dt> 2026-11-12+08:00\n</Dt>", Day(2026, 11, 12)!),
            ("<DtTm>2026-11-12T23:59:59</DtTm>", Day(2026, 11, 12)!),
            ("<DtTm>2026-11-12T23:59:59.999</DtTm>", Day(2026, 11, 12)!),
            ("<DtTm>2026-11-12T23:59:59+08:00</DtTm>", Day(2026, 11, 12)!),
            // Sixteen hours in Greenwich are midnight in Shanghai.
            ("<DtTm>2026-11-12T15:59:59Z</DtTm>", Day(2026, 11, 12)!),
            ("<DtTm>2026-11-12T16:00:00Z</DtTm>", Day(2026, 11, 13)!),
            ("<DtTm>2026-11-12T00:00:00+09:00</DtTm>", Day(2026, 11, 11)!),
            ("<DtTm>2026-12-31T20:30:00.25-03:30</DtTm>", Day(2027, 1, 1)!),
        ])
    func days(element: String, expected: Day) throws {
        let text = CamtTemplate.text.replacingOccurrences(
            of: "<Dt>2026-11-02</Dt>", with: element)
        let file = try CamtReader.read(Array(text.utf8), file: "s.xml")
        #expect(file.statements[0].entries[0].bookedOn == expected)
    }

    @Test("what is not booked is left out and noted; what may be missing may be missing")
    func optionalParts() throws {
        let pending = CamtTemplate.text.replacingOccurrences(of: "BOOK", with: "PDNG")
        let file = try CamtReader.read(Array(pending.utf8), file: "s.xml")
        #expect(file.statements[0].entries.isEmpty)
        #expect(file.notes.map(\.kind) == [.notBooked])
        #expect(file.notes[0].line == 12)
        var text = CamtTemplate.text
        for part in [
            "<ElctrncSeqNb>7</ElctrncSeqNb>", "<NtryRef>1</NtryRef>",
            "<BookgDt><Dt>2026-11-02</Dt></BookgDt>", "<Ccy>CNY</Ccy>",
            CamtTemplate.details,
        ] {
            #expect(text.contains(part))
            text = text.replacingOccurrences(of: part, with: "")
        }
        let entry = try CamtReader.read(Array(text.utf8), file: "s.xml").statements[0].entries[0]
        #expect(entry.reference == "1")
        #expect(entry.bookedOn == Day(2026, 11, 3))
        #expect(entry.details == [.init(endToEndID: "", remittance: "附注")])
    }

    @Test("the bank's reference may stand with the only transaction, and an IBAN is an account")
    func otherPlaces() throws {
        let text = CamtTemplate.text
            .replacingOccurrences(
                of: "<Othr><Id>62170001</Id></Othr>", with: "<IBAN>NL91ABNA0417164300</IBAN>"
            )
            .replacingOccurrences(of: "<Refs>", with: "<Refs><AcctSvcrRef>K9</AcctSvcrRef>")
        let statement = try CamtReader.read(Array(text.utf8), file: "s.xml").statements[0]
        #expect(statement.key.account == "NL91ABNA0417164300")
        #expect(statement.entries[0].servicerReference == "K9")
    }
}
