import Domain

/// A county of any size, made from numbers alone: person 12,345 is the same in every run.
struct SyntheticCounty: Sendable {
    let persons: Int
    let households: Int

    init(persons: Int) {
        self.persons = persons
        // The seeds' county: 4.06 persons to a household.
        self.households = max(1, persons * 100 / 406)
    }

    func household(of person: Int) -> Int { person * households / persons }

    /// The first person of a household.
    func head(of household: Int) -> Int { (household * persons + households - 1) / households }

    func householdID(_ household: Int) -> HouseholdID { HouseholdID("H\(household)") }

    func birthDate(of person: Int) -> Day { Day(1_930, 1, 1)! + person % 25_000 }

    /// A valid number (GB 11643), another one for each person and area. All were born before 2000,
    /// so that the fifteen digits of the old form tell them apart.
    func idNumber(of person: Int, area: String = "430122") -> [UInt8] {
        let born = birthDate(of: person).description.utf8.filter { $0 != 0x2D }.dropFirst(2)
        let sequence = String(1_000 + person / 25_000).dropFirst()
        let digits = area + String(decoding: born, as: UTF8.self) + sequence
        return Array(IDNumber(fifteenDigits: digits)!.rawValue.utf8)
    }

    func name(of person: Int) -> String {
        SyntheticCounty.surnames[person % 20] + SyntheticCounty.given[person / 20 % 24]
            + SyntheticCounty.given[person / 480 % 24]
    }

    func village(of household: Int) -> AreaCode {
        AreaCode("430122\(100 + household % 20)\(200 + household / 20 % 30)")
    }

    private static let surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗".map(String.init)
    private static let given = "伟芳秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文".map(String.init)
}

extension SyntheticCounty {
    /// The villages, with the towns and the county above them.
    var areas: [Area] {
        var areas = [area("430122", .county, nil)]
        for town in 0..<20 {
            let code = "430122\(100 + town)"
            areas.append(area(code, .town, "430122"))
            for village in 0..<30 {
                areas.append(area("\(code)\(200 + village)", .village, code))
            }
        }
        return areas
    }

    private func area(_ code: String, _ level: Area.Level, _ parent: String?) -> Area {
        Area(
            code: AreaCode(code), name: "区划\(code)", level: level,
            parent: parent.map { AreaCode($0) }, position: nil)
    }

    func register(of household: Int) -> (Household, [Person]) {
        let id = householdID(household)
        let members = head(of: household)..<min(head(of: household + 1), persons)
        let people = members.map { person in
            Person(
                household: id, name: name(of: person),
                idNumber: Sensitive(String(decoding: idNumber(of: person), as: UTF8.self)),
                relation: person == members.lowerBound ? "户主" : "家庭成员", sex: "男",
                birthDate: birthDate(of: person), health: "健康",
                labour: "普通劳动力", schooling: "非在校生")
        }
        let account = BankAccount(
            bank: "农村商业银行", number: Sensitive("62\(1_000_000_000_000_000 + household)"),
            holder: people.first?.name ?? "")
        return (
            Household(
                id: id, village: village(of: household), className: "边缘易致贫户",
                headIDNumber: people.first?.idNumber.revealed ?? "", address: "村组\(household % 97)",
                position: nil, account: account,
                phone: Sensitive("1380000\(1_000 + household % 9_000)")), people
        )
    }
}
