import Domain
import Wording

/// 行程单 - what a crew takes along on a day: where to, when, to whom, and where to sign. One value
/// for the PDF and for the printed page.
package struct RouteSheet {
    package let plan: VisitPlan
    package let crew: CrewDay
    package let language: Language
    /// What the codes lead to: `https://host`; empty for codes with the task's number alone.
    package let address: String
    /// When it was made.
    package let made: Instant

    package init(
        _ plan: VisitPlan, _ crew: CrewDay, made: Instant, language: Language = .chinese,
        address: String = ""
    ) {
        self.plan = plan
        self.crew = crew
        self.made = made
        self.language = language
        self.address = address
    }

    /// The sheets of all crews that go out, by day and vehicle.
    package static func all(
        _ plan: VisitPlan, made: Instant, language: Language = .chinese, address: String = ""
    ) -> [RouteSheet] {
        plan.crews.filter { !$0.stops.isEmpty }.map {
            RouteSheet(plan, $0, made: made, language: language, address: address)
        }
    }

    /// `P12v3-5`: the plan, its version, and the crew's number in it.
    package var number: String { "P\(plan.number)v\(plan.version)-\(crew.number)" }

    package var sheet: Sheet {
        Sheet(
            title: PlanWord.routeSheet[language], number: number, made: made,
            language: language, blocks: blocks)
    }

    private var blocks: [Block] {
        guard !crew.stops.isEmpty else {
            return [.facts(facts), .paragraph(PlanWord.noVisits[language], .flush)]
        }
        return [
            .facts(facts), .table(table), .paragraph(PlanWord.signatures[language], .note),
            .signatures(signatures),
        ]
    }

    private var facts: [Fact] {
        let verifiers = crew.verifiers.map { "\($0.name)（\($0.id)）" }
        let separator = language == .chinese ? "、" : ", "
        let times = "\(ClockTime.text(crew.departure))–\(ClockTime.text(crew.back))"
        return [
            Fact(
                PlanWord.day[language],
                "\(crew.day.printed(in: language))　\(PlanWord.shift[language]) \(times)"),
            Fact(
                PlanWord.crew[language],
                "\(crew.number)　\(PlanWord.vehicle[language]) \(crew.plate)"),
            Fact(PlanWord.verifiers[language], verifiers.joined(separator: separator)),
            Fact(
                PlanWord.stops[language],
                "\(crew.stops.count)　\(PlanWord.travel[language]) \(crew.travel)"),
        ]
    }

    private var table: Table {
        Table(
            columns: [
                .init(PlanWord.order[language], 1, .centre),
                .init(PlanWord.times[language], 2.5, .centre),
                .init(PlanWord.village[language], 3.4),
                .init(PlanWord.holder[language], 2.8),
                .init(PlanWord.expected[language], 1.6, .centre),
                .init(PlanWord.remark[language], 3.6),
                .init(PlanWord.code[language], 2.6, .centre),
            ],
            rows: crew.stops.enumerated().map(row))
    }

    private func row(_ index: Int, _ stop: VisitPlan.Stop) -> [Table.Cell] {
        let task = stop.task
        var about = task.causes.map { $0.text[language] }
        if task.members > 0 { about.append(PlanWord.people(task.members)[language]) }
        return [
            .text("\(index + 1)"),
            .text("\(ClockTime.text(stop.arrive))–\(ClockTime.text(stop.depart))"),
            .text([task.villageName, task.address].filter { !$0.isEmpty }.joined(separator: "\n")),
            .text("\(task.maskedName)\n\(task.household)\n\(about.joined(separator: " "))"),
            .blank,
            .text(remarks(of: stop).joined(separator: "\n")),
            .code(task.code(in: plan, at: address)),
        ]
    }

    private func remarks(of stop: VisitPlan.Stop) -> [String] {
        let task = stop.task
        var remarks = ["\(PlanWord.due[language]) \(task.due)"]
        if stop.lateDays > 0 { remarks.append("\(PlanWord.late[language]) +\(stop.lateDays)") }
        if let hours = task.hours {
            let times = "\(ClockTime.text(hours.open))–\(ClockTime.text(hours.close))"
            remarks.append("\(PlanWord.agreed[language]) \(times)")
        }
        if !task.attempts.isEmpty {
            remarks.append("\(PlanWord.attempt[language]) ×\(task.attempts.count)")
        }
        if task.isVillagePlace { remarks.append(PlanWord.villagePlace[language]) }
        if stop.isPinned { remarks.append(PlanWord.pinned[language]) }
        return remarks
    }

    private var signatures: [Signature] {
        let verifiers = crew.verifiers.enumerated().map { index, member in
            Signature(role: PlanWord.verifier(index + 1)[language], name: member.name)
        }
        return verifiers + [Signature(role: PlanWord.driver[language])]
    }
}

extension VisitTask {
    /// What the task's code says: where its case is, the first of several. Its page stays, whatever
    /// becomes of the plan, is where the visit is recorded, and leads to the household's others.
    func code(in plan: VisitPlan, at address: String) -> String {
        guard !address.isEmpty, let claim = claims.min() else { return number(in: plan) }
        return "\(address)/cases/\(claim)"
    }
}

/// 钟点 - minutes after midnight as people write them.
package enum ClockTime {
    /// `09:05`; beyond a day the hours go on.
    package static func text(_ minutes: Int) -> String {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(rest < 10 ? "0" : "")\(rest)"
    }
}

extension Day {
    /// `2026年11月18日`, and in English as in every file.
    package func printed(in language: Language) -> String {
        language == .chinese ? "\(year)年\(month)月\(day)日" : description
    }
}
