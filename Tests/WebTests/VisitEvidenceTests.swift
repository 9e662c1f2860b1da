import Casework
import Domain
import TestSupport
import Testing
import Web

/// 核查佐证 - hours and photographs of a visit, at the API and on the page of the case.
@Suite struct VisitEvidenceTests {
    private static let digits = String(repeating: "0123456789abcdef", count: 4)

    private func body(_ rest: String) -> String {
        """
        {"visited_on": "2026-09-05", "verifiers": ["V02", "V03"], "attempt": "away"\(rest)}
        """
    }

    private func photos(_ count: Int) -> String {
        (0..<count).map { "\"\(String(repeating: "0", count: 62))\($0 + 10)\"" }
            .joined(separator: ", ")
    }

    /// A case that may be visited, and a verifier who says so.
    private func withCase(
        _ body: (TestOffice, APICaller, Claim.ID) async throws -> Void
    ) async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.accepted)
            let caller = try await APICaller(
                office, Door.stranger(office.casework), Staff.verifier)
            try await body(office, caller, claim)
        }
    }

    @Test func whatIsReportedIsShown() async throws {
        try await withCase { office, caller, claim in
            let path = "/cases/\(claim)/verifications"
            let other = Self.digits.replacing("f", with: "0")
            let reply = try await caller.send(
                path,
                body(
                    """
                    , "arrived_at": 545, "left_at": 590,
                    "photos": ["\(Self.digits.uppercased())", "\(other)"],
                    "position": {"latitude": 31862005, "longitude": -117280005}
                    """))
            #expect(reply.status == 200, "\(reply.body)")
            let plain = try await caller.send(path, body(", \"arrived_at\": null"))
            #expect(plain.status == 200, "\(plain.body)")
            let kept = try await office.casework.read(OpenCase(claim, for: office.casework))
                .visits
            #expect(kept.map { $0.stay.map { [$0.arrived, $0.left] } } == [[545, 590], nil])
            #expect(kept[0].photos.first?.hex == Self.digits && kept[0].photos.count == 2)
            #expect(kept[1].photos == [])
            // Millionths of a degree are kept in hundred-thousandths.
            let places = """
                select count(*) from verification where latitude = 3186201
                    and longitude = -11728001
                """
            #expect(try await office.number(places) == 1)

            let visits = try #require(
                try JSON(try await caller.get("/cases/\(claim)").body)["visits"]?.list)
            #expect(visits.map { $0["arrived_at"]?.number } == [545, nil])
            #expect(visits.map { $0["left_at"]?.number } == [590, nil])
            #expect(visits.map { $0["photos"]?.number } == [2, 0])
            #expect(visits.map { $0["attempt"]?.text } == ["away", "away"])
            #expect(visits[0]["visited_on"]?.text == "2026-09-05")
            #expect(visits[0]["verifiers"]?.list.map(\.text) == ["V02", "V03"])
            let desk = try await Desk(Staff.auditor, office)
            let page = Markup(try await desk.get("/cases/\(claim)?lang=zh").body)
            let cells = page.elements.indices.filter { page.elements[$0].name == "td" }
                .map { page.text(of: $0) }
            #expect(cells.contains("09:05–09:50"), "\(cells)")
            #expect(page.text.contains("照片（张）") && page.text.contains("在户时间"))
        }
    }

    /// A member, and where it is told to be wrong.
    @Test func whatCannotBeIsRefusedAtItsPlace() async throws {
        try await withCase { office, caller, claim in
            let one = "\"\(Self.digits)\""
            let upper = "\"\(Self.digits.uppercased())\""
            let cases: [(String, [String])] = [
                (", \"arrived_at\": -1, \"left_at\": 1441", ["/arrived_at", "/left_at"]),
                (", \"arrived_at\": \"09:05\", \"left_at\": 590", ["/arrived_at"]),
                (", \"photos\": \(one)", ["/photos"]),
                (", \"photos\": [\(one), \"12\", 7]", ["/photos/1", "/photos/2"]),
                (", \"photos\": [\(one), \(upper), \(one)]", ["/photos/1", "/photos/2"]),
                (", \"photos\": [\(photos(51))]", ["/photos"]),
            ]
            for (rest, pointers) in cases {
                let reply = try await caller.send("/cases/\(claim)/verifications", body(rest))
                #expect(reply.status == 422, "\(rest): \(reply.body)")
                let told = try JSON(reply.body)["errors"]?.list.compactMap { $0["pointer"]?.text }
                #expect(told?.sorted() == pointers, "\(rest)")
            }
            // What no schema tells is for the rules to refuse.
            for rest in [
                ", \"arrived_at\": 545", ", \"left_at\": 590, \"arrived_at\": null",
                ", \"arrived_at\": 591, \"left_at\": 590",
            ] {
                let reply = try await caller.send("/cases/\(claim)/verifications", body(rest))
                #expect(reply.status == 422 && reply.code == "hours_unfit", "\(rest)")
            }
            #expect(try await office.number("select count(*) from verification") == 0)
            for rest in [
                ", \"arrived_at\": 590, \"left_at\": 590", ", \"photos\": []",
                ", \"arrived_at\": 0, \"left_at\": 1440, \"photos\": [\(photos(50))]",
            ] {
                let reply = try await caller.send("/cases/\(claim)/verifications", body(rest))
                #expect(reply.status == 200, "\(rest): \(reply.body)")
            }
        }
    }
}
