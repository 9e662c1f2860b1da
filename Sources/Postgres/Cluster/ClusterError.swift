/// Why the embedded PostgreSQL cannot be used. The text says what is wrong and what to do.
public struct ClusterError: Error, Sendable, CustomStringConvertible {
    public enum Reason: String, Sendable {
        /// PostgreSQL's programs are not installed, or too old.
        case missingBinaries
        /// The data directory was made by another major version.
        case otherVersion
        /// The cluster's locale or encoding is not `C.UTF-8` and UTF-8.
        case wrongLocale
        /// A directory cannot be entered, read or written by who must.
        case wrongPermissions
        /// The state directory is used by a server of another user.
        case foreignOwner
        case diskFull
        /// What is in the state directory is no data directory of PostgreSQL.
        case damaged
        /// Another process holds the locks for too long.
        case busy
        /// The server does not start, for a reason that its log tells.
        case notStarting
        /// The server does not stop.
        case notStopping
    }

    public let reason: Reason
    public let description: String

    init(_ reason: Reason, _ description: String) {
        self.reason = reason
        self.description = description
    }
}
