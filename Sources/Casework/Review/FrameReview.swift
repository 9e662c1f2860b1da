import Digests
import Domain
import Sampling
import Store

/// 定框 - a round of the sampling review begins: what ended in the period is listed, each item once,
/// in one of the two parts or left out with a reason; the sizes follow from the terms; all of it is
/// frozen, and its digests stand in the trail, before anybody knows a part of the seed.
package struct FrameReview: Action {
    package static let name = "frame_review"
    package static let permission = Permission.drawSamples
    package static let isBulk = true
    package static let isCountywide = true

    package var draft: ReviewDraft

    package init(draft: ReviewDraft) { self.draft = draft }

    package func write(to request: inout CanonicalBytes) { draft.write(to: &request) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        guard context.actor.scope.isCounty else { throw Refusal.scopeUnfit }
        try await tx.lockFraming()
        let proposal = try await tx.propose(draft, at: context.at)
        let id = try await tx.nextRoundID(of: draft.to.year)
        let framing = RoundFraming(
            round: id, frame: proposal.frame, plan: proposal.plan, parties: draft.parties,
            commitmentsUntil: draft.commitmentsUntil, lottery: draft.lottery)
        let record = RoundRecord(
            framing, draft, proposal, by: context.actor.id, at: context.at,
            terms: try proposal.stored(for: draft).json)
        let rows = proposal.frame.rows.map { row in
            FrameRecord(row, proposal.candidates[row.id]!)
        }
        _ = try await tx.insert(record, rows)
        try await context.makeDue(
            .closeCommitments(of: id, at: draft.commitmentsUntil), in: tx)
        context.note(framing, again: draft.againWhy)
        return RoundOutcome(round: id, state: .framed)
    }
}

extension Context {
    /// What the trail tells of a framing: all that a stranger needs to hold the published frame
    /// against.
    fileprivate mutating func note(_ framing: RoundFraming, again why: String?) {
        note("round", framing.round.rawValue)
        note("frame_root", framing.frameRoot)
        note("inside", framing.inside)
        note("excluded", framing.excluded)
        note("sum", framing.sum)
        note("plan", framing.plan.digest)
        note("framing", framing.digest)
        if let why { note("again_why", why) }
    }
}

extension RoundRecord {
    fileprivate init(
        _ framing: RoundFraming, _ draft: ReviewDraft, _ proposal: RoundProposal,
        by officer: OfficerID, at instant: Instant, terms: String
    ) {
        let plan = framing.plan
        self.init(
            id: framing.round, from: draft.from, to: draft.to, againOf: proposal.againOf,
            againWhy: draft.againWhy, mode: plan.mode, paid: plan.paid, refused: plan.refused,
            leastOfStratum: plan.leastOfStratum, perVerifier: plan.perVerifier,
            leastPerVerifier: plan.earlier.isEmpty ? nil : plan.leastPerVerifier,
            earlier: plan.earlier, terms: terms,
            parties: framing.parties, commitmentsUntil: framing.commitmentsUntil,
            lottery: framing.lottery, frameRoot: framing.frameRoot, inside: framing.inside,
            excluded: framing.excluded, sum: framing.sum, framingDigest: framing.digest,
            framedBy: officer, framedAt: instant)
    }
}

extension FrameRecord {
    fileprivate init(_ row: FrameRow, _ candidate: FrameCandidate) {
        self.init(
            item: row.id, claim: candidate.claim, verification: candidate.verification,
            part: row.part, verifier: row.verifier.rawValue, town: row.town.rawValue,
            forced: row.forced)
        switch row.place {
        case .inside(_, let stratum, let size):
            self.stratum = stratum.rawValue
            self.size = size
        case .excluded(let reason): self.reason = reason
        }
    }
}
