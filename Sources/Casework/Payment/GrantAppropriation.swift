import Digests
import Domain
import Ledger
import Store

/// 下达拨款 - the treasury grants the fund money by a document. From then on it may be promised; that
/// it arrives at the bank is another event.
package struct GrantAppropriation: Action {
    package static let name = "grant_appropriation"
    package static let permission = Permission.keepBooks

    /// 文号 - the document's number, or the bank's reference of the receipt.
    package var document: String
    package var amount: Fen
    package var grantedOn: Day

    package init(document: String, amount: Fen, grantedOn: Day) {
        self.document = document
        self.amount = amount
        self.grantedOn = grantedOn
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(document)
        request.append(amount.rawValue)
        request.append(grantedOn.description)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        _ = try await tx.lockFund()
        let entry = FundEvent.granted(amount).entry(on: grantedOn, narrative: "下达拨款 \(document)")
        try await tx.post([Posted(entry)], at: context.at)
        context.note("document", document)
        context.note("amount_fen", amount)
        context.note("granted_on", grantedOn)
        return Done()
    }
}
