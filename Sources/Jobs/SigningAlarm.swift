import Casework
import Logging
import Synchronization

/// Says loudly, and once for each reason, that the trail is not signed any more.
package final class SigningAlarm: Sendable {
    private let logger: Logger
    private let last = Mutex<SigningRefusal?>(nil)

    package init(logger: Logger) { self.logger = logger }

    package func hear(_ signing: Signing) {
        let refusal: SigningRefusal? =
            if case .refused(let refusal) = signing { refusal } else { nil }
        let isNews = last.withLock { last in
            defer { last = refusal }
            return last != refusal
        }
        guard isNews, let refusal else { return }
        logger.critical(
            "the trail is not signed any more; 'fangpin audit verify' says what does not fit",
            metadata: ["reason": "\(refusal)"])
    }
}
