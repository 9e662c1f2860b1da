import Casework
import Domain
import Foundation
import Logging
import TestSupport
import Testing
import Web

/// Departments and devices come with a certificate, over real TLS.
@Suite struct ClientCertificateTests {
    /// Serves an office over TLS for the time of `body`.
    private func serve(
        _ office: TestOffice, _ authority: CertificateAuthority, takingCertificates: Bool = true,
        _ body: (String) async throws -> Void
    ) async throws {
        let port = FreePort.next()
        _ = try await authority.issue(
            "server", for: "subjectAltName=DNS:localhost\nextendedKeyUsage=serverAuth")
        let security = try TransportSecurity(
            certificate: authority.path("server.pem"), key: authority.path("server.key"),
            clientCA: takingCertificates ? authority.path("ca.pem") : nil)
        let (ready, isReady) = AsyncStream.makeStream(of: Void.self)
        let server = WebServer(
            casework: office.casework, host: "127.0.0.1", port: port, security: security,
            logger: TestDatabase.silence, onReady: { isReady.yield() })
        let running = Task {
            defer { isReady.finish() }
            try await server.run()
        }
        for await _ in ready { break }
        do {
            try await body("https://localhost:\(port)")
        } catch {
            running.cancel()
            _ = await running.result
            throw error
        }
        running.cancel()
        _ = await running.result
    }

    /// Binds what openssl printed to the handler's account, and has it confirmed.
    private func bind(_ office: TestOffice, _ printed: String) async throws -> Int64 {
        let fingerprint = try #require(
            CertificateFingerprint(typed: printed.filter { !$0.isNewline }))
        let grant = SystemGrant(
            officer: "handler", label: "大厅一号机", permissions: [.readCases, .lookUpPersons],
            days: 30)
        return try await office.casework.perform(
            BindCertificate(fingerprint, grant), by: Staff.systemAdministrator
        ).id
    }

    private func code(_ answer: (status: Int, body: String)) throws -> String? {
        try JSON(answer.body)["code"]?.text
    }

    @Test func aDeviceComesWithItsCertificate() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            try await CertificateAuthority.with { authority in
                let printed = try await authority.issue("device")
                try await serve(office, authority) { root in
                    let me = "\(root)/api/v1/me"
                    let strange = try await authority.curl(me, as: "device")
                    #expect(strange.status == 403)
                    #expect(try code(strange) == "certificate_unknown")
                    let id = try await bind(office, printed)
                    #expect(
                        try code(try await authority.curl(me, as: "device"))
                            == "certificate_unconfirmed")
                    _ = try await office.casework.perform(
                        ConfirmCertificate(id), by: Staff.securityAdministrator)
                    for version in ["--http1.1", "--http2"] {
                        let known = try await authority.curl(
                            me, as: "device", arguments: [version])
                        #expect(known.status == 200, "\(version) \(known.body)")
                        #expect(try JSON(known.body)["kind"]?.text == "device")
                        #expect(try JSON(known.body)["name"]?.text == "大厅一号机")
                    }
                    try await expectItsLimits(root, authority)
                    _ = try await office.casework.perform(
                        RevokeCertificate(id), by: Staff.systemAdministrator)
                    #expect(
                        try code(try await authority.curl(me, as: "device"))
                            == "certificate_revoked")
                }
            }
        }
    }

    /// A certificate opens the API for what it was given, and no page.
    private func expectItsLimits(_ root: String, _ authority: CertificateAuthority) async throws {
        for (path, status) in [
            ("/api/v1/cases", 200), ("/api/v1/fund", 403), ("/api/v1/me/sessions", 403),
            ("/cases", 303), ("/account", 303), ("/signin", 200),
        ] {
            #expect(try await authority.curl(root + path, as: "device").status == status, "\(path)")
        }
        let search = [
            "-H", "Content-Type: application/json", "-d", "{\"id_number\": \"11010519491231002X\"}",
        ]
        for (header, status) in [
            (nil, 200), ("Origin: https://evil.example", 403), ("Sec-Fetch-Site: cross-site", 403),
            ("Sec-Fetch-Site: same-origin", 200),
            // Whoever says who they are means that, right or wrong.
            ("Authorization: Bearer fp_\(String(repeating: "0", count: 64))", 401),
            ("Cookie: __Host-fangpin=\(String(repeating: "0", count: 64))", 401),
        ] as [(String?, Int)] {
            let more = header.map { ["-H", $0] } ?? []
            let answer = try await authority.curl(
                "\(root)/api/v1/people/search", as: "device", arguments: search + more)
            #expect(answer.status == status, "\(header ?? "-") \(answer.body)")
        }
    }

    @Test func nobodyComesInAnotherWay() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            try await CertificateAuthority.with { authority in
                let id = try await bind(office, try await authority.issue("device"))
                _ = try await office.casework.perform(
                    ConfirmCertificate(id), by: Staff.securityAdministrator)
                _ = try await authority.issue("expired", days: -1)
                _ = try await authority.issue("foreign", by: "other-ca")
                _ = try await authority.issue("wrong-use", for: "extendedKeyUsage=serverAuth")
                try await serve(office, authority) { root in
                    let me = "\(root)/api/v1/me"
                    // Nobody needs a certificate to come in another way.
                    #expect(try await authority.curl("\(root)/signin").status == 200)
                    #expect(try await authority.curl(me).status == 401)
                    for name in ["expired", "foreign", "wrong-use"] {
                        #expect(try await authority.curl(me, as: name).status == 0, "\(name)")
                    }
                    // What headers say of a certificate is nothing.
                    let pem = try String(
                        contentsOfFile: authority.path("device.pem"), encoding: .utf8)
                    let line = pem.split(separator: "\n").joined(separator: "%0A")
                    for name in ["X-SSL-Client-Cert", "X-Forwarded-Client-Cert", "SSL-Client-Cert"]
                    {
                        #expect(
                            try await authority.curl(
                                me, arguments: ["-H", "\(name): \(line)"]
                            ).status == 401, "\(name)")
                    }
                }
                // A daemon that asks for none takes none.
                try await serve(office, authority, takingCertificates: false) { root in
                    let answer = try await authority.curl("\(root)/api/v1/me", as: "device")
                    #expect(answer.status == 401)
                }
            }
        }
    }
}
