import Domain
import Store

/// 查人 - the persons of the register under an ID number.
package struct FindPerson: Inquiry {
    package var idNumber: IDNumber

    package init(idNumber: IDNumber) { self.idNumber = idNumber }

    package func answer(in tx: Transaction) async throws -> [PersonRow] {
        try await tx.persons(under: idNumber)
    }
}

/// 农户档案 - a household with its members, totals and claims.
package struct OpenHousehold: GuardedInquiry {
    package static let name = "open_household"
    package static let permission = Permission.readCases

    package var household: HouseholdID

    package init(_ household: HouseholdID) { self.household = household }

    package func answer(in tx: Transaction) async throws -> HouseholdFile {
        try await tx.householdFile(household)
    }
}
