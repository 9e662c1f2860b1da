import Digests
import Domain
import Store

/// 撤回 - the household gives its claim up before it is approved.
package struct WithdrawClaim: Action, OnClaim {
    package static let name = "withdraw_claim"
    package static let permission = Permission.withdraw

    package var claim: Claim.ID
    package var reason: String

    package init(claim: Claim.ID, reason: String) {
        self.claim = claim
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(claim)
        request.append(reason)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ClaimOutcome {
        let row = try await context.take(claim, in: tx)
        guard row.claim.state.mayBecome(.withdrawn) else {
            throw Refusal.wrongState(claim, row.claim.state)
        }
        try context.demandReason(reason)
        try await context.move(row, to: .withdrawn, dueOn: nil, in: tx)
        context.note("reason", reason)
        context.note("state", ClaimState.withdrawn.rawValue)
        return ClaimOutcome(claim: claim, state: .withdrawn)
    }
}
