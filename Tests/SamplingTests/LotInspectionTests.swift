import Domain
import Sampling
import Seeding
import Testing

@Suite struct LotInspectionTests {
    /// Rows of table 2-A that officials know, and its arrows: lot, plan for 2.5.
    @Test(arguments: [
        (2, 5, 0), (50, 5, 0), (90, 20, 1), (150, 20, 1), (280, 32, 2), (500, 50, 3), (501, 80, 5),
        (1_200, 80, 5), (1_201, 125, 7), (3_201, 200, 10), (10_001, 315, 14), (35_001, 500, 21),
        (150_001, 500, 21), (9_000_000, 500, 21),
    ])
    func normal(lot: Int, size: Int, allowed: Int) {
        #expect(
            lotInspectionPlan(lot: lot, limit: .t2500)
                == AcceptancePlan(size: size, allowed: allowed))
    }

    @Test(arguments: [
        (80, AcceptanceQualityLimit.t1000, 13, 0), (280, .t1000, 50, 1), (1_200, .t1000, 80, 2),
        (20, .t6500, 8, 1), (5, .t6500, 2, 0), (5, .t10000, 5, 1), (30, .t4000, 13, 1),
        (500, .t650, 80, 1), (500, .t400, 32, 0), (600_000, .t10, 1_250, 0),
    ])
    func otherLimits(lot: Int, limit: AcceptanceQualityLimit, size: Int, allowed: Int) {
        #expect(
            lotInspectionPlan(lot: lot, limit: limit)
                == AcceptancePlan(size: size, allowed: allowed))
    }

    @Test(arguments: [
        (500, AcceptanceQualityLimit.t2500, 50, 2), (1_200, .t2500, 80, 3), (90, .t2500, 32, 1),
        (40, .t2500, 8, 0), (1_200, .t1000, 80, 1), (3_000, .t1000, 125, 2),
        (600_000, .t10, 2_000, 0),
    ])
    func tightened(lot: Int, limit: AcceptanceQualityLimit, size: Int, allowed: Int) {
        #expect(
            lotInspectionPlan(lot: lot, limit: limit, severity: .tightened)
                == AcceptancePlan(size: size, allowed: allowed))
    }

    @Test func whatTheStandardHasNot() {
        #expect(lotInspectionPlan(lot: 600_000, limit: .t25, severity: .tightened) == nil)
        #expect(lotInspectionPlan(lot: 500, limit: .t2500, severity: .reduced) == nil)
        #expect(lotInspectionPlan(lot: 500, limit: .t2500, severity: .discontinued) == nil)
    }

    /// The arithmetic behind the tables: work that is as bad as the limit is accepted with 0.85 to
    /// 0.999, tightened inspection accepts less, and larger lots tell good from bad better.
    @Test(arguments: AcceptanceQualityLimit.allCases)
    func theTablesAddUp(limit: AcceptanceQualityLimit) throws {
        let rate = try #require(Double(limit.rawValue)) / 100
        var last = AcceptancePlan(size: 0, allowed: 0)
        for lot in [2, 9, 16, 26, 51, 91, 151, 281, 501, 1_201, 3_201, 10_001, 35_001, 150_001] {
            let plan = try #require(lotInspectionPlan(lot: lot, limit: limit))
            #expect((0.85...0.9995).contains(plan.acceptance(rate: rate)), "\(lot)")
            let tight = try #require(
                lotInspectionPlan(lot: lot, limit: limit, severity: .tightened))
            #expect(tight.acceptance(rate: rate) < plan.acceptance(rate: rate), "\(lot)")
            #expect(plan.size >= last.size && plan.allowed >= last.allowed)
            last = plan
        }
    }

    /// How often a lot of which one in ten is wrong is accepted.
    @Test(arguments: [(50, 3, 250), (80, 5, 177), (32, 2, 367)])
    func characteristic(size: Int, allowed: Int, thousandths: Double) throws {
        let plan = AcceptancePlan(size: size, allowed: allowed)
        #expect((plan.acceptance(rate: 0.1) * 1_000).rounded() == thousandths)
        let curve = try OperatingCharacteristic(
            plan, population: 1_000, largestRate: Share("0.3"))
        #expect(curve.points.count == 101 && curve.points[0].acceptance == 1)
        let falls = zip(curve.points, curve.points.dropFirst()).allSatisfy {
            $0.acceptance > $1.acceptance || $1.acceptance == 1
        }
        #expect(falls)
        let stream = OperatingCharacteristic(plan, rates: [0.2, 0.1])
        #expect(stream.points.map(\.rate) == [0.1, 0.2])
    }
}

@Suite struct SwitchingTests {
    private typealias Lot = InspectionHistory.Lot

    private func history(_ lots: [Lot], steady: Bool = true) -> InspectionHistory {
        var history = InspectionHistory()
        for lot in lots { history.record(lot, isSteady: steady) }
        return history
    }
    private let good = Lot(isAccepted: true, allowed: 3, wouldPassTighter: true)
    private let fair = Lot(isAccepted: true, allowed: 3, wouldPassTighter: false)
    private let zero = Lot(isAccepted: true, allowed: 1, wouldPassTighter: false)
    private let bad = Lot(isAccepted: false, allowed: 3, wouldPassTighter: false)

    @Test func twoOfFiveTighten() {
        #expect(history([bad, bad]).severity == .tightened)
        #expect(history([bad, good, good, good, bad]).severity == .tightened)
        #expect(history([bad, good, good, good, good, bad]).severity == .normal)
    }

    @Test func fiveInARowLoosen() {
        let four = [bad, bad] + Array(repeating: fair, count: 4)
        #expect(history(four).severity == .tightened)
        #expect(history(four + [fair]).severity == .normal)
        #expect(history(four + [bad, fair]).severity == .tightened)
        // What was before the change counts no more: one lot does not tighten again.
        #expect(history(four + [fair, bad]).severity == .normal)
    }

    @Test func fiveRefusedEnd() {
        var lots = [bad, bad]
        for _ in 0..<4 { lots += [bad, fair] }
        #expect(history(lots).severity == .tightened)
        var ended = history(lots + [bad])
        #expect(ended.severity == .discontinued)
        ended.record(good)
        #expect(ended.severity == .discontinued)
        ended.resume()
        #expect(ended.severity == .tightened)
    }

    /// Thirty points: ten lots of three, or fifteen of two.
    @Test func pointsReduce() {
        #expect(history(Array(repeating: good, count: 9)).score == 27)
        #expect(history(Array(repeating: good, count: 10)).severity == .reduced)
        #expect(history(Array(repeating: good, count: 10), steady: false).severity == .normal)
        #expect(history(Array(repeating: zero, count: 14)).score == 28)
        #expect(history(Array(repeating: zero, count: 15)).severity == .reduced)
        #expect(history(Array(repeating: good, count: 9) + [fair]).score == 0)
        #expect(history(Array(repeating: good, count: 9) + [bad]).score == 0)
        #expect(history(Array(repeating: good, count: 10) + [bad]).severity == .normal)
    }
}
