import Casework
import Digests
import Domain

extension Given {
    /// Adds a household to the register, with the account and the telephone of A01.
    package func register(_ id: HouseholdID, of persons: [Person]) async throws {
        var register = CountyRegister()
        var household = TestCounty.households[0]
        household.id = id
        register.households = [household]
        register.persons = persons.map { person in
            var member = person
            member.household = id
            return member
        }
        _ = try await casework.perform(
            RegisterCounty(
                register: register, digest: HashAlgorithm.sha256.hash("household \(id)")),
            by: Staff.handler)
    }
}
