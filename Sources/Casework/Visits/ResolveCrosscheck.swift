import Digests
import Domain
import Store

/// 比对处理 - a person decides what a comparison hit means: upheld, explained or exempt. A hit never
/// refuses anybody by itself; many are stale, or a borrowed name.
package struct ResolveCrosscheck: Action {
    package static let name = "resolve_crosscheck"
    package static let permission = Permission.resolveCrosschecks

    package var crosscheck: Int64
    package var ruling: Crosscheck.Resolution

    package init(crosscheck: Int64, ruling: Crosscheck.Resolution) {
        self.crosscheck = crosscheck
        self.ruling = ruling
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(crosscheck)
        request.append(ruling.rawValue)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard let status = try await tx.crosscheckStatus(crosscheck) else {
            throw Refusal.crosscheckNotFound(crosscheck)
        }
        guard status.hit else { throw Refusal.crosscheckWithoutHit(crosscheck) }
        guard !status.ruled else { throw Refusal.crosscheckAlreadyResolved(crosscheck) }
        try await tx.rule([(crosscheck, ruling)], by: context.actor.id, at: context.at)
        if ruling == .upheld {
            try await context.reconsider(household: status.household, in: tx)
        }
        context.note("crosscheck", Int(crosscheck))
        context.note("ruling", ruling.rawValue)
        return Done()
    }
}
