import Domain
import Formats
import Intake
import Testing

struct RegisterTests {
    /// Everybody is found, nobody else is, and a household's number is kept; with and without room
    /// made beforehand.
    @Test(arguments: [0, 100, 20_000])
    func findsEverybody(expected: Int) {
        var register = Register(expected: expected)
        for person in 0..<20_000 {
            _ = register.add(
                plainIndex(idNumber(person).utf8), person: Int32(person * 3),
                household: Int32(person / 4 * 7), name: "王\(person)")
        }
        #expect(register.count == 20_000)
        #expect(register.households.count == 5_000)
        let places = (0..<21_000).map { register.place(of: plainIndex(idNumber($0).utf8)) }
        #expect(places == (0..<20_000).map(Optional.some) + Array(repeating: nil, count: 1_000))
        let numbers = (0..<20_000).map { register.numbers(at: $0) }
        #expect(numbers.map(\.person) == (0..<20_000).map { Int32($0 * 3) })
        #expect(numbers.map(\.household) == (0..<20_000).map { Int32($0 / 4 * 7) })
    }

    @Test func keepsTheFirstOfTwo() {
        var register = Register()
        let key = plainIndex(adult.utf8)
        let first = register.add(key, person: 1, household: 10, name: "王")
        let second = register.add(key, person: 2, household: 20, name: "李")
        #expect(first && !second)
        #expect(register.count == 1)
        #expect(register.numbers(at: 0) == (1, 10))
    }

    /// Members of a household need not stand together.
    @Test func numbersHouseholdsOnce() {
        var register = Register()
        for person in 0..<1_000 {
            _ = register.add(
                plainIndex(idNumber(person).utf8), person: Int32(person),
                household: Int32(person % 10) - 5, name: "")
        }
        #expect(register.households.count == 10)
        #expect(register.households.place(of: -5) == 0)
        #expect(register.households.place(of: 4) == 9)
        #expect(register.households.place(of: 5) == nil)
    }
}
