import Digests
import Domain
import Formats
import Store

/// 登记基金专户 - the account that batches are paid from. Those ordered before keep theirs.
package struct NameFundAccount: Action {
    package static let name = "name_fund_account"
    package static let permission = Permission.keepBooks

    package var payer: Payer

    package init(payer: Payer) { self.payer = payer }

    package func write(to request: inout CanonicalBytes) {
        request.append(payer.name)
        request.append(payer.account)
        request.append(payer.bank)
        request.append(payer.clearingCode)
    }

    /// - Throws: ``Refusal/fundAccountUnusable`` for what no bank would take.
    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard PaymentFile.canPay(from: payer) else { throw Refusal.fundAccountUnusable }
        try await tx.insert(fundAccount: payer, by: context.actor.id, at: context.at)
        context.note("payer", payer.name)
        context.note("payer_account", payer.account)
        context.note("payer_bank", payer.bank)
        return Done()
    }
}
