import Digests
import Domain
import Sampling
import Store

/// 确认后果 - somebody who answers for it carries out what a rule proposed.
package struct ConfirmConsequence: Action {
    package static let name = "confirm_consequence"
    package static let permission = Permission.decideReview
    package static let isCountywide = true

    package var number: Int64

    package init(number: Int64) { self.number = number }

    package func write(to request: inout CanonicalBytes) { request.append(number) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ConsequenceOutcome {
        let consequence = try await tx.openConsequence(number)
        let round = try await tx.knownRound(consequence.round).record
        let held = try StoredDraft(json: round.terms)
        var effect = ConsequenceEffect(
            consequence: consequence, round: round.number,
            dueOn: context.today + held.terms.consequences.daysToRectify)
        switch consequence.kind {
        case .reverify:
            if let officer = consequence.officer {
                let claims = try await tx.claims(visitedBy: officer, in: round.number)
                try await context.revisit(claims, &effect, in: tx)
            }
        case .reopen: try await context.revisit([consequence.claim].compacted, &effect, in: tx)
        case .suspend:
            if let officer = consequence.officer, try await tx.isVerifier(officer, of: "") {
                try await tx.insertAbsence(
                    of: officer, or: nil, from: context.today, to: Suspension.end,
                    by: context.actor.id, at: context.at)
            }
            try await context.rectify(&effect, in: tx)
        case .deductFee, .recover, .payRest, .recheckTown, .warn, .refer:
            try await context.rectify(&effect, in: tx)
        }
        try await tx.decide(
            consequence: number, .confirmed, by: context.actor.id, at: context.at, because: nil)
        context.note(consequence, .confirmed)
        context.note("rectifications", effect.rectifications.count)
        context.note("claims", effect.claims.count)
        return ConsequenceOutcome(
            number: number, state: ReviewConsequence.State.confirmed.rawValue,
            rectifications: effect.rectifications, claims: effect.claims)
    }
}

/// 停用期 - how long a suspension lasts, which nobody knows when it begins.
enum Suspension {
    /// Closing its rectification lifts it before.
    static let end = Day(9999, 12, 31)!
}

/// What carrying a consequence out has come to so far.
struct ConsequenceEffect {
    let consequence: ReviewConsequence
    let round: Int64
    let dueOn: Day
    var rectifications: [Int64] = []
    var claims: [Claim.ID] = []
}

extension Context {
    /// Opens a rectification that carries the consequence out.
    fileprivate mutating func rectify(
        _ effect: inout ConsequenceEffect, item: SampleItemID? = nil, in tx: Transaction
    ) async throws {
        let consequence = effect.consequence
        let subject =
            consequence.officer?.rawValue ?? consequence.town?.rawValue
            ?? consequence.claim.map { "\($0)" } ?? actor.id.rawValue
        let number = try await tx.insert(
            Rectification(
                number: 0, round: consequence.round, consequence: consequence.number, item: item,
                task: consequence.kind.term, responsible: subject, dueOn: effect.dueOn,
                amount: nil, openedBy: actor.id, openedAt: at), of: effect.round)
        effect.rectifications.append(number)
    }

    /// Sends claims back to be visited again. What is approved already, or has ended, is put right
    /// by somebody: each gets a rectification.
    fileprivate mutating func revisit(
        _ claims: [Claim.ID], _ effect: inout ConsequenceEffect, in tx: Transaction
    ) async throws {
        try await lock(claims, in: tx)
        for claim in claims {
            let row = try await take(claim, in: tx)
            turns(to: claim)
            if row.claim.state.mayBecome(.accepted) && row.claim.state != .lead {
                let due = try await due(row.claim, \.visitDays, after: today, in: tx)
                try await move(row, to: .accepted, dueOn: due, in: tx)
                note("state", ClaimState.accepted.rawValue)
                effect.claims.append(claim)
            } else if row.claim.state != .accepted {
                try await rectify(&effect, item: SampleItemID("\(claim)"), in: tx)
            }
        }
        tellsOfAll()
    }

    /// What the trail tells of a decision about a consequence.
    mutating func note(
        _ consequence: ReviewConsequence, _ state: ReviewConsequence.State
    ) {
        note("round", consequence.round.rawValue)
        note("consequence", Int(consequence.number))
        note("kind", consequence.kind.rawValue)
        if let officer = consequence.officer { note("officer", officer.rawValue) }
        if let town = consequence.town { note("town", town.rawValue) }
        if let claim = consequence.claim { note("claim", Int(claim)) }
        if let amount = consequence.amount { note("amount", amount) }
        note("decision", state.rawValue)
    }
}

extension [Claim.ID?] {
    fileprivate var compacted: [Claim.ID] { compactMap { $0 } }
}

extension Transaction {
    /// A consequence that waits for its decision, locked.
    ///
    /// - Throws: ``ReviewRefusal/consequenceNotFound(_:)``,
    ///   ``ReviewRefusal/consequenceDecided(_:)``.
    func openConsequence(_ number: Int64) async throws -> ReviewConsequence {
        guard let consequence = try await lockedConsequence(number) else {
            throw Refusal.review(.consequenceNotFound(number))
        }
        guard consequence.state == .proposed else {
            throw Refusal.review(.consequenceDecided(number))
        }
        return consequence
    }
}

/// What a decision about a consequence came to.
package struct ConsequenceOutcome: Codable, Sendable, Equatable {
    package var number: Int64
    package var state: String
    /// The rectifications that were opened.
    package var rectifications: [Int64]
    /// The claims that go back to be visited again.
    package var claims: [Int64]
}
