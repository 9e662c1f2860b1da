import Domain
import Postgres

// What reviewers are shown of their tasks. None of it comes from the claim or from what hangs on
// it: while a review is open, these are not there for who reviews.

/// A task as its reviewer opens it, with what the form needs.
package struct ReviewTaskSheet: Sendable {
    package var row: ReviewTaskRow
    package var round: Int64
    package var scheme: SchemeID
    package var hours: VisitHours?
    package var maskedPhone: String
    package var place: Position?
    package var members: [PersonRow]
}

extension Transaction {
    /// The open tasks of a reviewer: by the planned day, then in the order of the lots.
    package func openReviewTasks(of officer: OfficerID) async throws -> [ReviewTaskRow] {
        try await sql.query(
            ReviewTaskRow.selection() + """
                 where t.reviewers @> array[\(officer)]::text[] and t.finished_at is null
                order by t.planned_on nulls last, r.id, t.place
                """
        ).map(ReviewTaskRow.init(row:))
    }

    /// A reviewer's task; nil where they are not named.
    package func reviewTaskSheet(
        _ item: SampleItemID, of round: ReviewRoundID, for officer: OfficerID
    ) async throws -> ReviewTaskSheet? {
        let found = try await sql.queryOne(
            ReviewTaskRow.selection(and: ReviewTaskRow.rest) + """
                 where r.id = \(round) and t.item = \(item)
                    and t.reviewers @> array[\(officer)]::text[]
                """)
        guard let found else { return nil }
        var sheet = ReviewTaskSheet(
            row: try ReviewTaskRow(row: found), round: try Int64(from: found["round_no"]),
            scheme: try SchemeID(from: found["scheme_id"]),
            hours: VisitHours(
                try Int16?(from: found["opens_at"]), try Int16?(from: found["closes_at"])),
            maskedPhone: try String(from: found["phone_masked"]), place: nil,
            members: try await members(
                ofHousehold: try Int32(from: found["household_no"])))
        let latitude = try Int32?(from: found["latitude"])
        let longitude = try Int32?(from: found["longitude"])
        if let latitude, let longitude {
            sheet.place = Position(latitude: latitude, longitude: longitude)
        }
        return sheet
    }
}

extension ReviewTaskRow {
    fileprivate static func selection(and more: Statement = "") -> Statement {
        """
        select r.id as round, t.item, h.id as household, h.account_holder,
            coalesce(a.name, t.area_code) as village, h.address, t.cause, t.reviewers,
            t.planned_on, t.due_on, t.place,
            (select count(distinct v.visited_on) from review_visit v
                where v.round_no = t.round_no and v.item = t.item and v.means = 'visit'
                    and v.outcome in ('nobody_home', 'moved')) as attempts
        """ as Statement + more + """

            from review_task t join review_round r on r.no = t.round_no
            join household h on h.no = t.household_no
            left join area a on a.code = t.area_code
            left join visit_agreement g on g.household_no = t.household_no
            """
    }

    /// What only the sheet of one task needs.
    fileprivate static let rest: Statement = """
        , t.round_no, t.household_no, t.scheme_id, h.phone_masked,
            coalesce(h.latitude, a.latitude) as latitude,
            coalesce(h.longitude, a.longitude) as longitude, g.opens_at, g.closes_at
        """

    fileprivate init(row: Row) throws {
        let name = try String(from: row["account_holder"])
        self.init(
            round: try ReviewRoundID(from: row["round"]), item: try SampleItemID(from: row["item"]),
            household: try HouseholdID(from: row["household"]),
            maskedName: name.isEmpty ? "—" : Mask.name(name),
            village: try String(from: row["village"]), address: try String(from: row["address"]),
            cause: try Cause(from: row["cause"]),
            reviewers: try [String](from: row["reviewers"]).map { OfficerID($0) },
            plannedOn: try Day?(from: row["planned_on"]), dueOn: try Day(from: row["due_on"]),
            place: Int(try Int32(from: row["place"])),
            attempts: Int(try Int64(from: row["attempts"])))
    }
}
