import Domain

/// By how much an import moves the totals of persons and households.
///
/// A year's totals are one flat array over the places of the register: 8 bytes a person and no
/// hashing. A file has one or two years; what lies in others (a typing error, as a rule), and what
/// is taken back from persons who are not where they were, goes to a dictionary.
struct RunningTotals: Sendable {
    private let register: Register
    private var years: [Year] = []
    private var others: [Key: Int64] = [:]

    init(register: Register) { self.register = register }

    /// Looks at the totals of persons that will be added to next, as ``Register`` does.
    func warm(_ places: ArraySlice<Int32>) {
        for year in years {
            let sum = year.amounts.withUnsafeBufferPointer { amounts in
                places.reduce(0) { $1 < 0 ? $0 : $0 ^ amounts[Int($1)] }
            }
            Register.keepLooks(UInt64(bitPattern: sum))
        }
    }

    /// Adds an amount to a person of the register. False, and nothing changes, where the total
    /// would not fit into 64 bits.
    mutating func add(_ amount: Int64, at place: Int, year: Int16) -> Bool {
        guard let index = denseIndex(of: year) else {
            let (person, household) = register.numbers(at: place)
            return add(amount, person: person, household: household, year: year)
        }
        let (sum, overflow) = years[index].amounts[place].addingReportingOverflow(amount)
        if !overflow { years[index].amounts[place] = sum }
        return !overflow
    }

    /// The same for any person of any household.
    mutating func add(_ amount: Int64, person: Int32, household: Int32, year: Int16) -> Bool {
        let key = Key(person: person, household: household, year: year)
        let (sum, overflow) = others[key, default: 0].addingReportingOverflow(amount)
        if !overflow { others[key] = sum }
        return !overflow
    }

    /// The changes by person and by household, those of the register's persons in its order, the
    /// others behind them. Nil where the sum of a household does not fit into 64 bits.
    consuming func changes(
        of cause: Cause
    ) -> (persons: TotalChanges, households: TotalChanges)? {
        var persons = TotalChanges(cause: cause)
        var households = TotalChanges(cause: cause)
        var left = others
        // Most persons have nothing among the others; their households say so without a look there.
        var hasOthers = [Bool](repeating: false, count: register.households.count)
        for key in left.keys {
            if let home = register.households.place(of: key.household) { hasOthers[home] = true }
        }
        for year in years {
            var sums = [Int64](repeating: 0, count: register.households.count)
            for place in year.amounts.indices {
                var amount = year.amounts[place]
                let home = Int(register.persons[place].householdPlace)
                guard amount != 0 || hasOthers[home] else { continue }
                let (person, household) = register.numbers(at: place)
                let key = Key(person: person, household: household, year: year.number)
                // What was taken back under the person's number belongs to the same total.
                if hasOthers[home], let other = left.removeValue(forKey: key) {
                    guard add(other, to: &amount) else { return nil }
                }
                persons.append(key, amount)
                guard add(amount, to: &sums[home]) else { return nil }
            }
            for key in left.keys where key.year == year.number {
                guard let home = register.households.place(of: key.household) else { continue }
                guard add(left[key]!, to: &sums[home]) else { return nil }
            }
            for home in sums.indices {
                households.append(register.households.number(at: home), year.number, sums[home])
            }
        }
        guard appendOthers(left, &persons, &households) else { return nil }
        return (persons, households)
    }

    /// Appends the persons whose totals are in no array, and those of their households that are
    /// not.
    private func appendOthers(
        _ left: [Key: Int64], _ persons: inout TotalChanges, _ households: inout TotalChanges
    ) -> Bool {
        var sums: [Key: Int64] = [:]
        for (key, amount) in left.sorted(by: { $0.key < $1.key }) {
            persons.append(key, amount)
            let isCounted =
                years.contains { $0.number == key.year }
                && register.households.place(of: key.household) != nil
            if isCounted { continue }
            let home = Key(person: 0, household: key.household, year: key.year)
            guard add(amount, to: &sums[home, default: 0]) else { return false }
        }
        for (home, amount) in sums.sorted(by: { $0.key < $1.key }) {
            households.append(home.household, home.year, amount)
        }
        return true
    }

    private func add(_ amount: Int64, to sum: inout Int64) -> Bool {
        let (new, overflow) = sum.addingReportingOverflow(amount)
        sum = new
        return !overflow
    }

    /// So many years have arrays: 28 MB each for a province.
    private static let denseYears = 3

    private mutating func denseIndex(of year: Int16) -> Int? {
        if let index = years.firstIndex(where: { $0.number == year }) { return index }
        guard years.count < RunningTotals.denseYears else { return nil }
        years.append(Year(number: year, amounts: Array(inHugePages: 0, count: register.count)))
        return years.count - 1
    }

    private struct Year: Sendable {
        var number: Int16
        /// Fen, by place of the person.
        var amounts: [Int64]
    }

    fileprivate struct Key: Hashable, Comparable, Sendable {
        var person: Int32
        var household: Int32
        var year: Int16

        static func < (left: Key, right: Key) -> Bool {
            (left.year, left.household, left.person) < (right.year, right.household, right.person)
        }
    }
}

extension TotalChanges {
    fileprivate mutating func append(_ key: RunningTotals.Key, _ amount: Int64) {
        if amount == 0 { return }
        persons.append(key.person)
        households.append(key.household)
        years.append(key.year)
        amounts.append(amount)
    }

    fileprivate mutating func append(_ household: Int32, _ year: Int16, _ amount: Int64) {
        if amount == 0 { return }
        households.append(household)
        years.append(year)
        amounts.append(amount)
    }
}
