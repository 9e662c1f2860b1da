import ArgumentParser
import Domain
import Formats
import Glibc
import Scheduling

/// `fangpin plan` - visits to teams and days (contract, section 4); needs no database.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Plan home verifications: which team visits whom on which day (排期).",
        discussion: """
            As few visits as possible stay unassigned, then as few calendar days as possible lie \
            between due dates and later visits, then as little travel as possible is driven. The \
            search ends with its time, or at Ctrl-C, and the best plan so far is written. The \
            totals go to standard output as JSON; why a visit is unassigned, to standard error.
            """)

    @Option(help: "The visits: CSV with visit_id,lat,lon,minutes,open,close,due,village,avoid.")
    var visits: String
    @Option(help: "The teams: CSV with team_id,lat,lon,start,end,max_visits.")
    var teams: String
    @Option(
        help: "How long the ways take: CSV with from,to,minutes. Without it, great circles.")
    var matrix: String?
    @Option(help: "The first day; today without it.", transform: { try PlanCommand.day($0) })
    var from: Day?
    @Option(help: "Consecutive days from the first, on each of which every team can work.")
    var days = 5
    @Option(help: "Seconds that the search may take.")
    var timeLimit = 10.0
    @Option(help: "Searches beside each other; as many as the machine has processors without it.")
    var threads: Int?
    @Option(help: "The same input, seed and threads give the same plan where time does not bind.")
    var seed: UInt64 = 0
    @Option(help: "Where the plan goes: CSV with team_id,date,seq,visit_id,arrive,depart.")
    var output: String

    func validate() throws {
        guard (0...366).contains(days) else {
            throw ValidationError("days \(days) is not between 0 and 366")
        }
        guard timeLimit >= 0, timeLimit <= 86_400 else {
            throw ValidationError("time-limit \(timeLimit) is not between 0 and 86400 seconds")
        }
        if let threads, !(1...64).contains(threads) {
            throw ValidationError("threads \(threads) is not between 1 and 64")
        }
    }

    private static func day(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else {
            throw ValidationError("'\(text)' is no day; write it as 2026-11-23")
        }
        return day
    }

    func run() throws {
        let interruption = Interruption()
        let deadline = Deadline.after(seconds: timeLimit) { interruption.hasCome }
        let form = PlanForm(
            visits: try load(visits) { bytes throws(RowsDefect) in try PlanVisitsFile(bytes) },
            teams: try load(teams) { bytes throws(RowsDefect) in try PlanTeamsFile(bytes) })
        let ways = try matrix.map { path in
            try load(path) { bytes throws(RowsDefect) in
                try PlanMatrixFile(bytes, places: form.places)
            }
        }
        for oddity in form.oddities { say("fangpin: \(oddity)") }
        let problem = form.problem(
            from: from ?? WallClock.system.now().day, days: days, ways: ways)
        let found: PlanResult
        let reasons: [String]
        do throws(PlanProblemError) {
            found = try plan(
                problem,
                options: PlanOptions(
                    seconds: timeLimit, threads: threads ?? PlanCommand.processors, seed: seed),
                deadline: deadline)
            reasons = try form.reasons(for: found.plan, in: problem)
        } catch {
            throw Failure(invalid: visits, error)
        }
        interruption.stop()
        try write(found.plan, form.file(of: found.plan, in: problem), reasons)
    }

    private static var processors: Int {
        max(1, min(64, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    }

    /// The plan into its file, why visits are left out to standard error, and then the totals: who
    /// reads them can rely on the file.
    private func write(_ plan: Plan, _ file: PlanFile, _ reasons: [String]) throws {
        let target = try OutputFile(path: output)
        try target.write(file.bytes)
        try target.commit()
        for reason in reasons { say("fangpin: \(reason)") }
        let totals = plan.totals
        try show(
            """
            {"travel_minutes":\(totals.travel),"late":\(totals.late),\
            "unassigned":\(totals.unassigned),"team_days":\(totals.teamDays)}
            """)
    }
}
