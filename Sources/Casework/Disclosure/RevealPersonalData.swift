import Digests
import Domain
import Store

/// 明文查看 - somebody whose work needs it sees one datum of a household or of one of its members
/// unmasked, for a reason that stays in the trail. Who may, and when: ``PersonalDatum/rules``. The
/// action tells nothing itself, so that no stored outcome does; who performs it through
/// ``Casework/reveal(_:in:key:)`` is told once it is committed.
package struct RevealPersonalData: Action {
    package static let name = "reveal_personal_data"
    package static let permission = Permission.reveal

    package var household: HouseholdID
    package var datum: PersonalDatum
    /// Whose it is, where it is a member's; nil otherwise.
    package var member: PersonNumber?
    package var reason: String

    package init(
        household: HouseholdID, datum: PersonalDatum, member: PersonNumber? = nil,
        reason: String
    ) {
        self.household = household
        self.datum = datum
        self.member = member
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(household.rawValue)
        request.append(datum.rawValue)
        request.append(reason)
        // The datum says whether there is one, so no two requests have the same bytes.
        if let member { request.append(member) }
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let occasions = datum.occasions(for: context.actor.roles)
        guard !occasions.isEmpty else { throw Refusal.notPermitted(.reveal) }
        guard datum.isOfMember == (member != nil) else { throw Refusal.memberUnfit(datum) }
        try context.demandReason(reason)
        let number = try await tx.householdNumber(household).number
        let states = try await tx.claimStates(ofHousehold: number)
        guard occasions.contains(where: { $0.isGiven(by: states) }) else {
            throw Refusal.disclosureUntimely(household)
        }
        if let member, try await !tx.isMember(member, ofHousehold: number) {
            throw Refusal.memberNotFound(member)
        }
        context.note("household", Int(number))
        context.note("datum", datum.rawValue)
        if let member { context.note("member", Int(member)) }
        context.note("reason", reason)
        return Done()
    }
}

extension Casework {
    /// Shows somebody who has signed in one datum unmasked. That it was shown is committed before
    /// it is opened, so nobody sees what left no trace.
    ///
    /// - Parameter key: a request that is repeated under it is the same disclosure; nil where each
    ///   is one of its own.
    /// - Throws: ``Refusal/notPermitted(_:)`` also for a datum that the role does not need,
    ///   ``Refusal/memberUnfit(_:)``, ``Refusal/reasonMissing``,
    ///   ``Refusal/householdNotFound(_:)``, ``Refusal/disclosureUntimely(_:)``,
    ///   ``Refusal/memberNotFound(_:)``.
    package func reveal(
        _ action: RevealPersonalData, in session: Session, key: String? = nil
    ) async throws -> String {
        _ = try await perform(action, in: session, key: key)
        return try await database.read(within: session.actor.scope) {
            try await $0.openText(
                action.datum, of: action.household, member: action.member)
        }
    }
}
