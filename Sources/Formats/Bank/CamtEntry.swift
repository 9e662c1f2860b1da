import Domain

extension PartReader {
    /// An `Ntry`; nil when it is not booked, or has mistakes.
    ///
    /// - Parameter position: its place in the statement from 1, for entries without a reference.
    mutating func entry(_ part: XMLPart, position: Int) -> StatementEntry? {
        guard let isBooked = isBooked(part), isBooked else { return nil }
        let amount = requiredAmount(part)
        let direction = self.direction(part)
        let isReversal = reversal(part)
        let booked = part.first("BookgDt").flatMap { day($0) }
        let value = part.first("ValDt").flatMap { day($0) }
        if part.first("BookgDt") == nil, part.first("ValDt") == nil {
            problems.add(
                .missing, line: part.line, column: part.column,
                "Ntry has neither BookgDt nor ValDt")
        }
        let note = part.first("AddtlNtryInf")?.value ?? ""
        let details = self.details(part, note: note)
        guard let amount, let direction, let isReversal, let details,
            let bookedOn = booked ?? value
        else { return nil }
        let transactions = part.all("NtryDtls").flatMap { $0.all("TxDtls") }
        let ownReference = part.first("AcctSvcrRef")?.value ?? ""
        let onlyReference =
            transactions.count == 1
            ? transactions[0].first("Refs", "AcctSvcrRef")?.value ?? "" : ""
        let servicer = ownReference.isEmpty ? onlyReference : ownReference
        let reference = part.first("NtryRef")?.value ?? ""
        return StatementEntry(
            reference: reference.isEmpty ? position.description : reference,
            servicerReference: servicer.isEmpty ? nil : servicer, amount: amount,
            direction: direction, isReversal: isReversal, bookedOn: bookedOn,
            valueOn: value ?? bookedOn, details: details)
    }

    /// `BOOK`, as text in version 02 and as a code in version 08. What is pending or only for
    /// information is in no balance, so it is noted and left out.
    private mutating func isBooked(_ part: XMLPart) -> Bool? {
        guard let status = required(part, "Sts") else { return nil }
        let code = status.first("Cd") ?? status
        switch code.value {
        case "BOOK": return true
        case "PDNG", "INFO", "FUTR":
            problems.note(
                .notBooked, line: code.line, column: code.column,
                "an entry with the status \(code.value) was left out")
            return false
        default:
            problems.add(
                .status, line: code.line, column: code.column,
                "the status '\(shortened(code.value))' is none of BOOK, PDNG, INFO, FUTR")
            return nil
        }
    }

    private mutating func reversal(_ part: XMLPart) -> Bool? {
        guard let mark = part.first("RvslInd") else { return false }
        switch mark.value {
        case "true", "1": return true
        case "false", "0": return false
        default:
            problems.add(
                .status, line: mark.line, column: mark.column,
                "RvslInd '\(shortened(mark.value))' is neither true nor false")
            return nil
        }
    }

    /// The transactions of all `NtryDtls`; one without anything where the bank gives none.
    private mutating func details(
        _ part: XMLPart, note: String
    ) -> [StatementEntry.Detail]? {
        let transactions = part.all("NtryDtls").flatMap { $0.all("TxDtls") }
        if transactions.isEmpty { return [StatementEntry.Detail(endToEndID: "", remittance: note)] }
        var details: [StatementEntry.Detail] = []
        for transaction in transactions {
            guard let detail = detail(transaction, note: note) else { continue }
            details.append(detail)
        }
        return details.count == transactions.count ? details : nil
    }

    private mutating func detail(
        _ part: XMLPart, note: String
    ) -> StatementEntry.Detail? {
        var amount: Fen?
        // Version 08 has the amount itself; version 02 only among the amounts' details.
        if let said = part.first("Amt") ?? part.first("AmtDtls", "TxAmt", "Amt") {
            guard let value = self.amount(said) else { return nil }
            amount = value
        }
        var direction: BankDirection?
        if let said = part.first("CdtDbtInd") {
            guard let value = self.direction(of: said) else { return nil }
            direction = value
        }
        var remittance = (part.first("RmtInf")?.all("Ustrd") ?? []).map(\.value)
            .filter { !$0.isEmpty }.joined(separator: " ")
        if remittance.isEmpty { remittance = part.first("AddtlTxInf")?.value ?? note }
        return StatementEntry.Detail(
            endToEndID: part.first("Refs", "EndToEndId")?.value ?? "", amount: amount,
            direction: direction, remittance: remittance)
    }
}
