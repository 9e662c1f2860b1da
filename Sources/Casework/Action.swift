import Digests
import Domain
import Store

/// One thing that somebody does: one file, one transaction, one leaf in the trail.
///
/// To add an action, write one file with a type that conforms to this.
/// ``Casework/perform(_:by:key:on:dryRun:)`` gives it its transaction, its permission check, its
/// idempotency and its leaf; it cannot forget them.
package protocol Action: Sendable {
    /// What the caller gets, now and whenever the same key is sent again.
    associatedtype Outcome: Codable & Sendable

    /// The type's name in snake_case, as the trail shows it.
    static var name: String { get }
    /// What the actor must hold.
    static var permission: Permission { get }
    /// Whether it reads a file or goes over the county. All others are brief, and run on the thread
    /// of their connection.
    static var isBulk: Bool { get }
    /// Whether it works on the rows of the whole county, whoever performs it; what is the actor's
    /// it asks for itself, and what a reviewer is not to see it does not tell. All others see what
    /// lies within the actor's scope and nothing else.
    static var isCountywide: Bool { get }

    /// Writes everything that makes this request this request and no other.
    func write(to request: inout CanonicalBytes)

    /// Does it. Everything is read and written through `tx`, and everything that the trail should
    /// tell is noted in `context`.
    /// - Throws: ``Refusal`` where the rules say no; the transaction is then rolled back and the
    ///   attempt logged in one of its own.
    func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome
}

extension Action {
    package static var isBulk: Bool { false }
    package static var isCountywide: Bool { false }

    /// Whose households the action sees.
    static func reach(of actor: Actor) -> Scope { isCountywide ? .county : actor.scope }
}

/// The reading twin of an action: one file, one read-only transaction that sees one moment.
package protocol Inquiry: Sendable {
    associatedtype Answer: Sendable

    func answer(in tx: Transaction) async throws -> Answer
}

/// An inquiry that people and systems ask, and so one that not everybody may.
package protocol GuardedInquiry: Inquiry {
    /// What the trail of refusals calls it.
    static var name: String { get }
    /// What the reader must hold.
    static var permission: Permission { get }
    /// Whether it answers from the rows of the whole county, whoever asks: for sums and published
    /// papers, which tell of no household that the reader could not see.
    static var isCountywide: Bool { get }

    /// What of the answer this reader is told: of one from the rows of the whole county perhaps
    /// not all.
    static func told(_ answer: Answer, to reader: Actor) -> Answer
}

extension GuardedInquiry {
    package static var isCountywide: Bool { false }

    package static func told(_ answer: Answer, to reader: Actor) -> Answer { answer }
}

/// The outcome of an action that has nothing to tell but that it was done.
package struct Done: Codable, Sendable, Equatable {
    package init() {}
}

/// A row of a list that was not taken, where the others were.
package struct RefusedRow: Codable, Sendable, Equatable {
    /// Its place in the list, from 0.
    package var place: Int
    package var code: String
}

/// Where an action on a claim left it.
package struct ClaimOutcome: Codable, Sendable, Equatable {
    package var claim: Int64
    package var state: String

    package init(claim: Claim.ID, state: ClaimState) {
        self.claim = claim
        self.state = state.rawValue
    }
}
