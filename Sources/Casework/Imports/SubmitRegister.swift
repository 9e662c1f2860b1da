import Digests
import Domain
import Store

/// 提交户册 - hands in the files of the county's register, to be loaded by the daemon with
/// ``RegisterCounty``.
package struct SubmitRegister: Action {
    package static let name = "submit_register"
    package static let permission = Permission.keepRegister
    /// The files are nobody's household yet.
    package static let isCountywide = true

    private let submission: Submission

    /// - Parameter files: each role once; those that a register cannot do without must be there,
    ///   or the import is refused for it.
    package init(_ files: [ImportFile]) { self.submission = Submission(.register, files) }

    package func write(to request: inout CanonicalBytes) { submission.write(to: &request) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> Submitted {
        try await submission.perform(in: tx, &context)
    }
}
