import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

/// Who may read what, by page and by API.
@Suite struct ReadingTests {
    /// What is read, and what for: each by its page and by the API.
    private static func readings(_ claim: Claim.ID) -> [(Permission, [String])] {
        let household = TestCounty.persons[0].household
        return [
            (
                .readCases,
                ["/cases", "/cases/\(claim)", "/households/\(household)"].flatMap {
                    [$0, "/api/v1\($0)"]
                }
            ),
            (.readFund, ["/fund", "/api/v1/fund"]), (.lookUpPersons, ["/people"]),
        ]
    }

    /// Everybody reads what the role is for, and the rest is refused and leaves a trace.
    @Test(arguments: Staff.appointed)
    func theRoleSaysWhatIsRead(actor: Domain.Actor) async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.lead)
            let signedIn = try await office.session(of: actor)
            let door = Door.stranger(office.casework)
            let refused = "select count(*) from refused_attempt where code = 'not_permitted'"
            for (permission, paths) in ReadingTests.readings(claim) {
                for path in paths {
                    let before = try await office.number(refused)
                    let reply = try await door.send(
                        .get, path, [.cookie: "fangpin=\(signedIn.token)"])
                    let may = actor.may(permission)
                    #expect(reply.status == (may ? 200 : 403), "\(path)")
                    // The look-up's page shows nobody; its refusal is noted when it is used.
                    if !may, path != "/people" {
                        #expect(try await office.number(refused) == before + 1, "\(path)")
                    }
                }
            }
        }
    }

    /// The navigation shows the ways that are open, and the office begins with the first of them.
    @Test func nobodyIsLedToAClosedDoor() async throws {
        try await withOffice { office in
            for (actor, home, links) in [
                (Staff.department, "/imports", ["/imports"]),
                (Staff.verifier, "/cases", ["/cases"]),
                (Staff.cashier, "/cases", ["/cases", "/fund"]),
                (Staff.auditor, "/cases", ["/cases", "/people", "/fund"]),
            ] {
                let signedIn = try await office.session(of: actor)
                let door = Door.stranger(office.casework)
                let cookie: HTTPFields = [.cookie: "fangpin=\(signedIn.token)"]
                let entrance = try await door.send(.get, "/", cookie)
                #expect(entrance.status == 303)
                #expect(entrance.header("Location")?.hasPrefix("\(home)?") == true)
                let account = try await door.send(.get, "/account?lang=zh", cookie)
                #expect(account.status == 200)
                for path in ["/cases", "/people", "/fund", "/imports"] {
                    #expect(
                        account.body.contains("href=\"\(path)?") == links.contains(path),
                        "\(actor.id) \(path)")
                }
            }
        }
    }

    /// A token reads what it was given for, whatever its officer may.
    @Test func aTokenReadsWhatItIsFor() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.lead)
            let door = Door.stranger(office.casework)
            for given in [Permission.readCases, .readFund, .importFeed] {
                let issued = try await office.casework.issueToken(
                    of: "handler", label: "接口", permissions: [given], days: 1, by: .operator)
                for (permission, paths) in ReadingTests.readings(claim) {
                    for path in paths where path.hasPrefix("/api/") {
                        let reply = try await door.send(
                            .get, path, [.authorization: "Bearer \(issued.token)"])
                        #expect(
                            reply.status == (permission == given ? 200 : 403), "\(given) \(path)")
                    }
                }
                let number = TestCounty.persons[0].idNumber.revealed
                let search = try await door.send(
                    .post, "/api/v1/people/search",
                    [
                        .authorization: "Bearer \(issued.token)",
                        .contentType: "application/json",
                    ], "{\"id_number\": \"\(number)\"}")
                #expect(search.status == 403)
            }
        }
    }
}
