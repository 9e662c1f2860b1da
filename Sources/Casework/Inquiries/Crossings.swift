import Domain
import Store

/// 试筛 - whose costs of a year reach a line: what another warning line would bring. It reads the
/// totals that every import maintains, a range of an index, and opens nothing. The highest total
/// comes first, equal ones in the order of the register.
package struct Crossings: Inquiry {
    package var cause: Cause
    package var scope: ReliefRule.Scope
    package var year: Int16
    package var line: Fen

    package init(cause: Cause, scope: ReliefRule.Scope, year: Int16, line: Fen) {
        self.cause = cause
        self.scope = scope
        self.year = year
        self.line = line
    }

    package func answer(in tx: Transaction) async throws -> [CostTotal] {
        try await tx.totals(of: cause, year: year, scope: scope, atLeast: line)
    }
}
