import Domain

/// Writes a statement as camt.053 the way a bank might, to be read back. It shares no code with the
/// reader, nor with the writer of payment files.
struct CamtWriter {
    enum Version: String, CaseIterable {
        case v08 = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"
        case v02 = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"
    }

    var version: Version
    /// A namespace prefix for every element, `c:`, or none.
    var prefix = ""
    var usesTimes = false
    var usesPreviousClosing = false
    var givesTotals = false

    func document(_ statements: [BankStatement]) -> String {
        let bound = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix.dropLast())"
        let header = tag("GrpHdr", tag("MsgId", "M") + tag("CreDtTm", "2026-11-21T08:00:00"))
        let body = statements.map(statement).joined()
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<\(prefix)Document \(bound)=\"\(version.rawValue)\">"
            + tag("BkToCstmrStmt", header + body) + "</\(prefix)Document>\n"
    }

    private func statement(_ statement: BankStatement) -> String {
        var text = tag("Id", escaped(statement.key.id))
        if let sequence = statement.key.sequence { text += tag("ElctrncSeqNb", "\(sequence)") }
        text += tag("CreDtTm", "2026-11-21T08:00:00")
        if let first = statement.firstDay, let last = statement.lastDay {
            let from = tag("FrDtTm", "\(first)T00:00:00") + tag("ToDtTm", "\(last)T23:59:59")
            text += tag("FrToDt", from)
        }
        text += tag("Acct", tag("Id", tag("Othr", tag("Id", escaped(statement.key.account)))))
        text += balance(usesPreviousClosing ? "PRCD" : "OPBD", statement.opening, statement)
        text += balance("CLBD", statement.closing, statement)
        text += balance("CLAV", Fen(1), statement)
        if givesTotals { text += totals(statement) }
        return "\n" + tag("Stmt", text + statement.entries.map(entry).joined() + "\n")
    }

    private func balance(_ code: String, _ amount: Fen, _ statement: BankStatement) -> String {
        tag(
            "Bal",
            tag("Tp", tag("CdOrPrtry", tag("Cd", code))) + money(amount.absolute)
                + tag("CdtDbtInd", amount < .zero ? "DBIT" : "CRDT")
                + tag("Dt", date(statement.closingDay)))
    }

    private func totals(_ statement: BankStatement) -> String {
        func group(_ name: String, _ direction: BankDirection?) -> String {
            let entries = statement.entries.filter {
                direction == nil || $0.direction == direction
            }
            return tag(
                name,
                tag("NbOfNtries", "\(entries.count)")
                    + tag("Sum", "\(entries.map(\.amount).total())"))
        }
        return tag(
            "TxsSummry",
            group("TtlNtries", nil) + group("TtlCdtNtries", .credit)
                + group("TtlDbtNtries", .debit))
    }

    private func entry(_ entry: StatementEntry) -> String {
        var text = tag("NtryRef", escaped(entry.reference)) + money(entry.amount)
        text += tag("CdtDbtInd", entry.direction == .credit ? "CRDT" : "DBIT")
        if entry.isReversal { text += tag("RvslInd", "true") }
        text += tag("Sts", version == .v08 ? tag("Cd", "BOOK") : "BOOK")
        text += tag("BookgDt", date(entry.bookedOn)) + tag("ValDt", date(entry.valueOn))
        if let reference = entry.servicerReference {
            text += tag("AcctSvcrRef", escaped(reference))
        }
        text += tag("BkTxCd", tag("Prtry", tag("Cd", "TRF")))
        return "\n" + tag("Ntry", text + tag("NtryDtls", entry.details.map(detail).joined()))
    }

    private func detail(_ detail: StatementEntry.Detail) -> String {
        var text =
            detail.endToEndID.isEmpty
            ? "" : tag("Refs", tag("EndToEndId", escaped(detail.endToEndID)))
        if let amount = detail.amount {
            text +=
                version == .v08
                ? money(amount) : tag("AmtDtls", tag("TxAmt", money(amount)))
        }
        if let direction = detail.direction {
            text += tag("CdtDbtInd", direction == .credit ? "CRDT" : "DBIT")
        }
        if !detail.remittance.isEmpty {
            text += tag("RmtInf", tag("Ustrd", escaped(detail.remittance)))
        }
        return tag("TxDtls", text)
    }

    private func date(_ day: Day) -> String {
        usesTimes ? tag("DtTm", "\(day)T23:30:00.5+08:00") : tag("Dt", "\(day)")
    }

    private func money(_ amount: Fen) -> String {
        "<\(prefix)Amt Ccy=\"CNY\">\(amount)</\(prefix)Amt>"
    }

    private func tag(_ name: String, _ content: String) -> String {
        "<\(prefix)\(name)>\(content)</\(prefix)\(name)>"
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case "&": result += "&amp;"
            case ">": result += "&#62;"
            case "]": result += "<![CDATA[]]]>"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Fen {
    fileprivate var absolute: Fen { self < .zero ? -self : self }
}
