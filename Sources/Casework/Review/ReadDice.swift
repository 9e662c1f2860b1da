import Digests
import Domain
import Sampling
import Store

/// 录入骰点 - somebody types the twenty ten-sided dice that were rolled before witnesses. The first
/// reading waits for a second, of another person; the two must agree. Who finds a mistake of their
/// own types once more. Before the framing stands in a signed checkpoint nobody rolls.
package struct ReadDice: Action {
    package static let name = "read_dice"
    package static let permission = Permission.commitSeedPart
    package static let isCountywide = true

    package var round: ReviewRoundID
    package var digits: String

    package init(round: ReviewRoundID, digits: String) {
        self.round = round
        self.digits = digits
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(digits)
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        var held = try await tx.lockedRound(round)
        guard held.round.state == .committed else {
            throw Refusal.review(.wrongState(held.round.state))
        }
        guard held.round.dice == nil else { throw Refusal.review(.chanceDone) }
        guard let digits = DecimalDigits(digits) else { throw Refusal.review(.textUnfit) }
        guard digits.count == SeedParts.diceCount else {
            throw Refusal.review(.diceCount(digits.count))
        }
        guard try await tx.checkpoint(of: held) != nil else {
            throw Refusal.review(.unsigned(held.id))
        }
        let own = DiceReading(digits, by: context.actor.id)
        if let other = try held.reading(ofOthersThan: context.actor.id) {
            try await context.apply(.roll(other, own), to: &held, in: tx)
        } else {
            try await held.note(own, at: context.at, in: tx)
            context.note("round", held.id.rawValue)
            context.note("event", RoundEventRecord.reading)
        }
        return RoundOutcome(held)
    }
}

extension HeldRound {
    /// What somebody else has read, the newest of one person; nil where nobody has.
    fileprivate func reading(ofOthersThan reader: OfficerID) throws -> DiceReading? {
        guard
            let row = events.last(where: {
                $0.kind == RoundEventRecord.reading && $0.by != reader
            }), let digits = try row.content.digits.flatMap({ DecimalDigits($0) })
        else { return nil }
        return DiceReading(digits, by: row.by)
    }

    fileprivate mutating func note(
        _ reading: DiceReading, at instant: Instant, in tx: Transaction
    ) async throws {
        try await append(
            RoundEventRecord(
                place: 0, at: instant, by: reading.reader, kind: RoundEventRecord.reading,
                body: EventBody(digits: reading.digits.text).json), in: tx)
    }
}
