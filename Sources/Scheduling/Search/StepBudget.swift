/// How many steps the search takes in a time, on a core of 2023 that has nothing else to do:
/// estimated on instances of 100 to 10,000 visits beside other work, and rounded down by a
/// quarter.
enum StepBudget {
    static func steps(seconds: Double, visits: Int) -> Int {
        guard visits > 0, seconds > 0 else { return 0 }
        let perSecond = 220_000.0 / (1 + Double(visits) / 4_000)
        // Small problems are solved long before the time is over.
        let enough = 40_000.0 * Double(visits)
        return Int(min(enough, perSecond * min(seconds, 1e6)))
    }
}
