import Domain
import Formats
import Foundation
import FoundationXML
import Seeding
import Testing

@Suite("pain.001: the payment file")
struct PaymentFileTests {
    static func order(
        _ number: String, _ fen: Int64, name: String = "王小明",
        account: String = "621773073903471230", bank: String = "清川农村商业银行"
    ) -> PaymentOrder {
        PaymentOrder(
            number: PaymentNumber(number)!, amount: Fen(fen),
            payee: BankAccount(bank: bank, number: Sensitive(account), holder: name))
    }

    static func batch(
        _ orders: [PaymentOrder], id: String = "FP-340299-20261112-001",
        payer: Payer = Payer(
            name: "清川县防贫保障资金专户", account: "2026001000000001", bank: "清川农村商业银行",
            clearingCode: "402376000012")
    ) -> PaymentBatch {
        PaymentBatch(
            id: id, createdAt: Instant(Day(2026, 11, 11)!, secondsAfterMidnight: 34_509),
            payOn: Day(2026, 11, 12)!, payer: payer, orders: orders)
    }

    /// The golden file was found valid against pain.001.001.09.xsd when it was added.
    @Test("the golden file, byte for byte")
    func golden() throws {
        let bytes = try PaymentFile.write(
            PaymentFileTests.batch([
                PaymentFileTests.order("340299100204005942-illness", 245_735),
                PaymentFileTests.order(
                    "340299103207005150-illness-2", 50_000, name: "肉孜古丽·麦麦提吐尔孙",
                    account: "01-2345678901234567", bank: ""),
                PaymentFileTests.order(
                    "340299101204004085-education", 1, name: "O'Neil <𠮷> & \"Söhne\"",
                    bank: "A&B"),
            ]))
        #expect(bytes == CamtReaderTests.sample("pain-001-golden.xml"))
    }

    @Test(
        "any batch reads back as it is, with its count and control sum", arguments: UInt64(0)..<40)
    func readsBack(seed: UInt64) throws {
        var random = Seeded(seed)
        let count = Int.random(in: 1...60, using: &random)
        let orders = (0..<count).map { index in
            PaymentFileTests.order(
                "\(index)-\(Cause.allCases.randomElement(using: &random)!.rawValue)",
                Int64.random(in: 1...999_999_999, using: &random),
                name: RandomStatements.word(&random),
                account: "\(Int64.random(in: 1...(.max), using: &random))",
                bank: Bool.random(using: &random) ? RandomStatements.word(&random) : "")
        }
        let batch = PaymentFileTests.batch(orders)
        let bytes = try PaymentFile.write(batch)
        #expect(try PaymentFile.write(batch) == bytes)
        let leaves = Leaves.of(bytes)
        let total = orders.map(\.amount).total().description
        #expect(leaves["GrpHdr/NbOfTxs"] == ["\(count)"])
        #expect(leaves["PmtInf/NbOfTxs"] == ["\(count)"])
        #expect(leaves["GrpHdr/CtrlSum"] == [total])
        #expect(leaves["PmtInf/CtrlSum"] == [total])
        #expect(leaves["GrpHdr/MsgId"] == [batch.id])
        #expect(leaves["GrpHdr/CreDtTm"] == ["2026-11-11T09:35:09+08:00"])
        #expect(leaves["ReqdExctnDt/Dt"] == ["2026-11-12"])
        #expect(leaves["Dbtr/Nm"] == ["清川县防贫保障资金专户"])
        #expect(leaves["ClrSysId/Cd"] == ["CNAPS"])
        #expect(leaves["PmtId/EndToEndId"] == orders.map(\.number.description))
        #expect(leaves["Amt/InstdAmt"] == orders.map(\.amount.description))
        #expect(leaves["Cdtr/Nm"] == orders.map(\.payee.holder))
        #expect(
            leaves["Othr/Id"] == [batch.payer.account] + orders.map(\.payee.number.revealed))
        #expect(
            leaves["FinInstnId/Nm"]
                == [batch.payer.bank] + orders.map(\.payee.bank).filter { !$0.isEmpty })
    }

    @Test("a batch that no bank could take is not written")
    func defects() {
        let good = PaymentFileTests.order("A-illness", 100)
        func defect(_ batch: PaymentBatch) -> PaymentFileDefect? {
            do throws(PaymentFileDefect) {
                _ = try PaymentFile.write(batch)
                return nil
            } catch {
                return error
            }
        }
        func text(
            _ field: PaymentFileDefect.Field, _ batch: PaymentBatch, payment: String? = nil
        ) -> Bool {
            defect(batch) == .text(field, payment: payment.flatMap { PaymentNumber($0) })
        }
        #expect(defect(PaymentFileTests.batch([good])) == nil)
        #expect(defect(PaymentFileTests.batch([])) == .noOrders)
        #expect(
            defect(PaymentFileTests.batch([good, good]))
                == .repeatedNumber(PaymentNumber("A-illness")!))
        #expect(
            defect(PaymentFileTests.batch([good], id: String(repeating: "9", count: 35))) == nil)
        #expect(
            text(.batchID, PaymentFileTests.batch([good], id: String(repeating: "9", count: 36))))
        #expect(text(.batchID, PaymentFileTests.batch([good], id: "")))
        for (name, isTaken) in [
            ("", false), (" 王", false), ("王\u{3000}", false), ("王\n明", false), ("王\u{0}", false),
            ("王\u{FFFE}", false), ("王 明", true), (String(repeating: "王", count: 140), true),
            (String(repeating: "王", count: 141), false),
        ] {
            let batch = PaymentFileTests.batch([PaymentFileTests.order("A-illness", 1, name: name)])
            #expect(defect(batch) == (isTaken ? nil : .text(.payeeName, payment: good.number)))
        }
        let long = PaymentFileTests.order(
            "A-illness", 1, account: String(repeating: "6", count: 35))
        #expect(text(.payeeAccount, PaymentFileTests.batch([long]), payment: "A-illness"))
        let bank = PaymentFileTests.order("A-illness", 1, bank: " ")
        #expect(text(.payeeBank, PaymentFileTests.batch([bank]), payment: "A-illness"))
        for (field, payer) in [
            (PaymentFileDefect.Field.payerName, Payer(name: "", account: "1", bank: "B")),
            (.payerAccount, Payer(name: "A", account: "", bank: "B")),
            (.payerBank, Payer(name: "A", account: "1", bank: "")),
            (.clearingCode, Payer(name: "A", account: "1", bank: "B", clearingCode: "")),
        ] {
            #expect(text(field, PaymentFileTests.batch([good], payer: payer)))
        }
    }

    @Test("a defect names the payment and never the payee")
    func secrecy() {
        let order = PaymentFileTests.order("A-illness", 1, name: "王\u{7}小明", account: "6217")
        let defect = #expect(throws: PaymentFileDefect.self) {
            try PaymentFile.write(PaymentFileTests.batch([order]))
        }
        let text = defect?.description ?? ""
        #expect(text.contains("A-illness"))
        #expect(!text.contains("小明") && !text.contains("6217"))
    }
}

/// The texts of a document's leaves by the last two names of their path.
private final class Leaves: NSObject, XMLParserDelegate {
    private var path: [String] = []
    private var text = ""
    private var found: [String: [String]] = [:]

    static func of(_ bytes: [UInt8]) -> [String: [String]] {
        let leaves = Leaves()
        let parser = XMLParser(stream: InputStream(data: Data(bytes)))
        parser.delegate = leaves
        #expect(parser.parse())
        #expect(parser.parserError == nil)
        return leaves.found
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        path.append(name)
        text = ""
        if name == "InstdAmt" { #expect(attributes == ["Ccy": "CNY"]) }
        if name == "Document" { #expect(attributes == ["xmlns": PaymentFile.namespace]) }
    }

    func parser(_ parser: XMLParser, foundCharacters more: String) { text += more }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        if !text.isEmpty { found[path.suffix(2).joined(separator: "/"), default: []].append(text) }
        path.removeLast()
        text = ""
    }
}
