import Casework
import Digests
import Domain
import Formats
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// What is known of a household is destroyed; sums, the trail and everybody else stay.
@Suite struct ErasureTests {
    private static let household = TestCounty.applicants[0]

    /// A household that was paid for one cause and had its other cases withdrawn, with something of
    /// it in every table; another one that was paid in the same file; and the clock after the term.
    private func withSettledHousehold(
        isSoundAtEnd: Bool = true, relieved: Bool = true,
        _ body: (TestOffice) async throws -> Void
    ) async throws {
        try await withOffice(isSoundAtEnd: isSoundAtEnd) { office in
            let household = ErasureTests.household
            var feed = MedicalFeed()
            feed.add(TestCounty.persons(of: household)[0], "SERIAL-OF-A01", own: .yuan(900))
            feed.add(TestCounty.persons(of: household)[0], "SERIAL-TWICE", own: .yuan(900))
            feed.add(TestCounty.persons(of: TestCounty.strangers[0])[0], "JS9", own: .yuan(70))
            try await office.given.feed("医保-202608.csv", feed.text)
            // The same serial comes again, and is somebody else's by now.
            var revised = MedicalFeed()
            revised.add(
                TestCounty.persons(of: TestCounty.strangers[0])[0], "SERIAL-TWICE", own: .yuan(80))
            try await office.given.feed("医保-202609.csv", revised.text)
            _ = try await office.casework.perform(
                RecordCrosschecks(
                    household: household,
                    crosschecks: [office.given.comparison(of: household, ruling: .explained)]),
                by: Staff.handler)
            try await office.settle(household, relieved: relieved)
            _ = try await office.given.claim(.paid, household: TestCounty.applicants[1])
            office.clock.set(Day(2057, 1, 1)!)
            try await body(office)
        }
    }

    /// The names, numbers and places of a household, as they came.
    private func secrets(of household: HouseholdID) -> [String] {
        let found = TestCounty.households.first { $0.id == household }!
        return TestCounty.persons(of: household).flatMap {
            [$0.name, $0.idNumber.revealed, Mask.idNumber($0.idNumber.revealed)]
        } + [
            found.account.number.revealed, found.phone.revealed, found.headIDNumber,
            Mask.phone(found.phone.revealed), "第1户", "SERIAL-OF-A01",
        ]
    }

    @Test func nothingOfTheHouseholdIsLeft() async throws {
        try await withSettledHousehold { office in
            let household = ErasureTests.household
            let before = try await office.columns(holding: secrets(of: household))
            #expect(
                before.isSuperset(of: [
                    "person.name", "household.account_holder", "payment_batch.file",
                    "cost_record.serial", "person.id_masked", "household.address",
                ]), "\(before)")
            let others = secrets(of: TestCounty.applicants[1]).filter {
                $0 != "SERIAL-OF-A01" && $0 != "第1户"
            }
            let theirs = try await office.columns(holding: others)
            let number = try await office.number("select no from household where id = 'A01'")
            #expect(try await office.opened(number) == 5)
            let index = TestOffice.keys.index
            let codes = TestCounty.persons(of: household).map {
                index.value(of: $0.idNumber.revealed, as: .idNumber).bytes
            }
            let coded: Set = ["crosscheck.id_index", "person.id_index"]
            #expect(try await office.places(of: codes) == coded)

            try await office.erase(household)

            #expect(try await office.columns(holding: secrets(of: household)) == [])
            #expect(try await office.opened(number) == 0)
            #expect(try await office.places(of: codes) == [])
            let births = try await office.number(
                """
                select count(*) from person where household_no = \(number)
                    and birth_on is not null
                """)
            #expect(births == 0)
            #expect(
                try await office.number(
                    "select octet_length(salt) from household where no = \(number)") == 0)
            // Everybody else is as before, in the same file to the bank, too.
            #expect(try await office.columns(holding: others) == theirs)
            #expect(theirs.contains("payment_batch.file"))
            let twice = try await office.number(
                "select count(*) from cost_record where serial = 'SERIAL-TWICE'")
            #expect(twice == 2)
        }
    }

    @Test func sumsAndReportsStay() async throws {
        try await withSettledHousehold { office in
            func figures() async throws -> [String] {
                let county = try await office.casework.read(CountySummary())
                let states = try await office.casework.read(StateCounts())
                let totals = try await office.number(
                    "select sum(amount_fen)::bigint from household_total")
                return [
                    "\(states.sorted { $0.key.rawValue < $1.key.rawValue }) \(totals)",
                    "\(county.imports.mapValues { "\($0)" }.sorted { $0.key < $1.key })",
                    "\(county.leads)", "\(county.steps)", "\(county.payouts)", "\(county.fund)",
                    "\(county.statement)", "\(try await office.casework.read(LeadReport()))",
                    "\(try await office.casework.read(PayoutReport()))",
                    "\(try await office.casework.read(BookReport()))",
                ]
            }
            /// Dictionaries show their members in any order.
            func parts(_ figures: String) -> [Substring] {
                figures.split { "[](), ".contains($0) }.sorted()
            }
            let before = try await figures()
            try await office.erase(ErasureTests.household)
            for (was, isNow) in zip(before, try await figures()) {
                #expect(parts(isNow) == parts(was))
            }
        }
    }

    /// Before it, a commitment of the trail is opened with the salt; after it, nobody opens it, and
    /// the trail stands.
    @Test func commitmentsAreNotOpenedAnyMore() async throws {
        try await withSettledHousehold { office in
            let household = ErasureTests.household
            try await office.seal()
            let salt = try await office.salt(of: household)
            let check = office.given.comparison(of: household, ruling: .explained)
            var told = CanonicalBytes(version: 1)
            told.append(household.rawValue)
            told.appendList { list in
                list.append(check.idNumber.revealed)
                list.append(check.department)
                list.append(check.item)
                list.append(check.hit)
                list.append(check.remark)
                list.append(check.resolution?.rawValue)
            }
            let code = TestOffice.keys.commitments.make(
                told.bytes, field: "crosschecks", salt: try #require(SubjectSalt(bytes: salt)))
            #expect(try await office.trailHolds(code.bytes))
            try await office.erase(household)
            #expect(try await office.salt(of: household) == [])
            #expect(try await office.places(of: [salt]) == [])
            try await office.seal()
            #expect(try await office.unsoundness() == [])
            #expect(try await office.trailHolds(code.bytes))
        }
    }

    @Test func whatMustBeKeptIsRefused() async throws {
        try await withOffice { office in
            let household = ErasureTests.household
            func proposed(_ id: HouseholdID, _ reason: String = "期满") async throws -> String? {
                try await office.refusal(
                    of: ProposeErasure(household: id, reason: reason), by: Staff.handler)
            }
            #expect(try await proposed("C01") == "household_not_found")
            #expect(try await proposed(household, " ") == "reason_missing")
            #expect(try await proposed(household) == "case_open")
            let claim = try await office.given.claim(.approved, household: household)
            try await office.withdrawOthers(of: household, but: claim)
            #expect(try await proposed(household) == "case_open")
            // As if the case had been closed while its money was on the way.
            try await office.corrupt("update claim set state = 'paid' where id = \(claim)")
            #expect(try await proposed(household) == "money_unsettled")
            try await office.corrupt("update claim set state = 'approved' where id = \(claim)")
            try await office.pay(claim)
            office.clock.set(Day(2056, 12, 31)!)
            await #expect(
                throws: Refusal.retentionRuns(household, until: Day(2056, 12, 31)!)
            ) {
                _ = try await office.casework.perform(
                    ProposeErasure(household: household, reason: "期满"), by: Staff.handler)
            }
            office.clock.set(Day(2057, 1, 1)!)
            for actor in Staff.all where actor != Staff.handler && actor != Staff.both {
                #expect(
                    try await office.refusal(
                        of: ProposeErasure(household: household, reason: "期满"), by: actor)
                        == "not_permitted", "\(actor.id)")
            }
            #expect(try await proposed(household) == nil)
            #expect(try await proposed(household) == "erasure_pending")
        }
    }

    @Test func itTakesTwo() async throws {
        try await withSettledHousehold { office in
            let household = ErasureTests.household
            let proposal = ProposeErasure(household: household, reason: "期满")
            let first = try await office.casework.perform(proposal, by: Staff.both).erasure
            for actor in Staff.all where actor != Staff.approver && actor != Staff.both {
                #expect(
                    try await office.refusal(of: EraseSubject(first), by: actor) == "not_permitted")
            }
            #expect(
                try await office.refusal(of: EraseSubject(first), by: Staff.both) == "own_erasure")
            #expect(
                try await office.refusal(of: EraseSubject(first + 9), by: Staff.approver)
                    == "erasure_not_found")
            _ = try await office.casework.perform(
                RejectErasure(first, reason: "仍需保存"), by: Staff.approver)
            #expect(
                try await office.refusal(of: EraseSubject(first), by: Staff.approver)
                    == "erasure_decided")
            // In a session it takes the second factor besides.
            let (_, session) = try await office.session(of: Staff.handler)
            await #expect(throws: Refusal.stepUpNeeded(.proposeErasure)) {
                _ = try await office.casework.perform(proposal, in: session)
            }
            try await office.erase(household)
            #expect(
                try await office.refusal(of: proposal, by: Staff.handler) == "household_erased")
        }
    }

    /// Nothing is recorded about an erased household, and it is shown as what it is.
    @Test func anErasedHouseholdStaysErased() async throws {
        try await withSettledHousehold { office in
            let household = ErasureTests.household
            let casework = office.casework
            try await office.erase(household)
            let file = try await casework.read(OpenHousehold(household))
            #expect(file.erasedOn == Day(2057, 1, 1) && file.members.isEmpty)
            #expect(file.maskedHolder + file.maskedAccount + file.maskedPhone + file.bank == "")
            for person in TestCounty.persons(of: household) {
                let found = try await casework.read(
                    FindPerson(
                        idNumber: try #require(IDNumber(person.idNumber.revealed))))
                #expect(found.isEmpty)
            }
            #expect(
                try await office.refusal(
                    of: RevealPersonalData(household: household, datum: .phone, reason: "联系"),
                    by: Staff.handler) == "household_erased")
            let check = office.given.comparison(of: household)
            #expect(
                try await office.refusal(
                    of: RecordCrosschecks(household: household, crosschecks: [check]),
                    by: Staff.handler) == "household_erased")
            let withdrawn = try await office.number(
                """
                select min(id) from claim where state = 'withdrawn' and household_no =
                    (select no from household where id = '\(household)')
                """)
            #expect(
                try await office.refusal(
                    of: office.given.visit(withdrawn, basis: .yuan(1)), by: Staff.verifier)
                    == "household_erased")
            var feed = MedicalFeed()
            feed.add(TestCounty.persons(of: household)[0], "LATER", own: .yuan(90_000))
            #expect(try await office.given.feed("later.csv", feed.text).accepted == 0)
            // Loading the register again brings nobody back.
            _ = try await casework.perform(
                RegisterCounty(
                    register: TestCounty.register, digest: HashAlgorithm.sha256.hash("again")),
                by: Staff.handler)
            // What a department sends later is refused, and kept masked as any refused row.
            #expect(
                try await office.columns(holding: secrets(of: household))
                    == ["feed_reject.masked_value"])
            let leads = try await casework.perform(
                OpenLeads(scheme: TestScheme.id), by: Staff.handler)
            #expect(leads.opened == 0)
        }
    }

    /// What the rules forbid, the database forbids too.
    @Test func theDatabaseForbidsTheRest() async throws {
        try await withSettledHousehold(isSoundAtEnd: false) { office in
            let scope = """
                select set_config('fangpin.area', '/', true),
                    set_config('fangpin.insurer', '/', true);

                """
            func code(_ script: String, on pool: Pool) async throws -> String? {
                do {
                    try await pool.withConnection { connection in
                        try await connection.transaction { try await $0.simple(scope + script) }
                    }
                    return nil
                } catch let error as PostgresError where error.sqlstate != nil {
                    return error.sqlstate
                }
            }
            let number = "(select no from household where id = 'A01')"
            let erase = "select erase_household(\(number), current_date);"
            let decided = """
                insert into erasure (household_no, reason, proposed_by, proposed_at, decision,
                    decided_by, decided_at)
                values (\(number), '期满', 'one', now(), 'erased', 'other', now());
                """
            #expect(try await code(erase, on: office.app) == "FP011")
            #expect(
                try await code(decided.replacing("'other'", with: "'one'"), on: office.app)
                    == "23514")
            for change in [
                "update verification set remark = ''", "update crosscheck set remark = ''",
                "update statement_entry set remittance = ''",
                "update payment_batch set file = file",
            ] {
                #expect(try await code(change, on: office.owner) == "FP001", "\(change)")
            }
            try await office.corrupt(
                """
                update claim set state = 'lead' where id =
                    (select min(id) from claim where household_no = \(number))
                """)
            #expect(try await code(decided + erase, on: office.app) == "FP011")
            #expect(
                try await code(
                    "update retention_term set years = 29 where kind = 'relieved'",
                    on: office.owner) == "23514")
        }
    }

    @Test func householdsAreDueWhenTheirTermHasEnded() async throws {
        try await withSettledHousehold { office in
            func due(_ day: Day) async throws -> [HouseholdID] {
                try await office.casework.read(Erasures(on: day)).due.map(\.household)
            }
            #expect(try await due(Day(2056, 12, 31)!) == [])
            #expect(try await due(Day(2057, 1, 1)!) == [ErasureTests.household])
            _ = try await office.casework.perform(
                ProposeErasure(household: ErasureTests.household, reason: "期满"),
                by: Staff.handler)
            let found = try await office.casework.read(Erasures(on: Day(2057, 1, 1)!))
            #expect(found.due == [] && found.waiting.map(\.household) == [ErasureTests.household])
        }
        try await withSettledHousehold(relieved: false) { office in
            let day = try await office.number(
                """
                select max((changed_at at time zone 'Asia/Shanghai')::date) - date '1970-01-01'
                from claim where household_no = (select no from household where id = 'A01')
                """)
            let ended = Day(number: Int32(day))
            let until = Day(ended.year + 5, ended.month, ended.day)!
            for (today, isDue) in [(until, false), (until + 1, true)] {
                let found = try await office.casework.read(Erasures(on: today))
                #expect(
                    found.due.contains { $0.household == ErasureTests.household && !$0.isRelieved }
                        == isDue, "\(today)")
            }
        }
    }
}

@Suite struct PaymentFileErasureTests {
    @Test func onlyThePayeesOfThePaymentsAreStarred() throws {
        let file = Array(
            """
            <CdtTrfTxInf><PmtId><EndToEndId>A</EndToEndId></PmtId><CdtrAgt><Nm>行</Nm></CdtrAgt>\
            <Cdtr><Nm>王 五</Nm></Cdtr><CdtrAcct><Id>62</Id></CdtrAcct></CdtTrfTxInf>
            <CdtTrfTxInf><PmtId><EndToEndId>B</EndToEndId></PmtId><Cdtr><Nm>王 五</Nm></Cdtr>\
            <CdtrAcct><Id>62</Id></CdtrAcct></CdtTrfTxInf>
            """.utf8)
        let starred = PaymentFile.starring(payeesOf: ["A", "C"], in: file)
        #expect(
            String(decoding: starred, as: UTF8.self) == """
                <CdtTrfTxInf><PmtId><EndToEndId>A</EndToEndId></PmtId><CdtrAgt><Nm>***</Nm></CdtrAgt>\
                <Cdtr><Nm>*** ***</Nm></Cdtr><CdtrAcct><Id>**</Id></CdtrAcct></CdtTrfTxInf>
                <CdtTrfTxInf><PmtId><EndToEndId>B</EndToEndId></PmtId><Cdtr><Nm>王 五</Nm></Cdtr>\
                <CdtrAcct><Id>62</Id></CdtrAcct></CdtTrfTxInf>
                """)
        #expect(PaymentFile.starring(payeesOf: [], in: file) == file)
        #expect(PaymentFile.starring(payeesOf: ["A"], in: starred) == starred)
    }
}
