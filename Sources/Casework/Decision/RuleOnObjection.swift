import Digests
import Domain
import Store

/// 异议处理 - the office decides the oldest open objection against a claim's notice.
package struct RuleOnObjection: Action, OnClaim {
    package static let name = "rule_on_objection"
    package static let permission = Permission.ruleOnObjection

    package var claim: Claim.ID
    package var ruling: ObjectionRuling
    package var ruledOn: Day

    package init(claim: Claim.ID, ruling: ObjectionRuling, ruledOn: Day) {
        self.claim = claim
        self.ruling = ruling
        self.ruledOn = ruledOn
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(claim)
        request.append(ruling.rawValue)
        request.append(ruledOn.description)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        _ = try await context.take(claim, in: tx)
        guard let notice = try await tx.latestNotice(of: claim),
            let number = try await tx.ruleOnObjection(
                against: notice.number, ruling, on: ruledOn, by: context.actor.id)
        else { throw Refusal.objectionNotFound(claim) }
        // The daemon left the notice alone as long as something was open against it.
        if notice.openObjections == 1, notice.notice.takenDownOn == nil {
            try await context.makeDue(.closeNotice(of: claim, dueOn: notice.dueOn), in: tx)
        }
        context.note("objection", Int(number))
        context.note("ruling", ruling.rawValue)
        context.note("ruled_on", ruledOn)
        return Done()
    }
}
