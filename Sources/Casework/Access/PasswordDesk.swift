import Dispatch
import Domain
import Synchronization
import Vault

/// 口令核验台 - where passwords are hashed: on threads of its own, for each takes a tenth of a
/// second and 32 MiB, and never within a transaction. Two sit at the desk, some wait before it, and
/// whoever comes then is sent away: a crowd at the door must not take memory and processors from
/// those inside.
final class PasswordDesk: Sendable {
    /// Hashes at a time: 64 MiB in all.
    static let seats = 2
    /// Who waits at most, a second or so.
    static let places = 16

    /// What new hashes cost.
    let cost: ScryptCost
    private let threads = DispatchQueue(label: "fangpin.passwords", attributes: .concurrent)
    private let nothing: PasswordHash

    private struct State {
        var seated = 0
        var waiting: [CheckedContinuation<Void, any Error>] = []
    }
    private let state = Mutex(State())

    init(cost: ScryptCost) {
        self.cost = cost
        self.nothing = PasswordHash(ofNothingAt: cost)
    }

    /// The hash of a new password.
    ///
    /// - Throws: ``Refusal/busy``.
    func hash(_ password: String) async throws -> String {
        let cost = cost
        return try await compute { PasswordHash(of: password, cost: cost).text }
    }

    /// Whether a stored hash is the password's, and whether new ones cost more by now. Where there
    /// is no hash the answer is no, after the same time.
    ///
    /// - Throws: ``Refusal/busy``.
    func check(
        _ password: String, against stored: String?
    ) async throws -> (isRight: Bool, isOutdated: Bool) {
        let cost = cost
        let hash = stored.flatMap { PasswordHash($0) }
        let compared = hash ?? nothing
        let verifies = try await compute { compared.verifies(password) }
        return (verifies && hash != nil, compared.isOutdated(under: cost))
    }

    /// Does at the desk whatever else takes a while.
    ///
    /// - Throws: ``Refusal/busy``, and what `work` throws.
    func look<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try await compute { Result { try work() } }.get()
    }

    private func compute<Value: Sendable>(
        _ work: @escaping @Sendable () -> Value
    ) async throws -> Value {
        try await sitDown()
        defer { getUp() }
        return await withCheckedContinuation { continuation in
            threads.async { continuation.resume(returning: work()) }
        }
    }

    /// Who was cancelled meanwhile gets a seat too, and leaves it a moment later.
    private func sitDown() async throws {
        try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Void, any Error>) in
            let answer: Result<Void, any Error>? = state.withLock { state in
                if state.seated < PasswordDesk.seats {
                    state.seated += 1
                    return .success(())
                }
                guard state.waiting.count < PasswordDesk.places else {
                    return .failure(Refusal.busy)
                }
                state.waiting.append(continuation)
                return nil
            }
            if let answer { continuation.resume(with: answer) }
        }
    }

    /// The seat goes to whoever waits longest.
    private func getUp() {
        let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            if !state.waiting.isEmpty { return state.waiting.removeFirst() }
            state.seated -= 1
            return nil
        }
        next?.resume()
    }
}
