import Domain
import Formats
import Seeding
import Testing

@Suite("County registers: villages, households, persons, verifiers, vehicles, calendars")
struct RegisterFormsTests {
    @Test("villages")
    func villages() {
        let file = """
            行政区划代码,名称,级别,上级代码,纬度,经度
            340000000000,安徽省,province,,31.86,117.28
            340200000000,示例市,city,340000000000,31.33,118.38
            340299000000,清川县,county,340200000000,31.05,118.2
            340299100000,城关镇,town,340299000000,,
            340299100202,桃园村,village,340299100000,31.08793,118.07592

            """
        let table = VillagesForm.table(Array(file.utf8))
        #expect(table.problems == [])
        #expect(table.rows.map(\.line) == [2, 3, 4, 5, 6])
        #expect(table.rows.map(\.entry.level) == [.province, .city, .county, .town, .village])
        #expect(table.rows[0].entry.parent == nil)
        #expect(table.rows[3].entry.position == nil)
        #expect(
            table.rows[4].entry
                == Area(
                    code: "340299100202", name: "桃园村", level: .village, parent: "340299100000",
                    position: Position(latitude: 3_108_793, longitude: 11_807_592)))
    }

    @Test("households")
    func households() {
        let table = HouseholdsForm.table(FormSample.households.file())
        let expected = Household(
            id: "340299102200000000", village: "340299102200", className: "一般农户",
            headIDNumber: "340299197312253158", address: "杏花村第8组",
            position: Position(latitude: 3_118_410, longitude: 11_793_642),
            account: BankAccount(
                bank: "清川农村商业银行", number: Sensitive("621773073903471230"), holder: "程彩"),
            phone: Sensitive("13011987049"))
        #expect(table == CountyTable(rows: [RegisterRow(line: 2, entry: expected)]))
    }

    @Test("persons")
    func persons() {
        let table = PersonsForm.table(FormSample.persons.file())
        let expected = Person(
            household: "340299102200000000", name: "程彩",
            idNumber: Sensitive("340299197312253158"), relation: "户主", sex: "男",
            birthDate: Day(1973, 12, 25), health: "长期慢性病", labour: "普通劳动力", schooling: "非在校")
        #expect(table == CountyTable(rows: [RegisterRow(line: 2, entry: expected)]))
    }

    @Test(
        "ID numbers are normalised; one that fails the check is kept",
        arguments: [
            ("340299197312253158", "340299197312253158"),
            ("　34029919570808315x", "34029919570808315X"),
            ("'340299197312253158", "340299197312253158"),
            ("３４０２９９１９７３１２２５３１５８", "340299197312253158"),
            ("340299731225315", "340299197312253158"),
            ("   340299731225315", "340299197312253158"),
            ("3.40299E+17", "3.40299E+17"),
            ("‘34029919731225315x ", "34029919731225315X"),
            ("３４０x", "340X"),
            ("护照G1234", "护照G1234"),
            ("", ""),
        ])
    func idNumbers(written: String, kept: String) {
        let person = PersonsForm.table(FormSample.persons.file(["证件号码": written])).rows.first
        #expect(person?.entry.idNumber.revealed.utf8.elementsEqual(kept.utf8) == true)
        let head = HouseholdsForm.table(FormSample.households.file(["户主证件号码": written])).rows
        #expect(head.first?.entry.headIDNumber.utf8.elementsEqual(kept.utf8) == true)
    }

    @Test(
        "bank accounts and telephone numbers lose what a spreadsheet adds",
        arguments: [
            ("621773073903471230", "621773073903471230"),
            ("'621773073903471230", "621773073903471230"),
            (" 6217 7307 3903 4712 30 ", "621773073903471230"),
            ("６２１７７３０７", "62177307"),
            ("6217-7307", "6217-7307"),
        ])
    func digits(written: String, kept: String) {
        let bytes = FormSample.households.file(["银行账号": written])
        let account = HouseholdsForm.table(bytes).rows.first?.entry.account
        #expect(account?.number.revealed == kept)
        let phone = VerifiersForm.table(FormSample.verifiers.file(["手机": "'１3900369360"]))
        #expect(phone.rows.first?.entry.phone.revealed == "13900369360")
    }

    @Test("verifiers and vehicles")
    func staff() {
        let verifier = Verifier(
            id: "V01", name: "孙红", insurer: "示例财险清川支公司", homeVillage: "340299102204",
            phone: Sensitive("13900369360"))
        #expect(
            VerifiersForm.table(FormSample.verifiers.file())
                == CountyTable(rows: [RegisterRow(line: 2, entry: verifier)]))
        let stranger = VerifiersForm.table(FormSample.verifiers.file(["户籍村代码": " "]))
        #expect(stranger.rows.map(\.entry.homeVillage) == [nil])
        let vehicle = Vehicle(
            id: "C1", plate: "皖B73787", seats: 5,
            depot: Position(latitude: 3_105_000, longitude: 11_820_000), start: 510, end: 1_050)
        #expect(
            VehiclesForm.table(FormSample.vehicles.file())
                == CountyTable(rows: [RegisterRow(line: 2, entry: vehicle)]))
    }

    @Test("calendars")
    func calendar() throws {
        let file = """
            date,kind,name
            2026-10-01,holiday,National Day
            2026-10-10,workday,National Day
            """
        let table = CalendarForm.table(Array(file.utf8))
        #expect(table.problems == [])
        let days = WorkingDays(table.rows.map(\.entry))
        let holiday = try #require(Day(2026, 10, 1))
        let workday = try #require(Day(2026, 10, 10))
        #expect(days.exceptions == [holiday: .holiday, workday: .workday])
        #expect(!days.isWorked(holiday))
        #expect(days.isWorked(workday))
        let amended = WorkingDays(
            table.rows.map(\.entry) + [CalendarDay(day: holiday, exception: .workday, name: "")])
        #expect(amended.isWorked(holiday))
    }

    @Test(
        "what may stand only once is left out the second time",
        arguments: [FormSample.villages, .households, .verifiers, .vehicles, .calendar])
    func repeated(_ form: FormSample) {
        let line = form.text.split(separator: "\n")[1]
        let (rows, problems) = form.read(Array("\(form.text)\n\n\(line)\n".utf8))
        #expect(rows == 1)
        #expect(problems.map(\.kind) == [.repeated])
        #expect(problems.map(\.line) == [4])
    }

    @Test("ids are told apart by their bytes")
    func bytewise() {
        let ids = ["\u{F914}1", "\u{6A02}1", "340299102200000000", "34029910220000000", "x"]
        let rows = ids.map { "\($0),340299102200,,,,,,,,," }.joined(separator: "\n")
        let header = FormSample.households.text.split(separator: "\n")[0]
        let table = HouseholdsForm.table(Array("\(header)\n\(rows)\n".utf8))
        #expect(table.rows.map(\.entry.id) == ids.map { HouseholdID($0) })
        #expect(!table.problems.contains { $0.kind == .repeated })
    }

    @Test("a person may stand twice: the whole register says which is wrong")
    func repeatedPerson() {
        let line = FormSample.persons.text.split(separator: "\n")[1]
        let (rows, problems) = FormSample.persons.read(
            Array("\(FormSample.persons.text)\n\(line)\n".utf8))
        #expect(rows == 2)
        #expect(problems == [])
    }

    @Test("words that come again and again stay what they are", arguments: UInt64(1)...20)
    func words(seed: UInt64) {
        var random = Seeded(seed)
        let alphabet = ["健康", "残疾", "a", "b", "长期慢性病", "，", "𠮷", "é", "0", "劳动力"]
        let vocabulary = (0..<300).map { _ in
            (0..<Int.random(in: 0...9, using: &random)).map { _ in
                alphabet.randomElement(using: &random)!
            }.joined()
        }
        let written = (0..<2_000).map { _ in vocabulary.randomElement(using: &random)! }
        var out = CSVWriter()
        out.row(
            FormSample.persons.text.split(separator: "\n")[0].split(separator: ",").map(String.init)
        )
        for word in written {
            out.row(["h\(word)", "程彩", "340299197312253158", word, "男", "", word, "", ""])
        }
        let table = PersonsForm.table(out.bytes)
        #expect(table.problems == [])
        #expect(table.rows.map { Array($0.entry.relation.utf8) } == written.map { Array($0.utf8) })
        #expect(table.rows.map { Array($0.entry.health.utf8) } == written.map { Array($0.utf8) })
        #expect(table.rows.map(\.entry.household) == written.map { HouseholdID("h\($0)") })
    }
}
