import Digests
import Domain
import Store

/// 提出删除 - a handler proposes that what is known of a household is destroyed: its term has ended, or
/// the household asks for it and nothing says that it must be kept.
package struct ProposeErasure: Action {
    package static let name = "propose_erasure"
    package static let permission = Permission.proposeErasure

    package var household: HouseholdID
    package var reason: String

    package init(household: HouseholdID, reason: String) {
        self.household = household
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(household.rawValue)
        request.append(reason)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ErasureOutcome {
        try context.demandReason(reason)
        let standing = try await context.demandErasable(household, in: tx)
        let number = try await tx.proposeErasure(
            of: standing.number, reason: reason, by: context.actor.id, at: context.at)
        guard let number else { throw Refusal.erasurePending(household) }
        context.note("erasure", Int(number))
        context.note("household_no", Int(standing.number))
        context.note("reason", reason)
        return ErasureOutcome(erasure: number)
    }
}

/// Which proposal it is.
package struct ErasureOutcome: Codable, Sendable, Equatable {
    package var erasure: Erasure.Number
}

extension Context {
    /// Locks a household that may be erased today.
    /// - Throws: ``Refusal/householdErased(_:)``, ``Refusal/caseOpen(_:)``,
    ///   ``Refusal/moneyUnsettled(_:)``, ``Refusal/retentionRuns(_:until:)``: what says whom money
    ///   went to is an accounting record.
    func demandErasable(
        _ household: HouseholdID, in tx: Transaction
    ) async throws -> ErasureStanding {
        let standing = try await tx.lockForErasure(household)
        guard !standing.isErased else { throw Refusal.householdErased(household) }
        guard !standing.hasOpenCase else { throw Refusal.caseOpen(household) }
        guard !standing.hasUnsettledMoney else { throw Refusal.moneyUnsettled(household) }
        if let paidOn = standing.lastPaidOn {
            let end = try await tx.retentionTerms().end(lastPaidOn: paidOn)
            guard end < today else { throw Refusal.retentionRuns(household, until: end) }
        }
        return standing
    }

    /// Locks a proposal that somebody else made and nobody has decided.
    func waitingErasure(
        _ number: Erasure.Number, in tx: Transaction
    ) async throws -> Erasure {
        let erasure = try await tx.lockErasure(number)
        guard erasure.decision == nil else { throw Refusal.erasureDecided(number) }
        guard erasure.proposedBy != actor.id else { throw Refusal.ownErasure(number) }
        return erasure
    }
}
