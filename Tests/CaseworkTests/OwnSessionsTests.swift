import Casework
import Domain
import TestSupport
import Testing

/// A session left open on a desk ends no other one of its owner.
@Suite struct OwnSessionsTests {
    private func refusals(_ office: TestOffice) async throws -> Int64 {
        try await office.number(
            """
            select count(*) from refused_attempt
            where code = 'step_up_needed' and actor = 'handler'
            """)
    }

    @Test func endingOthersAsksAnewWhoSitsThere() async throws {
        try await withOffice { office in
            let casework = office.casework
            let (token, session) = try await office.session(of: Staff.handler)
            let (otherToken, other) = try await office.session(of: Staff.handler)
            office.wait(SessionTerms.stepUpSeconds)
            let one = try await refusalCode {
                try await casework.endSession(other.id, in: session)
            }
            let all = try await refusalCode {
                try await casework.endOtherSessions(in: session)
            }
            #expect(one == "step_up_needed" && all == "step_up_needed")
            #expect(try await refusals(office) == 2)
            _ = try await office.current(otherToken)
            // The own one is ended without a question.
            try await casework.endSession(session.id, in: session)
            #expect(try await casework.session(under: token) == nil)
        }
    }

    /// The password will do, for not everybody has a second factor.
    @Test func theFactorOrThePasswordShowsIt() async throws {
        try await withOffice { office in
            let casework = office.casework
            let (oldToken, _) = try await office.session(of: Staff.handler)
            office.wait(SessionTerms.stepUpSeconds)
            let (token, fresh) = try await office.session(of: Staff.handler)
            try await casework.endOtherSessions(in: fresh)
            #expect(try await casework.session(under: oldToken) == nil)

            let (secondToken, second) = try await office.session(of: Staff.handler)
            office.wait(SessionTerms.stepUpSeconds)
            let (_, stepped) = try await office.steppedUp(try await office.current(token))
            try await casework.endSession(second.id, in: stepped)
            #expect(try await casework.session(under: secondToken) == nil)
            #expect(try await refusals(office) == 0)
        }
    }
}
