/// What another session sent with NOTIFY.
public struct Notification: Hashable, Sendable {
    public let channel: String
    /// At most 7,999 bytes.
    public let payload: String
    /// The server process of the sender.
    public let processID: Int32

    public init(channel: String, payload: String, processID: Int32) {
        self.channel = channel
        self.payload = payload
        self.processID = processID
    }
}
