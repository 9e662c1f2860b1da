import Digests
import Domain
import Sampling
import Store

/// A round that is locked: what the store calls it, and what its events make of it.
package struct HeldRound: Sendable {
    package let record: RoundRecord
    /// Chosen before the draw.
    package let draft: StoredDraft
    package private(set) var round: ReviewRound
    /// The frame, once it was drawn from; nil before, where nobody needs it.
    package private(set) var frame: ReviewFrame?
    private(set) var events: [RoundEventRecord]

    package var id: ReviewRoundID { record.id }
    /// In the store.
    package var number: Int64 { record.number }
    package var terms: ReviewTerms { draft.terms }
}

extension HeldRound {
    /// Replays the events of a round.
    ///
    /// - Parameter frame: nil where nothing was drawn yet.
    init(
        _ record: RoundRecord, _ events: [RoundEventRecord], frame: ReviewFrame?
    ) throws {
        self.record = record
        self.draft = try StoredDraft(json: record.terms)
        self.events = events
        self.frame = frame
        var round = ReviewRound(RoundFraming(record), at: record.framedAt)
        guard round.framing.digest == record.framingDigest else {
            throw RoundDefect.framing(record.id)
        }
        for row in events {
            guard let event = try row.event(frame: frame) else { continue }
            do { try round.apply(event, at: row.at) } catch {
                throw RoundDefect.event(record.id, place: row.place, error.code)
            }
        }
        guard round.state == record.state else { throw RoundDefect.state(record.id) }
        self.round = round
    }

    /// Lets an event happen, here and in the store.
    fileprivate mutating func apply(
        _ event: RoundEvent, by officer: OfficerID, at: Instant, figures: [String: Double]?,
        in tx: Transaction
    ) async throws {
        do { try round.apply(event, at: at) } catch { throw Refusal.review(error) }
        var drawn: Int?
        switch event {
        case .draw(let frame), .extend(_, _, let frame):
            self.frame = frame
            drawn = round.sample?.items.count
        default: break
        }
        try await append(
            RoundEventRecord(event, at: at, by: officer, drawn: drawn, figures: figures), in: tx)
        if case .end(let item, let outcome) = event {
            try await tx.end(item, of: number, outcome, at: at)
        }
        if event.moves { try await tx.move(number, to: round.state, seed: round.seed) }
    }

    /// Writes down what the state machine does not know of.
    mutating func append(_ event: RoundEventRecord, in tx: Transaction) async throws {
        var row = event
        row.place = (events.last?.place ?? 0) + 1
        try await tx.insert(row, of: number)
        events.append(row)
    }
}

/// The stored events are not a round: somebody has changed rows, which is not a refusal.
package enum RoundDefect: Error, Equatable {
    case framing(ReviewRoundID)
    case event(ReviewRoundID, place: Int, String)
    case state(ReviewRoundID)
    case frame(ReviewRoundID)
    case terms
}

extension Transaction {
    /// Locks a round and replays it.
    ///
    /// A round that is drawn is replayed with its whole frame. So every action on a round reaches
    /// over the county, and gives nothing of the frame away.
    ///
    /// - Throws: ``ReviewRefusal/roundNotFound(_:)``; ``RoundDefect`` where the rows do not make a
    ///   round.
    package func lockedRound(_ id: ReviewRoundID) async throws -> HeldRound {
        try await heldRound(id, locking: true)
    }

    /// The same without the lock, to read.
    func heldRound(_ id: ReviewRoundID, locking: Bool = false) async throws -> HeldRound {
        let (record, events) = try await knownRound(id, locking: locking)
        let isDrawn = record.state >= .drawn
        return try HeldRound(
            record, events, frame: isDrawn ? try await reviewFrame(of: record) : nil)
    }

    /// The frame as it was frozen.
    func reviewFrame(of record: RoundRecord) async throws -> ReviewFrame {
        let rows = try await frameRows(of: record.number).map(FrameRow.init)
        guard let frame = try? ReviewFrame(rows), frame.root == record.frameRoot else {
            throw RoundDefect.frame(record.id)
        }
        return frame
    }
}

extension Context {
    /// Lets an event happen in a round: the state machine says whether it may, the store keeps it,
    /// and the trail tells of it.
    ///
    /// - Parameter figures: of a report, for lists.
    /// - Throws: ``Refusal/review(_:)``.
    package mutating func apply(
        _ event: RoundEvent, to held: inout HeldRound, figures: [String: Double]? = nil,
        in tx: Transaction
    ) async throws {
        let before = held.round.state
        try await held.apply(event, by: actor.id, at: at, figures: figures, in: tx)
        note("round", held.id.rawValue)
        note("event", event.kind)
        if held.round.state != before { note("state", held.round.state.rawValue) }
    }
}

extension RoundFraming {
    /// What was fixed first, as the row has it.
    init(_ record: RoundRecord) {
        self.init(
            round: record.id, frameRoot: record.frameRoot, inside: record.inside,
            excluded: record.excluded, sum: record.sum,
            plan: ReviewPlan(
                mode: record.mode, paid: record.paid, refused: record.refused,
                leastOfStratum: record.leastOfStratum, perVerifier: record.perVerifier,
                leastPerVerifier: record.leastPerVerifier, earlier: record.earlier),
            parties: record.parties, commitmentsUntil: record.commitmentsUntil,
            lottery: record.lottery)
    }
}

/// Where an action on a round left it.
package struct RoundOutcome: Codable, Sendable, Equatable {
    package var round: String
    package var state: String

    init(_ held: HeldRound) {
        self.init(round: held.id, state: held.round.state)
    }

    init(round: ReviewRoundID, state: ReviewState) {
        self.round = round.rawValue
        self.state = state.rawValue
    }
}

extension FrameRow {
    /// The row as it was frozen.
    init(_ record: FrameRecord) {
        self.init(
            id: record.item,
            place: record.part.map {
                .inside($0, stratum: Stratum(record.stratum), size: record.size)
            } ?? .excluded(reason: record.reason),
            verifier: VerifierName(record.verifier), town: AreaCode(record.town),
            forced: Set(record.forced))
    }
}
