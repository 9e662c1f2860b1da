import Domain
import Sampling
import Store

/// What a draft comes to in the county as it is: the frame of its period, and the sizes.
struct RoundProposal: Sendable {
    var frame: ReviewFrame
    var candidates: [SampleItemID: FrameCandidate]
    var plan: ReviewPlan
    var sizing: ReviewSizingView
    /// The round that is drawn again, as the store calls it.
    var againOf: Int64?

    func stored(for draft: ReviewDraft) -> StoredDraft {
        StoredDraft(terms: draft.terms, design: draft.design, sizing: sizing)
    }
}

extension Transaction {
    /// Makes the frame of a draft's period and its sizes; writes nothing.
    ///
    /// - Throws: ``ReviewRefusal/draftUnfit(_:)``, ``ReviewRefusal/frameEmpty``,
    ///   ``ReviewRefusal/periodReviewed(_:)``, ``ReviewRefusal/roundNotFound(_:)``.
    func propose(_ draft: ReviewDraft, at now: Instant?) async throws -> RoundProposal {
        if let field = draft.defect(at: now) { throw Refusal.review(.draftUnfit(field)) }
        let again = try await roundDrawnAgain(by: draft)
        let rules = draft.terms.forced
        let candidates = try await frameCandidates(
            from: draft.from, to: draft.to, repeatedDays: rules.repeatedDays,
            sharedAccount: rules.sharedAccount, repeatedPhoto: rules.repeatedPhoto,
            carries: again == nil)
        let stops = try await travelStops(beside: candidates.compactMap(\.verification))
        let made: (frame: ReviewFrame, candidates: [SampleItemID: FrameCandidate])
        do { made = try makeFrame(of: candidates, stops: stops, rules: rules) } catch {
            throw Refusal.review(.frameEmpty)
        }
        guard made.frame.rows.contains(where: { $0.part != nil }) else {
            throw Refusal.review(.frameEmpty)
        }
        let year = try await ReviewYear(reviewYear(of: draft.to.year))
        let severity = try await inspectionSeverity()
        let earlier = try await earlierDraws(
            from: quarterBegin(endingWith: draft.to), before: draft.from)
        do {
            let sized = try sizeReview(
                of: made.frame, draft, severity: severity, year: year, earlier: earlier)
            return RoundProposal(
                frame: made.frame, candidates: made.candidates, plan: sized.plan,
                sizing: sized.sizing, againOf: again)
        } catch { throw Refusal.review(error) }
    }

    /// Which round the draft draws again, as the store calls it; nil for none.
    private func roundDrawnAgain(by draft: ReviewDraft) async throws -> Int64? {
        guard let again = draft.againOf else {
            if let round = try await roundReviewing(from: draft.from, to: draft.to) {
                throw Refusal.review(.periodReviewed(round))
            }
            return nil
        }
        let record = try await knownRound(again).record
        // Other days would be two rounds in one, and one of them without a reason.
        guard record.from == draft.from, record.to == draft.to, record.againOf == nil else {
            throw Refusal.review(.draftUnfit(.again))
        }
        return record.number
    }

    /// How severe inspection is after the reported rounds.
    func inspectionSeverity() async throws -> InspectionSeverity {
        inspection(after: try await inspectedRounds().map(InspectionRecord.init)).severity
    }
}

extension InspectionRecord {
    init(_ round: InspectedRound) throws {
        var limit: AcceptanceQualityLimit?
        if case .lots(let own) = try StoredDraft(json: round.terms).design { limit = own }
        self.init(population: round.population, limit: limit, findings: round.findings)
    }
}

extension ReviewYear {
    fileprivate init(_ record: ReviewYearRecord) {
        self.init(
            rounds: record.rounds, paid: (record.paid, record.paidDrawn),
            refused: (record.refused, record.refusedDrawn))
    }
}

extension ReviewDraft {
    /// The first field that cannot be as it is; nil where all can.
    func defect(at now: Instant?) -> Field? {
        guard from <= to, to - from <= 366, now.map({ to < $0.day }) ?? true else {
            return .period
        }
        let why = againWhy.map { !$0.allSatisfy(\.isWhitespace) }
        guard (againOf == nil) == (againWhy == nil), why ?? true else { return .again }
        if parties.isEmpty { return .parties }
        if let now, commitmentsUntil <= now { return .hour }
        if let lottery, lottery.utf8.count > 200 || lottery.allSatisfy(\.isWhitespace) {
            return .lottery
        }
        if !terms.hasSoundShares { return .shares }
        return terms.hasSoundNumbers ? nil : .numbers
    }
}

extension ReviewTerms {
    fileprivate var hasSoundShares: Bool {
        let (none, all) = (Percent(basisPoints: 0)!, Percent(basisPoints: Percent.whole)!)
        return confidence > none && confidence < all && paidExpected < paidTolerable
            && refusedExpected < refusedTolerable && good < bad
            && consequences.warnAbove <= consequences.recheckAbove
            && consequences.recheckAbove <= consequences.suspendAbove
    }

    fileprivate var hasSoundNumbers: Bool {
        let bounds = [
            (leastOfStratum, 0...100), (perVerifier, 0...1_000), (perVerifierAllowed, 0...1_000),
            (roundsOfYear, 1...52), (daysToReview, 1...366), (daysToDispute, 0...60),
            (reviewers, 1...4), (forced.repeatedDays, 0...3_660),
            (forced.travelKilometres, 0...10_000), (forced.travelSpeed, 0...1_000),
            (consequences.daysToRectify, 1...366),
        ]
        return bounds.allSatisfy { $1.contains($0) }
            && (perVerifier == 0 || perVerifierAllowed < perVerifier)
            && forced.largeFrom > .zero && consequences.feePerError >= .zero
            && max(forced.largeFrom, consequences.feePerError) <= Fen.readableLimit
    }
}
