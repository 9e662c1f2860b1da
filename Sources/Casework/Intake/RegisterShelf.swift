import Domain
import Formats
import Intake
import Store
import Synchronization
import Vault

/// The register of persons in memory. Persons are only ever added, so a copy is whole as long as
/// the highest row number is the one that it was made with.
final class RegisterShelf: Sendable {
    private let kept = Mutex<(state: State, register: Register)?>(nil)

    /// What a copy is made of: other keys give other codes, and who was erased is in it no more.
    private struct State: Equatable {
        var last: Int32
        var erased: Int64
        var keys: [UInt16]
    }

    func register(in tx: Transaction) async throws -> Register {
        try await tx.demandCurrentKeys()
        let state = State(
            last: try await tx.lastRegisterNumbers().person,
            erased: try await tx.erasedHouseholds(), keys: tx.keys.indices.map(\.keyID))
        if let known = kept.withLock({ $0 }), known.state == state { return known.register }
        var register = Register(expected: Int(state.last))
        try await tx.eachPerson { person in
            // A second person under the same number is left out: the check on the register says so.
            _ = register.add(
                PersonKey(high: person.index.high, low: person.index.low),
                person: person.number, household: person.household,
                name: FieldReader.name(person.name))
        }
        let made = register
        kept.withLock { $0 = (state, made) }
        return made
    }
}

extension Transaction {
    /// The blind indices of ID numbers, as a register looks persons up. While an index key is being
    /// exchanged the register holds codes of both keys: who is not found under the newest one is
    /// sought under the older ones.
    func blindIndexing(in register: Register) -> BlindIndexing {
        let (newest, older) = (keys.index, keys.olderIndices)
        return { idNumbers in
            var found = newest.persons(of: idNumbers)
            for index in older where found.contains(where: { register.place(of: $0) == nil }) {
                for (place, key) in index.persons(of: idNumbers).enumerated()
                where register.place(of: found[place]) == nil && register.place(of: key) != nil {
                    found[place] = key
                }
            }
            return found
        }
    }
}

extension BlindIndex {
    /// The codes of ID numbers that lie one behind the other.
    fileprivate func persons(of idNumbers: [UInt8]) -> [PersonKey] {
        idNumbers.withUnsafeBytes { packed in
            values(of: packed, width: 18, as: .idNumber).map {
                PersonKey(high: $0.high, low: $0.low)
            }
        }
    }
}
