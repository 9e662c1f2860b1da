import Domain
import Postgres
import Vault

/// A person of the register as an import needs it.
package struct RegisteredPerson: Sendable {
    package var index: BlindValue
    package var number: Int32
    package var household: Int32
    package var name: String
}

/// A person who enters the register with a new household.
package struct NewMember: Sendable {
    package var person: Person
    package var home: Home

    /// The household's row number and village.
    package struct Home: Sendable {
        package var number: Int32
        package var village: AreaCode

        package init(number: Int32, village: AreaCode) {
            self.number = number
            self.village = village
        }
    }

    package init(person: Person, home: Home) {
        self.person = person
        self.home = home
    }
}

extension Transaction {
    /// Whether the database holds a county.
    package func holdsCounty() async throws -> Bool {
        try await sql.query("select exists (select from household)")[0].decode(Bool.self)
    }

    /// A household's row number, and the salt of its commitments.
    /// - Throws: ``Refusal/householdNotFound(_:)``, ``Refusal/householdErased(_:)``.
    package func householdNumber(
        _ id: HouseholdID
    ) async throws -> (number: Int32, salt: SubjectSalt?) {
        let row = try await sql.queryOne(
            "select no, salt, erased_on is not null from household where id = \(id)")
        guard let row else { throw Refusal.householdNotFound(id) }
        let (number, salt, isErased) = try row.decode((Int32, [UInt8], Bool).self)
        guard !isErased else { throw Refusal.householdErased(id) }
        return (number, SubjectSalt(bytes: salt))
    }

    /// The row numbers and salts of households; those that do not exist, or were erased, are left
    /// out.
    package func householdNumbers(
        of ids: Set<HouseholdID>
    ) async throws -> [HouseholdID: (number: Int32, salt: SubjectSalt?)] {
        let rows = try await sql.query(
            """
            select id, no, salt from household
            where id = any(\(ids.map(\.rawValue))) and erased_on is null
            """)
        var found: [HouseholdID: (number: Int32, salt: SubjectSalt?)] = [:]
        for row in rows {
            let (id, number, salt) = try row.decode((HouseholdID, Int32, [UInt8]).self)
            found[id] = (number, SubjectSalt(bytes: salt))
        }
        return found
    }

    /// The highest row numbers in use, 0 for none. Persons are only ever added, so the second
    /// number also says whether a copy of the register in memory is still whole.
    package func lastRegisterNumbers() async throws -> (household: Int32, person: Int32) {
        try await sql.query(
            """
            select coalesce((select max(no) from household), 0),
                coalesce((select max(no) from person), 0)
            """)[0].decode((Int32, Int32).self)
    }

    /// The row numbers of households, their villages and classes, by id.
    package func householdNumbers() async throws -> [HouseholdID: Int32] {
        var numbers: [HouseholdID: Int32] = [:]
        for row in try await sql.query("select id, no from household") {
            let (id, number) = try row.decode((HouseholdID, Int32).self)
            numbers[id] = number
        }
        return numbers
    }

    /// The class that each household's register entry names, by row number, for households beyond
    /// `number`, at most `limit` of them.
    package func classNames(
        after number: Int32, limit: Int
    ) async throws -> [(number: Int32, className: String)] {
        try await sql.query(
            """
            select no, class_name from household where no > \(number)
            order by no limit \(rows: limit)
            """
        ).map { try $0.decode((Int32, String).self) }
    }

    /// Gives every person of the register to `body`, in the order of the row numbers; those whose
    /// data were erased are left out.
    package func eachPerson(_ body: (RegisteredPerson) -> Void) async throws {
        try await sql.copyOut(
            """
            copy (select id_index, no, household_no, name from person
                    where octet_length(id_index) > 0 order by no)
                to stdout (format binary)
            """
        ) { row in
            let (index, number, household, name) = try row.decode(
                (BlindValue, Int32, Int32, String).self)
            body(
                RegisteredPerson(index: index, number: number, household: household, name: name))
        }
    }
}

extension Transaction {
    /// Adds households, numbered from `first`; sealed and masked on the way.
    package func copyHouseholds(_ households: [Household], from first: Int32) async throws {
        try await demandCurrentKeys(toWrite: true)
        let sealer = keys.vault.sealer()
        let indexKey = Int16(truncatingIfNeeded: keys.index.keyID)
        try await copyIn(
            """
            copy household (no, id, area_code, class_name, head_sealed, head_masked, address,
                latitude, longitude, bank, account_sealed, account_index, account_index_key,
                account_masked, account_holder, phone_sealed, phone_masked, salt)
                from stdin (format binary)
            """
        ) { writer in
            for (offset, household) in households.enumerated() {
                let number = first + Int32(offset)
                let row = RowKey.number(Int64(number))
                let account = household.account.number.revealed
                let phone = household.phone.revealed
                try await writer.row(
                    number, household.id, household.village, household.className,
                    sealer.seal(household.headIDNumber, in: Sealed.householdHead, row: row),
                    Mask.idNumber(household.headIDNumber), household.address,
                    household.position?.latitude, household.position?.longitude,
                    household.account.bank,
                    sealer.seal(account, in: Sealed.householdAccount, row: row),
                    keys.index.value(of: account, as: .bankAccount), indexKey,
                    Mask.bankAccount(account), household.account.holder,
                    sealer.seal(phone, in: Sealed.householdPhone, row: row), Mask.phone(phone),
                    SubjectSalt.random().bytes)
            }
        }
    }

    /// Adds persons, numbered from `first`, and gives how many they were.
    package func copyPersons(
        _ members: some Sequence<NewMember> & Sendable, from first: Int32
    ) async throws -> Int {
        try await demandCurrentKeys(toWrite: true)
        let sealer = keys.vault.sealer()
        let indexKey = Int16(truncatingIfNeeded: keys.index.keyID)
        var count = 0
        try await copyIn(
            """
            copy person (no, household_no, area_code, name, id_sealed, id_index, id_index_key,
                id_masked, relation, sex, birth_on, health, labour, schooling)
                from stdin (format binary)
            """
        ) { writer in
            for member in members {
                let number = first + Int32(count)
                let person = member.person
                let id = person.idNumber.revealed
                try await writer.row(
                    number, member.home.number, member.home.village, person.name,
                    sealer.seal(id, in: Sealed.personID, row: .number(Int64(number))),
                    keys.index.value(of: id, as: .idNumber), indexKey, Mask.idNumber(id),
                    person.relation, person.sex, person.birthDate, person.health, person.labour,
                    person.schooling)
                count += 1
            }
        }
        return count
    }

    package func upsert(_ areas: [Area]) async throws {
        try await sql.send(
            """
            insert into area (code, name, level, parent, latitude, longitude)
            select * from unnest(\(areas.map(\.code.rawValue)), \(areas.map(\.name)),
                \(areas.map(\.level.rawValue)), \(areas.map { $0.parent?.rawValue }),
                \(areas.map { $0.position?.latitude }), \(areas.map { $0.position?.longitude }))
            on conflict (code) do update set name = excluded.name, level = excluded.level,
                parent = excluded.parent, latitude = excluded.latitude,
                longitude = excluded.longitude
            """)
    }

    /// The names of all places, each once.
    package func placeNames() async throws -> [String] {
        try await sql.query("select distinct name from area order by name")
            .map { try $0.decode(String.self) }
    }

    /// The villages of households, by row number.
    package func villages(of households: [Int32]) async throws -> [Int32: AreaCode] {
        var villages: [Int32: AreaCode] = [:]
        let rows = try await sql.query(
            "select no, area_code from household where no = any(\(households))")
        for row in rows {
            let (number, village) = try row.decode((Int32, AreaCode).self)
            villages[number] = village
        }
        return villages
    }
}

extension Sealer {
    func seal(_ text: String, in column: SealedColumn, row: RowKey) -> [UInt8] {
        var text = text
        return text.withUTF8 { seal(UnsafeRawBufferPointer($0), in: column, row: row) }
    }
}

extension BlindValue: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .bytea }
    public func encode(into buffer: inout PostgresBuffer) { buffer.append(words: (high, low)) }
    public init(from cell: Cell) throws {
        guard let (high, low) = cell.words else { throw cell.unknownValue(of: BlindValue.self) }
        self.init(high: high, low: low)
    }
}
