import Digests
import Domain
import Formats
import Store

/// 删除个人信息 - the second person destroys what is known of a household: the salt, without which no
/// commitment in the trail can be opened any more, everything sealed, and every text and place that
/// tells of its people. The trail, its checkpoints and its proofs stand; amounts stay, of a number.
package struct EraseSubject: Action {
    package static let name = "erase_subject"
    package static let permission = Permission.erase

    package var erasure: Erasure.Number

    package init(_ erasure: Erasure.Number) { self.erasure = erasure }

    package func write(to request: inout CanonicalBytes) { request.append(erasure) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let proposal = try await context.waitingErasure(erasure, in: tx)
        let standing = try await context.demandErasable(proposal.household, in: tx)
        let files = try await tx.paymentFiles(naming: standing.number)
        try await tx.decideErasure(erasure, .erased, by: context.actor.id, at: context.at)
        try await tx.eraseHousehold(standing.number, on: context.today)
        try await tx.star(
            files.map { file in
                var starred = file
                starred.file = PaymentFile.starring(payeesOf: Set(file.payments), in: file.file)
                return starred
            })
        context.note("erasure", Int(erasure))
        context.note("household_no", Int(standing.number))
        return Done()
    }
}
