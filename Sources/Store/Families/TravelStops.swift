import Domain
import Postgres

extension Transaction {
    /// Every visit that a verifier of these visits made on the day of one of them, in vain or not,
    /// these visits among them; without those of which nobody knows where they were.
    package func travelStops(beside visits: [Int64]) async throws -> [TravelStop] {
        try await sql.query(
            """
            with asked as materialized (
                select distinct v.visited_on, w.name from verification v,
                    unnest(v.verifiers) as w (name)
                where v.no = any(\(visits))
            ), stop as (
                select v.no, v.verifiers, v.visited_on, v.arrived_at, v.left_at,
                    coalesce(v.latitude, h.latitude) as latitude,
                    coalesce(v.longitude, h.longitude) as longitude
                from verification v join claim c on c.id = v.claim_id
                join household h on h.no = c.household_no
                where exists (select from asked a
                    where a.visited_on = v.visited_on and a.name = any(v.verifiers))
            )
            select no, verifiers, visited_on, arrived_at, left_at, latitude, longitude from stop
            where latitude is not null and longitude is not null order by no
            """
        ).map { row in
            let (visit, verifiers, day, arrived, left, latitude, longitude) = try row.decode(
                (Int64, [String], Day, Int16?, Int16?, Int32, Int32).self)
            return TravelStop(
                visit: visit, verifiers: verifiers.map { OfficerID($0) }, day: day,
                position: Position(latitude: latitude, longitude: longitude),
                stay: VisitStay(arrived, left))
        }
    }
}
