import Casework
import Domain
import Postgres
import TestSupport
import Testing

@Suite struct SecrecyTests {
    /// Nowhere in the database stands an ID number, an account or a phone in the clear: every text
    /// and every binary column of every table is searched, whatever it is called.
    @Test func noColumnHoldsPersonalDataInTheClear() async throws {
        try await withOffice { office in
            try await furnish(office)
            // The payment file is for the bank and must name the account: it is the one exception.
            let found = try await places(of: secrets, in: office).filter {
                $0 != "payment_batch.file"
            }
            #expect(found == [])
        }
    }

    /// The search finds what is there, in text, in binary columns and in arrays.
    @Test(arguments: [
        ("update household set address = @", "household.address"),
        ("update person set id_sealed = convert_to(@, 'UTF8')", "person.id_sealed"),
        ("update claim set insurer = 'x' || @", "claim.insurer"),
        ("update verification set verifiers = array[@]", "verification.verifiers"),
        ("update assessment set working = to_jsonb(@::text)", "assessment.working"),
    ])
    func theSearchFinds(leak: String, place: String) async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            try await furnish(office)
            let secret = TestCounty.persons[0].idNumber.revealed
            try await office.corrupt(leak.replacing("@", with: "'\(secret)'"))
            #expect(try await places(of: [secret], in: office).contains(place))
        }
    }

    private var secrets: [String] {
        TestCounty.persons.map(\.idNumber.revealed)
            + TestCounty.households.flatMap { [$0.account.number.revealed, $0.phone.revealed] }
            + TestCounty.register.officers.compactMap { $0.phone?.revealed }
    }

    private func furnish(_ office: TestOffice) async throws {
        _ = try await office.given.claim(.paid)
        let household = TestCounty.applicants[0]
        _ = try await office.casework.perform(
            RecordCrosschecks(
                household: household, crosschecks: [office.given.comparison(of: household)]),
            by: Staff.handler, key: "crosschecks")
        var feed = MedicalFeed()
        feed.add(TestCounty.persons[2], "JS1", own: .yuan(900))
        feed.add(TestCounty.persons[3], "JS2", own: .yuan(900), name: "别人")
        feed.add(TestCounty.persons[4], "JS3", own: .yuan(900), amount: "很多")
        try await office.given.feed("医保-202608.csv", feed.text)
    }

    /// The columns in which any of the texts occurs.
    private func places(of secrets: [String], in office: TestOffice) async throws -> [String] {
        try await office.root.withConnection { connection in
            let columns = try await connection.query(
                """
                select table_name::text, column_name::text, data_type::text
                from information_schema.columns
                where table_schema = 'fangpin'
                    and data_type in ('text', 'bytea', 'ARRAY', 'jsonb', 'character varying')
                order by 1, 2
                """
            ).map { try $0.decode((String, String, String).self) }
            #expect(columns.count > 100)
            var found: [String] = []
            for (table, column, type) in columns {
                // Escaped, binary columns show every ASCII text that they hold.
                let expression =
                    type == "bytea" ? "encode(\(column), 'escape')" : "\(column)::text"
                let rows = try await connection.query(
                    "select 1 from \(unescaped: table), unnest(\(secrets)) as s(secret)"
                        + " where position(secret in \(unescaped: expression)) > 0 limit 1")
                if !rows.isEmpty { found.append("\(table).\(column)") }
            }
            return found
        }
    }
}
