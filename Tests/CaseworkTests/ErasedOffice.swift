import Casework
import Domain
import Postgres
import Store
import TestSupport
import Vault

extension TestOffice {
    /// Brings every case of a household to its end, one of them with money if it is relieved.
    func settle(_ household: HouseholdID, relieved: Bool) async throws {
        let paid = relieved ? try await given.claim(.paid, household: household) : nil
        try await withdrawOthers(of: household, but: paid)
    }

    func withdrawOthers(of household: HouseholdID, but claim: Claim.ID?) async throws {
        for found in try await casework.read(ClaimsOfYear(year: 2026))
        where found.household == household && found.id != claim {
            _ = try await casework.perform(
                WithdrawClaim(claim: found.id, reason: "不再需要"), by: Staff.handler)
        }
    }

    /// Orders an approved claim's payment and books it.
    func pay(_ claim: Claim.ID) async throws {
        let number = try given.payment(of: claim)
        _ = try await casework.perform(
            given.order(only: [number.description]), by: Staff.cashier)
        let payments = try await casework.read(OpenCase(claim, for: casework)).payments
        try await given.book([.debit(number.description, payments[0].amount)])
    }

    /// Two persons destroy what is known of a household.
    func erase(_ household: HouseholdID) async throws {
        let proposed = try await casework.perform(
            ProposeErasure(household: household, reason: "保存期满"), by: Staff.handler)
        _ = try await casework.perform(EraseSubject(proposed.erasure), by: Staff.approver)
    }

    func salt(of household: HouseholdID) async throws -> [UInt8] {
        try await root.withConnection { connection in
            try await connection.query(
                "select salt from household where id = \(household.rawValue)"
            )[0].decode([UInt8].self)
        }
    }

    /// Whether an entry of the trail holds these bytes.
    func trailHolds(_ bytes: [UInt8]) async throws -> Bool {
        try await root.withConnection { connection in
            try await connection.query(
                "select exists (select from action_log where position(\(bytes) in body) > 0)"
            )[0].decode(Bool.self)
        }
    }

    /// The columns of all tables in which any of these texts stands, in texts, lists and JSON, and
    /// as UTF-8 in binary columns.
    func columns(holding texts: [String]) async throws -> Set<String> {
        let inTexts = try await search(["text", "ARRAY", "jsonb"]) { table, column in
            """
            select exists (select from \(unescaped: table), unnest(\(texts)) as s(secret)
                where position(secret in \(unescaped: column)::text) > 0)
            """
        }
        return inTexts.union(try await places(of: texts.map { Array($0.utf8) }))
    }

    /// The binary columns that hold any of these bytes.
    func places(of values: [[UInt8]]) async throws -> Set<String> {
        try await search(["bytea"]) { table, column in
            """
            select exists (select from \(unescaped: table), unnest(\(values)) as s(secret)
                where position(secret in \(unescaped: column)) > 0)
            """
        }
    }

    private func search(
        _ types: [String], _ statement: (String, String) -> Statement
    ) async throws -> Set<String> {
        try await root.withConnection { connection in
            let columns = try await connection.query(
                """
                select table_name::text, column_name::text from information_schema.columns
                where table_schema = 'fangpin' and data_type::text = any(\(types))
                """
            ).map { try $0.decode((String, String).self) }
            var found: Set<String> = []
            for (table, column) in columns {
                let isThere = try await connection.query(statement(table, column))[0]
                    .decode(Bool.self)
                if isThere { found.insert("\(table).\(column)") }
            }
            return found
        }
    }

    /// How many sealed values of a household and its persons still open.
    func opened(_ number: Int64) async throws -> Int {
        let vault = TestOffice.keys.vault
        return try await root.withConnection { connection in
            let household = try await connection.query(
                """
                select head_sealed, account_sealed, phone_sealed from household
                where no = \(number)
                """)[0].decode(([UInt8], [UInt8], [UInt8]).self)
            let own = [
                ("head_sealed", household.0), ("account_sealed", household.1),
                ("phone_sealed", household.2),
            ].count { name, value in
                let column = SealedColumn(table: "household", column: name)
                return (try? vault.open(value, in: column, row: .number(number))) != nil
            }
            let persons = try await connection.query(
                "select no::bigint, id_sealed from person where household_no = \(number)"
            ).map { try $0.decode((Int64, [UInt8]).self) }
            let column = SealedColumn(table: "person", column: "id_sealed")
            return own
                + persons.count { person, value in
                    (try? vault.open(value, in: column, row: .number(person))) != nil
                }
        }
    }
}
