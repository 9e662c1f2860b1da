import Casework
import Digests
import Domain

/// 试验县 - a county that nobody lives in: two villages with a few households each. Those of the first
/// have applied for every cause; nobody knows anything of those of the second yet.
package enum TestCounty {
    package static let firstVillage: AreaCode = "340299100201"
    package static let secondVillage: AreaCode = "340299100202"
    /// A01 … A16.
    package static let applicants = (1...16).map { HouseholdID("A\($0 < 10 ? "0" : "")\($0)") }
    /// B01 … B06.
    package static let strangers = (1...6).map { HouseholdID("B0\($0)") }

    /// Two persons live in each household; they are numbered through.
    package static let persons = (applicants + strangers).enumerated().flatMap { index, household in
        [person(2 * index, household, "户主"), person(2 * index + 1, household, "配偶")]
    }

    /// Everybody of a household, its head first.
    package static func persons(of household: HouseholdID) -> [Person] {
        persons.filter { $0.household == household }
    }

    package static let households = (applicants + strangers).enumerated().map { index, id in
        Household(
            id: id, village: id < "B" ? firstVillage : secondVillage, className: "边缘易致贫户",
            headIDNumber: persons(of: id)[0].idNumber.revealed, address: "第\(index + 1)户",
            position: nil,
            account: BankAccount(
                bank: "清川农村商业银行", number: Sensitive("\(621_773_073_903_471_000 + index)"),
                holder: persons(of: id)[0].name),
            phone: Sensitive("\(13_011_980_000 + index)"))
    }

    package static let register: CountyRegister = {
        var register = CountyRegister()
        register.areas = [
            Area(
                code: "340299100000", name: "河口镇", level: .town, parent: nil, position: nil),
            Area(
                code: firstVillage, name: "一村", level: .village, parent: "340299100000",
                position: nil),
            Area(
                code: secondVillage, name: "二村", level: .village, parent: "340299100000",
                position: nil),
        ]
        register.officers = [verifier("V01", home: firstVillage), verifier("V03", home: nil)]
        register.households = households
        register.persons = persons
        return register
    }()

    /// 申请 - an application of the head of each applicant's household for each cause.
    package static let applications: [UInt8] = {
        var text = "申请日期,渠道,申请人证件号码,原因,申报金额,说明\n"
        for household in applicants {
            for cause in Cause.allCases {
                let id = persons(of: household)[0].idNumber.revealed
                text += "2026-08-30,户申请,\(id),\(cause.term),20000.00,\n"
            }
        }
        return Array(text.utf8)
    }()

    private static func verifier(_ id: OfficerID, home: AreaCode?) -> Officer {
        Officer(
            id: id, name: id.rawValue, roles: [.verifier], insurer: "示例财险", homeVillage: home,
            phone: Sensitive("13900369360"))
    }

    private static func person(_ number: Int, _ household: HouseholdID, _ relation: String)
        -> Person
    {
        let id = idNumber(number)
        return Person(
            household: household, name: "人\(household)\(relation)",
            idNumber: Sensitive(id.rawValue),
            relation: relation, sex: id.sex.rawValue, birthDate: id.birthDate, health: "健康",
            labour: "普通劳动力", schooling: "非在校")
    }

    /// An ID number of a person who does not exist; the same for the same number below 1000.
    package static func idNumber(_ number: Int) -> IDNumber {
        let tail = "\(1_000 + number)".dropFirst()
        for check in "0123456789X" {
            if let found = IDNumber("34029919700101\(tail)\(check)") { return found }
        }
        preconditionFailure("one of eleven characters is the check character")
    }
}
