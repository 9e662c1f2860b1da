import Digests
import Domain
import Formats
import Store

/// 发放 - one payment file for all approved payouts that wait for one. The payments and the bytes of
/// the file are stored in the same transaction, so what was ordered and what the bank gets cannot
/// differ.
package struct OrderPayments: Action {
    package static let name = "order_payments"
    package static let permission = Permission.orderPayments
    package static let isBulk = true
    package static let isCountywide = true

    package var orderedOn: Day
    /// The account that pays; the fund's own, as it was named last, when nil.
    package var payer: Payer?
    /// Only payouts whose next payment is one of these; all that wait when nil.
    package var only: Set<String>?

    package init(orderedOn: Day, payer: Payer? = nil, only: Set<String>? = nil) {
        self.orderedOn = orderedOn
        self.payer = payer
        self.only = only
    }

    package struct Outcome: Codable, Sendable, Equatable {
        package var batch: String
        package var payments: Int
        package var totalFen: Int64
        /// Payments whose payee's account no bank takes, or nobody has confirmed since the last one
        /// came back.
        package var leftOut: [String]
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(orderedOn.description)
        request.append(payer?.account ?? "")
        guard let only else { return }
        request.appendList { list in for number in only.sorted() { list.append(number) } }
    }

    /// - Throws: ``Refusal/nothingToOrder``, ``Refusal/fundAccountMissing``;
    ///   ``Refusal/payeeUnconfirmed(_:)`` where nothing waits but what came back, or what is asked
    ///   for by its number did;
    ///   ``Refusal/partTaken(_:_:_:)`` for somebody who has had another part in one of the cases.
    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        var orders: [PaymentOrder] = []
        var payments: [NewPayment] = []
        var claims: [Claim.ID] = []
        var held: [(number: PaymentNumber, claim: Claim.ID)] = []
        for payout in try await tx.payablePayouts() {
            let number = try number(of: payout)
            if let only, !only.contains(number.description) { continue }
            if payout.unconfirmed != nil {
                held.append((number, payout.claim))
                continue
            }
            orders.append(
                PaymentOrder(number: number, amount: payout.amount, payee: payout.payee))
            payments.append(
                NewPayment(number: number, payout: payout.number, amount: payout.amount))
            claims.append(payout.claim)
        }
        if let first = held.first, only != nil || orders.isEmpty {
            throw Refusal.payeeUnconfirmed(first.claim)
        }
        try await context.check(takes: .payer, in: claims, in: tx)
        guard let payer = try await payerNow(in: tx) else { throw Refusal.fundAccountMissing }
        let id = "FP\(orderedOn.compact)-\(try await tx.batchCount() + 1)"
        let (batch, file) = try file(id: id, orders, from: payer, at: context.at)
        let numbers = Set(batch.orders.map(\.number))
        _ = try await tx.insertBatch(
            id: id, on: orderedOn, payments: payments.filter { numbers.contains($0.number) },
            file: file, by: context.actor.id, at: context.at)
        let ordered = zip(payments, claims).filter { numbers.contains($0.0.number) }.map(\.1)
        context.continues(try await tx.lockTrails(of: ordered))
        context.note("batch", batch.id)
        context.note("payments", batch.orders.count)
        context.note("left_out", orders.count - batch.orders.count + held.count)
        context.note("total_fen", batch.total)
        context.note("file", HashAlgorithm.sm3.hash(file))
        return Outcome(
            batch: batch.id, payments: batch.orders.count, totalFen: batch.total.rawValue,
            leftOut: (orders.map(\.number).filter { !numbers.contains($0) }
                + held.map(\.number)).map(\.description))
    }

    private func payerNow(in tx: Transaction) async throws -> Payer? {
        if let payer { return payer }
        return try await tx.fundAccount()
    }

    /// The file for all orders that a bank can take. A payee whose account cannot be used holds
    /// nobody else up: the payout stays unordered until the register is put right.
    private func file(
        id: String, _ orders: [PaymentOrder], from payer: Payer, at: Instant
    ) throws -> (PaymentBatch, [UInt8]) {
        var orders = orders
        while true {
            guard !orders.isEmpty else { throw Refusal.nothingToOrder }
            let batch = PaymentBatch(
                id: id, createdAt: at, payOn: orderedOn, payer: payer, orders: orders)
            do throws(PaymentFileDefect) {
                return (batch, try PaymentFile.write(batch))
            } catch {
                guard case .text(_, let found) = error, let payment = found else { throw error }
                orders.removeAll { $0.number == payment }
            }
        }
    }

    private func number(of payout: PayablePayout) throws(Refusal) -> PaymentNumber {
        do {
            return try PaymentNumber(
                household: payout.household, cause: payout.cause,
                ordinal: payout.earlierPayments + 1)
        } catch {
            throw .paymentNumberTooLong(payout.household.rawValue)
        }
    }
}

extension Day {
    /// `20261105`, for numbers that must be short.
    var compact: String { description.split(separator: "-").joined() }
}
