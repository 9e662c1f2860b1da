import Digests
import Domain
import Store

/// 提交部门推送 - hands in a department's feed, to be taken in by the daemon with ``ImportFeed``.
package struct SubmitFeed: Action {
    package static let name = "submit_feed"
    package static let permission = Permission.importFeed
    /// The files are nobody's household yet.
    package static let isCountywide = true

    private let submission: Submission

    /// - Parameter name: the name under which the department sent the file.
    package init(_ file: FileDigest, channel: Channel, name: String) {
        self.submission = Submission(.feed, channel: channel, file, name: name)
    }

    package func write(to request: inout CanonicalBytes) { submission.write(to: &request) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> Submitted {
        try await submission.perform(in: tx, &context)
    }
}
