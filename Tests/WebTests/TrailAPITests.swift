import Casework
import Domain
import TestSupport
import Testing
import Trail
import Web

/// What shows by the API that nothing was changed afterwards, and what the daemon has left.
@Suite struct TrailAPITests {
    @Test func aCaseComesWithItsProof() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.approved)
            let door = Door.stranger(office.casework)
            let auditor = try await APICaller(office, door, Staff.auditor)
            for path in ["/cases/\(claim)/proof", "/trail/checkpoint"] {
                let early = try await auditor.get(path)
                #expect(early.status == 404 && early.code == "trail_unsigned", "\(path)")
            }
            try await office.seal()
            let proof = try await auditor.get("/cases/\(claim)/proof")
            #expect(proof.status == 200 && proof.type == "text/plain; charset=utf-8")
            #expect(
                proof.header("Content-Disposition")
                    == "attachment; filename=\"case-\(claim).proof\"")
            let known = try await office.casework.read(ProveClaim(claim))
            #expect(proof.body == known.map { "\($0)\n" }.joined())
            let checkpoint = try await auditor.get("/trail/checkpoint")
            #expect(checkpoint.status == 200)
            #expect(
                try await checkpoint.body == office.casework.read(ShowCheckpoint(since: nil)))
            #expect(proof.body.hasPrefix("fangpin-proof 1\n"))
            #expect(try await auditor.get("/cases/999999/proof").code == "claim_not_found")
            let department = try await APICaller(office, door, Staff.department)
            #expect(try await department.get("/cases/\(claim)/proof").code == "not_permitted")
            #expect(try await department.get("/trail/checkpoint").code == "not_permitted")
        }
    }

    @Test func whoOperatesSeesWhatIsLeftToDo() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            let door = Door.stranger(office.casework)
            let plain = try await APICaller(office, door, Staff.systemAdministrator)
            #expect(try await plain.get("/work/standing").code == "step_up_needed")
            let caller = try await APICaller.steppedUp(office, door, Staff.systemAdministrator)
            let standing = try JSON(try await caller.get("/work/standing").body)
            #expect(standing["due"]?.number == 0 && standing["oldest_seconds"]?.number == 0)
            let parked = try JSON(try await caller.get("/work/parked").body)
            #expect(parked["work"]?.list.isEmpty == true)
        }
    }
}
