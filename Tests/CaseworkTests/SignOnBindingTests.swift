import Casework
import Domain
import TestSupport
import Testing

/// Who of the county's sign-on an account belongs to.
@Suite struct SignOnBindingTests {
    private let issuer = "https://sso.county.example"

    private func subject(_ text: String) -> SignOnSubject {
        SignOnSubject(issuer: issuer, subject: text)
    }

    @Test func oneIdentityIsOneAccount() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            let administrator = Staff.systemAdministrator
            func bind(
                _ id: OfficerID, _ text: String, by actor: Domain.Actor = administrator
            ) async throws -> String? {
                try await office.refusal(of: BindSignOn(id, subject(text)), by: actor)
            }
            #expect(try await bind("handler", "1", by: Staff.handler) == "not_permitted")
            #expect(try await bind("handler", "1", by: Staff.securityAdministrator) != nil)
            #expect(try await bind(administrator.id, "1") == "own_access")
            #expect(try await bind("nobody", "1") == "officer_not_found")
            for text in ["", " ", "a b", "名", "a\0b", String(repeating: "a", count: 256)] {
                #expect(try await bind("handler", text) == "sign_on_subject_unfit")
            }
            #expect(try await bind("handler", "1") == nil)
            #expect(try await bind("town", "1") == "sign_on_bound")
            #expect(try await bind("handler", "2") == "sign_on_bound")
            // A subject of another issuer is somebody else.
            let other = SignOnSubject(issuer: "https://other.example", subject: "1")
            #expect(
                try await office.refusal(of: BindSignOn("town", other), by: administrator) == nil)

            #expect(
                try await office.refusal(of: RemoveSignOn("handler"), by: Staff.handler)
                    == "not_permitted")
            #expect(
                try await office.refusal(of: RemoveSignOn("handler"), by: administrator) == nil)
            #expect(
                try await office.refusal(of: RemoveSignOn("handler"), by: administrator)
                    == "sign_on_missing")
            #expect(try await bind("approver", "1") == nil)
        }
    }

    /// Whoever is known to the sign-on has an account here only as long as it is switched on, and
    /// one that was given a password.
    @Test func theAccountDecides() async throws {
        try await withOffice { office in
            try await office.given.administrators()
            func enter() async throws -> String? {
                try await refusalCode {
                    _ = try await office.casework.signOn(subject("1"), from: "10.0.0.1")
                }
            }
            #expect(try await enter() == "sign_on_unknown")
            _ = try await office.casework.perform(
                BindSignOn("town", subject("1")), by: Staff.systemAdministrator)
            #expect(try await enter() == "sign_on_unknown")
            try await office.givePassword(to: "town")
            #expect(try await enter() == nil)
            _ = try await office.casework.perform(
                DeactivateOfficer("town", reason: "调离"), by: Staff.systemAdministrator)
            #expect(try await enter() == "sign_on_unknown")
            _ = try await office.casework.perform(
                ReactivateOfficer("town"), by: Staff.systemAdministrator)
            #expect(try await enter() == "sign_on_unknown")
        }
    }
}
