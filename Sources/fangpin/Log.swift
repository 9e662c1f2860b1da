import Logging

/// Messages for people go to standard error; results to standard output.
enum Log {
    static func logger(_ settings: Settings, default level: Logger.Level = .warning) -> Logger {
        var logger = Logger(label: "fangpin") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = settings.logLevel ?? level
        return logger
    }
}
