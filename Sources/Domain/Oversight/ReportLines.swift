/// A refused row of a feed, as the reports list it.
package struct RejectLine: Sendable {
    package var file: String
    package var line: Int64
    package var reason: String
    package var column: String?
    package var maskedValue: String

    package init(
        file: String, line: Int64, reason: String, column: String?, maskedValue: String
    ) {
        self.file = file
        self.line = line
        self.reason = reason
        self.column = column
        self.maskedValue = maskedValue
    }
}

/// A lead, as the reports list it.
package struct LeadLine: Sendable {
    package var household: HouseholdID
    package var cause: Cause
    package var channel: Channel

    package init(
        household: HouseholdID, cause: Cause, channel: Channel
    ) {
        self.household = household
        self.cause = cause
        self.channel = channel
    }
}

/// A payout, as the reports list it.
package struct PayoutLine: Sendable {
    package var household: HouseholdID
    package var cause: Cause
    package var classID: ClassID
    package var perCapitaIncome: Fen
    package var amount: Fen
    package var approvedOn: Day

    package init(
        household: HouseholdID, cause: Cause, classID: ClassID, perCapitaIncome: Fen, amount: Fen,
        approvedOn: Day
    ) {
        self.household = household
        self.cause = cause
        self.classID = classID
        self.perCapitaIncome = perCapitaIncome
        self.amount = amount
        self.approvedOn = approvedOn
    }
}

/// A posting with its entry, as the book lists it.
package struct BookLine: Sendable, Equatable {
    package var entry: Int64
    package var day: Day
    package var kind: String
    package var narrative: String
    package var account: AccountCode
    package var amount: Fen
    package var balance: Fen
    package var payment: String?

    package init(
        entry: Int64, day: Day, kind: String, narrative: String, account: AccountCode, amount: Fen,
        balance: Fen, payment: String?
    ) {
        self.entry = entry
        self.day = day
        self.kind = kind
        self.narrative = narrative
        self.account = account
        self.amount = amount
        self.balance = balance
        self.payment = payment
    }
}
