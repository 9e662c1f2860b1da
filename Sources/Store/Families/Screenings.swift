import Domain
import Postgres

extension Transaction {
    /// Totals of a cause and year that reach a line, of persons or of households: a range of an
    /// index. The highest comes first, equal ones in the order of the register.
    package func totals(
        of cause: Cause, year: Int16, scope: ReliefRule.Scope, atLeast line: Fen
    ) async throws -> [CostTotal] {
        var columns: Statement
        let order: Statement
        switch scope {
        case .person:
            columns = "select person_no, household_no, amount_fen from person_total"
            order = " order by amount_fen desc, household_no, person_no"
        case .household:
            columns = "select null::integer, household_no, amount_fen from household_total"
            order = " order by amount_fen desc, household_no"
        }
        columns += """
             where cause = \(cause) and year = \(year) and amount_fen >= \(line)
            """
        // Said as the index says it, which holds no lower totals.
        if line >= .yuan(5_000) { columns += " and amount_fen >= 500000" }
        let rows = try await sql.query(columns + order)
        return try rows.map { row in
            let (person, household, amount) = try row.decode((Int32?, Int32, Fen).self)
            return CostTotal(
                person: person, household: household, cause: cause, year: year, amount: amount)
        }
    }

    /// The class names of households, by row number; those that were erased are left out.
    package func classNames(of households: [Int32]) async throws -> [Int32: String] {
        var names: [Int32: String] = [:]
        let rows = try await sql.query(
            """
            select no, class_name from household
            where no = any(\(households)) and erased_on is null
            """)
        for row in rows {
            let (number, name) = try row.decode((Int32, String).self)
            names[number] = name
        }
        return names
    }

    /// All applications, in the order in which they were filed with the office.
    package func applications() async throws -> [FiledApplication] {
        try await sql.query(
            """
            select person_no, household_no, cause, filed_on, way, stated_fen, remark, content
            from application order by no
            """
        ).map { row in
            let (person, household, cause, filedOn, way, stated, remark, content) =
                try row.decode(
                    (Int32, Int32, Cause, Day, String, Fen, String, ContentDigest).self)
            return FiledApplication(
                person: person, household: household,
                application: Application(
                    filedOn: filedOn, way: way, cause: cause, statedAmount: stated,
                    remark: remark), content: content)
        }
    }

    /// The contents of all applications, to know one that is sent again.
    package func applicationContents() async throws -> Set<ContentDigest> {
        Set(
            try await sql.query("select content from application").map {
                try $0.decode(ContentDigest.self)
            })
    }

    /// Files applications, with the lines of the file that brought them.
    package func insert(
        _ filed: [FiledApplication], lines: [Int], of file: Int64?
    ) async throws {
        let applications = filed.map(\.application)
        try await sql.send(
            """
            insert into application (person_no, household_no, cause, filed_on, way, stated_fen,
                remark, content, line, file_no)
            select *, \(file) from unnest(\(filed.map(\.person)), \(filed.map(\.household)),
                \(applications.map(\.cause.rawValue)),
                \(applications.map { PostgresDate(days: $0.filedOn.number) }),
                \(applications.map(\.way)), \(applications.map(\.statedAmount.rawValue)),
                \(applications.map(\.remark)), \(filed.map(\.content.bytes)),
                \(lines.map { Int64($0) }))
            """)
    }

    /// The held records of households for a cause and year: what leads rest on.
    package func records(
        of households: [Int32], channel: Channel, year: Int16
    ) async throws -> [(household: Int32, person: Int32, day: Day?)] {
        try await sql.query(
            """
            select r.household_no, r.person_no, r.day
            from cost_record r
            where r.household_no = any(\(households)) and r.channel = \(channel)
                and r.year = \(year)
                and not exists (select from cost_record n where n.channel = r.channel
                    and n.serial = r.serial and n.revision = r.revision + 1)
            order by r.household_no, r.no
            """
        ).map { try $0.decode((Int32, Int32, Day?).self) }
    }
}
