import Digests
import Domain
import Store

/// 下载付款文件 - the cashier takes a batch's file to the bank. It has names and accounts in the clear,
/// so who took it and when stays in the trail. The file never changes: taken twice, it is the same
/// order, and the bank refuses its second coming by its number.
package struct TakePaymentFile: Action {
    package static let name = "take_payment_file"
    package static let permission = Permission.orderPayments
    package static let isCountywide = true

    /// 批次号
    package var batch: String

    package init(batch: String) { self.batch = batch }

    package func write(to request: inout CanonicalBytes) { request.append(batch) }

    /// - Throws: ``Refusal/batchNotFound(_:)``.
    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let file = try await tx.paymentFile(batch)
        context.note("batch", batch)
        context.note("file", HashAlgorithm.sm3.hash(file))
        return Done()
    }
}

extension Casework {
    /// Gives a batch's file to somebody who has signed in. That it was taken is committed before.
    /// - Parameter key: a request that is repeated under it takes the file once; nil where each
    ///   leaves its own leaf.
    /// - Throws: what ``TakePaymentFile`` refuses.
    package func takePaymentFile(
        _ action: TakePaymentFile, in session: Session, key: String? = nil
    ) async throws -> [UInt8] {
        _ = try await perform(action, in: session, key: key)
        return try await database.read(within: session.actor.scope) {
            try await $0.paymentFile(action.batch)
        }
    }
}
