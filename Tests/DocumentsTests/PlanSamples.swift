import Domain
import Seeding

/// Visit plans to print.
enum PlanSample {
    static let day = Day(2026, 11, 18)!

    static func task(_ index: Int, village: String = "清水河镇杨家湾村") -> VisitTask {
        VisitTask(
            household: HouseholdID("34022301100\(index)"), maskedName: "王**",
            village: "340223101201", villageName: village, claims: [Int64(300 + index)],
            causes: [.illness], address: "第\(index)村民小组",
            place: Position(
                latitude: 3_134_000 + Int32(index) * 900, longitude: 11_836_000), minutes: 40,
            due: day + 3)
    }

    static func plan(stops: Int = 2, village: String = "清水河镇杨家湾村") -> VisitPlan {
        let visits = (0..<stops).map { index in
            VisitPlan.Stop(
                task: task(index, village: village), arrive: 510 + index * 60,
                begin: 515 + index * 60, depart: 555 + index * 60)
        }
        let crew = CrewDay(
            number: 4, day: day, vehicle: "V01", plate: "皖B·D1205", seats: 5,
            depot: Position(latitude: 3_130_000, longitude: 11_830_000), start: 480, end: 1_050,
            verifiers: [
                .init(id: "HC01", name: "张晓明"), .init(id: "HC02", name: "刘芳"),
            ], stops: visits, travel: 33, departure: 500, back: 700)
        return VisitPlan(
            number: 12, state: .published, version: 3, days: [day], crews: [crew],
            unassigned: [
                .init(task: task(9, village: village), reason: .crewsFull)
            ], proposedBy: "chen", proposedAt: Instant(day), search: .init(seed: 7, steps: 100))
    }
}
