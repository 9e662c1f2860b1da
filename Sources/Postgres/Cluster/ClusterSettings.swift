/// How the embedded server is set up. The defaults suit a small machine of two cores and 4 GB.
public struct ClusterSettings: Sendable {
    public var sharedBuffers = "128MB"
    public var maximumConnections = 40
    /// The most that the log ahead of changes grows before a checkpoint.
    public var maximumLogSize = "1GB"
    /// False only for tests: a crash of the machine destroys the data.
    public var isDurable = true
    /// Further lines of `postgresql.conf`.
    public var others: [String: String] = [:]
    /// The least free space, in bytes, with which a new cluster is made.
    public var leastFreeSpace: UInt64 = 256 << 20

    public init() {}

    /// For tests: as fast as it can be, nothing is kept over a crash of the machine.
    public static var scratch: ClusterSettings {
        var settings = ClusterSettings()
        settings.isDurable = false
        settings.sharedBuffers = "64MB"
        settings.maximumConnections = 100
        settings.others = [
            "autovacuum_naptime": "5min", "max_wal_senders": "0", "wal_level": "minimal",
        ]
        return settings
    }

    /// The text of the settings file. Messages of errors stay out of PostgreSQL's log as far as
    /// they quote values: no statements, no details.
    func file(socketDirectory: String, logDirectory: String) -> String {
        var values = [
            "listen_addresses": "", "unix_socket_directories": socketDirectory,
            "unix_socket_permissions": "0700", "port": String(Cluster.port),
            "max_connections": String(maximumConnections), "shared_buffers": sharedBuffers,
            "max_wal_size": maximumLogSize, "checkpoint_timeout": "15min", "jit": "off",
            "random_page_cost": "1.1", "timezone": "UTC", "log_timezone": "UTC",
            "lc_messages": "C", "logging_collector": "on", "log_directory": logDirectory,
            "log_filename": "postgresql-%a.log", "log_truncate_on_rotation": "on",
            "log_rotation_age": "1d", "log_rotation_size": "0",
            "log_error_verbosity": "terse", "log_min_error_statement": "panic",
            "log_line_prefix": "%m [%p] ",
        ]
        if !isDurable {
            values["fsync"] = "off"
            values["synchronous_commit"] = "off"
            values["full_page_writes"] = "off"
        }
        values.merge(others) { $1 }
        let lines = values.sorted { $0.key < $1.key }.map { name, value in
            "\(name) = '\(ClusterSettings.quoted(value))'\n"
        }
        return "# Written at every start. Put changes into postgresql.conf, below the include.\n"
            + lines.joined()
    }

    private static func quoted(_ value: String) -> String {
        value.reduce(into: "") { text, character in
            if character == "'" || character == "\\" { text.append(character) }
            text.append(character)
        }
    }
}
