import Domain
import Seeding
import Testing

@Suite("Identification numbers: GB 11643")
struct IDNumberTests {
    /// The two specimens of GB 11643-1999, appendix B, with what they say.
    @Test(
        "the specimens of the standard",
        arguments: [
            ("11010519491231002X", "1949-12-31", Sex.female),
            ("440524188001010014", "1880-01-01", .male),
        ])
    func specimens(text: String, birth: String, sex: Sex) throws {
        let number = try #require(IDNumber(text))
        #expect(number.rawValue == text)
        #expect(number.birthDate.description == birth)
        #expect(number.sex == sex)
    }

    @Test(
        "what is none",
        arguments: [
            "", "1", "1101051949123100", "11010519491231002", "11010519491231002X0",
            "011010519491231002X", "11010519491231002x", "110105194912310020",
            "110105194912310021", "X1010519491231002X", "1101051949123100X2", " 11010519491231002X",
            "11010519491231002X ", "'11010519491231002X", "11010519491231002Ｘ",
            "１１０１０５１９４９１２３１００２Ｘ", "11010519491231 02X", "1101051949-231002X",
            "4.30122194912E+17", "110105491231002", "身份证号码",
        ])
    func refused(text: String) {
        #expect(IDNumber(text) == nil)
    }

    /// ISO 7064 MOD 11-2 by its recursion, where the standard's table of weights is the other way.
    private static func checked(_ body: String) -> String {
        let sum = body.utf8.reduce(0) { ($0 + Int($1) - 48) * 2 % 11 }
        let check = (12 - sum) % 11
        return body + (check == 10 ? "X" : "\(check)")
    }

    /// Seventeen digits of somebody born in the years.
    private static func body(_ years: ClosedRange<Int>, _ random: inout Seeded) -> String {
        let area = Int.random(in: 110_000...659_999, using: &random)
        let year = Int.random(in: years, using: &random)
        let month = Int.random(in: 1...12, using: &random)
        let day = Int.random(in: 1...28, using: &random)
        let sequence = Int.random(in: 0...999, using: &random)
        return "\(area)\(year)"
            + [(month, 2), (day, 2), (sequence, 3)].map { number, width in
                let digits = "\(number)"
                return String(repeating: "0", count: width - digits.count) + digits
            }.joined()
    }

    @Test("one check character in eleven is right", arguments: UInt64(1)...10)
    func checkCharacter(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<100 {
            let body = IDNumberTests.body(1900...2026, &random)
            let valid = "0123456789X".map { body + String($0) }.filter { IDNumber($0) != nil }
            #expect(valid == [IDNumberTests.checked(body)])
        }
    }

    @Test("every wrong digit and every two swapped ones are found", arguments: UInt64(1)...6)
    func slips(seed: UInt64) throws {
        var random = Seeded(seed)
        let number = Array(IDNumberTests.checked(IDNumberTests.body(1930...2026, &random)).utf8)
        try #require(IDNumber(String(decoding: number, as: UTF8.self)) != nil)
        for place in 0..<18 {
            for digit in Array("0123456789X".utf8) where digit != number[place] {
                var wrong = number
                wrong[place] = digit
                #expect(IDNumber(String(decoding: wrong, as: UTF8.self)) == nil)
            }
            guard place < 17, number[place] != number[place + 1] else { continue }
            var swapped = number
            swapped.swapAt(place, place + 1)
            #expect(IDNumber(String(decoding: swapped, as: UTF8.self)) == nil)
        }
    }

    @Test(
        "a right check character does not save an impossible birth date",
        arguments: [
            "19490229", "19000229", "21000229", "19490230", "19490431", "19490631", "19490931",
            "19491131", "19490132", "19490100", "19490001", "19491301", "19499931", "00000101",
            "00000000",
        ])
    func impossibleBirth(birth: String) {
        #expect(IDNumber(IDNumberTests.checked("110105\(birth)002")) == nil)
    }

    @Test(
        "days that exist", arguments: ["19480229", "20000229", "20240229", "19491231", "19500101"])
    func possibleBirth(birth: String) throws {
        let number = try #require(IDNumber(IDNumberTests.checked("110105\(birth)003")))
        #expect(number.birthDate.description.filter { $0 != "-" } == birth)
    }

    @Test("an area code that no longer exists is no reason to refuse")
    func anyArea() {
        for area in ["000000", "999999", "710000"] {
            #expect(IDNumber(IDNumberTests.checked("\(area)19491231002")) != nil)
        }
    }

    @Test("the sequence is odd for men", arguments: 0...9)
    func sex(last: Int) throws {
        let number = try #require(IDNumber(IDNumberTests.checked("1101051949123100\(last)")))
        #expect(number.sex == (last.isMultiple(of: 2) ? .female : .male))
        #expect(number.sex.rawValue == (last.isMultiple(of: 2) ? "女" : "男"))
    }

    @Test("fifteen digits become the eighteen of the same person", arguments: UInt64(1)...10)
    func upgrade(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<100 {
            let full = IDNumberTests.checked(IDNumberTests.body(1900...1999, &random))
            let short = full.prefix(6) + full.dropFirst(8).prefix(9)
            #expect(short.count == 15)
            #expect(IDNumber(fifteenDigits: String(short))?.rawValue == full)
        }
    }

    @Test("the specimen of fifteen digits")
    func specimenOfFifteen() {
        #expect(IDNumber(fifteenDigits: "110105491231002")?.rawValue == "11010519491231002X")
        #expect(IDNumber(fifteenDigits: "110105960229002")?.birthDate == Day(1996, 2, 29))
    }

    @Test(
        "no fifteen digits to upgrade",
        arguments: [
            "", "11010549123100", "1101054912310020", "11010549123100X", "11010519491231002X",
            "110105491331002", "110105490229002", "110105000229002", "110105491232002",
            "１１０１０５４９１２３１００２", " 10105491231002", "-10105491231002",
        ])
    func notUpgraded(text: String) {
        #expect(IDNumber(fifteenDigits: text) == nil)
    }

    @Test("numbers are ordered as text, X behind the digits")
    func order() throws {
        let texts = ["11010519491231002X", "110105194912310038", "440524188001010014"]
        let numbers = try texts.map { try #require(IDNumber($0)) }
        #expect(numbers.reversed().sorted() == numbers)
        #expect(Set(numbers + numbers).count == 3)
    }

    @Test("a number never prints itself")
    func masked() throws {
        let number = try #require(IDNumber("11010519491231002X"))
        var dumped = ""
        dump(number, to: &dumped)
        let printed = [
            "\(number)", String(reflecting: number), "\([number])", "\(Optional(number) as Any)",
            dumped, "\(ApplicationRows(idColumn: "x", number))",
        ]
        for text in printed {
            #expect(text.contains("110***********002X"))
            #expect(!text.contains("0519491231"))
        }
    }
}

extension ApplicationRows {
    /// One row, as a log might print it.
    fileprivate init(idColumn: String, _ number: IDNumber) {
        self.init(idColumn: idColumn)
        let application = Application(
            filedOn: Day(number: 0), way: "户申请", cause: .illness, statedAmount: .zero, remark: "")
        rows = [Row(line: 2, idNumber: number, application: application)]
    }
}
