import Domain
import Postgres

extension Transaction {
    /// Binds a subject to an officer; gives whether neither was bound.
    package func bind(
        _ subject: SignOnSubject, to id: OfficerID, by administrator: OfficerID,
        at now: Instant
    ) async throws -> Bool {
        try await sql.execute(
            """
            insert into sign_on (issuer, subject, officer_id, bound_by, bound_at)
            values (\(subject.issuer), \(subject.subject), \(id), \(administrator), \(now))
            on conflict do nothing
            """) == 1
    }

    /// Ends an officer's bindings; gives how many there were.
    package func endSignOns(of id: OfficerID, at now: Instant) async throws -> Int {
        Int(
            try await sql.execute(
                """
                update sign_on set ended_at = \(now)
                where officer_id = \(id) and ended_at is null
                """))
    }

    /// The officer that a subject stands for now; nil for none.
    package func officer(of subject: SignOnSubject) async throws -> OfficerID? {
        try await sql.query(
            """
            select officer_id from sign_on
            where issuer = \(subject.issuer) and subject = \(subject.subject)
                and ended_at is null
            """
        ).first?.decode(OfficerID.self)
    }
}
