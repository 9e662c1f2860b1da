import Casework
import Domain
import TestSupport
import Testing

@Suite struct ApprovalTests {
    @Test func notBeforeTheNoticeEnded() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.noticed)
            let early = office.given.approval(claim, on: Dates.takenDown + (-1))
            #expect(
                try await office.refusal(of: early, by: Staff.approver)
                    == "approved_before_notice_ended")
            let onTheDay = office.given.approval(claim, on: Dates.takenDown)
            #expect(try await office.refusal(of: onTheDay, by: Staff.approver) == nil)
        }
    }

    @Test func fourEyes() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.noticed)
            let alone = office.given.approval(claim, handler: "both", approver: "both")
            #expect(try await office.refusal(of: alone, by: Staff.both) == "four_eyes")
            // Nobody signs in another's name.
            let foreign = office.given.approval(claim, approver: "somebody")
            #expect(try await office.refusal(of: foreign, by: Staff.approver) == "not_permitted")
            #expect(try await office.number("select count(*) from approval") == 0)
            let two = office.given.approval(claim, handler: "handler", approver: "both")
            #expect(try await office.refusal(of: two, by: Staff.both) == nil)
        }
    }

    @Test func aDeclinedClaimCommitsNothing() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.declined)
            #expect(try await office.number("select count(*) from payout") == 0)
            #expect(
                try await office.number("select balance_fen from account where code = 'committed'")
                    == 0)
        }
    }

    /// 30,000 yuan a year: 25,000 for the illness (its cap), 5,000 of the 8,000 for the disaster,
    /// and nothing is left for the accident, which is approved all the same.
    @Test func theHouseholdsYearIsUsedUpAcrossCauses() async throws {
        try await withOffice { office in
            let household = office.given.household()
            var amounts: [Int64] = []
            for (cause, basis) in [(Cause.illness, 60_000), (.disaster, 9_000), (.accident, 9_000)]
            {
                let claim = try await office.given.claim(
                    .noticed, cause: cause, basis: .yuan(Int64(basis)), household: household)
                let approved = try await office.casework.perform(
                    office.given.approval(claim), by: Staff.approver)
                amounts.append(approved.amountFen)
                #expect(try await office.state(of: claim) == .approved)
            }
            #expect(amounts == [2_500_000, 500_000, 0])
            #expect(try await office.number("select count(*) from payout") == 2)
        }
    }

    @Test func theHouseholdsYearIsUsedUpOnceByApprovalsAtOnce() async throws {
        try await withOffice { office in
            let household = office.given.household()
            var claims: [Claim.ID] = []
            for cause in Cause.allCases {
                claims.append(
                    try await office.given.claim(
                        .noticed, cause: cause, basis: .yuan(60_000), household: household))
            }
            let amounts = try await approve(claims, in: office).compactMap(\.self)
            // By rule 25,000 + 33,000 + 8,000 + 6,000.
            #expect(amounts.count == 4)
            #expect(amounts.reduce(0, +) == 3_000_000)
        }
    }

    @Test func anExhaustedFundApprovesNothing() async throws {
        try await withOffice(granted: .yuan(15_000)) { office in
            let first = try await office.given.claim(.approved)
            let second = try await office.given.claim(.noticed)
            #expect(
                try await office.refusal(of: office.given.approval(second), by: Staff.approver)
                    == "fund_exhausted")
            #expect(try await office.state(of: second) == .noticed)
            #expect(try await office.number("select count(*) from approval") == 1)
            // With another grant the same approval goes through.
            try await office.given.grant(.yuan(5_000))
            #expect(
                try await office.refusal(of: office.given.approval(second), by: Staff.approver)
                    == nil)
            #expect(first != second)
        }
    }

    @Test func theFundIsNeverOverCommittedByApprovalsAtOnce() async throws {
        try await withOffice(granted: .yuan(35_000)) { office in
            var claims: [Claim.ID] = []
            for _ in 0..<8 { claims.append(try await office.given.claim(.noticed)) }
            let amounts = try await approve(claims, in: office)
            #expect(amounts.compactMap(\.self) == [1_000_000, 1_000_000, 1_000_000])
            #expect(amounts.count { $0 == nil } == 5)
            let fund = try await office.casework.read(OpenFund()).position
            #expect(fund.committed == .yuan(30_000))
            #expect(fund.available == .yuan(5_000))
        }
    }

    /// Approves all at once; nil for those that the fund has no money for.
    private func approve(_ claims: [Claim.ID], in office: TestOffice) async throws -> [Int64?] {
        try await withThrowingTaskGroup(of: Int64?.self) { group in
            for claim in claims {
                group.addTask {
                    do {
                        return try await office.casework.perform(
                            office.given.approval(claim), by: Staff.approver
                        ).amountFen
                    } catch Refusal.fundExhausted {
                        return nil
                    }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}
