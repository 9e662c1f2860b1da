import TestSupport
import Testing
import Web

@Suite struct AdmissionTests {
    @Test func withoutAPlaceTheAnswerIsToComeAgain() async throws {
        try await withOffice { office in
            var limits = ServerLimits()
            limits.requests = 0
            let door = Door(office.casework, limits: limits)
            let page = try await door.get("/cases")
            #expect(page.status == 503)
            #expect(page.header("Retry-After") == "1")
            #expect(Markup(page.body).violations == [])
            let answer = try await door.get("/api/v1/cases")
            #expect(try JSON(answer.body)["code"]?.text == "busy")
            let alive = try await door.get("/healthz").status
            #expect(alive == 200)
        }
    }

    @Test func aPlaceIsGivenBack() async throws {
        try await withOffice { office in
            var limits = ServerLimits()
            limits.requests = 1
            let door = Door(office.casework, limits: limits)
            for path in ["/cases", "/nowhere", "/cases?size=x", "/fund"] {
                let status = try await door.get(path).status
                #expect(status != 503, "\(path)")
            }
        }
    }
}
