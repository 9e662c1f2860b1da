import Domain

/// Why a batch cannot become a payment file. Names the payment, never the payee.
package enum PaymentFileDefect: Error, Sendable, Hashable, CustomStringConvertible {
    case noOrders
    /// Two orders under one number.
    case repeatedNumber(PaymentNumber)
    /// A text of the batch or its payer that is empty, longer than its field, or has characters
    /// that a bank cannot take.
    case text(Field, payment: PaymentNumber?)

    /// The fields that are checked, with ISO 20022's greatest length.
    package enum Field: String, Sendable, CaseIterable {
        case batchID = "MsgId"
        case payerName = "Dbtr/Nm"
        case payerAccount = "DbtrAcct"
        case payerBank = "DbtrAgt"
        case clearingCode = "ClrSysMmbId"
        case payeeName = "Cdtr/Nm"
        case payeeAccount = "CdtrAcct"
        case payeeBank = "CdtrAgt"

        /// In Unicode scalars.
        package var longest: Int {
            switch self {
            case .batchID, .clearingCode: 35
            case .payerAccount, .payeeAccount: 34
            case .payerName, .payerBank, .payeeName, .payeeBank: 140
            }
        }
    }

    package var description: String {
        switch self {
        case .noOrders:
            "the batch has no payments; put approved payouts into it"
        case .repeatedNumber(let number):
            "the payment \(number) is in the batch twice; take one out"
        case .text(let field, let payment):
            (payment.map { "payment \($0): " } ?? "")
                + "\(field.rawValue) is empty, longer than \(field.longest) characters, "
                + "or has characters that no bank takes; correct it in the register"
        }
    }
}

extension PaymentFile {
    /// Whether a bank would take the payer: its texts fit their fields, the account is letters,
    /// digits and hyphens, and the clearing code has the twelve digits of CNAPS.
    package static func canPay(from payer: Payer) -> Bool {
        do throws(PaymentFileDefect) { try check(payer) } catch { return false }
        return payer.account.contains(/^[0-9A-Za-z-]{5,34}$/)
            && payer.clearingCode?.contains(/^[0-9]{12}$/) ?? true
    }

    /// Whether a bank would take the payee, by the same fields. Some registers leave the bank out.
    package static func canPay(to payee: BankAccount) -> Bool {
        do throws(PaymentFileDefect) {
            try check(payee.holder, .payeeName)
            try check(payee.number.revealed, .payeeAccount)
            if !payee.bank.isEmpty { try check(payee.bank, .payeeBank) }
        } catch {
            return false
        }
        return payee.number.revealed.contains(/^[0-9A-Za-z-]{5,34}$/)
    }

    private static func check(_ payer: Payer) throws(PaymentFileDefect) {
        try check(payer.name, .payerName)
        try check(payer.account, .payerAccount)
        try check(payer.bank, .payerBank)
        if let code = payer.clearingCode { try check(code, .clearingCode) }
    }

    static func check(_ batch: PaymentBatch) throws(PaymentFileDefect) {
        guard !batch.orders.isEmpty else { throw .noOrders }
        try check(batch.id, .batchID)
        try check(batch.payer)
        var seen: Set<PaymentNumber> = []
        for order in batch.orders {
            guard seen.insert(order.number).inserted else {
                throw .repeatedNumber(order.number)
            }
            try check(order.payee.holder, .payeeName, order.number)
            try check(order.payee.number.revealed, .payeeAccount, order.number)
            if !order.payee.bank.isEmpty {
                try check(order.payee.bank, .payeeBank, order.number)
            }
        }
    }

    /// Neither empty nor too long, no white space at the ends (banks drop it), no control
    /// characters, nothing that XML 1.0 cannot hold.
    private static func check(
        _ text: String, _ field: PaymentFileDefect.Field, _ payment: PaymentNumber? = nil
    ) throws(PaymentFileDefect) {
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last,
            scalars.count <= field.longest, !first.properties.isWhitespace,
            !last.properties.isWhitespace,
            scalars.allSatisfy({ scalar in
                scalar.properties.generalCategory != .control
                    && !scalar.properties.isNoncharacterCodePoint
            })
        else { throw .text(field, payment: payment) }
    }
}
