import ArgumentParser
import Domain
import Formats
import Glibc
import Scheduling

/// The planner on one instance, with so many seconds of one processor.
struct PlanBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "plan")

    @Argument(help: "A folder with visits.csv, teams.csv and days, or an instance *.vrptw.")
    var instance: String
    @Option(help: "Seconds of processor time.") var seconds: Double
    @Option var seed: UInt64 = 1
    @Option(help: "With more than one, the seconds are those of all together.") var threads = 1

    func run() async throws {
        let problem = try problem()
        let begun = PlanBench.processorSeconds
        let limit = seconds
        // Laid out for more steps than there is time for, so that the search ends with the time as
        // the others' do, not with the steps that it would be certain of on any core.
        let found = try plan(
            problem, options: PlanOptions(seconds: 2 * seconds, threads: threads, seed: seed),
            deadline: Deadline { (PlanBench.processorSeconds - begun) / limit })
        report("seconds", PlanBench.processorSeconds - begun)
        report("unassigned", found.plan.totals.unassigned)
        report("late", found.plan.totals.late)
        report("travel", found.plan.totals.travel)
        report("steps", found.steps)
        report("resident_mib", PlanBench.residentMebibytes)
    }

    private func problem() throws -> PlanProblem {
        if instance.hasSuffix(".vrptw") {
            return try VRPTWFile(InputFile.bytes(path: instance)).problem
        }
        func bytes(_ name: String) throws -> [UInt8] {
            try InputFile.bytes(path: "\(instance)/\(name)")
        }
        let visits = try PlanVisitsFile(try bytes("visits.csv")).rows
        let teams = try PlanTeamsFile(try bytes("teams.csv")).rows
        let days = String(decoding: try bytes("days"), as: UTF8.self)
        guard let days = Int(days.filter { $0.isNumber }) else {
            throw ValidationError("\(instance)/days holds no number")
        }
        return PlanProblem(
            firstDay: Day(2026, 11, 2)!, days: days,
            visits: visits.map { row in
                VisitRequest(
                    minutes: row.minutes, open: row.open ?? 0,
                    close: row.close ?? PlanProblem.dayMinutes, due: row.due)
            },
            teams: teams.map { Team(start: $0.start, end: $0.end, visitsMax: $0.maxVisits) },
            travel: .greatCircle(visits.map(\.place) + teams.map(\.depot)),
            dueIsHard: true)
    }

    /// What all threads have used.
    private static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// The most memory that the process has had.
    private static var residentMebibytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1_024
    }
}
