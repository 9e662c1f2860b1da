import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

@Suite struct RouteTests {
    @Test func wrongParametersAreTheCallersFault() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            for query in [
                "state=gone", "cause=", "cause=fire", "channel=%00", "area=abc", "area=%F0%9F",
                "after=.", "after=%2B", "after=%00", "size=0", "size=1e3",
                "state=paid&state=lead", "state=%3Cscript%3E", "lang=fr&size=201",
            ] where query != "cause=" {
                let page = try await door.get("/cases?\(query)")
                #expect(page.status == 400, "\(query)")
                #expect(Markup(page.body).violations == [], "\(query)")
                #expect(page.body.contains("bad_parameter"))
                let answer = try await door.get("/api/v1/cases?\(query)")
                #expect(answer.status == 400, "\(query)")
                let problem = try JSON(answer.body)
                #expect(problem["code"]?.text == "bad_parameter")
                #expect(answer.type == "application/problem+json")
            }
            #expect(try await door.get("/cases?cause=&state=&area=").status == 200)
            #expect(try await door.get("/cases?lang=fr&nobody=knows").status == 200)
            #expect(try await door.get("/cases?%=&=&&==").status == 200)
        }
    }

    @Test func whatIsNotThereIsNotFound() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            for (path, code) in [
                ("/cases/99999999", "claim_not_found"), ("/cases/0", "claim_not_found"),
                ("/cases/-1", "claim_not_found"), ("/cases/abc", "not_found"),
                ("/cases/99999999999999999999", "not_found"), ("/cases/1%20or%201", "not_found"),
                ("/nowhere", "not_found"), ("//example.org/", "not_found"),
                ("/../../etc/passwd", "not_found"), ("/cases/1/2", "not_found"),
                ("/households/Z99", "household_not_found"),
                ("/households/%E6%88%B7%2F%3C", "household_not_found"),
                ("/households/", "not_found"), ("/households/%00", "not_found"),
                ("/households/%FF", "not_found"), ("/households/%z", "not_found"),
            ] {
                for accepted in ["zh-CN", "en"] {
                    let page = try await door.get(path, accepting: accepted)
                    #expect(page.status == 404, "\(path)")
                    #expect(page.body.contains(code), "\(path)")
                    #expect(Markup(page.body).violations == [], "\(path)")
                    #expect(Markup(page.body).text.contains("返回案件列表") == (accepted != "en"))
                }
                guard ["/cases/", "/households/"].contains(where: path.hasPrefix) else {
                    continue
                }
                let answer = try await door.get("/api/v1\(path)")
                #expect(answer.status == 404, "\(path)")
                #expect(try JSON(answer.body)["code"]?.text == code, "\(path)")
            }
        }
    }

    @Test func everyAnswerIsArmoured() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.paid)
            let door = Door(office.casework)
            for (path, type) in [
                ("/cases", "text/html; charset=utf-8"),
                ("/cases/\(claim)", "text/html; charset=utf-8"),
                ("/fund", "text/html; charset=utf-8"), ("/nowhere", "text/html; charset=utf-8"),
                ("/people", "text/html; charset=utf-8"),
                ("/households/A01", "text/html; charset=utf-8"),
                ("/cases?size=x", "text/html; charset=utf-8"),
                ("/app.css", "text/css; charset=utf-8"), ("/api/v1/cases", "application/json"),
                ("/api/v1/cases/\(claim)", "application/json"),
                ("/api/v1/households/A01", "application/json"),
                ("/api/v1/fund", "application/json"),
                ("/api/v1/cases/x", "application/problem+json"),
                ("/healthz", "text/plain; charset=utf-8"),
                ("/metrics", "text/plain; version=0.0.4; charset=utf-8"),
            ] {
                let reply = try await door.get(path)
                expectArmour(reply, path)
                #expect(reply.type == type, "\(path)")
                #expect(reply.header("Content-Length") == "\(reply.body.utf8.count)", "\(path)")
                let isStatic = path == "/app.css"
                #expect(
                    reply.header("Cache-Control")
                        == (isStatic ? "public, max-age=300" : "no-store"), "\(path)")
                // HEAD says the same without the body.
                let head = try await door.get(path, method: .head)
                #expect(head.status == reply.status && head.body.isEmpty, "\(path)")
                #expect(head.type == type, "\(path)")
                expectArmour(head, path)
            }
        }
    }

    private func expectArmour(_ reply: Reply, _ path: String) {
        let policy = reply.header("Content-Security-Policy") ?? ""
        #expect(policy.hasPrefix("default-src 'none'; style-src 'self';"), "\(path)")
        #expect(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"))
        #expect(reply.header("X-Content-Type-Options") == "nosniff", "\(path)")
        #expect(reply.header("X-Frame-Options") == "DENY", "\(path)")
        #expect(reply.header("Referrer-Policy") == "same-origin", "\(path)")
    }

    @Test func thePagesChangeNothing() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            for method in ["POST", "PUT", "PATCH", "DELETE"] {
                for path in [
                    "/cases", "/fund", "/households/A01", "/api/v1/cases",
                    "/api/v1/households/A01", "/app.css",
                ] {
                    let reply = try await door.get(path, method: .init(method)!)
                    #expect([404, 405].contains(reply.status), "\(method) \(path)")
                }
            }
        }
    }

    @Test func theLanguageIsAskedFor() async throws {
        try await withOffice { office in
            let door = Door(office.casework)
            func language(_ path: String, _ accepted: String?) async throws -> String? {
                let page = try await door.get(path, accepting: accepted)
                return Markup(page.body).elements.first?.attributes["lang"]
            }
            #expect(try await language("/cases", nil) == "zh-CN")
            #expect(try await language("/cases", "en-GB,en;q=0.9") == "en")
            #expect(try await language("/cases", "zh-CN,en;q=0.9") == "zh-CN")
            #expect(try await language("/cases", "de") == "zh-CN")
            #expect(try await language("/cases?lang=zh", "en") == "zh-CN")
            #expect(try await language("/fund?lang=en", "zh") == "en")
            let home = try await door.get("/", accepting: "en")
            #expect(home.status == 303 && home.header("Location") == "/cases?lang=en")
        }
    }

    /// Names that came in through the county's own files, all the way to the pages.
    @Test func hostileNamesOfTheRegisterAreEscaped() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let claim = try await office.given.claim(.paid)
            try await office.corrupt(
                """
                update household set account_holder = '<script>alert(1)</script>';
                update person set name = '"><img src=x onerror=alert(1)>';
                update area set name = '</td><script>alert(1)</script>'
                """)
            let door = Door(office.casework)
            for path in ["/cases", "/cases/\(claim)", "/households/A01", "/fund"] {
                let page = try await door.get(path)
                #expect(page.status == 200)
                #expect(Markup(page.body).violations == [], "\(path)")
                #expect(page.body.contains("&lt;/td&gt;&lt;script&gt;") == (path != "/fund"))
            }
        }
    }
}
