import Casework
import Digests
import Domain
import Sampling
import Store

/// The days on which a round of ``TestOffice`` takes its steps, behind those of its claims.
package enum ReviewDates {
    package static let from = Day(2026, 9, 1)!
    package static let to = Day(2026, 9, 22)!
    package static let framed = Day(2026, 9, 23)!
    /// Nine in the morning.
    package static let hour = TestClock.morning(of: Day(2026, 9, 24)!)
    package static let ceremony = Day(2026, 9, 25)!
    package static let reviewed = Day(2026, 9, 28)!
}

extension TestOffice {
    /// Of the whole period, with dice alone besides the parties.
    package static func draft(
        mode: TicketMode = .sha256, change: (inout ReviewDraft) -> Void = { _ in }
    ) -> ReviewDraft {
        var draft = ReviewDraft(
            from: ReviewDates.from, to: ReviewDates.to, mode: mode,
            commitmentsUntil: ReviewDates.hour)
        change(&draft)
        return draft
    }

    /// Who acts for a party.
    package static func actor(for party: ReviewParty) -> Domain.Actor {
        switch party {
        case .office: Staff.reviewer
        case .insurer: Staff.dispatcher
        case .auditor: Staff.auditor
        }
    }

    /// A party's part of the seed.
    package static func part(of party: ReviewParty) -> [UInt8] {
        HashAlgorithm.sha256.hash("part of \(party)").bytes
    }

    package static let dice = "01382438112797316654"

    /// Begins a round.
    package func frame(_ draft: ReviewDraft = TestOffice.draft()) async throws -> ReviewRoundID {
        clock.set(ReviewDates.framed)
        let outcome = try await casework.perform(FrameReview(draft: draft), by: Staff.reviewer)
        return ReviewRoundID(outcome.round)
    }

    package func commit(_ parties: [ReviewParty], to round: ReviewRoundID) async throws {
        for party in parties {
            let digest = commitment(
                round: round, party: party, part: TestOffice.part(of: party)
            ).hex
            _ = try await casework.perform(
                CommitSeedPart(round: round, digest: digest), by: TestOffice.actor(for: party))
        }
    }

    /// The hour passes: commitments are closed, the trail is signed, two persons read the dice.
    package func roll(_ round: ReviewRoundID) async throws {
        try await seal()
        clock.set(ReviewDates.ceremony)
        _ = try await casework.perform(CloseCommitments(round: round), by: .daemon)
        for reader in [Staff.reviewer, Staff.auditor] {
            _ = try await casework.perform(
                ReadDice(round: round, digits: TestOffice.dice), by: reader)
        }
    }

    package func reveal(_ parties: [ReviewParty], in round: ReviewRoundID) async throws {
        for party in parties {
            _ = try await casework.perform(
                RevealSeedPart(round: round, part: Hexadecimal.text(TestOffice.part(of: party))),
                by: TestOffice.actor(for: party))
        }
    }

    /// A round from its frame to its sample.
    package func drawnRound(
        _ draft: ReviewDraft = TestOffice.draft()
    ) async throws -> ReviewRoundID {
        let round = try await frame(draft)
        try await commit(ReviewParty.allCases, to: round)
        try await roll(round)
        try await reveal(ReviewParty.allCases, in: round)
        _ = try await casework.perform(SettleSeed(round: round), by: Staff.reviewer)
        _ = try await casework.perform(DrawSample(round: round), by: Staff.reviewer)
        return round
    }

    package func items(of round: ReviewRoundID) async throws -> [ReviewItemRow] {
        try await casework.read(ReviewItems(round))
    }

    /// Ends an item as a review would, with what it found.
    ///
    /// - Parameters:
    ///   - right: what should be paid; what was to be paid unless given.
    ///   - facts: what the review found besides, as JSON.
    package func end(
        _ item: ReviewItemRow, of round: ReviewRoundID, _ outcome: ReviewOutcome = .done,
        _ errorClass: ErrorClass? = nil, right: Fen? = nil, facts: String = "{}"
    ) async throws {
        clock.set(ReviewDates.reviewed)
        let right = right ?? item.size
        let errors = errorClass.map { "'\($0.rawValue)'" } ?? "null"
        if outcome == .done {
            try await corrupt(
                """
                insert into fangpin.review_comparison (round_no, item, claim_id, first_facts, facts,
                    differences, error_class, paid_fen, right_fen, compared_at)
                select no, '\(item.item)', \(item.claim), '{}', '\(facts)', '[]', \(errors),
                    \(item.size.rawValue), \(right.rawValue), now()
                from fangpin.review_round where id = '\(round)'
                """)
        }
        _ = try await casework.perform(
            EndItem(round: round, item: item.item, outcome: outcome), by: Staff.reviewer)
    }
}

/// The end of a review, without the review: what the rounds need of it.
package struct EndItem: Action {
    package static let name = "end_item"
    package static let permission = Permission.reverify
    package static let isCountywide = true

    package var round: ReviewRoundID
    package var item: SampleItemID
    package var outcome: ReviewOutcome

    package init(round: ReviewRoundID, item: SampleItemID, outcome: ReviewOutcome) {
        self.round = round
        self.item = item
        self.outcome = outcome
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(item.rawValue)
        request.append(outcome.rawValue)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        var held = try await tx.lockedRound(round)
        try await context.apply(.end(item, outcome), to: &held, in: tx)
        // Two items may end in the same moment, and are two leaves.
        context.note("item", item.rawValue)
        context.note("outcome", outcome.rawValue)
        return Done()
    }
}
