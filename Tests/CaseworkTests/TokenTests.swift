import Casework
import Domain
import Store
import TestSupport
import Testing

@Suite struct TokenTests {
    private func issue(
        _ office: TestOffice, _ permissions: Set<Permission>, of id: OfficerID = "handler",
        label: String = "数据接口", days: Int32 = 30
    ) async throws -> String {
        try await office.casework.issueToken(
            of: id, label: label, permissions: permissions, days: days, by: .operator
        ).token
    }

    @Test func aSystemMayWhatItsTokenSays() async throws {
        try await withOffice { office in
            let token = try await issue(office, [.importFeed, .openLeads])
            #expect(token.hasPrefix("fp_"))
            let system = try #require(try await office.casework.system(under: token))
            #expect(system.kind == .system && system.actor.id == "handler")
            #expect(Permission.allCases.filter(system.actor.may) == [.importFeed, .openLeads])
            #expect(system.formToken.isEmpty)
            // No longer than its officer.
            try await office.corrupt(
                "update officer set roles = '{department}' where id = 'handler'")
            let less = try #require(try await office.casework.system(under: token))
            #expect(Permission.allCases.filter(less.actor.may) == [.importFeed])
            try await office.corrupt("update officer set active = false where id = 'handler'")
            #expect(try await office.casework.system(under: token) == nil)
            // A token is no session, and a session no token.
            #expect(try await office.casework.session(under: token) == nil)
            #expect(
                try await office.casework.session(under: String(token.dropFirst(3))) == nil)
        }
    }

    @Test func aTokenEndsInTimeOrIsRevoked() async throws {
        try await withOffice { office in
            let token = try await issue(office, [.importFeed], days: 2)
            let other = try await issue(office, [.importFeed], days: 366)
            office.wait(2 * 86_400 - 60)
            #expect(try await office.casework.system(under: token) != nil)
            office.wait(60)
            #expect(try await office.casework.system(under: token) == nil)
            let rows = try await office.casework.read(TokenList())
            #expect(rows.count == 2 && rows[1].usedAt != nil && rows[0].usedAt == nil)
            #expect(
                try await office.refusal(of: RevokeToken(token: rows[1].id), by: .operator)
                    == "token_not_found")
            #expect(
                try await office.refusal(of: RevokeToken(token: rows[0].id), by: Staff.handler)
                    == "not_permitted")
            #expect(
                try await office.refusal(of: RevokeToken(token: rows[0].id), by: .operator) == nil)
            #expect(try await office.casework.system(under: other) == nil)
        }
    }

    @Test func noTokenIsIssuedBeyondItsTerms() async throws {
        try await withOffice { office async throws in
            func refused(
                _ permissions: Set<Permission>, of id: OfficerID = "handler", label: String = "x",
                days: Int32 = 1
            ) async throws -> String? {
                try await refusalCode {
                    _ = try await issue(office, permissions, of: id, label: label, days: days)
                }
            }
            #expect(try await refused([]) == "token_without_permissions")
            #expect(try await refused([.approve]) == "token_beyond_officer")
            #expect(try await refused([.assess, .keepOwnAccess]) == "token_beyond_officer")
            #expect(try await refused([.assess], days: 0) == "token_too_long")
            #expect(try await refused([.assess], days: 367) == "token_too_long")
            #expect(try await refused([.assess], label: "") == "name_missing")
            #expect(try await refused([.assess], of: "nobody") == "officer_not_found")
            #expect(try await refused([.assess], days: 366) == nil)
            #expect(try await office.number("select count(*) from api_token") == 1)
        }
    }
}

@Suite struct LookUpTests {
    @Test func everyLookUpLeavesATraceWithoutTheNumber() async throws {
        try await withOffice { office in
            let (_, session) = try await office.session(of: Staff.auditor)
            let head = TestCounty.persons[0].idNumber.revealed
            let found = try await office.casework.findPersons(
                under: try #require(IDNumber(head)), for: session)
            #expect(found.count == 1)
            _ = try await office.casework.findPersons(
                under: TestCounty.idNumber(900), for: session)
            #expect(
                try await office.number(
                    "select count(*) from person_lookup where officer_id = 'auditor'"
                        + " and key_kind = 'id_number'") == 2)
            #expect(try await office.number("select sum(found) from person_lookup") == 1)
            #expect(
                try await office.number(
                    "select count(*) from person_lookup where person_lookup::text like '%\(head)%'")
                    == 0)
        }
    }

    @Test func whoTriesNumbersIsStopped() async throws {
        try await withOffice { office in
            let (_, session) = try await office.session(of: Staff.auditor)
            let (_, other) = try await office.session(of: Staff.handler)
            func look(_ session: Session) async throws {
                _ = try await office.casework.findPersons(
                    under: TestCounty.idNumber(900), for: session)
            }
            for _ in 0..<LookUpTerms.perHour { try await look(session) }
            await #expect(throws: Refusal.quotaExceeded(retryAfter: 3_600)) {
                try await look(session)
            }
            try await look(other)
            #expect(
                try await office.number(
                    "select count(*) from refused_attempt where code = 'quota_exceeded'"
                        + " and action = 'find_persons' and actor = 'auditor'") == 1)
            office.wait(1_800)
            await #expect(throws: Refusal.quotaExceeded(retryAfter: 1_800)) {
                try await look(session)
            }
            office.wait(1_800)
            try await look(session)
        }
    }

    /// Look-ups at once do not slip through.
    @Test func manyAtOnceAreCounted() async throws {
        try await withOffice { office in
            let (_, session) = try await office.session(of: Staff.auditor)
            let limit = LookUpTerms.perHour
            let done = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<(limit + 20) {
                    group.addTask {
                        (try? await office.casework.findPersons(
                            under: TestCounty.idNumber(900), for: session)) != nil
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(done == limit)
        }
    }
}
