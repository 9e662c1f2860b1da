import Logging

/// Notifications (LISTEN, NOTIFY) over a connection of their own, which is opened again when it is
/// lost.
public enum Listener {
    public enum Event: Hashable, Sendable {
        /// Listening begins, or begins again. What was sent before is lost: look at the tables.
        case listening
        case notification(Notification)
    }

    /// How often the connection is asked for a sign of life.
    private static let probePause = Duration.seconds(5)

    /// The events of some channels, until the task that reads them ends. The last 4,096 that were
    /// not yet read are kept.
    public static func events(
        _ channels: [String], _ configuration: Configuration
    ) -> AsyncStream<Event> {
        AsyncStream(bufferingPolicy: .bufferingNewest(4_096)) { stream in
            let task = Task {
                var pause = Duration.milliseconds(100)
                while !Task.isCancelled {
                    do {
                        try await listen(channels, configuration) { event in
                            stream.yield(event)
                            pause = .milliseconds(100)
                        }
                    } catch {
                        configuration.logger.warning("listening was interrupted: \(error)")
                    }
                    try? await Task.sleep(for: pause)
                    pause = min(pause * 2, .seconds(5))
                }
                stream.finish()
            }
            stream.onTermination = { _ in task.cancel() }
        }
    }

    /// Listens until the connection is lost.
    private static func listen(
        _ channels: [String], _ configuration: Configuration, _ report: (Event) -> Void
    ) async throws {
        let connection = try await Connection.open(configuration)
        let prober = Task {
            while connection.isOpen {
                try await Task.sleep(for: probePause)
                await connection.probe()
            }
        }
        defer {
            prober.cancel()
            connection.closeSoon()
        }
        let notifications = try await connection.listen(to: channels)
        report(.listening)
        for try await notification in notifications { report(.notification(notification)) }
    }
}
