import Digests
import Domain
import Store
import Vault

/// What surrounds an action: who, when, and what the trail will tell about it.
package struct Context: Sendable {
    package let actor: Actor
    /// The moment of the action, from the injected clock.
    package let at: Instant
    /// The version at which the actor has seen the claim that it is about; nil where nobody asks.
    let expectedVersion: Int?
    /// The rules that hold, read once and kept.
    let schemes: SchemeShelf

    private(set) var links: [NewLeaf.Link] = []
    /// Where a claim's link stands in the list.
    private var places: [Claim.ID: Int] = [:]
    private(set) var notes: [Note] = []
    /// False when the action found nothing to do and wrote nothing.
    private(set) var leavesLeaf = true
    /// The claims that are locked, as the action leaves them so far.
    private var locked: [Claim.ID: ClaimRow] = [:]
    /// The calendar, once a claim is locked.
    private(set) var calendar: WorkingDays?
    /// The claim that is told of, where one action is a step on each of many.
    private var subject: Claim.ID?
    /// Whether the action has written due work down.
    private(set) var madeDue = false

    /// The business day of the action, in Asia/Shanghai.
    package var today: Day { at.day }

    init(actor: Actor, at: Instant, expecting version: Int? = nil, schemes: SchemeShelf) {
        self.expectedVersion = version
        self.actor = actor
        self.at = at
        self.schemes = schemes
    }

    /// One thing that the trail tells about the action.
    struct Note: Sendable {
        var name: String
        var value: CanonicalNote
    }

    enum CanonicalNote: Sendable {
        case text(String)
        case number(Int64)
        case bytes([UInt8])
    }
}

extension Context {
    /// For an action that found nothing to do and has written nothing.
    package mutating func leaveNoLeaf() { leavesLeaf = false }

    /// A reason that is only white space is none.
    ///
    /// - Throws: ``Refusal/reasonMissing``.
    func demandReason(_ reason: String) throws {
        if reason.allSatisfy(\.isWhitespace) { throw Refusal.reasonMissing }
    }

    /// Writes down what the daemon is to do by itself because of the action.
    mutating func makeDue(_ work: DueWork, in tx: Transaction) async throws {
        try await tx.enqueue([work])
        madeDue = true
    }

    package mutating func note(_ name: String, _ value: String) {
        tell(name, .text(value))
    }

    package mutating func note(_ name: String, _ value: Int) {
        tell(name, .number(Int64(value)))
    }

    package mutating func note(_ name: String, _ value: Fen) {
        tell(name, .number(value.rawValue))
    }

    package mutating func note(_ name: String, _ value: Day) {
        tell(name, .text(value.description))
    }

    package mutating func note(_ name: String, _ value: Digest) {
        tell(name, .bytes(value.bytes))
    }

    private mutating func tell(_ name: String, _ value: CanonicalNote) {
        notes.append(Note(name: subject.map { "\(name)/\($0)" } ?? name, value: value))
    }

    /// From here on, what is noted is noted of this claim.
    mutating func turns(to claim: Claim.ID) { subject = claim }

    /// From here on, what is noted is noted of the whole action again.
    mutating func tellsOfAll() { subject = nil }

    /// Commits to personal data without holding it: an HMAC under the household's salt. When the
    /// salt is destroyed, nobody can find out any more what was committed to, and the chain still
    /// holds. Where it was destroyed before, the commitment is under one that nobody keeps.
    package mutating func commit(
        _ name: String, to data: CanonicalBytes, under salt: SubjectSalt?, in tx: Transaction
    ) {
        let code = tx.keys.commitments.make(data.bytes, field: name, salt: salt ?? .random())
        tell(name, .bytes(code.bytes))
    }
}

extension Context {
    /// Locks a claim and makes the action the next link of its chain.
    /// - Throws: ``Refusal/claimNotFound(_:)``, also for a claim outside of the actor's scope: what
    ///   is not theirs to see is not theirs to know of;
    ///   ``Refusal/staleVersion(_:expected:found:)``.
    package mutating func take(_ claim: Claim.ID, in tx: Transaction) async throws -> ClaimRow {
        if locked[claim] == nil {
            let (row, calendar) = try await tx.lockClaim(claim)
            lock([row], calendar)
        }
        let row = try row(of: claim)
        if let expectedVersion, row.claim.version != expectedVersion, places[claim] == nil {
            throw Refusal.staleVersion(
                claim, expected: expectedVersion, found: row.claim.version)
        }
        continues(claim: claim, after: row.trail)
        return row
    }

    /// Locks many claims in one round trip, without continuing their chains yet. Those that do not
    /// exist, or are outside of the actor's scope, are left out.
    package mutating func lock(_ claims: [Claim.ID], in tx: Transaction) async throws {
        let (rows, calendar) = try await tx.lockClaims(claims)
        lock(rows, calendar)
    }

    private mutating func lock(_ rows: [ClaimRow], _ calendar: WorkingDays) {
        self.calendar = calendar
        for row in rows where actor.scope.contains(area: row.area, insurer: row.insurer) {
            locked[row.claim.id] = row
        }
    }

    /// A claim that is locked, as the action leaves it so far.
    /// - Throws: ``Refusal/claimNotFound(_:)``.
    package func row(of claim: Claim.ID) throws(Refusal) -> ClaimRow {
        guard let row = locked[claim] else { throw .claimNotFound(claim) }
        return row
    }

    /// Lets the actor take a part in many claims at once.
    /// - Throws: ``Refusal/partTaken(_:_:_:)`` where the actor has had another part in one.
    package func check(
        takes part: ClaimPart, in claims: [Claim.ID], in tx: Transaction
    ) async throws {
        guard let had = try await tx.otherPart(than: part, of: actor.id, in: claims) else {
            return
        }
        throw Refusal.partTaken(had.claim, actor.id, had.part)
    }

    /// Moves a claim on that was taken. It is written with the leaf, after everything else; who
    /// takes the claim again meanwhile finds it moved.
    package mutating func move(
        _ row: ClaimRow, to state: ClaimState, dueOn: Day?, in tx: Transaction
    ) async throws {
        let claim = row.claim.id
        guard locked[claim] != nil, let place = places[claim] else {
            preconditionFailure("a claim is moved that was not taken")
        }
        let before = row.claim.state
        guard before == state || before.mayBecome(state) else {
            throw Refusal.wrongState(claim, before)
        }
        links[place].move = ClaimMove(to: state, dueOn: dueOn)
        locked[claim]?.claim.state = state
        if before == .posted, state != .posted {
            try await tx.breakOffNotice(of: claim, at: at)
        }
    }

    /// Makes the action the next link of a claim's chain. The claim must be locked or new.
    package mutating func continues(claim: Claim.ID, after trail: TrailPosition) {
        guard places[claim] == nil else { return }
        places[claim] = links.count
        links.append(
            NewLeaf.Link(claim: claim, version: trail.version + 1, previous: trail.leaf))
    }

    /// The same for many claims at once.
    package mutating func continues(
        _ chains: [(claim: Claim.ID, trail: TrailPosition)]
    ) {
        for chain in chains { continues(claim: chain.claim, after: chain.trail) }
    }
}
