import Casework
import Domain
import HTTPTypes
import Hummingbird
import Wording

// People of the register, and people who work here.

extension APITable {
    static let people: [Endpoint] = [
        .listing(
            "/people", Text("人员名册", "The register's persons, masked, the last registered first"),
            Listings.persons),
        .asking(
            "/households/{id}", Text("家庭", "One household with its persons and cases"),
            answer: HouseholdDocument.shape
        ) {
            OpenHousehold(HouseholdID(try $0.text()))
        } show: { file, _ in
            try Answer.json(HouseholdDocument(file))
        },
        // A POST only for its body's sake: addresses are kept by browsers, proxies and logs.
        Endpoint(
            method: .post, path: "/people/search", name: "find_person",
            summary: Text("按证件号查人", "Find a person by the ID number"),
            permission: .lookUpPersons, body: [Members.soughtNumber.any],
            answer: PersonListDocument.shape, limit: 1_024
        ) { call in
            let number = try IDNumber(typed: call.body[Members.soughtNumber])
            let found = try await call.casework.findPersons(
                under: number, for: try call.visit.visitor)
            return try Answer.json(PersonListDocument(found))
        },
        Endpoint(
            method: .post, path: "/households/{id}/disclosures", name: RevealPersonalData.name,
            summary: Text(
                "查看明文", "See one datum of a household or a member unmasked, for a reason"),
            permission: RevealPersonalData.permission,
            body: [Members.datum.any, Members.member.any, Members.reason.any],
            answer: .object(["value": .text]), limit: 4_096, isAction: true
        ) { call in
            let session = try call.visit.visitor
            let value = try await call.casework.reveal(
                RevealPersonalData(
                    household: HouseholdID(try call.text()), datum: call.body[Members.datum],
                    member: call.body[Members.member],
                    reason: call.body[Members.reason]),
                in: session, key: try call.idempotencyKey(of: session))
            return try Answer.json(["value": value])
        },
    ]

    static let officers = officerLists + officerActions

    private static let officerLists: [Endpoint] = [
        .asking(
            "/officers", Text("账户列表", "Everybody who is registered, and what they hold"),
            answer: .object(["officers": .list(OfficerDocument.shape)])
        ) { _ in
            OfficerList()
        } show: { rows, _ in
            try Answer.json(["officers": rows.map(OfficerDocument.init)])
        },
        appointments(
            "/appointments", "list_appointments",
            Text("任命", "Appointments and proposals, the last hundred")
        ) { _ in Appointments() },
        appointments(
            "/appointments/waiting", "list_waiting_appointments",
            Text("待复核任命", "Proposals that wait for their second person")
        ) { _ in Appointments(waiting: true) },
        appointments(
            "/officers/{id}/appointments", "list_appointments_of_officer",
            Text("任职经历", "What somebody holds and has held")
        ) { Appointments(of: OfficerID(try $0.text())) },
    ]

    private static func appointments(
        _ path: String, _ name: String, _ summary: Text,
        _ make: @escaping @Sendable (Call) throws -> Appointments
    ) -> Endpoint {
        var endpoint = Endpoint.asking(
            path, summary, answer: .object(["appointments": .list(AppointmentDocument.shape)]),
            make
        ) { rows, _ in
            try Answer.json(["appointments": rows.map(AppointmentDocument.init)])
        }
        endpoint.name = name
        return endpoint
    }

    private static let officerActions: [Endpoint] = [
        .acting(
            "/officers", Text("开立账户", "Open an account, which may do nothing yet"),
            [Members.officer.any, Members.name.any], answer: done
        ) { CreateOfficer(OfficerID($0.body[Members.officer]), name: $0.body[Members.name]) },
        .acting(
            "/officers/{id}/deactivation", Text("停用账户", "Switch an account off"),
            [Members.reason.any], answer: done
        ) { DeactivateOfficer(OfficerID(try $0.text()), reason: $0.body[Members.reason]) },
        .acting(
            "/officers/{id}/reactivation", Text("恢复账户", "Switch an account on again"),
            answer: done
        ) { ReactivateOfficer(OfficerID(try $0.text())) },
        .acting(
            "/officers/{id}/unlock", Text("解除锁定", "Lift the lock of an account"), answer: done
        ) { UnlockOfficer(officer: OfficerID(try $0.text())) },
        .acting(
            "/officers/{id}/second-factor/removal",
            Text("解除验证码", "Take an officer's second factor away"), answer: done
        ) { RemoveSecondFactor(officer: OfficerID(try $0.text())) },
        .acting(
            "/officers/{id}/appointments", Text("提出任命", "Propose what an officer is to hold"),
            [Members.roles.any, Members.area.any, Members.insurer.any, Members.reason.any],
            answer: appointmentOutcome
        ) { call in
            ProposeAppointment(
                OfficerID(try call.text()), roles: Set(call.body[Members.roles]),
                scope: Scope(
                    area: call.body[Members.area].map { AreaCode($0) },
                    insurer: call.body[Members.insurer]), reason: call.body[Members.reason])
        },
        .acting(
            "/officers/{id}/appointments/end", Text("免去岗位", "Take all roles from an officer"),
            [Members.reason.any], answer: done
        ) { EndAppointment(OfficerID(try $0.text()), reason: $0.body[Members.reason]) },
        .acting(
            "/appointments/{id}/confirmation",
            Text("复核同意任命", "Agree to a proposal as the second person"),
            answer: appointmentOutcome
        ) { ConfirmAppointment(try $0.number()) },
        .acting(
            "/appointments/{id}/rejection",
            Text("复核不同意任命", "Turn a proposal down as the second person"),
            [Members.reason.any], answer: done
        ) { RejectAppointment(try $0.number(), reason: $0.body[Members.reason]) },
        .acting(
            "/appointments/{id}/withdrawal", Text("撤回任命", "Take a proposal back"), answer: done
        ) { WithdrawAppointment(try $0.number()) },
    ]

    private static let appointmentOutcome = Shape.object([
        "appointment": .integer, "is_in_force": .flag,
    ])
}
