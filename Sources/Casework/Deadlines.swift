import Domain
import Store

extension Context {
    /// The last working day of a step's term, which begins to run the day after `start`.
    func due(
        _ claim: Claim, _ days: any KeyPath<Deadlines, Int> & Sendable, after start: Day,
        in tx: Transaction
    ) async throws -> Day {
        let terms = try await schemes.scheme(claim.scheme, in: tx).scheme.deadlines
        guard let calendar else { preconditionFailure("a term of a claim that was not taken") }
        return calendar.day(terms[keyPath: days], after: start)
    }
}
