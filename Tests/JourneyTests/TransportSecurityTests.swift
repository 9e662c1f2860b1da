import Foundation
import TestSupport
import Testing

/// The daemon speaks TLS 1.3 and HTTP/2 by itself, and nothing older.
@Suite struct TransportSecurityTests {
    @Test func onlyOneVersionIsSpoken() async throws {
        try await Journey.with { journey in
            let files = try await certificate(in: journey)
            let port = FreePort.next()
            let daemon = try await journey.daemon(port: port, variables: files.variables)
            let address = "https://localhost:\(port)/readyz"
            let trusting = ["--cacert", files.certificate, "--max-time", "20", "-sS"]

            let modern = try await journey.run(
                "/usr/bin/curl",
                trusting + ["--http2", "-w", "%{http_version} %{ssl_verify_result}", address])
            #expect(String(decoding: modern.output, as: UTF8.self) == "ready\n2 0")
            let older = try await journey.run(
                "/usr/bin/curl", trusting + ["--http1.1", "-w", "%{http_version}", address])
            #expect(String(decoding: older.output, as: UTF8.self) == "ready\n1.1")

            let headers = try await journey.run(
                "/usr/bin/curl", trusting + ["-o", "/dev/null", "-D", "-", address])
            #expect(
                String(decoding: headers.output, as: UTF8.self).contains(
                    "strict-transport-security: max-age=31536000; includeSubDomains"))

            let downgraded = try await journey.run(
                "/usr/bin/curl", trusting + ["--tls-max", "1.2", address])
            #expect(downgraded.status == 35, "\(downgraded.messages)")
            let plain = try await journey.run(
                "/usr/bin/curl", ["-sS", "--max-time", "20", "http://localhost:\(port)/readyz"])
            #expect(plain.status != 0)
            #expect(plain.output.isEmpty)

            daemon.kill(SIGTERM)
            #expect(try await daemon.end() == .exited(0))
        }
    }

    /// What cannot be used is said before anything is started, with what to do.
    @Test func whatCannotBeUsedIsSaid() async throws {
        try await Journey.with { journey in
            let files = try await certificate(in: journey)
            let other = try await certificate(in: journey, named: "other")
            let cases: [(certificate: String, key: String?, says: String)] = [
                (files.certificate, nil, "go together: set both, or neither"),
                ("/nowhere.pem", files.key, "the certificate '/nowhere.pem' cannot be used"),
                (files.key, files.key, "the certificate '\(files.key)' cannot be used"),
                (files.certificate, "/nowhere.key", "the private key '/nowhere.key' cannot"),
                (files.certificate, files.certificate, "cannot be used"),
                (files.certificate, other.key, "is not the one of the certificate"),
            ]
            for (clientCA, tls, says) in [
                (files.certificate, [], "FANGPIN_TLS_CLIENT_CA needs the daemon's own TLS"),
                ("/nowhere.pem", files.variables, "'/nowhere.pem' cannot be used"),
                (files.key, files.variables, "'\(files.key)' cannot be used"),
            ] {
                let result = try await journey.fangpin(
                    "serve", variables: tls + ["FANGPIN_TLS_CLIENT_CA=\(clientCA)"])
                #expect(result.status == 78, "\(result.messages)")
                #expect(result.messages.contains(says), "\(result.messages)")
            }
            for wrong in cases {
                var variables = ["FANGPIN_TLS_CERTIFICATE=\(wrong.certificate)"]
                if let key = wrong.key { variables.append("FANGPIN_TLS_KEY=\(key)") }
                let result = try await journey.fangpin("serve", variables: variables)
                #expect(result.status == 78, "\(result.messages)")
                #expect(result.messages.contains(wrong.says), "\(result.messages)")
            }
        }
    }

    /// Passwords and tokens do not leave the machine in the clear.
    @Test func nobodyIsServedInTheClear() async throws {
        try await Journey.with { journey in
            let result = try await journey.fangpin("serve", "--host", "0.0.0.0")
            #expect(result.status == 64)
            #expect(result.messages.contains("0.0.0.0 is no loopback address"))
        }
    }

    private struct Files {
        var certificate: String
        var key: String
        var variables: [String] {
            ["FANGPIN_TLS_CERTIFICATE=\(certificate)", "FANGPIN_TLS_KEY=\(key)"]
        }
    }

    /// A certificate for localhost that signs itself.
    private func certificate(in journey: Journey, named name: String = "server") async throws
        -> Files
    {
        let files = Files(
            certificate: journey.path("\(name).pem"), key: journey.path("\(name).key"))
        let made = try await journey.run(
            "/usr/bin/openssl",
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost", "-keyout", files.key, "-out", files.certificate,
            ])
        try #require(made.status == 0, "\(made.messages)")
        return files
    }
}
