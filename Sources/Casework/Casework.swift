import Digests
import Domain
import Foundation
import Logging
import Store
import Vault

/// The office: the only place where a transaction opens.
///
/// Every change goes through ``perform(_:by:key:on:dryRun:)`` and leaves one leaf in the trail;
/// every reading goes through ``read(_:)``.
package final class Casework: Sendable {
    let database: Database
    let clock: WallClock
    let schemes = SchemeShelf()
    let register = RegisterShelf()
    /// Rings when an action has written due work down.
    package let dueWorkBell = Bell()
    /// Who may take a list along now.
    package let exports = ExportPlaces()
    let logger: Logger
    let passwords: PasswordDesk
    let passwordLists: PasswordLists
    let secondFactor: SecondFactorRule

    /// - Parameters:
    ///   - hashing: what new passwords' hashes cost.
    ///   - passwordLists: what new passwords are held against.
    ///   - secondFactor: whose sessions begin with the second factor.
    package init(
        database: Database, clock: WallClock, logger: Logger, hashing: ScryptCost = .standard,
        passwordLists: PasswordLists = .none, secondFactor: SecondFactorRule = .asked
    ) {
        self.database = database
        self.clock = clock
        self.logger = logger
        self.passwords = PasswordDesk(cost: hashing)
        self.passwordLists = passwordLists
        self.secondFactor = secondFactor
    }

    /// Performs an action in one transaction.
    ///
    /// - Parameters:
    ///   - key: idempotency key, made by the caller. The same key with the same request gives the
    ///     stored outcome and does nothing again; with another request it is refused.
    ///   - version: the version at which the caller has seen the claim that it is about.
    ///   - clock: another clock than the daemon's, for actions that are recorded on their own date.
    ///   - dryRun: do everything, then roll back.
    /// - Throws: ``Refusal`` where the rules say no; a fault where the world failed.
    package func perform<A: Action>(
        _ action: A, by actor: Actor, key: String? = nil, expecting version: Int? = nil,
        on clock: WallClock? = nil, dryRun: Bool = false
    ) async throws -> A.Outcome {
        let at = (clock ?? self.clock).now()
        let started = ContinuousClock.now
        do {
            let work = work(of: action, by: actor, key: key, expecting: version, at: at)
            let (outcome, madeDue) =
                dryRun
                ? try await database.rehearse(within: A.reach(of: actor), work)
                : try await database.write(
                    within: A.reach(of: actor), onLoop: !A.isBulk, work)
            if madeDue, !dryRun { dueWorkBell.ring() }
            logger.info(
                "\(A.name)",
                metadata: [
                    "actor": "\(actor.id)", "dry_run": "\(dryRun)",
                    "elapsed": "\(ContinuousClock.now - started)",
                ])
            return outcome
        } catch let refusal as Refusal {
            try await note(
                refusal, of: A.name, by: actor, at: at, key: key,
                claim: (action as? any OnClaim)?.claim, isLogged: !dryRun)
            throw refusal
        } catch {
            logger.error(
                "\(A.name) failed",
                metadata: ["actor": "\(actor.id)", "error": "\(error)"])
            throw error
        }
    }

    /// Performs an action for somebody who has signed in, or for a system: what the session may not
    /// do now is refused before anything is looked at. The doors act through this.
    package func perform<A: Action>(
        _ action: A, in session: Session, key: String? = nil, expecting version: Int? = nil
    ) async throws -> A.Outcome {
        try await demand(A.permission, for: A.name, in: session)
        return try await perform(action, by: session.actor, key: key, expecting: version)
    }

    /// Asks whether a session may do now what has this name, and notes a refusal.
    /// - Throws: what ``Session/demand(_:at:)`` throws.
    func demand(
        _ permission: Permission, for name: String, in session: Session
    ) async throws {
        let at = clock.now()
        do {
            try session.demand(permission, at: at)
        } catch {
            try await note(error, of: name, by: session.actor, at: at)
            throw error
        }
    }

    /// Notes that somebody was refused.
    func note(
        _ refusal: Refusal, of action: String, by actor: Actor, at: Instant, key: String? = nil,
        claim: Claim.ID? = nil, isLogged: Bool = true
    ) async throws {
        logger.notice(
            "\(action) refused", metadata: ["actor": "\(actor.id)", "code": "\(refusal.code)"])
        guard isLogged else { return }
        // A transaction of its own: the action's is gone, and the attempt must not be.
        try await database.write(within: nil) { tx in
            try await tx.logRefusal(
                at: at, actor: actor.id, action: action, code: refusal.code, claim: claim, key: key,
                from: Caller.address)
        }
    }

    /// The daemon's time.
    package var now: Instant { clock.now() }

    /// The daemon's business day, in Asia/Shanghai.
    package var today: Day { now.day }

    /// Connections to the database: open, idle, and how many callers wait for one.
    package var connections: (open: Int, idle: Int, waiting: Int) { database.connections }

    /// Answers an inquiry for somebody who has signed in, or for a system: what the session may not
    /// read now is refused before anything is looked at. The doors ask through this.
    package func read<I: GuardedInquiry>(
        _ inquiry: I, in session: Session
    ) async throws -> I.Answer {
        try await demand(I.permission, for: I.name, in: session)
        let answer = try await read(
            inquiry, within: I.isCountywide ? .county : session.actor.scope)
        return I.told(answer, to: session.actor)
    }

    /// Answers an inquiry from one moment of the database.
    /// - Parameter scope: whose households it may tell of.
    package func read<I: Inquiry>(
        _ inquiry: I, within scope: Scope = .county
    ) async throws -> I.Answer {
        try await database.read(within: scope) { try await inquiry.answer(in: $0) }
    }
}

/// An action on one claim says which, so that a refused attempt can be found by the claim.
package protocol OnClaim {
    var claim: Claim.ID { get }
}

extension Casework {
    private func work<A: Action>(
        of action: A, by actor: Actor, key: String?, expecting version: Int?, at: Instant
    ) -> @Sendable (Transaction) async throws -> (outcome: A.Outcome, madeDue: Bool) {
        let schemes = schemes
        return { tx in
            // Before anything is told: a stored outcome is for those who may act, too.
            guard actor.may(A.permission) else { throw Refusal.notPermitted(A.permission) }
            let request = action.request
            if let key, let kept = try await tx.outcomes(lockedUnder: [key])[key] {
                return (try await action.outcome(kept, of: request, for: actor, in: tx), false)
            }
            var context = Context(actor: actor, at: at, expecting: version, schemes: schemes)
            let outcome = try await action.perform(in: tx, &context)
            guard context.leavesLeaf else { return (outcome, false) }
            let kept = try key.map { try context.keep(outcome, of: request, under: $0, in: tx) }
            try await tx.append(
                context.leaf(of: A.name, keys: tx.keys), keeping: kept.map { [$0] } ?? [])
            return (outcome, context.madeDue)
        }
    }
}

extension Context {
    /// Keeps an outcome, to be given again for the same key.
    mutating func keep(
        _ outcome: some Encodable, of request: [UInt8], under key: String, in tx: Transaction
    ) throws -> KeptOutcome {
        // Two requests that are alike to the microsecond are still two leaves.
        note("key", tx.keys.attestations.request(Array(key.utf8)))
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return KeptOutcome(
            key: key, requestHash: tx.keys.attestations.request(request),
            outcome: Array(try encoder.encode(outcome)))
    }
}

extension Action {
    /// The outcome that is kept of this request. It tells of its claim, so it is for those whose
    /// claim it is.
    func outcome(
        _ kept: KeptOutcome, of request: [UInt8], for actor: Actor, in tx: Transaction
    ) async throws -> Outcome {
        guard tx.keys.attestations.isRequest(kept.requestHash, of: request)
        else { throw Refusal.keyReused(kept.key) }
        if !actor.scope.isCounty, let claim = (self as? any OnClaim)?.claim {
            guard try await tx.isClaim(claim, within: actor.scope) else {
                throw Refusal.claimNotFound(claim)
            }
        }
        return try JSONDecoder().decode(Outcome.self, from: Data(kept.outcome))
    }

    /// Everything that makes the request, as bytes. They may hold identity numbers: only a keyed
    /// hash of them is kept.
    var request: [UInt8] {
        var request = CanonicalBytes(version: 1)
        request.append(Self.name)
        write(to: &request)
        return request.bytes
    }
}
