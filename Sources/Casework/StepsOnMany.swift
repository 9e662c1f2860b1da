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
    /// What comes of each is what would come of it alone, in the order of the list. Where nothing
    /// is refused, many steps share a transaction and a leaf, whose links are their claims; where
    /// something is, that transaction is rolled back and its steps are performed one by one, so
    /// that a refusal stops nothing else and is logged as always. Not all or nothing: a fault may
    /// leave a part of the list done, and the same list again does the rest. The claims of a part
    /// move together when it ends: a step that looked at other claims' states would not see them.
    package func perform<Step: Action & OnClaim>(
        each steps: [KeyedStep<Step>], by actor: Actor, on clock: WallClock? = nil
    ) async throws -> [Result<Step.Outcome, Refusal>] {
        let at = (clock ?? self.clock).now()
        var results: [Result<Step.Outcome, Refusal>] = []
        results.reserveCapacity(steps.count)
        for part in Casework.parts(of: steps) {
            do {
                results += try await together(part, by: actor, at: at).map(Result.success)
            } catch is Refusal {
                for step in part {
                    results.append(try await alone(step, by: actor, on: clock))
                }
            }
        }
        return results
    }

    private func alone<Step: Action & OnClaim>(
        _ step: KeyedStep<Step>, by actor: Actor, on clock: WallClock?
    ) async throws -> Result<Step.Outcome, Refusal> {
        do {
            return .success(
                try await perform(step.action, by: actor, key: step.key, on: clock))
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
        let (outcomes, madeDue) = try await database.write(onLoop: true) { tx in
            guard actor.may(Step.permission) else { throw Refusal.notPermitted(Step.permission) }
            let known = try await tx.outcomes(lockedUnder: steps.map(\.key))
            var context = Context(actor: actor, at: at, schemes: schemes)
            try await context.lock(
                steps.filter { known[$0.key] == nil }.map(\.action.claim), in: tx)
            var outcomes: [Step.Outcome] = []
            var kept: [KeptOutcome] = []
            for step in steps {
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
