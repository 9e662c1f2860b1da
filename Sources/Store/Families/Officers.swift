import Domain
import Postgres
import Vault

extension Transaction {
    /// Adds officers, or changes the appointment of those who are there.
    package func upsert(_ officers: [Officer]) async throws {
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

    /// The officer as an actor, with the roles held now.
    /// - Throws: ``Refusal/officerNotFound(_:)``.
    package func actor(_ id: OfficerID) async throws -> Actor {
        let rows = try await sql.query("select roles from officer where id = \(id) and active")
        guard let row = rows.first else { throw Refusal.officerNotFound(id) }
        return Actor(id: id, roles: Set(try row.decode([String].self).compactMap(Role.init)))
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
