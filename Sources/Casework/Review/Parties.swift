import Domain
import Sampling
import Store

/// Bounds of what somebody may ask for.
enum RoundTerms {
    /// How large a sample, or a step of one, may be.
    static let sizeMax = 100_000
}

extension ReviewParty {
    /// Which party of a seed somebody with the role acts for.
    fileprivate static let roles: [(role: Role, party: ReviewParty)] = [
        (.reviewer, .office), (.dispatcher, .insurer), (.auditor, .auditor),
    ]
}

extension HeldRound {
    /// For which party of the round somebody acts: by the role, and never for another than before.
    ///
    /// - Throws: ``ReviewRefusal/noParty(_:)``, ``ReviewRefusal/partyOfOther(_:_:)``.
    func party(of actor: Actor) throws -> ReviewParty {
        let parties = ReviewParty.roles.filter { actor.roles.contains($0.role) }.map(\.party)
        guard let party = parties.first(where: round.framing.parties.contains) else {
            throw Refusal.review(.noParty(actor.id))
        }
        for row in events where row.by == actor.id && ["commit", "reveal"].contains(row.kind) {
            let other = try row.content.party.flatMap(ReviewParty.init(rawValue:))
            if let other, other != party {
                throw Refusal.review(.partyOfOther(actor.id, other))
            }
        }
        return party
    }
}

extension Transaction {
    /// How many leaves the first signed checkpoint covers that holds the framing; nil while none
    /// does.
    func checkpoint(of held: HeldRound) async throws -> Int64? {
        try await checkpoint(framing: held.number)
    }
}
