import Digests
import Domain
import Formats
import Store

/// 核对收款账户 - after the bank has sent a payment back, the office looks at the account, and says
/// that it is right or puts another in its place. Nothing is ordered again before: the same
/// account would send the money back once more, and one that somebody else has an interest in would
/// keep it.
/// Who says where the money goes neither approves the case nor pays it.
package struct ConfirmPayee: Action, OnClaim {
    package static let name = "confirm_payee"
    package static let permission = Permission.keepRegister

    package var claim: Claim.ID
    /// The right account; nil where the one that is there is right.
    package var account: BankAccount?
    package var reason: String

    package init(claim: Claim.ID, account: BankAccount? = nil, reason: String) {
        self.claim = claim
        self.account = account
        self.reason = reason
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(claim)
        request.append(account?.bank)
        request.append(account?.number.revealed)
        request.append(account?.holder)
        request.append(reason)
    }

    /// - Throws: ``Refusal/claimNotFound(_:)``, ``Refusal/reasonMissing``,
    ///   ``Refusal/payeeUnreturned(_:)`` where no payment came back or somebody has looked already,
    ///   ``Refusal/payeeUnusable`` for an account that no bank takes,
    ///   ``Refusal/partTaken(_:_:_:)``.
    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let row = try await context.take(claim, in: tx)
        try context.demandReason(reason)
        try await context.check(takes: .handler, in: [claim], in: tx)
        guard let payment = try await tx.unconfirmedReturn(of: claim) else {
            throw Refusal.payeeUnreturned(claim)
        }
        if let account {
            guard PaymentFile.canPay(to: account) else { throw Refusal.payeeUnusable }
            try await tx.correct(account: account, ofHousehold: row.householdNumber)
            var committed = CanonicalBytes(version: 1)
            committed.append(account.bank)
            committed.append(account.number.revealed)
            committed.append(account.holder)
            context.commit("account", to: committed, under: row.salt, in: tx)
        }
        let outcome: PayeeOutcome = account == nil ? .confirmed : .corrected
        try await tx.insert(
            payeeConfirmation: outcome, of: payment, claim: claim, by: context.actor.id,
            at: context.at)
        context.note("payment", payment)
        context.note("outcome", outcome.rawValue)
        context.note("reason", reason)
        return Done()
    }
}
