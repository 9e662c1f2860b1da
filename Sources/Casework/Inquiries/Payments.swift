import Domain
import Store

/// 发放概况 - what waits to be paid, and what was ordered.
package struct OpenPayments: GuardedInquiry {
    package static let name = "open_payments"
    package static let permission = Permission.readFund

    package init() {}

    /// How many batches are shown.
    private static let batches = 50

    package func answer(in tx: Transaction) async throws -> PaymentsView {
        PaymentsView(
            waiting: try await tx.waitingPayouts(),
            batches: try await tx.batches(limit: OpenPayments.batches),
            payer: try await tx.fundAccount())
    }
}
