import Casework
import Domain
import Seeding
import TestSupport
import Testing

/// Nobody has two parts in one claim: what each action says to somebody who has had another.
@Suite struct SeparationTests {
    private func actor(_ id: OfficerID, _ role: Role) -> Actor { Actor(id: id, roles: [role]) }

    @Test func whoVisitedNeitherPreparesNorApproves() async throws {
        try await withOffice { office async throws in
            let given = office.given
            let verified = try await given.claim(.verified)
            for officer in ["V02", "V03"] as [OfficerID] {
                #expect(
                    try await office.refusal(
                        of: AssessClaim(claim: verified), by: actor(officer, .handler))
                        == "part_taken")
            }
            let claim = try await given.claim(.noticed)
            for officer in ["V02", "V03"] as [OfficerID] {
                let approves = given.approval(claim, approver: officer)
                #expect(
                    try await office.refusal(of: approves, by: actor(officer, .approver))
                        == "part_taken")
                let handles = given.approval(claim, handler: officer)
                #expect(try await office.refusal(of: handles, by: Staff.approver) == "part_taken")
            }
            let prepared = given.approval(claim, handler: "other", approver: "handler")
            #expect(
                try await office.refusal(of: prepared, by: actor("handler", .approver))
                    == "part_taken")
            // A refusal to grant is a decision, too.
            let declined = given.approval(claim, granted: false, approver: "V02")
            #expect(
                try await office.refusal(of: declined, by: actor("V02", .approver)) == "part_taken")
            #expect(try await office.number("select count(*) from approval") == 0)
        }
    }

    /// A claim that was decided can be visited again; not by those who decided.
    @Test func whoDecidedDoesNotVisit() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.declined)
            for officer in ["handler", "approver"] as [OfficerID] {
                let visit = office.given.visit(claim, basis: .yuan(1), by: ["V05", officer])
                #expect(try await office.refusal(of: visit, by: Staff.verifier) == "part_taken")
                let written = office.given.visit(claim, basis: .yuan(1), by: ["V05", "V06"])
                #expect(
                    try await office.refusal(of: written, by: actor(officer, .verifier))
                        == "part_taken")
            }
            let other = office.given.visit(claim, basis: .yuan(1), by: ["V05", "V06"])
            #expect(try await office.refusal(of: other, by: Staff.verifier) == nil)
        }
    }

    @Test func whoDecidedDoesNotPay() async throws {
        try await withOffice { office async throws in
            let claims = [
                try await office.given.claim(.approved), try await office.given.claim(.approved),
            ]
            for officer in ["V02", "V03", "handler", "approver"] as [OfficerID] {
                do {
                    _ = try await office.casework.perform(
                        office.given.order(), by: actor(officer, .cashier))
                    Issue.record("\(officer) has paid")
                } catch let Refusal.partTaken(claim, who, _) {
                    #expect(claim == claims.min() && who == officer)
                }
            }
            #expect(try await office.refusal(of: office.given.order(), by: Staff.cashier) == nil)
        }
    }

    @Test func whoDecidedOrPaidDoesNotReconcile() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.approved)
            let number = try office.given.payment(of: claim).description
            _ = try await office.casework.perform(office.given.order(), by: Staff.cashier)
            let amount = try await office.number("select amount_fen from payment")
            let statement = office.given.statement([.debit(number, Fen(amount))])
            for officer in ["V02", "handler", "approver", "cashier"] as [OfficerID] {
                #expect(
                    try await office.refusal(
                        of: ImportStatement(statement: statement), by: actor(officer, .accountant))
                        == "part_taken")
            }
            #expect(try await office.number("select count(*) from bank_statement") == 0)
            // Of a statement that shows none of it, anybody may.
            let other = office.given.statement([.credit("INTEREST", .yuan(1))])
            #expect(
                try await office.refusal(
                    of: ImportStatement(statement: other), by: actor("cashier", .accountant)) == nil
            )
        }
    }

    /// The refusal names who, what they have been, and the claim.
    @Test func theRefusalSaysWhoAndWhat() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.noticed)
            await #expect(throws: Refusal.partTaken(claim, "V02", .verifier)) {
                try await office.casework.perform(
                    office.given.approval(claim, approver: "V02"), by: actor("V02", .approver))
            }
            #expect(
                try await office.number(
                    "select count(*) from refused_attempt where code = 'part_taken'") == 1)
        }
    }

    /// Seven officers who hold everything try every step at random: whatever they got done, each
    /// has one part in each claim. ``withOffice`` looks once more, by the check.
    @Test(arguments: TestRun.cases(0..<40, sample: 6))
    func whoeverTriesWhatever(seed: Int) async throws {
        try await withOffice { office async throws in
            var numbers = Seeded(UInt64(seed))
            let people = (1...7).map { Actor(id: OfficerID("P\($0)"), roles: Set(Role.allCases)) }
            let claims = [
                try await office.given.claim(.accepted), try await office.given.claim(.accepted),
            ]
            // To begin with, one of those who went there tries to prepare.
            let visit = office.given.visit(
                claims[0], basis: .yuan(20_000), by: [people[0].id, people[1].id])
            #expect(try await office.refusal(of: visit, by: people[0]) == nil)
            #expect(
                try await office.refusal(of: AssessClaim(claim: claims[0]), by: people[1])
                    == "part_taken")
            for _ in 0..<120 {
                let claim = numbers.one(of: claims)
                let actor = numbers.one(of: people)
                let other = numbers.one(of: people).id
                _ = try await step(claim, by: actor, with: other, office)
            }
            #expect(
                try await office.number(
                    """
                    select count(*) from (select claim_id, officer from claim_part
                        group by 1, 2 having count(distinct part) > 1) twice
                    """) == 0)
            #expect(try await office.number("select count(*) from claim_part") >= 4)
        }
    }

    /// What comes next for a claim, done by whoever wants to.
    private func step(
        _ claim: Claim.ID, by actor: Actor, with other: OfficerID, _ office: TestOffice
    ) async throws -> String? {
        let given = office.given
        switch try await office.state(of: claim) {
        case .accepted, .ineligible, .reviewFailed, .contested:
            let visit = given.visit(claim, basis: .yuan(20_000), by: [actor.id, other])
            return try await office.refusal(of: visit, by: actor)
        case .verified: return try await office.refusal(of: AssessClaim(claim: claim), by: actor)
        case .eligible: return try await office.refusal(of: given.review(claim), by: actor)
        case .reviewed:
            let post = PostNotice(claim: claim, postedOn: Dates.posted)
            return try await office.refusal(of: post, by: actor)
        case .posted:
            let close = CloseNotice(claim: claim, takenDownOn: Dates.takenDown)
            return try await office.refusal(of: close, by: actor)
        case .noticed:
            let approval = given.approval(claim, handler: other, approver: actor.id)
            return try await office.refusal(of: approval, by: actor)
        case .approved:
            let number = try given.payment(of: claim).description
            let code = try await office.refusal(of: given.order(only: [number]), by: actor)
            guard code == "nothing_to_order" else { return code }
            let statement = given.statement([.debit(number, .yuan(10_000))])
            return try await office.refusal(of: ImportStatement(statement: statement), by: actor)
        case .lead, .screenedOut, .declined, .paid, .withdrawn: return nil
        }
    }
}
