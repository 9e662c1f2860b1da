import Casework
import Formats
import Glibc
import Logging

/// Messages for people go to standard error; results to standard output.
enum Log {
    static func logger(_ settings: Settings, default level: Logger.Level = .warning) -> Logger {
        var logger = Logger(label: "fangpin") { _ in
            LineLog(metadataProvider: Caller.metadata)
        }
        logger.logLevel = settings.logLevel ?? level
        return logger
    }
}

/// Writes each message as one line, and all of it at once: time with its offset from UTC, level,
/// the members by their names, the message.
struct LineLog: LogHandler {
    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    var metadataProvider: Logger.MetadataProvider?

    init(metadataProvider: Logger.MetadataProvider?) { self.metadataProvider = metadataProvider }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var told = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }
            .merging(event.metadata ?? [:]) { $1 }
        if let error = event.error { told["error"] = "\(error)" }
        let members = told.sorted { $0.key < $1.key }.map {
            "\(LogLine.message($0.key))=\(LogLine.value("\($0.value)")) "
        }
        let message = LogLine.message("\(event.message)")
        say("\(LineLog.time) \(event.level) fangpin: \(members.joined())\(message)")
    }

    /// The machine's time: `2026-11-23T14:31:00+0800`.
    private static var time: String {
        var now = Glibc.time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        var text = [CChar](repeating: 0, count: 64)
        let length = strftime(&text, text.count, "%Y-%m-%dT%H:%M:%S%z", &parts)
        return String(decoding: text.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
