import Casework
import Domain
import TestSupport
import Testing

@Suite struct FindPersonTests {
    private let head = TestCounty.persons(of: "A01")[0]

    private func find(_ number: String, in office: TestOffice) async throws -> [PersonRow] {
        try await office.casework.read(FindPerson(idNumber: try #require(IDNumber(number))))
    }

    @Test func aPersonIsFoundByTheNumber() async throws {
        try await withOffice { office in
            let found = try await find(head.idNumber.revealed, in: office)
            let number = try await office.number(
                """
                select min(p.no)::bigint from person p
                join household h on h.no = p.household_no where h.id = 'A01'
                """)
            let expected = PersonRow(
                number: number, household: "A01", maskedName: Mask.name(head.name),
                maskedID: Mask.idNumber(head.idNumber.revealed), relation: "户主",
                village: "一村")
            #expect(found == [expected])
        }
    }

    @Test func everybodyOfTheRegisterIsFound() async throws {
        try await withOffice { office in
            for person in TestCounty.persons {
                let found = try await find(person.idNumber.revealed, in: office)
                #expect(found.map(\.household) == [person.household])
                #expect(found.map(\.relation) == [person.relation])
            }
        }
    }

    @Test func nobodyIsFoundUnderAnotherNumber() async throws {
        try await withOffice { office in
            let stranger = TestCounty.idNumber(TestCounty.persons.count)
            let found = try await find(stranger.rawValue, in: office)
            #expect(found.isEmpty)
        }
    }

    /// A register that gives two persons one number is wrong, and a search is where that shows.
    @Test func everybodyUnderTheNumberIsFound() async throws {
        try await withOffice { office in
            var double = head
            double.name = "另一人"
            double.relation = "父亲"
            try await office.given.register("C01", of: [double])
            let found = try await find(head.idNumber.revealed, in: office)
            #expect(found.map(\.household) == ["A01", "C01"])
            #expect(found.map(\.relation) == ["户主", "父亲"])
            #expect(Set(found.map(\.maskedID)).count == 1)
        }
    }

    @Test func whatIsFoundIsMasked() async throws {
        try await withOffice { office in
            let number = head.idNumber.revealed
            let told = String(reflecting: try await find(number, in: office))
            #expect(!told.contains(number) && told.contains(Mask.idNumber(number)))
            #expect(!told.contains(head.name))
        }
    }
}

@Suite struct OpenHouseholdTests {
    private func open(
        _ household: HouseholdID, in office: TestOffice
    ) async throws -> HouseholdFile {
        try await office.casework.read(OpenHousehold(household))
    }

    @Test func aHouseholdHasItsMembers() async throws {
        try await withOffice { office in
            for household in TestCounty.households {
                let file = try await open(household.id, in: office)
                #expect(file.id == household.id)
                #expect(file.village == (household.id < "B" ? "一村" : "二村"))
                #expect(file.className == household.className)
                #expect(file.bank == household.account.bank)
                let persons = TestCounty.persons(of: household.id)
                #expect(file.members.map(\.household) == [household.id, household.id])
                #expect(file.members.map(\.relation) == persons.map(\.relation))
                #expect(
                    file.members.map(\.maskedID)
                        == persons.map { Mask.idNumber($0.idNumber.revealed) })
            }
        }
    }

    @Test func whoNamesAPersonIsMasked() async throws {
        try await withOffice { office in
            let household = TestCounty.households[0]
            let file = try await open(household.id, in: office)
            let account = household.account.number.revealed
            let phone = household.phone.revealed
            #expect(file.maskedHolder == Mask.name(household.account.holder))
            #expect(file.maskedAccount == Mask.bankAccount(account))
            #expect(file.maskedPhone == Mask.phone(phone))
            let told = String(reflecting: file)
            let persons = TestCounty.persons(of: household.id)
            for secret in [account, phone] + persons.map(\.idNumber.revealed)
                + persons.map(\.name)
            {
                #expect(!told.contains(secret))
            }
        }
    }

    @Test func theTotalsAreByCauseAndYear() async throws {
        try await withOffice { office in
            let members = TestCounty.persons(of: "B01")
            #expect(try await open("B01", in: office).totals == [])
            var feed = MedicalFeed()
            feed.add(members[0], "JS1", own: .yuan(300))
            feed.add(members[1], "JS2", own: Fen(4_005))
            feed.add(members[1], "JS3", own: .yuan(7), discharged: "2025-12-31")
            feed.add(TestCounty.persons(of: "B02")[0], "JS4", own: .yuan(900))
            try await office.given.feed("医保-202608.csv", feed.text)
            try await office.given.feed(
                "民政-202608.csv",
                """
                证件号码,姓名,流水号,事项,发生日期,费用,已获赔偿
                \(members[0].idNumber.revealed),\(members[0].name),MZ1,摔伤,2026-06-06,500.00,120.50

                """, channel: .civil)
            #expect(
                try await open("B01", in: office).totals == [
                    .init(cause: .accident, year: 2026, amount: Fen(37_950)),
                    .init(cause: .illness, year: 2026, amount: Fen(34_005)),
                    .init(cause: .illness, year: 2025, amount: .yuan(7)),
                ])
        }
    }

    @Test func aCorrectedBillCountsOnce() async throws {
        try await withOffice { office in
            for (month, own) in [("08", 300), ("09", 200)] as [(String, Int64)] {
                var feed = MedicalFeed()
                feed.add(TestCounty.persons(of: "B01")[0], "JS1", own: .yuan(own))
                try await office.given.feed("医保-2026\(month).csv", feed.text)
            }
            #expect(
                try await open("B01", in: office).totals == [
                    .init(cause: .illness, year: 2026, amount: .yuan(200))
                ])
        }
    }

    @Test func theClaimsAreThoseOfTheListNewestFirst() async throws {
        try await withOffice { office in
            let household = office.given.household()
            let paid = try await office.given.claim(.paid, household: household)
            let list = try await office.casework.read(CaseList(limit: CaseList.limit))
            let file = try await open(household, in: office)
            #expect(file.claims == list.rows.filter { $0.household == household })
            #expect(file.claims.count == Cause.allCases.count)
            #expect(file.claims.map(\.claim) == file.claims.map(\.claim).sorted(by: >))
            #expect(file.claims.first { $0.claim == paid }?.state == .paid)
            #expect(try await open("B01", in: office).claims == [])
        }
    }

    @Test func anUnknownHouseholdIsRefused() async throws {
        try await withOffice { office in
            for id in ["Z99", "", "a01", "A01 ", "A%", "' or true --"] as [HouseholdID] {
                await #expect(throws: Refusal.householdNotFound(id)) {
                    try await open(id, in: office)
                }
            }
        }
    }
}
