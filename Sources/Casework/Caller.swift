import Logging

/// 来源 - where the request comes from that is answered at this moment: for the refused attempts and
/// for every message that is logged meanwhile. The doors say it; commands and the daemon's own work
/// come from nowhere.
package enum Caller {
    /// The address without a port, as the operating system or the county's own proxy gives it.
    @TaskLocal package static var address: String?

    /// What loggers add to each message by themselves.
    package static let metadata = Logger.MetadataProvider {
        address.map { ["address": "\($0)"] } ?? [:]
    }
}
