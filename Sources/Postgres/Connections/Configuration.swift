import CLibPQ
import Glibc
import Logging

/// How to reach a database, and how its sessions are set up.
public struct Configuration: Sendable {
    /// A connection string of libpq: `postgresql://...` or `host=... dbname=...`. What it says wins
    /// over the defaults here, save for the fields below that are set.
    public var url: String
    /// What `pg_stat_activity` shows; at most 63 bytes.
    public var applicationName: String?
    /// The role that acts (`SET ROLE`), when the login is another: the owner's login can act as the
    /// application's role. `RESET ROLE` leads back to this role.
    public var role: String?
    /// The server cancels a statement that takes longer; nil for no limit. It is also enforced
    /// here, a little later, in case the server does not answer at all.
    public var statementTimeout: Duration?
    /// The most that opening a connection may take, for each address; whole seconds, at least 2.
    public var connectTimeout: Duration = .seconds(5)
    /// Settings of the session (`TimeZone`, `search_path`), given when it starts.
    public var settings: [String: String] = [:]
    /// How many prepared statements a connection keeps.
    public var statementCacheSize = 256
    public var logger: Logger

    public init(
        url: String, applicationName: String? = nil, role: String? = nil,
        logger: Logger = Logger(label: "postgres")
    ) {
        self.url = url
        self.applicationName = applicationName
        self.role = role
        self.logger = logger
    }
}

extension Configuration {
    /// A lost peer is noticed within 20 s: the first keepalive goes out after 5 s of silence, then
    /// one every 5 s, and data that nobody acknowledged for 15 s ends the connection.
    private static let defaults = [
        ("connect_timeout", ""), ("keepalives", "1"), ("keepalives_idle", "5"),
        ("keepalives_interval", "5"), ("keepalives_count", "3"), ("tcp_user_timeout", "15000"),
        ("gssencmode", "disable"), ("fallback_application_name", "fangpin"),
    ]

    /// Keywords and values for `PQconnectdbParams`, in the order in which later ones win.
    ///
    /// - Throws: ``PostgresError`` of kind `connection` when `url` cannot be read.
    func keywords() throws -> [(String, String)] {
        let given = try parsed()
        var keywords = Configuration.defaults
        keywords[0].1 = String(max(2, connectTimeout.wholeSeconds))
        keywords.append(("dbname", url))
        if let applicationName { keywords.append(("application_name", applicationName)) }
        keywords.append(("client_encoding", "UTF8"))
        let options = ([given["options"] ?? ""] + startOptions).filter { !$0.isEmpty }
        if !options.isEmpty { keywords.append(("options", options.joined(separator: " "))) }
        return keywords
    }

    private var startOptions: [String] {
        var values = settings
        if let role { values["role"] = role }
        if let statementTimeout { values["statement_timeout"] = "\(statementTimeout.milliseconds)" }
        return values.sorted { $0.key < $1.key }.map { name, value in
            "-c \(Configuration.escaped("\(name)=\(value)"))"
        }
    }

    /// Spaces and backslashes inside one option are escaped with a backslash (libpq, `options`).
    private static func escaped(_ option: String) -> String {
        option.reduce(into: "") { text, character in
            if character == " " || character == "\\" { text.append("\\") }
            text.append(character)
        }
    }

    /// What the connection string says.
    func parsed() throws -> [String: String] {
        var complaint: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(url, &complaint) else {
            // The complaint of libpq may quote the password; say only where to look.
            PQfreemem(complaint)
            throw PostgresError(.connection, "the connection string cannot be read")
        }
        defer { PQconninfoFree(options) }
        var values: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val {
                values[String(cString: keyword)] = String(cString: value)
            }
            option += 1
        }
        return values
    }
}

extension Duration {
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }

    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        return UInt64(max(0, seconds)) * 1_000_000_000 + UInt64(max(0, attoseconds) / 1_000_000_000)
    }

    /// Rounded up.
    var wholeSeconds: Int64 { components.seconds + (components.attoseconds > 0 ? 1 : 0) }
}
