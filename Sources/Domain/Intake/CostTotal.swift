/// 累计支出 - what the records that are not superseded add up to for one person of a household, or for
/// the whole household, by cause and calendar year.
package struct CostTotal: Sendable, Hashable {
    /// Row number of the person; nil for the household.
    package var person: Int32?
    /// Row number of the household.
    package var household: Int32
    package var cause: Cause
    package var year: Int16
    /// May be negative, when more was taken back than is held; then it counts as 0.
    package var amount: Fen

    package init(person: Int32?, household: Int32, cause: Cause, year: Int16, amount: Fen) {
        self.person = person
        self.household = household
        self.cause = cause
        self.year = year
        self.amount = amount
    }

    /// Whether the total is held against a rule of this scope.
    package func isOf(_ scope: ReliefRule.Scope) -> Bool { (person != nil) == (scope == .person) }
}

/// 累计变动 - by how much an import moves the totals of one cause, column by column. No change is 0.
package struct TotalChanges: Sendable, Equatable {
    package var cause: Cause
    /// Row numbers of the persons; empty when these are totals of households.
    package var persons: [Int32] = []
    package var households: [Int32] = []
    package var years: [Int16] = []
    /// Fen, may be negative.
    package var amounts: [Int64] = []

    package init(cause: Cause) { self.cause = cause }

    package var count: Int { households.count }

    /// One change, as the total that it would make of nothing.
    package subscript(index: Int) -> CostTotal {
        CostTotal(
            person: persons.isEmpty ? nil : persons[index], household: households[index],
            cause: cause, year: years[index], amount: Fen(amounts[index]))
    }
}
