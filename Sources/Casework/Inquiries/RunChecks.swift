import Domain
import Store

/// 不变式检查 - what the invariants of `sql/checks` find; nothing, in a sound database.
package struct RunChecks: Inquiry {
    package init() {}

    package func answer(in tx: Transaction) async throws -> [CheckFinding] {
        var findings: [CheckFinding] = []
        for check in Check.all { findings += try await tx.findings(of: check) }
        return findings
    }
}
