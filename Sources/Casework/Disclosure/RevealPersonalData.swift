import Digests
import Domain
import Store

/// 明文查看 - somebody whose work needs it sees a household's datum unmasked, for a reason that stays
/// in the trail. The action tells nothing itself, so that no stored outcome does; who performs it
/// through ``Casework/reveal(_:in:key:)`` is told once it is committed.
package struct RevealPersonalData: Action {
    package static let name = "reveal_personal_data"
    package static let permission = Permission.reveal

    package var household: HouseholdID
    package var datum: PersonalDatum
    package var reason: String

    package init(household: HouseholdID, datum: PersonalDatum, reason: String) {
        self.household = household
        self.datum = datum
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(household.rawValue)
        request.append(datum.rawValue)
        request.append(reason)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard !context.actor.roles.isDisjoint(with: datum.roles) else {
            throw Refusal.notPermitted(.reveal)
        }
        try context.demandReason(reason)
        let number = try await tx.householdNumber(household).number
        context.note("household", Int(number))
        context.note("datum", datum.rawValue)
        context.note("reason", reason)
        return Done()
    }
}

extension Casework {
    /// Shows somebody who has signed in a household's datum unmasked. That it was shown is
    /// committed before it is opened, so nobody sees what left no trace.
    ///
    /// - Throws: ``Refusal/notPermitted(_:)`` also for a datum that the role does not need,
    ///   ``Refusal/reasonMissing``, ``Refusal/householdNotFound(_:)``.
    package func reveal(
        _ action: RevealPersonalData, in session: Session, key: String
    ) async throws -> String {
        _ = try await perform(action, in: session, key: key)
        return try await database.read(within: session.actor.scope) {
            try await $0.openText(action.datum, of: action.household)
        }
    }
}
