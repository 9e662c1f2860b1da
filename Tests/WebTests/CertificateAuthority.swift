import Foundation
import Glibc
import TestSupport
import Testing

/// A folder of its own under `/tmp` with a CA, made by openssl, and with what callers say and hear.
struct CertificateAuthority: Sendable {
    let folder: String

    /// Runs `body` with a new one, which then goes.
    static func with(_ body: (CertificateAuthority) async throws -> Void) async throws {
        var path = Array("/tmp/fangpin-ca-XXXXXX".utf8CString)
        try #require(mkdtemp(&path) != nil)
        let folder = String(
            decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let authority = CertificateAuthority(folder: folder)
        for name in ["ca", "other-ca"] {
            try await authority.openssl(
                ["req", "-x509", "-days", "3650", "-subj", "/CN=\(name)"] + authority.newKey(name)
                    + ["-out", authority.path("\(name).pem")])
        }
        try await body(authority)
    }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Issues a certificate with its key; gives its fingerprint as openssl prints it.
    func issue(
        _ name: String, by issuer: String = "ca", days: Int = 3_650,
        for extensions: String = "extendedKeyUsage=clientAuth"
    ) async throws -> String {
        try await openssl(
            ["req", "-subj", "/CN=\(name)"] + newKey(name) + ["-out", path("\(name).csr")])
        try extensions.write(toFile: path("\(name).ext"), atomically: true, encoding: .utf8)
        try await openssl([
            "x509", "-req", "-in", path("\(name).csr"), "-CA", path("\(issuer).pem"), "-CAkey",
            path("\(issuer).key"), "-CAcreateserial", "-days", "\(days)", "-extfile",
            path("\(name).ext"), "-out", path("\(name).pem"),
        ])
        return try await openssl([
            "x509", "-noout", "-fingerprint", "-sha256", "-in", path("\(name).pem"),
        ])
    }

    private func newKey(_ name: String) -> [String] {
        [
            "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
            path("\(name).key"),
        ]
    }

    @discardableResult
    private func openssl(_ arguments: [String]) async throws -> String {
        let (status, output) = try await run("/usr/bin/openssl", arguments)
        try #require(status == 0, "openssl \(arguments[0])")
        return output
    }

    /// What curl is told, and what the status is; 0 without an answer.
    ///
    /// - Parameter name: whose certificate is shown.
    func curl(
        _ address: String, as name: String? = nil, arguments: [String] = []
    ) async throws -> (status: Int, body: String) {
        var all = ["-sS", "--max-time", "20", "--cacert", path("ca.pem")]
        if let name { all += ["--cert", path("\(name).pem"), "--key", path("\(name).key")] }
        let (_, output) = try await run(
            "/usr/bin/curl", all + arguments + ["-w", "\n%{http_code}", address])
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        return (
            Int(lines.last ?? "") ?? 0, lines.dropLast().joined(separator: "\n")
        )
    }

    private func run(
        _ program: String, _ arguments: [String]
    ) async throws -> (status: Int32, output: String) {
        let output = path(UUID().uuidString)
        let command = try Command(
            program, arguments, variables: ["PATH=/usr/bin:/bin"], output: output,
            messages: output + ".err")
        let end = try await command.end()
        guard case .exited(let status) = end else { return (-1, "") }
        return (
            status, String(decoding: try Data(contentsOf: URL(filePath: output)), as: UTF8.self)
        )
    }
}
