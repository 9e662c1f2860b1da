import Domain
import Formats
import Foundation
import Seeding
import Testing

@Suite("camt.053: what is wrong is named with its place")
struct CamtProblemTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let old: String
        let new: String
        let kind: BankFileProblem.Kind
        let line: Int
        let column: Int?
        let says: String

        init(
            _ old: String, _ new: String, _ kind: BankFileProblem.Kind, _ line: Int,
            _ column: Int?, _ says: String
        ) {
            self.old = old
            self.new = new
            self.kind = kind
            self.line = line
            self.column = column
            self.says = says
        }

        var testDescription: String { "\(old) -> \(new)" }
    }

    static let entryAmount = "<Amt Ccy=\"CNY\">9.00</Amt>"

    static let faults: [Fault] = [
        Fault("camt.053.001.08", "camt.053.001.06", .version, 2, 66, "camt.053.001.06"),
        Fault("camt.053.001.08", "pain.001.001.09", .version, 2, 66, "no bank"),
        Fault("<Id>S</Id>", "<Id></Id>", .missing, 3, 11, "Id is empty"),
        Fault("<Id>S</Id>", "", .missing, 3, 7, "Stmt/Id is missing"),
        Fault(">7<", ">7a<", .number, 3, 31, "'7a' is no whole number"),
        Fault(">7<", ">-7<", .number, 3, 31, "'-7' is no whole number"),
        Fault("<Othr><Id>62170001</Id></Othr>", "", .missing, 4, 11, "Acct/Id/Othr is missing"),
        Fault("<Ccy>CNY</Ccy>", "<Ccy>USD</Ccy>", .currency, 4, 51, "'USD' and not in CNY"),
        Fault(">OPBD<", ">OPAV<", .missing, 3, 7, "no opening balance"),
        Fault(">CLBD<", ">CLAV<", .missing, 3, 7, "closing balance"),
        Fault(">5.00<", ">5.001<", .amount, 5, 66, "'5.001' has more than two decimals"),
        Fault(">CLBD<", ">OPBD<", .balance, 7, 6, "differs from the first"),
        Fault("2026-11-30", "2026-11-31", .date, 8, 36, "is no day of the calendar"),
        Fault(entryAmount, "<Amt Ccy=\"USD\">9.00</Amt>", .currency, 10, 16, "'USD'"),
        Fault(entryAmount, "<Amt>9.00</Amt>", .currency, 10, 6, "no currency"),
        Fault(entryAmount, "<Amt Ccy=\"CNY\"></Amt>", .amount, 10, 16, "is empty"),
        Fault(entryAmount, "<Amt Ccy=\"CNY\">9.000</Amt>", .amount, 10, 16, "two decimals"),
        Fault(entryAmount, "<Amt Ccy=\"CNY\">-9.00</Amt>", .amount, 10, 16, "cannot be read"),
        Fault(entryAmount, "<Amt Ccy=\"CNY\">9e3</Amt>", .amount, 10, 16, "cannot be read"),
        Fault(entryAmount, "<Amt Ccy=\"CNY\">1,000.00</Amt>", .amount, 10, 16, "cannot be read"),
        Fault(entryAmount, "<Amt Ccy=\"CNY\">.</Amt>", .amount, 10, 16, "cannot be read"),
        Fault(
            entryAmount, "<Amt Ccy=\"CNY\">10000000000000</Amt>", .amount, 10, 16, "larger than"),
        Fault(entryAmount, "", .missing, 9, 7, "Ntry/Amt is missing"),
        Fault("<CdtDbtInd>DBIT</CdtDbtInd><Rv", "<Rv", .missing, 9, 7, "Ntry/CdtDbtInd"),
        Fault(
            "<CdtDbtInd>DBIT</CdtDbtInd><Rv", "<CdtDbtInd>Debit</CdtDbtInd><Rv", .direction, 11,
            12, "'Debit' is neither"),
        Fault(">false<", ">no<", .status, 11, 37, "'no' is neither true nor false"),
        Fault(">BOOK<", ">GONE<", .status, 12, 10, "'GONE' is none of"),
        Fault("<Sts><Cd>BOOK</Cd></Sts>", "", .missing, 9, 7, "Ntry/Sts is missing"),
        Fault("2026-11-02", "2026-11-2", .date, 13, 14, "cannot be read"),
        Fault("2026-11-02", "20261102ab", .date, 13, 14, "cannot be read"),
        Fault("2026-11-03", "2026-11-03+8", .date, 13, 50, "cannot be read"),
        Fault("<Dt>2026-11-02</Dt>", "", .missing, 13, 10, "neither Dt nor DtTm"),
        Fault(
            "</Refs>", "</Refs><Amt Ccy=\"EUR\">9.00</Amt>", .currency, 14, 81, "'EUR'"),
        Fault("</Refs>", "</Refs><CdtDbtInd>X</CdtDbtInd>", .direction, 14, 77, "'X'"),
        Fault("</Ntry>", "", .form, 16, nil, "not well-formed"),
        Fault("</Id><El", "</Ix><El", .form, 3, nil, "not well-formed"),
        Fault(">附注<", ">&unknown;<", .form, 15, nil, "not well-formed"),
        Fault(">附注<", ">\u{1}<", .form, 15, nil, "not well-formed"),
        Fault("<Sts>", "<Sts a=\"1\" a=\"2\">", .form, 12, nil, "not well-formed"),
    ]

    @Test("one fault, one problem, where it stands", arguments: faults)
    func fault(fault: Fault) throws {
        let range = try #require(CamtTemplate.text.range(of: fault.old))
        let text = CamtTemplate.text.replacingCharacters(in: range, with: fault.new)
        let refusal = try #require(throws: BankFileRefusal.self) {
            try CamtReader.read(Array(text.utf8), file: "s.xml")
        }
        let problem = try #require(refusal.problems.first { $0.kind == fault.kind })
        #expect(problem.line == fault.line)
        if let column = fault.column { #expect(problem.column == column) }
        #expect(problem.what.contains(fault.says), "\(problem)")
        #expect(problem.description.hasPrefix("s.xml: line \(fault.line)"))
        #expect(!problem.remedy.isEmpty)
        #expect(refusal.problems.count <= 2)
    }

    @Test("all mistakes are named in one go, up to a limit")
    func all() throws {
        let text = CamtTemplate.text.replacingOccurrences(of: ">9.00<", with: ">x<")
            .replacingOccurrences(of: ">BOOK<", with: "> BOOK\n<")
            .replacingOccurrences(of: "2026-11-02", with: "gestern")
            .replacingOccurrences(of: ">7<", with: ">?<")
        let refusal = try #require(throws: BankFileRefusal.self) {
            try CamtReader.read(Array(text.utf8), file: "s.xml")
        }
        #expect(refusal.problems.map(\.kind) == [.amount, .date, .number])
        #expect(refusal.description.split(separator: "\n").count == 3)
        var random = Seeded(1)
        let many = RandomStatements.statement(&random, entries: 500)
        let broken = CamtWriter(version: .v08).document([many])
            .replacingOccurrences(of: "<NtryRef>", with: "<RvslInd>maybe</RvslInd><NtryRef>")
        let flood = try #require(throws: BankFileRefusal.self) {
            try CamtReader.read(Array(broken.utf8), file: "s.xml")
        }
        #expect(flood.problems.count == 100)
    }

    @Test("control counts and sums that the entries do not have")
    func totals() throws {
        func kinds(_ totals: String) -> [BankFileProblem.Kind] {
            let text = CamtTemplate.text.replacingOccurrences(
                of: "<Ntry><NtryRef>",
                with: "<TxsSummry>\(totals)</TxsSummry><Ntry><NtryRef>")
            do throws(BankFileRefusal) {
                _ = try CamtReader.read(Array(text.utf8), file: "s.xml")
                return []
            } catch {
                return error.problems.map(\.kind)
            }
        }
        #expect(kinds("<TtlNtries><NbOfNtries>1</NbOfNtries></TtlNtries>") == [])
        #expect(kinds("<TtlNtries><NbOfNtries>2</NbOfNtries></TtlNtries>") == [.control])
        #expect(kinds("<TtlDbtNtries><Sum>9.00</Sum></TtlDbtNtries>") == [])
        #expect(kinds("<TtlDbtNtries><Sum>9</Sum></TtlDbtNtries>") == [])
        #expect(kinds("<TtlDbtNtries><Sum>8.99</Sum></TtlDbtNtries>") == [.control])
        #expect(
            kinds("<TtlCdtNtries><NbOfNtries>1</NbOfNtries><Sum>1</Sum></TtlCdtNtries>")
                == [.control, .control])
    }

    @Test("a message without a statement, and files that are none")
    func nothing() {
        func kind(_ text: String) -> BankFileProblem.Kind? {
            do throws(BankFileRefusal) {
                _ = try CamtReader.read(Array(text.utf8), file: "s.xml")
                return nil
            } catch {
                return error.problems[0].kind
            }
        }
        let namespace = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
        #expect(kind("<Document xmlns='\(namespace)'><BkToCstmrStmt/></Document>") == .missing)
        #expect(kind("<Document xmlns='\(namespace)'/>") == .missing)
        #expect(kind("<Statement xmlns='\(namespace)'/>") == .version)
        #expect(kind("<Document/>") == .version)
        #expect(kind("") == .form)
        #expect(kind("<") == .form)
        #expect(kind("日期,金额\n") == .form)
        #expect(kind("<Document xmlns='\(namespace)'><BkToCstmrStmt>") == .form)
    }
}
