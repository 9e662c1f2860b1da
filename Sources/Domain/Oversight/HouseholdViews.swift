/// Which person of the register it is, from 1: no part of the ID number, and no secret.
package typealias PersonNumber = Int64

/// 人员 - a person as a search shows them. Masked: who needs more opens the household, and says why.
package struct PersonRow: Sendable, Equatable {
    package var number: PersonNumber
    package var household: HouseholdID
    package var maskedName: String
    package var maskedID: String
    package var relation: String
    package var village: String

    package init(
        number: PersonNumber, household: HouseholdID, maskedName: String, maskedID: String,
        relation: String, village: String
    ) {
        self.number = number
        self.household = household
        self.maskedName = maskedName
        self.maskedID = maskedID
        self.relation = relation
        self.village = village
    }
}

/// 农户档案 - a household with its members, what they bear by cause and year, and its claims.
package struct HouseholdFile: Sendable, Equatable {
    package var id: HouseholdID
    package var village: String
    package var className: String
    package var maskedHolder: String
    package var bank: String
    package var maskedAccount: String
    package var maskedPhone: String
    package var members: [PersonRow]
    package var totals: [Total]
    package var claims: [CaseRow]
    /// When what tells of its people was destroyed; nil for a household that is known.
    package var erasedOn: Day?

    package init(
        id: HouseholdID, village: String, className: String, maskedHolder: String, bank: String,
        maskedAccount: String, maskedPhone: String
    ) {
        self.id = id
        self.village = village
        self.className = className
        self.maskedHolder = maskedHolder
        self.bank = bank
        self.maskedAccount = maskedAccount
        self.maskedPhone = maskedPhone
        self.members = []
        self.totals = []
        self.claims = []
    }

    /// 年度自负合计 - what the household bore in a calendar year for a cause, by the departments' feeds.
    package struct Total: Sendable, Equatable {
        package var cause: Cause
        package var year: Int
        package var amount: Fen

        package init(cause: Cause, year: Int, amount: Fen) {
            self.cause = cause
            self.year = year
            self.amount = amount
        }
    }
}
