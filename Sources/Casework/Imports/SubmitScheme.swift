import Digests
import Domain
import Store

/// 提交方案 - hands in a scheme file, to be checked and stored by the daemon with ``LoadScheme``.
package struct SubmitScheme: Action {
    package static let name = "submit_scheme"
    package static let permission = Permission.keepSchemes
    /// The files are nobody's household yet.
    package static let isCountywide = true

    private let submission: Submission

    package init(_ file: FileDigest, name: String) {
        self.submission = Submission(.scheme, file, name: name)
    }

    package func write(to request: inout CanonicalBytes) { submission.write(to: &request) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> Submitted {
        try await submission.perform(in: tx, &context)
    }
}
