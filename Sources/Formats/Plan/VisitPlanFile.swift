import Domain

extension VisitPlan {
    /// 排期表 - the visits as CSV: the columns of contract section 4, then the crew's number and
    /// people, the household and its village. A team is a vehicle, for it is what stays the same
    /// from day to day; `seq` counts from 1 for each vehicle and day.
    package var csv: [UInt8] {
        var writer = CSVWriter()
        writer.row([
            "team_id", "date", "seq", "visit_id", "arrive", "depart", "crew", "verifiers",
            "household", "village", "village_name",
        ])
        for crew in crews {
            let verifiers = crew.verifiers.map(\.id.rawValue).joined(separator: ";")
            for (index, stop) in crew.stops.enumerated() {
                let task = stop.task
                writer.row([
                    CSVSheet.harmless(crew.vehicle), crew.day.description, "\(index + 1)",
                    CSVSheet.harmless(task.number(in: self)), PlanFile.time(stop.arrive),
                    PlanFile.time(stop.depart), "\(crew.number)", CSVSheet.harmless(verifiers),
                    CSVSheet.harmless(task.household.rawValue),
                    CSVSheet.harmless(task.village.rawValue),
                    CSVSheet.harmless(task.villageName),
                ])
            }
        }
        return writer.bytes
    }
}
