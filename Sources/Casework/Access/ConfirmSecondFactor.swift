import Digests
import Domain
import Store
import Vault

/// 确认动态验证码 - a first code shows that the officer's app has the secret; from now on the
/// factor counts. The recovery codes that stand in for it come as digests.
package struct ConfirmSecondFactor: Action {
    package static let name = "confirm_second_factor"
    package static let permission = Permission.keepOwnAccess

    package var code: String
    package var recovery: [Digest]

    package init(code: String, recovery: [Digest]) {
        self.code = code
        self.recovery = recovery
    }

    /// The recovery codes are made for the request, anew each time, and no part of it.
    package func write(to request: inout CanonicalBytes) { request.append(code) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let officer = context.actor.id
        guard let credential = try await tx.credential(of: officer, locking: true),
            let factor = try tx.factor(of: credential)
        else { throw Refusal.secondFactorMissing }
        guard !credential.hasFactor else { throw Refusal.secondFactorPresent }
        guard
            let step = factor.step(
                of: code, at: context.at.microseconds / 1_000_000, after: credential.factorStep)
        else { throw Refusal.codeWrong }
        try await tx.confirmFactor(of: officer, step: step, recovery: recovery, at: context.at)
        context.note("recovery_codes", recovery.count)
        return Done()
    }
}
