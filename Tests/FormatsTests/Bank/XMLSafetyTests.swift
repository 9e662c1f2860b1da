import Domain
import Formats
import Foundation
import Seeding
import Testing

@Suite("camt.053: hostile and damaged files")
struct XMLSafetyTests {
    static func kinds(_ bytes: [UInt8]) -> [BankFileProblem.Kind] {
        do throws(BankFileRefusal) {
            _ = try CamtReader.read(bytes, file: "s.xml")
            return []
        } catch {
            return error.problems.map(\.kind)
        }
    }

    static func beforeRoot(_ text: String) -> [UInt8] {
        Array(
            CamtTemplate.text.replacingOccurrences(of: "<Document", with: text + "<Document").utf8)
    }

    @Test(
        "a document type is refused wherever it hides",
        arguments: [
            "<!DOCTYPE Document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE Document SYSTEM \"http://127.0.0.1/x.dtd\">",
            "<!-- <Document> --><!DOCTYPE a [<!ENTITY a \"b\">]>",
            "<?x <Document ?>\n\n<!DOCTYPE a [<!ENTITY % a \"b\"> %a;]>",
            "<!ENTITY a \"b\">",
        ])
    func documentType(text: String) {
        #expect(Self.kinds(Self.beforeRoot(text)) == [.documentType])
    }

    @Test("comments and instructions before the root are no document type")
    func comments() {
        #expect(Self.kinds(Self.beforeRoot("<!-- <!DOCTYPE a> --><?x <!DOCTYPE b> ?>\n")) == [])
        #expect(Self.kinds(Self.beforeRoot("<!-- <!DOCTYPE a> ->")) == [.form])
    }

    @Test("text that would turn the parser to another encoding is refused")
    func wideEncodings() {
        let wide = Array(CamtTemplate.text.utf16)
        let little = wide.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let big = wide.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        for bytes in [little, big, [0xFF, 0xFE] + little, [0xFE, 0xFF] + big] {
            #expect(Self.kinds(bytes) == [.encoding])
        }
        #expect(Self.kinds(Array(CamtTemplate.text.utf8) + [0]) == [.encoding])
        #expect(
            Self.kinds([0xEF, 0xBB, 0xBF] + Array("<Document>".utf8) + [0xC3, 0x28]) == [.encoding])
    }

    @Test("elements too deep, and text too long, end the reading")
    func limits() {
        let deep = String(repeating: "<a>", count: 40) + String(repeating: "</a>", count: 40)
        let nested = CamtTemplate.text.replacingOccurrences(of: "<Stmt>", with: deep + "<Stmt>")
        #expect(Self.kinds(Array(nested.utf8)) == [.limit])
        let long = CamtTemplate.text.replacingOccurrences(
            of: "附注", with: String(repeating: "长", count: 6_000))
        #expect(Self.kinds(Array(long.utf8)) == [.limit])
    }

    @Test("amounts whose sum is beyond all bounds are refused, so that no sum can overflow")
    func bounds() throws {
        func statement(_ count: Int) -> [UInt8] {
            let entries = (0..<count).map { index in
                StatementEntry(
                    reference: "\(index)", servicerReference: nil, amount: Fen.readableLimit,
                    direction: .debit, bookedOn: Day(2026, 11, 1)!, valueOn: Day(2026, 11, 1)!,
                    details: [.init(endToEndID: "A-illness")])
            }
            let statement = BankStatement(
                key: StatementKey(account: "6217", id: "S", sequence: 1), firstDay: nil,
                lastDay: nil, opening: .zero, closing: .zero, closingDay: Day(2026, 11, 1)!,
                entries: entries)
            return Array(CamtWriter(version: .v08).document([statement]).utf8)
        }
        #expect(Self.kinds(statement(1)) == [])
        #expect(Self.kinds(statement(10_000)) == [.amount])
    }

    @Test("elements of a foreign namespace are not the bank's words")
    func foreign() throws {
        let text = CamtTemplate.text.replacingOccurrences(
            of: "<Ntry><NtryRef>",
            with: """
                <x:Ntry xmlns:x="urn:x"><x:Amt>1</x:Amt></x:Ntry>\
                <Ntry><x:CdtDbtInd xmlns:x="urn:x">CRDT</x:CdtDbtInd><NtryRef>
                """)
        let entries = try CamtReader.read(Array(text.utf8), file: "s.xml").statements[0].entries
        #expect(entries.count == 1)
        #expect(entries[0].direction == .debit)
    }

    @Test("a file that breaks off anywhere is refused")
    func truncated() {
        let bytes = Array(CamtTemplate.text.utf8)
        let end = bytes.lastIndex(of: UInt8(ascii: ">"))!
        for length in 0...end {
            #expect(!Self.kinds(Array(bytes[..<length])).isEmpty)
        }
        #expect(Self.kinds(Array(bytes[...end])).isEmpty)
    }

    @Test("damaged bytes are refused or read, and never more than that", arguments: UInt64(0)..<40)
    func damaged(seed: UInt64) {
        var random = Seeded(seed)
        let original = Array(CamtTemplate.text.utf8)
        for _ in 0..<25 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8.random(in: 0...127, using: &random), at: place)
                default:
                    let end = min(bytes.count, place + Int.random(in: 1...60, using: &random))
                    bytes.insert(contentsOf: bytes[place..<end], at: place)
                }
            }
            guard let file = try? CamtReader.read(bytes, file: "s.xml") else { continue }
            for entry in file.statements.flatMap(\.entries) {
                #expect(entry.amount >= .zero && entry.amount <= Fen.readableLimit)
                #expect(!entry.details.isEmpty)
            }
        }
    }
}
