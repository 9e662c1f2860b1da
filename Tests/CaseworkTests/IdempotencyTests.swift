import Casework
import Domain
import TestSupport
import Testing

@Suite struct IdempotencyTests {
    private func grant(_ amount: Fen) -> GrantAppropriation {
        GrantAppropriation(document: "文号", amount: amount, grantedOn: Dates.opened)
    }

    @Test func theSameRequestAgainGivesTheStoredOutcome() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.noticed)
            let action = office.given.approval(claim)
            let first = try await office.casework.perform(action, by: Staff.approver, key: "k")
            let entries = try await office.number("select count(*) from action_log")
            let again = try await office.casework.perform(action, by: Staff.approver, key: "k")
            #expect(first == again)
            #expect(first.amountFen == 1_000_000)
            #expect(try await office.number("select count(*) from action_log") == entries)
            #expect(try await office.number("select count(*) from payout") == 1)
            #expect(try await office.number("select count(*) from refused_attempt") == 0)
        }
    }

    @Test func eightAtOnceDoItOnce() async throws {
        try await withOffice { office in
            let action = grant(.yuan(7))
            try await withThrowingTaskGroup(of: Done.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        try await office.casework.perform(action, by: Staff.accountant, key: "k")
                    }
                }
                for try await outcome in group { #expect(outcome == Done()) }
            }
            #expect(
                try await office.number(
                    "select balance_fen from account where code = 'appropriation_receivable'")
                    == 50_000_700)
        }
    }

    @Test func aKeyIsForOneRequest() async throws {
        try await withOffice { office in
            #expect(
                try await office.refusal(of: grant(.yuan(7)), by: Staff.accountant, key: "k") == nil
            )
            #expect(
                try await office.refusal(of: grant(.yuan(8)), by: Staff.accountant, key: "k")
                    == "key_reused")
            // Nor for another action, were its content the same.
            let claim = try await office.given.claim(.verified)
            #expect(
                try await office.refusal(of: AssessClaim(claim: claim), by: Staff.handler, key: "k")
                    == "key_reused")
            #expect(try await office.state(of: claim) == .verified)
        }
    }

    @Test func aStoredOutcomeIsNotToldToEverybody() async throws {
        try await withOffice { office async throws in
            #expect(
                try await office.refusal(of: grant(.yuan(7)), by: Staff.accountant, key: "k") == nil
            )
            #expect(
                try await office.refusal(of: grant(.yuan(7)), by: Staff.auditor, key: "k")
                    == "not_permitted")
        }
    }

    /// Requests that are alike in all but their keys are two, even in the same microsecond.
    @Test func twoKeysAreTwoRequests() async throws {
        try await withOffice { office in
            let clock = WallClock.fixed(TestClock.morning(of: Dates.opened))
            for key in ["one", "two"] {
                _ = try await office.casework.perform(
                    grant(.yuan(7)), by: Staff.accountant, key: key, on: clock)
            }
            #expect(
                try await office.number(
                    "select balance_fen from account where code = 'appropriation_receivable'")
                    == 50_001_400)
        }
    }

    @Test func aRefusedRequestMayBeSentAgain() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.accepted)
            let action = AssessClaim(claim: claim)
            #expect(
                try await office.refusal(of: action, by: Staff.handler, key: "k") == "wrong_state")
            _ = try await office.casework.perform(
                office.given.visit(claim, basis: .yuan(20_000)), by: Staff.verifier)
            #expect(try await office.refusal(of: action, by: Staff.handler, key: "k") == nil)
        }
    }

    @Test func aDryRunLeavesNothing() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.noticed)
            let before = try await counts(in: office)
            let outcome = try await office.casework.perform(
                office.given.approval(claim), by: Staff.approver, key: "k", dryRun: true)
            #expect(outcome.amountFen == 1_000_000)
            await #expect(throws: Refusal.self) {
                try await office.casework.perform(
                    AssessClaim(claim: claim), by: Staff.handler, dryRun: true)
            }
            #expect(try await counts(in: office) == before)
            #expect(try await office.state(of: claim) == .noticed)
            // The key is still free.
            _ = try await office.casework.perform(
                office.given.approval(claim), by: Staff.approver, key: "k")
            #expect(try await office.state(of: claim) == .approved)
        }
    }

    private func counts(in office: TestOffice) async throws -> [Int64] {
        var counts: [Int64] = []
        for table in ["action_log", "idempotency", "refused_attempt", "approval", "journal_entry"] {
            counts.append(try await office.number("select count(*) from \(table)"))
        }
        return counts
    }
}
