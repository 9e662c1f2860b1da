import Digests
import Domain
import Store

/// 提交对账单 - hands in a bank's file (camt.053), whose statements the daemon imports with
/// ``ImportStatement``.
package struct SubmitStatement: Action {
    package static let name = "submit_statement"
    package static let permission = Permission.reconcile
    /// The files are nobody's household yet.
    package static let isCountywide = true

    private let submission: Submission

    package init(_ file: FileDigest, name: String) {
        self.submission = Submission(.statement, file, name: name)
    }

    package func write(to request: inout CanonicalBytes) { submission.write(to: &request) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> Submitted {
        try await submission.perform(in: tx, &context)
    }
}
