import Casework
import Domain
import TestSupport
import Testing

@Suite struct FeedTests {
    private let head = TestCounty.persons(of: "B01")[0]

    /// A feed with one bill of the head of B01.
    private func bill(_ own: Fen, serial: String = "JS1") -> String {
        var feed = MedicalFeed()
        feed.add(head, serial, own: own)
        return feed.text
    }

    private func total(in office: TestOffice) async throws -> Int64 {
        try await office.number("select coalesce(sum(amount_fen), 0)::bigint from person_total")
    }

    @Test func theSameFileTwiceAddsNothing() async throws {
        try await withOffice { office in
            var feed = MedicalFeed()
            for (index, person) in TestCounty.persons.prefix(20).enumerated() {
                feed.add(person, "JS\(index)", own: .yuan(Int64(100 + index)))
            }
            let first = try await office.given.feed("医保-202608.csv", feed.text)
            #expect(first.accepted == 20)
            let before = try await total(in: office)
            let again = try await office.given.feed("医保-202608.csv", feed.text)
            #expect(again.duplicates == 20)
            #expect(again.accepted == 0)
            #expect(try await total(in: office) == before)
            #expect(try await office.number("select count(*) from cost_record") == 20)
        }
    }

    @Test func aChangedRowReplacesTheHeldOne() async throws {
        try await withOffice { office in
            try await office.given.feed("医保-202608.csv", bill(.yuan(9_000)))
            #expect(try await total(in: office) == 900_000)
            let second = try await office.given.feed("医保-202609.csv", bill(.yuan(11_000)))
            #expect(second.superseded == 1)
            #expect(second.accepted == 1)
            #expect(try await total(in: office) == 1_100_000)
            // The first row again is other content than the one held: it replaces it in turn.
            let third = try await office.given.feed("医保-202608.csv", bill(.yuan(9_000)))
            #expect(third.superseded == 1)
            #expect(try await total(in: office) == 900_000)
            #expect(try await office.number("select max(revision) from cost_record") == 3)
        }
    }

    /// A file that is most of what is held is written without indexes. Afterwards they are there,
    /// and the next file meets what was written.
    @Test func aLargeFirstFileEndsAsASmallOneDoes() async throws {
        try await withOffice { office in
            let indexes = "select count(*) from pg_indexes where schemaname = 'fangpin'"
            let before = try await office.number(indexes)
            let persons = TestCounty.persons
            var feed = MedicalFeed()
            for index in 0..<110_000 {
                feed.add(persons[index % persons.count], "JS\(index)", own: Fen(Int64(index)))
            }
            // Within the file, one is sent twice and one corrected.
            feed.add(persons[7], "JS7", own: Fen(7))
            feed.add(persons[8], "JS8", own: Fen(1_000_008))
            let first = try await office.given.feed("医保-202608.csv", feed.text)
            #expect(first.accepted == 110_001 && first.duplicates == 1 && first.superseded == 1)
            #expect(try await office.number(indexes) == before)
            let sum = Int64(110_000 * 109_999 / 2) + 1_000_000
            #expect(try await total(in: office) == sum)
            var next = MedicalFeed()
            next.add(persons[9], "JS9", own: Fen(9))
            next.add(persons[10], "JS10", own: .zero)
            let second = try await office.given.feed("医保-202609.csv", next.text)
            #expect(second.duplicates == 1 && second.superseded == 1)
            #expect(try await total(in: office) == sum - 10)
        }
    }

    /// A row that is replaced by one of another person takes its amount along.
    @Test func aBillThatWasAnothersMoves() async throws {
        try await withOffice { office in
            try await office.given.feed("医保-202608.csv", bill(.yuan(9_000)))
            var corrected = MedicalFeed()
            corrected.add(TestCounty.persons(of: "B02")[1], "JS1", own: .yuan(9_000))
            try await office.given.feed("医保-202609.csv", corrected.text)
            #expect(try await total(in: office) == 900_000)
            #expect(
                try await office.number(
                    "select count(*) from person_total where amount_fen <> 0") == 1)
        }
    }

    @Test func aRejectedRowIsCorrectedAndSentAlone() async throws {
        try await withOffice { office in
            var feed = MedicalFeed()
            feed.add(head, "JS1", own: .yuan(12_000), amount: "12000元整")
            feed.add(TestCounty.persons(of: "B02")[0], "JS2", own: .yuan(50), name: "别人")
            feed.add(TestCounty.persons(of: "B03")[0], "JS3", own: .yuan(12_000))
            let first = try await office.given.feed("医保-202608.csv", feed.text)
            #expect(first.rejected == 2)
            #expect(first.accepted == 1)
            let rejects = try await office.casework.read(RejectReport())
            #expect(rejects.map { "\($0.line) \($0.reason)" } == ["2 amount", "3 name_mismatch"])
            let corrected = try await office.given.feed("医保-202608.csv", bill(.yuan(12_000)))
            #expect(corrected.accepted == 1)
            let opened = try await office.casework.perform(
                OpenLeads(scheme: TestScheme.id), by: Staff.handler)
            #expect(opened.opened == 2)
        }
    }

    @Test func twoFilesAtOnceAreTakenOneAfterTheOther() async throws {
        try await withOffice { office in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...4 {
                    let text = bill(.yuan(100), serial: "JS\(number % 2)")
                    group.addTask { try await office.given.feed("\(number).csv", text) }
                }
                try await group.waitForAll()
            }
            #expect(try await total(in: office) == 20_000)
        }
    }

    @Test func aDryRunTakesNothingIn() async throws {
        try await withOffice { office in
            let outcome = try await office.given.feed(
                "医保-202608.csv", bill(.yuan(9_000)), dryRun: true)
            #expect(outcome.accepted == 1)
            #expect(try await total(in: office) == 0)
            #expect(try await office.number("select count(*) from feed_file") == 1)
        }
    }

    /// Two months in which a department had nothing to tell are two files, though they are alike.
    @Test func emptyFilesAreFilesToo() async throws {
        try await withOffice { office in
            for name in ["医保-202608.csv", "医保-202609.csv"] {
                let outcome = try await office.given.feed(name, MedicalFeed().text, key: name)
                #expect(outcome.rows == 0)
            }
        }
    }

    @Test func applicationsHaveNoFeed() async throws {
        try await withOffice { office in
            await #expect(throws: Refusal.unknownFeed(.application)) {
                try await office.given.feed("applications.csv", "", channel: .application)
            }
        }
    }
}

@Suite struct LeadTests {
    @Test func costsThatReachTheLineOpenALeadOnce() async throws {
        try await withOffice { office in
            var feed = MedicalFeed()
            // The line is 10,000 yuan for a person, reached by an amount equal to it.
            let people = TestCounty.strangers.map { TestCounty.persons(of: $0) }
            feed.add(people[0][0], "JS1", own: .yuan(6_000))
            feed.add(people[0][0], "JS2", own: .yuan(4_000))
            feed.add(people[1][0], "JS3", own: Fen(999_999))
            feed.add(people[1][1], "JS4", own: .yuan(9_000))
            feed.add(people[2][0], "JS5", own: .yuan(20_000), discharged: "2025-12-31")
            try await office.given.feed("医保-202608.csv", feed.text)
            let unknown = OpenLeads(scheme: "nobody-2026")
            #expect(try await office.refusal(of: unknown, by: Staff.handler) == "scheme_unknown")
            let screen = OpenLeads(scheme: TestScheme.id)
            #expect(try await office.casework.perform(screen, by: Staff.handler).opened == 1)
            let again = try await office.casework.perform(screen, by: Staff.handler)
            #expect(again.opened == 0)
            let leads = try await office.casework.read(LeadReport())
            #expect(
                leads.filter { $0.household >= "B" }.map { "\($0.household) \($0.channel)" }
                    == ["B01 medical"])
        }
    }

    @Test func aFeedThatJoinsAnApplicationBecomesItsChannel() async throws {
        try await withOffice { office in
            let household = office.given.household()
            let claim = try await office.given.claim(.accepted, household: household)
            var feed = MedicalFeed()
            feed.add(TestCounty.persons(of: household)[1], "JS1", own: .yuan(10_000))
            try await office.given.feed("医保-202608.csv", feed.text)
            let outcome = try await office.casework.perform(
                OpenLeads(scheme: TestScheme.id), by: Staff.handler)
            #expect(outcome.opened == 0)
            let file = try await office.casework.read(OpenCase(claim, for: office.casework))
            #expect(file.row.channel == .medical)
            #expect(file.row.state == .accepted)
            #expect(Set(file.sources.map(\.channel)) == [.medical, .application])
        }
    }

    @Test func whatWasRemovedIsNotOpenedAgain() async throws {
        try await withOffice { office in
            for state in [ClaimState.screenedOut, .withdrawn, .declined] {
                _ = try await office.given.claim(state)
            }
            let outcome = try await office.casework.perform(
                OpenLeads(scheme: TestScheme.id), by: Staff.handler)
            #expect(outcome.opened == 0)
        }
    }

    @Test func theSchemeIsStoredForEver() async throws {
        try await withOffice { office in
            let again = try await office.casework.perform(
                LoadScheme(bytes: TestScheme.bytes), by: Staff.handler)
            #expect(!again.isNew)
            let changed = LoadScheme(bytes: TestScheme.bytes + Array("# \n".utf8))
            #expect(try await office.refusal(of: changed, by: Staff.handler) == "scheme_differs")
        }
    }

    @Test func applicationsThatAreFiledAgainAddNothing() async throws {
        try await withOffice { office in
            let outcome = try await office.casework.perform(
                ImportApplications(
                    fileName: "again.csv", bytes: TestCounty.applications, for: office.casework),
                by: Staff.town)
            #expect(outcome.duplicates == 64)
            #expect(outcome.accepted == 0)
        }
    }
}
