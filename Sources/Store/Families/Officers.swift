import Domain
import Postgres
import Vault

extension Transaction {
    /// Adds officers, or changes what is known of those who are there, their roles with it. The
    /// database refuses a role of power without an appointment once there is a security
    /// administrator.
    package func upsert(_ officers: [Officer]) async throws {
        try await demandCurrentKeys(toWrite: true)
        for officer in officers {
            let phone = officer.phone?.revealed
            let sealed = phone.map {
                keys.vault.seal($0, in: Sealed.officerPhone, row: .text(officer.id.rawValue))
            }
            try await sql.send(
                """
                insert into officer (id, name, roles, area_code, insurer, home_village,
                    phone_sealed, phone_masked)
                values (\(officer.id), \(officer.name), \(officer.roles.map(\.rawValue).sorted()),
                    \(officer.area), \(officer.insurer), \(officer.homeVillage), \(sealed),
                    \(phone.map(Mask.phone)))
                on conflict (id) do update set name = excluded.name, roles = excluded.roles,
                    area_code = excluded.area_code, insurer = excluded.insurer,
                    home_village = excluded.home_village, phone_sealed = excluded.phone_sealed,
                    phone_masked = excluded.phone_masked
                """)
        }
    }

    /// Enters persons of the register: who visits, and whose names stand on paper. New ones hold at
    /// most the role of a verifier; whatever those who are there hold, they go on holding. A
    /// register is no appointment.
    package func enter(_ officers: [Officer]) async throws {
        try await demandCurrentKeys(toWrite: true)
        for officer in officers {
            let phone = officer.phone?.revealed
            let sealed = phone.map {
                keys.vault.seal($0, in: Sealed.officerPhone, row: .text(officer.id.rawValue))
            }
            let roles = officer.roles == [.verifier] ? [Role.verifier.rawValue] : []
            try await sql.send(
                """
                insert into officer as o (id, name, roles, insurer, home_village, phone_sealed,
                    phone_masked)
                values (\(officer.id), \(officer.name), \(roles), \(officer.insurer),
                    \(officer.homeVillage), \(sealed), \(phone.map(Mask.phone)))
                on conflict (id) do update set name = excluded.name,
                    home_village = coalesce(excluded.home_village, o.home_village),
                    phone_sealed = coalesce(excluded.phone_sealed, o.phone_sealed),
                    phone_masked = coalesce(excluded.phone_masked, o.phone_masked)
                """)
        }
    }

    package func upsert(_ vehicles: [Vehicle]) async throws {
        try await sql.send(
            """
            insert into vehicle (id, plate, seats, latitude, longitude, starts_at, ends_at)
            select * from unnest(\(vehicles.map(\.id)), \(vehicles.map(\.plate)),
                \(vehicles.map { Int32($0.seats) }), \(vehicles.map { $0.depot?.latitude }),
                \(vehicles.map { $0.depot?.longitude }), \(vehicles.map { Int32($0.start) }),
                \(vehicles.map { Int32($0.end) }))
            on conflict (id) do nothing
            """)
    }

    /// The officer as an actor, with the roles held now, and where.
    /// - Throws: ``Refusal/officerNotFound(_:)``, also for the names of machines: nobody acts as
    ///   one by having an account of that name.
    package func actor(_ id: OfficerID) async throws -> Actor {
        let rows = try await sql.query(
            "select roles, area_code, insurer from officer where id = \(id) and active")
        guard let row = rows.first, !Actor.isReserved(id) else {
            throw Refusal.officerNotFound(id)
        }
        let (roles, area, insurer) = try row.decode(([String], AreaCode?, String?).self)
        return Actor(
            id: id, roles: Set(roles.compactMap(Role.init)),
            scope: Scope(area: area, insurer: insurer))
    }

    /// Days that differ from the ordinary week.
    package func upsert(
        _ days: [(day: Day, exception: WorkingDays.Exception, name: String)]
    ) async throws {
        try await sql.send(
            """
            insert into calendar_exception (day, kind, name)
            select * from unnest(\(days.map { PostgresDate(days: $0.day.number) }),
                \(days.map(\.exception.rawValue)), \(days.map(\.name)))
            on conflict (day) do nothing
            """)
    }

    package func workingDays() async throws -> WorkingDays {
        try WorkingDays(try await sql.query(Self.calendar))
    }

    static var calendar: Statement { "select day, kind from calendar_exception" }
}

extension WorkingDays {
    init(_ rows: Rows) throws {
        var exceptions: [Day: WorkingDays.Exception] = [:]
        for row in rows {
            let (day, kind) = try row.decode((Day, WorkingDays.Exception).self)
            exceptions[day] = kind
        }
        self.init(exceptions: exceptions)
    }
}
