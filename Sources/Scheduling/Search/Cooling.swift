import Glibc

/// How the temperature falls over the steps of a search: exponentially, from differences that
/// matter to hardly any (Christiaens and Vanden Berghe 2020, section 4.3).
///
/// The unit is the instance's typical way between neighbours, so that the figures hold for minutes
/// as for tenths of a kilometre.
struct Cooling {
    var steps: Int
    var hot: Double
    var cold: Double

    /// Measured on the published instances and synthetic counties. With up to 400 visits little
    /// changes between 0.7 and 4, and 0.05 and 0.2; 1,000 visits on 25 long tours begun at 2 are
    /// half a percent longer after 30 seconds, and worse after 5 than after 1.
    private static let hottest = 1.0
    private static let coldest = 0.1

    /// Fewer steps for each visit want a cooler beginning: there is no time to come back from far.
    init(_ instance: Instance, steps: Int) {
        self.steps = steps
        let stepsEach = Double(steps) / Double(max(1, instance.visitCount))
        hot = instance.typicalLeg * min(Cooling.hottest, stepsEach / 100)
        cold = min(hot, instance.typicalLeg * Cooling.coldest)
    }

    /// Begins at so many typical ways, for a plan that is to be kept for the most part.
    init(_ instance: Instance, steps: Int, warmth: Double) {
        self.steps = steps
        hot = instance.typicalLeg * warmth
        cold = hot / 10
    }

    /// - Parameter progress: from 0 at the beginning to 1 at the end.
    func temperature(at progress: Double) -> Double {
        hot * exp(min(1, max(0, progress)) * log(cold / hot))
    }
}
