/// Who listens to channels on a connection.
struct Subscriber {
    let channels: Set<String>
    let stream: AsyncThrowingStream<Notification, any Error>.Continuation
}

extension Connection {
    /// Notifications of some channels, from now on; one that another task reads slowly keeps the
    /// last 4,096. The stream ends with an error when the connection is lost; see ``Listener``.
    public func listen(
        to channels: [String]
    ) async throws -> AsyncThrowingStream<Notification, any Error> {
        let (stream, continuation) = AsyncThrowingStream<Notification, any Error>.makeStream(
            bufferingPolicy: .bufferingNewest(4_096))
        subscribers.append(Subscriber(channels: Set(channels), stream: continuation))
        do {
            try await simple(channels.map { "LISTEN \(quotedName($0));" }.joined())
        } catch {
            continuation.finish(throwing: error)
            throw error
        }
        return stream
    }

    func deliver(_ notification: Notification) {
        subscribers.removeAll { subscriber in
            guard subscriber.channels.contains(notification.channel) else { return false }
            if case .terminated = subscriber.stream.yield(notification) { return true }
            return false
        }
    }

    func finishSubscribers() {
        for subscriber in exchange(&subscribers, with: []) {
            subscriber.stream.finish(throwing: wire.failure)
        }
    }
}
