import Domain
import Postgres
import Vault

/// An officer's account as it stands.
package struct OfficerRow: Sendable {
    package var id: OfficerID
    package var roles: Set<Role>
    package var isActive: Bool
}

extension Transaction {
    /// Lets nobody else decide about officers until the transaction ends: who is left to decide
    /// depends on everybody's appointments.
    package func lockAppointments() async throws {
        try await sql.send(
            "select pg_advisory_xact_lock(hashtextextended('fangpin appointments', 0))")
    }

    /// Opens an account without any role.
    /// - Returns: false where there is one already.
    package func insert(account officer: Officer) async throws -> Bool {
        try await demandCurrentKeys(toWrite: true)
        let phone = officer.phone?.revealed
        let sealed = phone.map {
            keys.vault.seal($0, in: Sealed.officerPhone, row: .text(officer.id.rawValue))
        }
        return try await sql.query(
            """
            insert into officer (id, name, roles, home_village, phone_sealed, phone_masked)
            values (\(officer.id), \(officer.name), '{}', \(officer.homeVillage), \(sealed),
                \(phone.map(Mask.phone)))
            on conflict (id) do nothing returning id
            """
        ).first != nil
    }

    /// - Throws: ``Refusal/officerNotFound(_:)``.
    package func officer(_ id: OfficerID) async throws -> OfficerRow {
        let row = try await sql.queryOne("select roles, active from officer where id = \(id)")
        guard let row else { throw Refusal.officerNotFound(id) }
        let (roles, active) = try row.decode(([String], Bool).self)
        return OfficerRow(
            id: id, roles: Set(roles.compactMap(Role.init)), isActive: active)
    }

    package func setActive(_ isActive: Bool, _ officer: OfficerID) async throws {
        try await sql.send("update officer set active = \(isActive) where id = \(officer)")
    }

    /// Who holds the roles of administrators now.
    package func confirmers() async throws -> Confirmers {
        let rows = try await sql.query(
            """
            select id, roles from officer where active
                and roles && array['security_administrator', 'audit_administrator']
            """)
        var confirmers = Confirmers(security: [], audit: [])
        for row in rows {
            let (id, roles) = try row.decode((OfficerID, [String]).self)
            if roles.contains(Role.securityAdministrator.rawValue) {
                confirmers.security.insert(id)
            } else {
                confirmers.audit.insert(id)
            }
        }
        return confirmers
    }

    /// Whether the register has an area with this code, or one within it.
    package func holds(area: AreaCode) async throws -> Bool {
        try await sql.query(
            "select exists (select from area where starts_with(code, \(area.prefix)))"
        )[0].decode(Bool.self)
    }
}

extension Transaction {
    /// Writes a proposal down; one that is decided at once is in force from then on.
    package func insert(
        _ proposal: Appointment, at instant: Instant
    ) async throws -> Appointment.Number {
        let decidedAt = proposal.decision.map { _ in instant }
        let roles = proposal.roles.map(\.rawValue).sorted()
        return try await sql.query(
            """
            insert into appointment (officer, roles, area_code, insurer, reason, proposed_by,
                proposed_at, decision, decided_by, decided_at, from_at)
            values (\(proposal.officer), \(roles), \(proposal.scope.area),
                \(proposal.scope.insurer), \(proposal.reason), \(proposal.proposedBy), \(instant),
                \(proposal.decision), \(proposal.decidedBy), \(decidedAt), \(proposal.from))
            returning no
            """)[0].decode(Int64.self)
    }

    /// Writes down what became of a proposal.
    package func decide(
        _ number: Appointment.Number, _ decision: Appointment.Decision, by officer: OfficerID,
        at instant: Instant
    ) async throws {
        let from = decision == .confirmed ? instant : nil
        try await sql.send(
            """
            update appointment set decision = \(decision), decided_by = \(officer),
                decided_at = \(instant), from_at = \(from)
            where no = \(number)
            """)
    }

    /// Ends what an officer holds, by an appointment or without one.
    package func endRoles(
        of officer: OfficerID, by other: OfficerID, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            update appointment set until_at = greatest(\(instant), from_at), ended_by = \(other)
            where officer = \(officer) and from_at is not null and until_at is null
            """)
        try await sql.send(
            """
            update officer set roles = '{}', area_code = null, insurer = null
            where id = \(officer) and roles <> '{}'
            """)
    }

    /// - Throws: ``Refusal/appointmentNotFound(_:)``.
    package func appointment(_ number: Appointment.Number) async throws -> Appointment {
        let row = try await sql.queryOne(
            "select \(unescaped: Appointment.columns) from appointment where no = \(number)")
        guard let row else { throw Refusal.appointmentNotFound(number) }
        return try Appointment(row)
    }

    /// The proposal about an officer that waits; nil for none.
    package func proposal(about officer: OfficerID) async throws -> Appointment? {
        try await sql.query(
            """
            select \(unescaped: Appointment.columns) from appointment
            where officer = \(officer) and decision is null
            """
        ).first.map(Appointment.init)
    }

    /// Appointments, the newest first: of one officer or all, all or those that wait.
    package func appointments(
        of officer: OfficerID?, waiting: Bool, limit: Int
    ) async throws -> [Appointment] {
        try await sql.query(
            """
            select \(unescaped: Appointment.columns) from appointment
            where (\(officer)::text is null or officer = \(officer))
                and (not \(waiting) or decision is null)
            order by no desc limit \(rows: limit)
            """
        ).map(Appointment.init)
    }
}

extension Appointment {
    fileprivate static let columns = """
        no, officer, roles, area_code, insurer, reason, proposed_by, decision, decided_by, from_at,
        until_at
        """

    fileprivate init(_ row: Row) throws {
        let (
            number, officer, roles, area, insurer, reason, proposer, decision, decider, from, until
        ) = try row.decode(
            (
                Int64, OfficerID, [String], AreaCode?, String?, String, OfficerID, Decision?,
                OfficerID?, Instant?, Instant?
            ).self)
        self.init(
            number: number, officer: officer, roles: Set(roles.compactMap(Role.init)),
            scope: Scope(area: area, insurer: insurer), reason: reason, proposedBy: proposer,
            decision: decision, decidedBy: decider, from: from, until: until)
    }
}

extension Appointment.Decision: PostgresEncodable, PostgresDecodable {}
