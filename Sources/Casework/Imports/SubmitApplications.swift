import Digests
import Domain
import Store

/// 提交自主申报 - hands in the applications that villages and towns collected, to be filed by the daemon
/// with ``ImportApplications``.
package struct SubmitApplications: Action {
    package static let name = "submit_applications"
    package static let permission = Permission.fileApplication
    /// The files are nobody's household yet.
    package static let isCountywide = true

    private let submission: Submission

    package init(_ file: FileDigest, name: String) {
        self.submission = Submission(.applications, file, name: name)
    }

    package func write(to request: inout CanonicalBytes) { submission.write(to: &request) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> Submitted {
        try await submission.perform(in: tx, &context)
    }
}
