import Casework
import Digests
import Domain
import Postgres
import Store
import TestSupport
import Testing

/// Certificates that stand for accounts: two persons give, one takes, and time ends.
@Suite struct CertificateTests {
    /// What a caller shows in the handshake; here any bytes, which TLS has verified elsewhere.
    private static let shown: [UInt8] = Array("certificate".utf8)
    private static let fingerprint = fingerprint(of: shown)
    /// Long after everything here.
    private static let validUntil: Int64 = 4_000_000_000

    private static func fingerprint(of bytes: [UInt8]) -> CertificateFingerprint {
        CertificateFingerprint(typed: HashAlgorithm.sha256.hash(bytes).hex)!
    }

    private func grant(
        _ permissions: Set<Permission> = [.importFeed], of id: OfficerID = "handler",
        label: String = "医保接口", days: Int32 = 30
    ) -> SystemGrant {
        SystemGrant(officer: id, label: label, permissions: permissions, days: days)
    }

    /// Binds by the system administrator; gives the number.
    private func bind(
        _ office: TestOffice, _ grant: SystemGrant? = nil,
        _ fingerprint: CertificateFingerprint = CertificateTests.fingerprint
    ) async throws -> Int64 {
        try await office.casework.perform(
            BindCertificate(fingerprint, grant ?? self.grant()), by: Staff.systemAdministrator
        ).id
    }

    private func enter(
        _ office: TestOffice, _ bytes: [UInt8] = CertificateTests.shown,
        until end: Int64 = CertificateTests.validUntil
    ) async throws -> Session {
        try await office.casework.device(under: bytes, validUntil: end)
    }

    @Test func aCertificateIsItsAccountOnceTwoPersonsSaidSo() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            let id = try await bind(office, grant([.importFeed, .openLeads]))
            await #expect(throws: Refusal.certificateUnconfirmed(id)) {
                _ = try await enter(office)
            }
            _ = try await office.casework.perform(
                ConfirmCertificate(id), by: Staff.securityAdministrator)
            let session = try await enter(office)
            #expect(session.kind == .device && session.actor.id == "handler")
            #expect(session.name == "医保接口" && session.formToken.isEmpty)
            #expect(Permission.allCases.filter(session.actor.may) == [.importFeed, .openLeads])
            // No longer than its officer, and another certificate is another.
            try await office.corrupt(
                "update officer set roles = '{department}' where id = 'handler'")
            let less = try await enter(office)
            #expect(Permission.allCases.filter(less.actor.may) == [.importFeed])
            await #expect(throws: Refusal.certificateUnknown) {
                _ = try await enter(office, Array("certificatf".utf8))
            }
            try await office.corrupt("update officer set active = false where id = 'handler'")
            await #expect(throws: Refusal.certificateUnknown) { _ = try await enter(office) }
            #expect(
                try await office.number(
                    "select count(*) from refused_attempt where action = 'sign_in'") == 3)
        }
    }

    @Test func nobodyGivesAlone() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            let id = try await bind(office)
            func refused(_ actor: Domain.Actor) async throws -> String? {
                try await office.refusal(of: ConfirmCertificate(id), by: actor)
            }
            #expect(try await refused(Staff.systemAdministrator) == "not_permitted")
            #expect(try await refused(Staff.handler) == "not_permitted")
            #expect(try await refused(.operator) == "not_permitted")
            // Who bound it, whatever they hold by now; and whose account it is.
            var both = Staff.securityAdministrator
            both.id = Staff.systemAdministrator.id
            #expect(try await refused(both) == "own_binding")
            both.id = "handler"
            #expect(try await refused(both) == "own_access")
            let own = BindCertificate(
                CertificateTests.fingerprint(of: [1]),
                grant([.operate], of: Staff.systemAdministrator.id))
            #expect(
                try await office.refusal(of: own, by: Staff.systemAdministrator) == "own_access")
            #expect(
                try await office.refusal(
                    of: BindCertificate(CertificateTests.fingerprint(of: [1]), grant()),
                    by: Staff.securityAdministrator) == "not_permitted")
            #expect(try await refused(Staff.auditAdministrator) == nil)
            #expect(try await refused(Staff.auditAdministrator) == "certificate_confirmed")
        }
    }

    /// The database holds to it, whoever writes.
    @Test func theDatabaseWantsTwoPersonsToo() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            let id = try await bind(office)
            for (change, code) in [
                ("confirmed_by = 'system', confirmed_at = now()", "23514"),
                ("confirmed_by = 'handler', confirmed_at = now()", "23514"),
                ("confirmed_by = 'security'", "23514"), ("officer_id = 'town'", "42501"),
                ("permissions = '{approve}'", "42501"), ("expires_at = now()", "42501"),
                ("fingerprint = fingerprint", "42501"),
            ] {
                #expect(
                    try await sqlRefusal(
                        "update client_certificate set \(change) where id = \(id)", office) == code,
                    "\(change)")
            }
            let columns = "fingerprint, officer_id, label, permissions, bound_by, bound_at"
            let values = "'\\x\(String(repeating: "00", count: 32))', 'handler', 'x', '{assess}'"
            for (more, value, code) in [
                ("confirmed_by, confirmed_at", "'security', now()", "42501"),
                ("expires_at", "now() + interval '367 days'", "23514"),
                ("expires_at", "now()", "23514"),
            ] {
                #expect(
                    try await sqlRefusal(
                        """
                        insert into client_certificate (\(columns), \(more))
                        values (\(values), 'system', now(), \(value))
                        """, office) == code)
            }
            _ = try await office.casework.perform(
                ConfirmCertificate(id), by: Staff.securityAdministrator)
            _ = try await office.casework.perform(
                RevokeCertificate(id), by: Staff.systemAdministrator)
            for change in [
                "revoked_at = null", "confirmed_by = 'audit'",
                "confirmed_by = null, confirmed_at = null",
            ] {
                #expect(
                    try await sqlRefusal(
                        "update client_certificate set \(change) where id = \(id)", office)
                        == "FP001", "\(change)")
            }
        }
    }

    private func sqlRefusal(_ sql: String, _ office: TestOffice) async throws -> String? {
        do {
            try await office.app.withConnection { connection in
                try await connection.transaction { try await $0.simple(sql) }
            }
            return nil
        } catch let error as PostgresError {
            return error.sqlstate
        }
    }

    @Test func itEndsInTimeOrIsRevoked() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            let id = try await bind(office, grant(days: 2))
            _ = try await office.casework.perform(
                ConfirmCertificate(id), by: Staff.securityAdministrator)
            // The certificate's own end comes first, to the second.
            let now = office.casework.now.microseconds / 1_000_000
            _ = try await enter(office, until: now)
            await #expect(throws: Refusal.certificateExpired) {
                _ = try await enter(office, until: now - 1)
            }
            office.wait(2 * 86_400 - 60)
            _ = try await enter(office)
            office.wait(60)
            await #expect(throws: Refusal.certificateExpired) { _ = try await enter(office) }
            #expect(
                try await office.refusal(
                    of: BindCertificate(CertificateTests.fingerprint, grant()),
                    by: Staff.systemAdministrator) == "certificate_bound")
            for (actor, code) in [
                (Staff.handler, "not_permitted"), (Staff.systemAdministrator, nil),
                (Staff.systemAdministrator, "certificate_not_found"),
            ] {
                #expect(try await office.refusal(of: RevokeCertificate(id), by: actor) == code)
            }
            await #expect(throws: Refusal.certificateRevoked(id)) { _ = try await enter(office) }
            #expect(
                try await office.refusal(
                    of: ConfirmCertificate(id), by: Staff.securityAdministrator)
                    == "certificate_not_found")
            // Then it may stand for another account, from the beginning.
            let next = try await bind(office, grant([.prescreen], of: "town"))
            await #expect(throws: Refusal.certificateUnconfirmed(next)) {
                _ = try await enter(office)
            }
            _ = try await office.casework.perform(
                ConfirmCertificate(next), by: Staff.auditAdministrator)
            #expect(try await enter(office).actor.id == "town")
            // Who leaves takes it along.
            _ = try await office.casework.perform(
                DeactivateOfficer("town", reason: "调离"), by: Staff.systemAdministrator)
            _ = try await office.casework.perform(
                ReactivateOfficer("town"), by: Staff.systemAdministrator)
            await #expect(throws: Refusal.certificateRevoked(next)) {
                _ = try await enter(office)
            }
        }
    }

    @Test func nothingIsBoundBeyondItsTerms() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            for (grant, code) in [
                (grant([]), "token_without_permissions"),
                (grant([.approve]), "token_beyond_officer"),
                (grant([.importFeed, .keepOwnAccess]), "token_beyond_officer"),
                (grant(days: 0), "token_too_long"), (grant(days: 367), "token_too_long"),
                (grant(label: ""), "name_missing"), (grant(of: "nobody"), "officer_not_found"),
                (grant(days: 366), nil),
            ] {
                #expect(
                    try await office.refusal(
                        of: BindCertificate(CertificateTests.fingerprint, grant),
                        by: Staff.systemAdministrator) == code)
            }
        }
    }

    /// A device has no second factor, so what needs one stays closed to it whatever it was given.
    @Test func noDeviceDoesWhatNeedsASecondFactor() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            let id = try await bind(office, grant([.approve, .readCases], of: "approver"))
            _ = try await office.casework.perform(
                ConfirmCertificate(id), by: Staff.securityAdministrator)
            let session = try await enter(office)
            #expect(session.mayPerform(.readCases, at: office.casework.now))
            #expect(
                try await refusalCode {
                    _ = try await office.casework.perform(
                        WithdrawClaim(claim: 1, reason: "x"), in: session)
                } == "not_permitted")
            #expect(
                try await refusalCode {
                    _ = try await office.casework.read(CertificateList(), in: session)
                } == "not_permitted")
            #expect(!session.mayPerform(.approve, at: office.casework.now))
            #expect(
                try await refusalCode {
                    _ = try await office.casework.stepUp(session, code: "000000", from: "-")
                } == "not_permitted")
        }
    }
}
