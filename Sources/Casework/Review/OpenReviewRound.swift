import Digests
import Domain
import Sampling
import Store

/// 复核轮次 - one round with its history, without its items.
package struct OpenReviewRound: GuardedInquiry {
    package static let name = "open_review_round"
    package static let permission = Permission.readReviews
    package static let isCountywide = true

    package var id: ReviewRoundID

    package init(_ id: ReviewRoundID) { self.id = id }

    /// - Throws: ``ReviewRefusal/roundNotFound(_:)``.
    package func answer(in tx: Transaction) async throws -> ReviewRoundView {
        let (record, events) = try await tx.knownRound(id)
        let rows = try await tx.roundRows()
        guard let row = rows.first(where: { $0.id == id }) else {
            throw Refusal.review(.roundNotFound(id))
        }
        let history = RoundHistory(events: events.map { ($0, (try? $0.content) ?? EventBody()) })
        let draft = try StoredDraft(json: record.terms)
        let framing = RoundFraming(record)
        let report = try await tx.report(of: record.number)
        return ReviewRoundView(
            row: row, againWhy: record.againWhy, sizing: draft.sizing, mode: record.mode,
            design: draft.design, terms: draft.terms, frameRoot: record.frameRoot.hex,
            framingDigest: record.framingDigest.hex, planDigest: framing.plan.digest.hex,
            framedBy: record.framedBy,
            checkpoint: try await tx.checkpoint(framing: record.number),
            seed: history.seed(of: record), extensions: history.extensions,
            outcomes: history.outcomes, events: history.rows,
            consequences: try await tx.consequences(of: record.number),
            rectifications: try await tx.rectifications(of: record.number),
            trend: rows.filter { $0.state == .reported && $0.framedAt <= row.framedAt }.reversed(),
            severity: try await tx.inspectionSeverity(), reportDigest: report?.digest.hex)
    }

    /// A reviewer is not told what follows for single cases: a round that draws again may let them
    /// see one of these households.
    package static func told(_ answer: ReviewRoundView, to reader: Actor) -> ReviewRoundView {
        guard reader.scope.blind != nil else { return answer }
        var answer = answer
        answer.consequences.removeAll { $0.claim != nil }
        answer.rectifications.removeAll { $0.item != nil }
        return answer
    }
}

/// What the events of a round tell by themselves, without a frame to replay them with.
struct RoundHistory {
    var events: [(row: RoundEventRecord, body: EventBody)]

    var rows: [ReviewEventRow] {
        events.map { row, _ in
            ReviewEventRow(place: row.place, at: row.at, by: row.by, kind: row.kind)
        }
    }

    var extensions: [ReviewExtension] {
        events.filter { $0.row.kind == "extend" }.map { row, body in
            ReviewExtension(
                paid: body.paid ?? 0, refused: body.refused, at: row.at, by: row.by)
        }
    }

    var outcomes: [ReviewOutcome: Int] {
        var counts: [ReviewOutcome: Int] = [:]
        for (row, body) in events where row.kind == "end" {
            guard let outcome = body.outcome.flatMap(ReviewOutcome.init(rawValue:)) else {
                continue
            }
            counts[outcome, default: 0] += 1
        }
        return counts
    }

    private func first(_ kind: String) -> (row: RoundEventRecord, body: EventBody)? {
        events.first { $0.row.kind == kind }
    }

    /// What is known of the seed. Dice are told when two readings agree, never before: whoever
    /// reads second is to look at the dice.
    func seed(of record: RoundRecord) -> ReviewSeedView {
        let isSettled = first("settle_seed") != nil
        let parties = record.parties.map { party in
            let commitment = event("commit", of: party)
            let reveal = event("reveal", of: party)
            return ReviewSeedView.Party(
                party: party, officer: commitment?.row.by, committedAt: commitment?.row.at,
                commitment: commitment?.body.digest, revealedAt: reveal?.row.at,
                part: reveal?.body.part,
                isAbsent: record.state > .framed && commitment == nil,
                isWithheld: isSettled && commitment != nil && reveal == nil)
        }
        return ReviewSeedView(
            commitmentsUntil: record.commitmentsUntil, parties: parties, readings: readings,
            dice: first("roll")?.body.digits, lottery: record.lottery,
            lotteryDigits: first("lottery")?.body.digits,
            seed: isSettled ? seedText(of: record) : nil)
    }

    private func event(
        _ kind: String, of party: ReviewParty
    ) -> (row: RoundEventRecord, body: EventBody)? {
        events.first { $0.row.kind == kind && $0.body.party == party.rawValue }
    }

    private var readings: [ReviewSeedView.Reading] {
        events.filter { [RoundEventRecord.reading, "roll"].contains($0.row.kind) }.map { row, _ in
            ReviewSeedView.Reading(reader: row.by, at: row.at)
        }
    }

    /// The seed from its parts, as anybody would make it.
    private func seedText(of record: RoundRecord) -> String? {
        guard let dice = first("roll")?.body.digits.flatMap({ DecimalDigits($0) }) else {
            return nil
        }
        return SeedParts(
            round: record.id, frameRoot: record.frameRoot, dice: dice,
            parts: record.parties.map { party in
                event("reveal", of: party)?.body.part.flatMap { Hexadecimal.bytes($0) }
            },
            lottery: first("lottery")?.body.digits.flatMap { DecimalDigits($0) }
        ).seed.hex
    }
}
