import Domain
import Formats
import Intake
import Store
import Synchronization
import Vault

/// The register of persons in memory. Persons are only ever added, so a copy is whole as long as
/// the highest row number is the one that it was made with.
final class RegisterShelf: Sendable {
    private let kept = Mutex<(last: Int32, register: Register)?>(nil)

    func register(in tx: Transaction) async throws -> Register {
        let last = try await tx.lastRegisterNumbers().person
        if let known = kept.withLock({ $0 }), known.last == last { return known.register }
        var register = Register(expected: Int(last))
        try await tx.eachPerson { person in
            // A second person under the same number is left out: the check on the register says so.
            _ = register.add(
                PersonKey(high: person.index.high, low: person.index.low),
                person: person.number, household: person.household,
                name: FieldReader.name(person.name))
        }
        let made = register
        kept.withLock { $0 = (last, made) }
        return made
    }
}

extension Transaction {
    /// The blind indices of ID numbers, as the register looks persons up.
    var blindIndexing: BlindIndexing {
        let index = keys.index
        return { idNumbers in
            idNumbers.withUnsafeBytes { packed in
                index.values(of: packed, width: 18, as: .idNumber).map {
                    PersonKey(high: $0.high, low: $0.low)
                }
            }
        }
    }
}
