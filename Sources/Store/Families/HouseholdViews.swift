import Domain
import Postgres
import Vault

extension Transaction {
    /// The persons of the register under an ID number: one, or none; several where the register is
    /// wrong. They are found by the keyed index of the number, which itself stays sealed.
    package func persons(under idNumber: IDNumber) async throws -> [PersonRow] {
        try await demandCurrentKeys()
        let codes = keys.indices.map { $0.value(of: idNumber.rawValue, as: .idNumber).bytes }
        return try await sql.query(
            PersonRow.selection + " where p.id_index = any(\(codes)) order by p.no"
        ).map(PersonRow.init(row:))
    }

    /// - Throws: ``Refusal/householdNotFound(_:)``.
    package func householdFile(_ id: HouseholdID) async throws -> HouseholdFile {
        let rows = try await sql.query(
            """
            select h.no, coalesce(a.name, h.area_code), h.class_name, h.account_holder, h.bank,
                h.account_masked, h.phone_masked, h.erased_on
            from household h left join area a on a.code = h.area_code where h.id = \(id)
            """)
        guard let row = rows.first else { throw Refusal.householdNotFound(id) }
        let (number, village, className, holder, bank, account, phone, erasedOn) =
            try row.decode((Int32, String, String, String, String, String, String, Day?).self)
        var file = HouseholdFile(
            id: id, village: village, className: className, maskedHolder: Mask.name(holder),
            bank: bank, maskedAccount: account, maskedPhone: phone)
        file.erasedOn = erasedOn
        if erasedOn == nil {
            file.members = try await members(ofHousehold: number)
        }
        file.totals = try await totals(ofHousehold: number)
        file.claims = try await sql.query(
            CaseRow.selection + " where c.household_no = \(number) order by c.id desc"
        ).map(CaseRow.init(row:))
        return file
    }

    /// The members of a household as the register has them.
    func members(ofHousehold number: Int32) async throws -> [PersonRow] {
        try await sql.query(
            PersonRow.selection + " where p.household_no = \(number) order by p.no"
        ).map(PersonRow.init(row:))
    }

    /// A datum of a household, or of one of its members, in the clear. Who asks must have left a
    /// leaf that says so.
    /// - Throws: ``Refusal/householdNotFound(_:)``, ``Refusal/householdErased(_:)``,
    ///   ``Refusal/memberNotFound(_:)``.
    package func openText(
        _ datum: PersonalDatum, of household: HouseholdID, member: PersonNumber? = nil
    ) async throws -> String {
        let row = try await sql.queryOne(
            """
            select no, head_sealed, account_sealed, phone_sealed, erased_on is not null
            from household where id = \(household)
            """)
        guard let row else { throw Refusal.householdNotFound(household) }
        let (number, head, account, phone, isErased) = try row.decode(
            (Int32, [UInt8], [UInt8], [UInt8], Bool).self)
        guard !isErased else { throw Refusal.householdErased(household) }
        let (sealed, column) =
            switch datum {
            case .headIDNumber: (head, Sealed.householdHead)
            case .account: (account, Sealed.householdAccount)
            case .phone: (phone, Sealed.householdPhone)
            case .memberIDNumber: (try await idNumber(of: member, in: number), Sealed.personID)
            }
        let owner = datum.isOfMember ? member ?? 0 : Int64(number)
        return try keys.vault.openText(sealed, in: column, row: .number(owner))
    }

    /// A member's ID number as it is sealed.
    private func idNumber(
        of member: PersonNumber?, in household: Int32
    ) async throws -> [UInt8] {
        let row = try await sql.queryOne(
            "select id_sealed from person where no = \(member) and household_no = \(household)")
        guard let row else { throw Refusal.memberNotFound(member ?? 0) }
        return try row.decode([UInt8].self)
    }

    /// Whether a person is of a household.
    package func isMember(
        _ member: PersonNumber, ofHousehold number: Int32
    ) async throws -> Bool {
        try await sql.query(
            """
            select exists (select from person where no = \(member) and household_no = \(number))
            """)[0].decode(Bool.self)
    }

    /// Where the cases of a household stand, as far as they are within the scope.
    package func claimStates(ofHousehold number: Int32) async throws -> Set<ClaimState> {
        let rows = try await sql.query(
            "select distinct state from claim where household_no = \(number)")
        return Set(try rows.map { try $0.decode(ClaimState.self) })
    }

    private func totals(ofHousehold number: Int32) async throws -> [HouseholdFile.Total] {
        try await sql.query(
            """
            select cause, year, amount_fen from household_total where household_no = \(number)
            order by year desc, cause
            """
        ).map { row in
            let (cause, year, amount) = try row.decode((Cause, Int16, Fen).self)
            return HouseholdFile.Total(cause: cause, year: Int(year), amount: amount)
        }
    }
}

extension PersonRow {
    fileprivate static let selection: Statement = """
        select p.no::bigint, h.id, p.name, p.id_masked, p.relation,
            coalesce(a.name, p.area_code)
        from person p join household h on h.no = p.household_no
        left join area a on a.code = p.area_code
        """

    fileprivate init(row: Row) throws {
        let (number, household, name, id, relation, village) = try row.decode(
            (Int64, HouseholdID, String, String, String, String).self)
        self.init(
            number: number, household: household, maskedName: Mask.name(name), maskedID: id,
            relation: relation, village: village)
    }
}
