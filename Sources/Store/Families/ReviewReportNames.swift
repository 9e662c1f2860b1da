import Domain
import Postgres

/// 报告名称 - what the report of a round calls officers and townships.
package struct ReviewReportNames: Sendable {
    package var officers: [OfficerID: String]
    package var towns: [AreaCode: Area]
}

/// What a second review of an item found, and what the findings differed in.
package struct ReviewDetail: Sendable {
    package var item: SampleItemID
    /// 差异 - as the comparison keeps them, in JSON; nil where nothing was compared.
    package var differences: String?
    /// Whether it was reviewed a second time, and the class found then.
    package var isRechecked: Bool
    package var secondClass: ErrorClass?
}

extension Transaction {
    /// The names of those who visited, reviewed or decided, and of the townships.
    package func reviewReportNames() async throws -> ReviewReportNames {
        let officers = try await sql.query("select id, name from officer").map { row in
            try row.decode((OfficerID, String).self)
        }
        let towns = try await sql.query(
            "select code, name, parent, latitude, longitude from area where level = 'town'"
        ).map { row in
            let (code, name, parent, latitude, longitude) = try row.decode(
                (AreaCode, String, AreaCode?, Int32?, Int32?).self)
            let position = latitude.flatMap { latitude in
                longitude.map { Position(latitude: latitude, longitude: $0) }
            }
            return Area(
                code: code, name: name, level: .town, parent: parent, position: position)
        }
        return ReviewReportNames(
            officers: Dictionary(officers, uniquingKeysWith: { $1 }),
            towns: Dictionary(towns.map { ($0.code, $0) }, uniquingKeysWith: { $1 }))
    }

    /// What is known of each drawn item of a round besides its result.
    package func reviewDetails(of round: Int64) async throws -> [ReviewDetail] {
        try await sql.query(
            """
            select i.item, c.differences::text, k.item is not null, k.error_class
            from review_item i
            left join review_comparison c on c.round_no = i.round_no and c.item = i.item
            left join review_recheck k on k.round_no = i.round_no and k.item = i.item
            where i.round_no = \(round) order by i.place
            """
        ).map { row in
            let (item, differences, isRechecked, secondClass) = try row.decode(
                (SampleItemID, String?, Bool, String?).self)
            return ReviewDetail(
                item: item, differences: differences, isRechecked: isRechecked,
                secondClass: secondClass.flatMap(ErrorClass.init(rawValue:)))
        }
    }

    /// What the fund paid the insurer in the days of a round, as far as it was booked before the
    /// report was published; nil where it paid nothing.
    package func serviceFee(of round: Int64) async throws -> Fen? {
        try await sql.query(
            """
            select sum(p.amount_fen)::bigint from review_round r
            join journal_entry j on j.posted_on between r.period_from and r.period_to
            join posting p on p.entry_no = j.no and p.account = 'service_fee'
            where r.no = \(round) and j.posted_at <= coalesce((select e.at from review_event e
                where e.round_no = r.no and e.kind = 'report'), 'infinity')
            having sum(p.amount_fen) > 0
            """
        ).first.map { try $0.decode(Fen.self) }
    }
}
