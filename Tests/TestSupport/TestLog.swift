import Casework
import Logging
import Synchronization

/// 试验日志 - keeps everything that is logged, so that a test can look for what must not be there.
package final class TestLog: Sendable {
    private let lines = Mutex<[String]>([])

    package init() {}

    package var text: String { lines.withLock { $0.joined(separator: "\n") } }

    /// A logger that leaves nothing out.
    package var logger: Logger {
        var logger = Logger(label: "test") { _ in Handler(log: self) }
        logger.logLevel = .trace
        return logger
    }

    private struct Handler: LogHandler {
        let log: TestLog
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]
        // As the daemon's own.
        var metadataProvider: Logger.MetadataProvider? = Caller.metadata

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let told = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }
                .merging(event.metadata ?? [:]) { $1 }
            log.lines.withLock { $0.append("\(event.message) \(told)") }
        }
    }
}
