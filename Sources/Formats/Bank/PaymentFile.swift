import Domain

/// 付款文件 - writes a batch as ISO 20022 `CustomerCreditTransferInitiation`, pain.001.001.09.
///
/// The same batch gives the same bytes. Accounts are `Othr` ids, for China has no IBAN; the bank is
/// asked to book every payment by itself (`BtchBookg` false), so that each comes back on the
/// statement under its own number, and charges are the payer's (`DEBT`), so that relief arrives
/// whole.
package enum PaymentFile {
    package static let namespace = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"

    /// - Throws: ``PaymentFileDefect``, first that applies; a file that a bank could not take is
    ///   never written.
    package static func write(_ batch: PaymentBatch) throws(PaymentFileDefect) -> [UInt8] {
        try check(batch)
        var writer = XMLWriter()
        writer.element("Document", (name: "xmlns", value: namespace)) { document in
            document.element("CstmrCdtTrfInitn") { message in
                message.element("GrpHdr") { header(batch, in: &$0) }
                message.element("PmtInf") { payments(batch, in: &$0) }
            }
        }
        return writer.bytes
    }

    private static func header(_ batch: PaymentBatch, in writer: inout XMLWriter) {
        writer.leaf("MsgId", batch.id)
        writer.leaf("CreDtTm", dateTime(batch.createdAt))
        writer.leaf("NbOfTxs", batch.orders.count.description)
        writer.leaf("CtrlSum", batch.total.description)
        writer.element("InitgPty") { $0.leaf("Nm", batch.payer.name) }
    }

    private static func payments(_ batch: PaymentBatch, in writer: inout XMLWriter) {
        let payer = batch.payer
        writer.leaf("PmtInfId", batch.id)
        writer.leaf("PmtMtd", "TRF")
        writer.leaf("BtchBookg", "false")
        writer.leaf("NbOfTxs", batch.orders.count.description)
        writer.leaf("CtrlSum", batch.total.description)
        writer.element("ReqdExctnDt") { $0.leaf("Dt", batch.payOn.description) }
        writer.element("Dbtr") { $0.leaf("Nm", payer.name) }
        account(payer.account, as: "DbtrAcct", in: &writer)
        agent(payer.bank, clearingCode: payer.clearingCode, as: "DbtrAgt", in: &writer)
        writer.leaf("ChrgBr", "DEBT")
        for order in batch.orders {
            writer.element("CdtTrfTxInf") { transfer(order, in: &$0) }
        }
    }

    private static func transfer(_ order: PaymentOrder, in writer: inout XMLWriter) {
        writer.element("PmtId") { $0.leaf("EndToEndId", order.number.description) }
        writer.element("Amt") {
            $0.leaf("InstdAmt", order.amount.description, (name: "Ccy", value: "CNY"))
        }
        if !order.payee.bank.isEmpty {
            agent(order.payee.bank, clearingCode: nil, as: "CdtrAgt", in: &writer)
        }
        writer.element("Cdtr") { $0.leaf("Nm", order.payee.holder) }
        account(order.payee.number.revealed, as: "CdtrAcct", in: &writer)
        writer.element("RmtInf") { $0.leaf("Ustrd", "防贫救助金") }
    }

    private static func account(
        _ number: String, as name: String, in writer: inout XMLWriter
    ) {
        writer.element(name) { account in
            account.element("Id") { id in
                id.element("Othr") { $0.leaf("Id", number) }
            }
            account.leaf("Ccy", "CNY")
        }
    }

    /// `CNAPS` is what ISO 20022's external code list calls China's clearing system.
    private static func agent(
        _ bank: String, clearingCode: String?, as name: String, in writer: inout XMLWriter
    ) {
        writer.element(name) { agent in
            agent.element("FinInstnId") { id in
                if let clearingCode {
                    id.element("ClrSysMmbId") { member in
                        member.element("ClrSysId") { $0.leaf("Cd", "CNAPS") }
                        member.leaf("MmbId", clearingCode)
                    }
                }
                id.leaf("Nm", bank)
            }
        }
    }

    /// `2026-11-12T09:00:00+08:00`: whole seconds, for some banks take no fractions.
    private static func dateTime(_ instant: Instant) -> String {
        let full = Array(instant.description.utf8)
        return String(decoding: full.prefix(19) + full.suffix(6), as: UTF8.self)
    }
}
