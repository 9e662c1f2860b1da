import Digests
import Domain
import Logging
import Store

/// One step of a list, with the key under which its outcome is kept.
package struct KeyedStep<Step: Action & OnClaim>: Sendable {
    package var action: Step
    package var key: String

    package init(_ action: Step, key: String) {
        self.action = action
        self.key = key
    }
}

extension Casework {
    /// Performs the same step on many claims, as one person does in one go: the votes of a village
    /// meeting, the notices of one sheet.
    ///
    /// What comes of each is what would come of it alone, in the order of the list. Many steps
    /// share a transaction and a leaf, whose links are their claims. Where one is refused, that
    /// transaction is rolled back: the steps before it are performed together again, the refused
    /// one alone, so that its refusal is logged as always, and then those behind it. Not all or
    /// nothing: a fault may leave a part of the list done, and the same list again does the rest.
    /// The claims of a part move together when it ends: a step that looked at other claims' states
    /// would not see them.
    package func perform<Step: Action & OnClaim>(
        each steps: [KeyedStep<Step>], by actor: Actor, on clock: WallClock? = nil
    ) async throws -> [Result<Step.Outcome, Refusal>] {
        let at = (clock ?? self.clock).now()
        var results: [Result<Step.Outcome, Refusal>] = []
        results.reserveCapacity(steps.count)
        for part in Casework.parts(of: steps) {
            results += try await self.results(of: part, by: actor, at: at)
        }
        return results
    }

    /// What comes of steps on different claims, together as far as none is refused.
    private func results<Step: Action & OnClaim>(
        of steps: ArraySlice<KeyedStep<Step>>, by actor: Actor, at: Instant
    ) async throws -> [Result<Step.Outcome, Refusal>] {
        guard !steps.isEmpty else { return [] }
        do {
            return try await together(steps, by: actor, at: at).map(Result.success)
        } catch let stopped as RefusedStep {
            let before = try await results(of: steps[..<stopped.place], by: actor, at: at)
            let refused = try await alone(steps[stopped.place], by: actor, at: at)
            let behind = try await results(
                of: steps[(stopped.place + 1)...], by: actor, at: at)
            return before + [refused] + behind
        } catch is Refusal {
            // It is not known of which step; of all of them where the actor may not perform it.
            var results: [Result<Step.Outcome, Refusal>] = []
            for step in steps { results.append(try await alone(step, by: actor, at: at)) }
            return results
        }
    }

    private func alone<Step: Action & OnClaim>(
        _ step: KeyedStep<Step>, by actor: Actor, at: Instant
    ) async throws -> Result<Step.Outcome, Refusal> {
        do {
            return .success(
                try await perform(step.action, by: actor, key: step.key, on: .fixed(at)))
        } catch let refusal as Refusal {
            return .failure(refusal)
        }
    }

    /// How many claims one transaction locks at most: others wait for them meanwhile.
    private static let most = 50

    /// Cuts a list so that no part has two steps on one claim, where the second builds on what the
    /// first has written, or two under one key, where the second gets what the first got.
    private static func parts<Step>(of steps: [KeyedStep<Step>]) -> [ArraySlice<KeyedStep<Step>>] {
        var parts: [ArraySlice<KeyedStep<Step>>] = []
        var claims: Set<Claim.ID> = []
        var keys: Set<String> = []
        var start = steps.startIndex
        for (place, step) in steps.enumerated() {
            if claims.count == most || claims.contains(step.action.claim)
                || keys.contains(step.key)
            {
                parts.append(steps[start..<place])
                (start, claims, keys) = (place, [], [])
            }
            claims.insert(step.action.claim)
            keys.insert(step.key)
        }
        if start < steps.endIndex { parts.append(steps[start...]) }
        return parts
    }

    private func together<Step: Action & OnClaim>(
        _ steps: ArraySlice<KeyedStep<Step>>, by actor: Actor, at: Instant
    ) async throws -> [Step.Outcome] {
        let schemes = schemes
        let started = ContinuousClock.now
        let (outcomes, madeDue) = try await database.write(
            within: Step.reach(of: actor), onLoop: true
        ) { tx in
            guard actor.may(Step.permission) else { throw Refusal.notPermitted(Step.permission) }
            let known = try await tx.outcomes(lockedUnder: steps.map(\.key))
            var context = Context(actor: actor, at: at, schemes: schemes)
            try await context.lock(
                steps.filter { known[$0.key] == nil }.map(\.action.claim), in: tx)
            var outcomes: [Step.Outcome] = []
            var kept: [KeptOutcome] = []
            for (place, step) in zip(steps.indices, steps) {
                do {
                    let request = step.action.request
                    if let known = known[step.key] {
                        outcomes.append(
                            try await step.action.outcome(known, of: request, for: actor, in: tx))
                        continue
                    }
                    context.turns(to: step.action.claim)
                    let outcome = try await step.action.perform(in: tx, &context)
                    kept.append(try context.keep(outcome, of: request, under: step.key, in: tx))
                    outcomes.append(outcome)
                } catch is Refusal {
                    throw RefusedStep(place: place)
                }
            }
            if !kept.isEmpty {
                try await tx.append(context.leaf(of: Step.name, keys: tx.keys), keeping: kept)
            }
            return (outcomes, context.madeDue)
        }
        if madeDue { dueWorkBell.ring() }
        logger.info(
            "\(Step.name)",
            metadata: [
                "actor": "\(actor.id)", "steps": "\(steps.count)",
                "elapsed": "\(ContinuousClock.now - started)",
            ])
        return outcomes
    }
}

/// Rolls a list back whose step at this place is refused.
private struct RefusedStep: Error {
    var place: Int
}
