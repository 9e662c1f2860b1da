import Domain
import Testing

@Suite("Appointments: what can be proposed, and who can agree")
struct AppointmentTests {
    private static let town = Scope(area: "340299100000")
    private static let village = Scope(area: "340299100201")
    private static let county = Scope(area: "340299000000")

    @Test(
        "roles and scopes that do not fit",
        arguments: [
            ([], Scope.county, "roles_missing"), ([.system], .county, "role_not_appointable"),
            ([.handler, .approver], .county, "roles_conflict"),
            ([.verifier, .system, .handler], .county, "role_not_appointable"),
            ([.town], .county, "area_missing"), ([.village], .county, "area_missing"),
            ([.village], town, "area_missing"), ([.town], county, "area_missing"),
            ([.town], village, nil), ([.town], town, nil), ([.village], village, nil),
            ([.town, .village], village, nil), ([.town, .village], town, "area_missing"),
            ([.handler], town, "scope_unfit"), ([.town, .department], town, "scope_unfit"),
            ([.handler], .county, nil), ([.verifier], Scope(insurer: "甲"), nil),
            ([.dispatcher], Scope(insurer: "甲"), nil),
            ([.handler], Scope(insurer: "甲"), "scope_unfit"),
            ([.department, .handler], .county, nil),
        ] as [(Set<Role>, Scope, String?)])
    func fit(roles: Set<Role>, scope: Scope, code: String?) {
        #expect(Appointment.refusal(of: roles, in: scope)?.code == code)
    }

    @Test("every role alone can be held by somebody, but the daemon's", arguments: Role.allCases)
    func alone(role: Role) {
        let scope = role.isLocal ? AppointmentTests.village : .county
        #expect((Appointment.refusal(of: [role], in: scope) == nil) == (role != .system))
    }

    @Test("power needs a second person", arguments: Role.appointable)
    func power(role: Role) {
        let powers: Set<Role> = [
            .approver, .accountant, .cashier, .systemAdministrator, .securityAdministrator,
            .auditAdministrator,
        ]
        #expect(Appointment.needsConfirmation([role]) == powers.contains(role))
    }

    /// Who can agree to a proposal of `s1` about somebody: all ways to have administrators.
    @Test("the second person")
    func confirmers() {
        let all: [OfficerID] = ["s1", "s2", "s3", "a1", "a2", "operator", "x", "nobody"]
        for bits in 0..<32 {
            func present(_ ids: [OfficerID], from bit: Int) -> Set<OfficerID> {
                Set(ids.enumerated().filter { bits >> ($0.offset + bit) & 1 == 1 }.map(\.element))
            }
            let confirmers = Confirmers(
                security: present(["s1", "s2", "s3"], from: 0),
                audit: present(["a1", "a2"], from: 3))
            for officer in all where officer != "s1" {
                let proposal = Appointment(
                    number: 1, officer: officer, roles: [.approver], scope: .county, reason: "r",
                    proposedBy: "s1")
                let able = Set(all.filter { confirmers.refusal(of: $0, on: proposal) == nil })
                #expect(!able.contains("s1") && !able.contains(officer))
                let security = confirmers.security.subtracting(["s1", officer])
                let audit = confirmers.audit.subtracting([officer])
                let expected: Set<OfficerID> =
                    !security.isEmpty ? security : !audit.isEmpty ? audit : ["operator"]
                #expect(able == expected.subtracting([officer]), "\(bits), \(officer)")
            }
        }
    }
}
