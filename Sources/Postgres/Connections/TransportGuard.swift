/// How what goes to a server and comes from it is guarded on the way.
public enum TransportGuard: Sendable, Equatable {
    /// It does not leave the machine: a Unix socket, or loopback.
    case local
    /// TLS to a server whose certificate and name are checked (`sslmode=verify-full`).
    case verified
    /// Others could read along, or answer in the server's place. The weaker modes of libpq, its own
    /// default among them, fall back to the clear or believe any certificate.
    case none
}

extension Configuration {
    /// Whether the connection string keeps to the machine or asks for a checked server.
    ///
    /// - Parameter variable: the environment, from which libpq takes what the string leaves open.
    /// - Throws: ``PostgresError`` of kind `connection` when `url` cannot be read.
    public func transportGuard(
        variable: (String) -> String?
    ) throws -> TransportGuard {
        let given = try parsed()
        // What a service file says comes before the environment, and is not known here.
        let hasService = given["service"] != nil || variable("PGSERVICE") != nil
        func value(_ keyword: String, _ name: String) -> String? {
            given[keyword] ?? (hasService ? nil : variable(name))
        }
        if value("sslmode", "PGSSLMODE") == "verify-full" { return .verified }
        let hosts = value("host", "PGHOST")
        let addresses = value("hostaddr", "PGHOSTADDR")
        if hasService, hosts == nil, addresses == nil { return .none }
        let places = Configuration.places(addresses, or: hosts)
        return places.allSatisfy(Configuration.isLocal) ? .local : .none
    }

    /// Where libpq connects: to the address of each server where there is one, else to its name.
    private static func places(_ addresses: String?, or hosts: String?) -> [Substring] {
        func list(_ text: String?) -> [Substring] {
            (text ?? "").split(separator: ",", omittingEmptySubsequences: false)
        }
        let addresses = list(addresses)
        return addresses.contains("") ? addresses + list(hosts) : addresses
    }

    /// Nothing said is the default socket.
    private static func isLocal(_ place: Substring) -> Bool {
        let isOfLoopback =
            place.hasPrefix("127.")
            && place.allSatisfy { $0 == "." || ($0.isASCII && $0.isNumber) }
        return place.isEmpty || place.hasPrefix("/") || place.hasPrefix("@")
            || place == "localhost" || place == "::1" || isOfLoopback
    }
}
