import Domain
import Formats
import Foundation
import Testing

@Suite struct VisitPlanFileTests {
    private let day = Day(2026, 11, 18)!

    private func plan(village: String = "杨家湾村") -> VisitPlan {
        func task(_ number: Int) -> VisitTask {
            VisitTask(
                household: HouseholdID("H\(number)"), maskedName: "王**", village: "340223101201",
                villageName: village, claims: [Int64(number)], causes: [.illness],
                address: "第1组", place: nil, minutes: 40, due: day + 3)
        }
        let crew = CrewDay(
            number: 4, day: day, vehicle: "V01", plate: "皖B·D1205", seats: 5,
            depot: Position(latitude: 3_130_000, longitude: 11_830_000), start: 480, end: 1_050,
            verifiers: [.init(id: "HC01", name: "张晓明"), .init(id: "HC02", name: "刘芳")],
            stops: [
                .init(task: task(1), arrive: 510, begin: 515, depart: 555),
                .init(task: task(2), arrive: 570, begin: 570, depart: 610, lateDays: 1),
            ], travel: 33, departure: 500, back: 700)
        return VisitPlan(
            number: 12, version: 3, days: [day, day + 1], crews: [crew],
            unassigned: [.init(task: task(3), reason: .crewsFull)], proposedBy: "chen",
            proposedAt: Instant(day), search: .init(seed: .max, steps: 100))
    }

    @Test func visitsAreRows() {
        #expect(
            String(decoding: plan().csv, as: UTF8.self) == """
                team_id,date,seq,visit_id,arrive,depart,crew,verifiers,household,village,village_name
                V01,2026-11-18,1,P12-H1,08:30,09:15,4,HC01;HC02,H1,340223101201,杨家湾村
                V01,2026-11-18,2,P12-H2,09:30,10:10,4,HC01;HC02,H2,340223101201,杨家湾村

                """)
    }

    @Test func aNameIsNoFormula() {
        let text = String(decoding: plan(village: "=cmd,\"x\"\n").csv, as: UTF8.self)
        #expect(text.contains(#","'=cmd,""x""\#n""#))
    }

    @Test(arguments: ["杨家湾村", "\"\\\u{0}\u{1F}\n</script>", "👨‍👩‍👧 é"])
    func thePlanIsReadBack(village: String) throws {
        let data = Data(plan(village: village).json)
        #expect(data.last == 10 && data.dropLast().contains(10) == false)
        let object = try #require(
            try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(object["number"] as? Int == 12)
        #expect(object["replaces"] is NSNull)
        #expect(object["days"] as? [String] == ["2026-11-18", "2026-11-19"])
        #expect((object["search"] as? [String: Any])?["seed"] as? String == "\(UInt64.max)")
        #expect(
            object["totals"] as? [String: Int] == [
                "visits": 2, "unassigned": 1, "late": 1, "travel_minutes": 33,
            ])
        let crew = try #require((object["crews"] as? [[String: Any]])?.first)
        #expect(crew["verifiers"] as? [String] == ["HC01", "HC02"])
        #expect(crew["departure"] as? String == "08:20")
        let stops = try #require(crew["stops"] as? [[String: Any]])
        #expect(stops.map { $0["visit_id"] as? String } == ["P12-H1", "P12-H2"])
        #expect(stops.map { $0["begin"] as? String } == ["08:35", "09:30"])
        #expect(Array((stops[0]["village_name"] as? String ?? "").utf8) == Array(village.utf8))
        #expect(stops[0]["address"] == nil)
        let unassigned = try #require((object["unassigned"] as? [[String: Any]])?.first)
        #expect(unassigned["reason"] as? String == "crews_full")
    }
}
