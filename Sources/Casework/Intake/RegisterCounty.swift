import Digests
import Domain
import Formats
import Store

/// 建册 - the county's register is loaded: areas, households, persons, verifiers, vehicles and the
/// working calendar, in one transaction. A household or person that is there already stays as it
/// is, and nobody comes to a role by it but new verifiers to theirs.
package struct RegisterCounty: Action {
    package static let name = "register_county"
    package static let permission = Permission.keepRegister
    package static let isBulk = true
    package static let isCountywide = true

    package var register: CountyRegister
    /// SHA-256 over the files.
    package var digest: Digest

    package init(register: CountyRegister, digest: Digest) {
        self.register = register
        self.digest = digest
    }

    package struct Outcome: Codable, Sendable, Equatable {
        package var households: Int
        package var persons: Int
    }

    package func write(to request: inout CanonicalBytes) { request.append(digest) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        try await tx.lockImports()
        try await tx.upsert(register.areas)
        try await tx.enter(register.officers)
        try await tx.upsert(register.vehicles)
        try await tx.upsert(register.calendar.map { ($0.day, $0.exception, $0.name) })
        let known = try await tx.householdNumbers()
        let last = try await tx.lastRegisterNumbers()
        let new = register.households.filter { known[$0.id] == nil }
        try await tx.copyHouseholds(new, from: last.household + 1)
        var entered: [HouseholdID: NewMember.Home] = [:]
        entered.reserveCapacity(new.count)
        for (offset, household) in new.enumerated() {
            entered[household.id] = NewMember.Home(
                number: last.household + 1 + Int32(offset), village: household.village)
        }
        let persons = try await tx.copyPersons(
            register.persons.lazy.compactMap { person in
                entered[person.household].map { NewMember(person: person, home: $0) }
            }, from: last.person + 1)
        context.note("files", digest)
        context.note("households", new.count)
        context.note("persons", persons)
        return Outcome(households: new.count, persons: persons)
    }
}

/// What the files of a county's register hold.
package struct CountyRegister: Sendable {
    package var areas: [Area] = []
    package var officers: [Officer] = []
    package var vehicles: [Vehicle] = []
    package var calendar: [CalendarDay] = []
    package var households: [Household] = []
    package var persons: [Person] = []

    package init() {}
}
