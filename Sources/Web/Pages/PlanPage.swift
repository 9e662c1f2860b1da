import Casework
import Domain
import Wording

/// 排期 - a plan with its crews and tours, why it is so, and what the dispatcher may do with it.
package struct PlanPage {
    let language: Language
    let found: PlanExplanation
    let session: Session
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(language: Language, found: PlanExplanation, session: Session, at: Instant) {
        self.language = language
        self.found = found
        self.session = session
        self.at = at
    }

    var plan: VisitPlan { found.plan }
    var address: String { PlanPage.address(plan.number) }

    static func address(_ number: VisitPlan.Number) -> String { "/plans/\(number)" }

    static func link(_ number: VisitPlan.Number, _ language: Language) -> HTML {
        "<a href=\"\(Page.with(language, address(number)))\">\(number)</a>"
    }

    package func render() -> String {
        Page(
            language: language, address: address, current: Label.plans,
            title: problem == nil ? Label.onePlan : Label.failed(Label.onePlan),
            heading: "\(Label.onePlan[language]) \(plan.number)", at: at,
            content: """
                \(ActForm.told(problem, language))\(facts)\(files)\(missing)\(changes)\(crews)\(unassigned)\(loads)\(gains)\(acts)\
                <p><a class="action" href="\(Page.with(language, PlansPage.address))">\(Label.toPlans[language])</a></p>

                """
        ).render()
    }

    private var facts: HTML {
        let totals = plan.totals
        var facts: [(Text, HTML)] = [
            (Label.state, "\(plan.state.text[language])"),
            (Label.version, "\(plan.version)"),
            (Label.planDays, "\(plan.days.map(\.description).joined(separator: " "))"),
            (Label.plannedVisits, "\(totals.visits)"), (Label.unassigned, "\(totals.unassigned)"),
            (Label.lateDays, "\(totals.late)"), (Label.travelMinutes, "\(totals.travelMinutes)"),
        ]
        if let before = plan.replaces {
            facts.append((Label.replaces, PlanPage.link(before, language)))
        }
        return HTML.facts(facts, language)
    }

    /// What can be printed, or kept elsewhere.
    private var files: HTML {
        let maps: [HTML] = plan.days.filter { day in plan.crews.contains { $0.day == day } }.map {
            way("days/\($0)/map.svg", Label.map(of: $0))
        }
        return """
            <p>\(way("visits.csv", Label.planTable)) \(way("visits.ics", Label.planCalendar))</p>
            <p>\(maps)</p>

            """
    }

    private func way(_ path: String, _ text: Text) -> HTML {
        let target = Page.with(language, "\(address)/\(path)")
        return "<a class=\"action\" href=\"\(target)\">\(text[language])</a> "
    }

    /// What nobody has reported on though its day is over.
    private var missing: HTML {
        let stops = plan.crews.flatMap { crew in crew.stops.map { (crew, $0.task) } }.filter {
            found.reports[$0.1.household] == .missing
        }
        guard !stops.isEmpty else { return .empty }
        var table = Table(
            "\(Label.noReports[language])",
            [
                .header(Label.household), .text(Label.village), .text(Label.date),
                .text(Label.verifiers), .text(Label.due),
            ])
        table.rows = stops.map { crew, task in
            [
                HouseholdPage.link(task.household, language), language.record(task.villageName),
                "\(crew.day)", language.record(crew.names(language)), "\(task.due)",
            ]
        }
        return """
            \(table.html(language))<p class="soft">\(Label.noReportsHint[language])</p>

            """
    }

    private var changes: HTML {
        guard let changes = found.changes else { return .empty }
        guard !changes.isEmpty else {
            return .nothing(under: Label.planChanges, Label.noChanges, language)
        }
        var table = Table(
            "\(Label.planChanges[language])",
            [
                .header(Label.household), .text(Label.state), .text(Label.before),
                .text(Label.after),
            ])
        table.rows = changes.map { change in
            [
                HouseholdPage.link(change.household, language), "\(change.kind.text[language])",
                placement(change.before), placement(change.after),
            ]
        }
        return table.html(language)
    }

    private func placement(_ placement: PlanChange.Placement?) -> HTML {
        guard let placement else { return .empty }
        return
            "\(placement.day) \(placement.begin.timeOfDay) \(language.record(placement.vehicle))"
    }

    private var crews: HTML {
        let reasons = Dictionary(
            found.visits.map { ($0.household, $0) }, uniquingKeysWith: { first, _ in first })
        let tables = plan.crews.filter { !$0.stops.isEmpty }.map { crew in
            tour(of: crew, reasons)
        }
        return "\(tables)"
    }

    private func tour(of crew: CrewDay, _ reasons: [HouseholdID: VisitReason]) -> HTML {
        var table = Table(
            """
            \(crew.day) \(Label.crew(crew.number)[language]) \(language.record(crew.plate)) \(language.record(crew.names(language))), \(crew.travel) min
            """,
            [
                .header(Label.household), .text(Label.village), .text(Label.beginning),
                .text(Label.departure), .text(Label.due),
            ] + (isGoneBy ? [.text(Label.report)] : []) + [.text(Label.why)])
        table.rows = crew.stops.map { stop in
            let link = HouseholdPage.link(stop.task.household, language)
            return [
                "\(link) \(language.record(stop.task.maskedName))",
                language.record(stop.task.villageName), "\(stop.begin.timeOfDay)",
                "\(stop.depart.timeOfDay)", due(of: stop),
            ] + (isGoneBy ? [report(of: stop)] : [])
                + [reasons[stop.task.household].map(why) ?? .empty]
        }
        let sheet = way("crews/\(crew.number)/route.pdf", Label.routeSheet)
        return "\(table.html(language))<p>\(sheet)</p>\n"
    }

    /// Whether crews go by the plan, and so report on its visits.
    private var isGoneBy: Bool { plan.state == .published }

    private func report(of stop: VisitPlan.Stop) -> HTML {
        guard let report = found.reports[stop.task.household], let text = report.text else {
            return .empty
        }
        return report == .missing
            ? "<span class=\"late\">\(text[language])</span>" : "\(text[language])"
    }

    private func due(of stop: VisitPlan.Stop) -> HTML {
        let pin: HTML = stop.isPinned ? " \(Label.pinned[language])" : .empty
        guard stop.lateDays > 0 else { return "\(stop.task.due)\(pin)" }
        let words = Label.overdue(by: stop.lateDays)[language]
        return "<span class=\"late\">\(stop.task.due) \(words)</span>\(pin)"
    }

    private func why(_ reason: VisitReason) -> HTML {
        var words = [Label.adds(reason.chosen.travel)]
        if let day = reason.otherDay { words.append(Label.otherDay(day.day, day.travel)) }
        if let crew = reason.otherCrew { words.append(Label.otherCrew(crew.crew, crew.travel)) }
        return "\(words.map { $0[language] }.joined(separator: language == .chinese ? "；" : "; "))"
    }

    private var unassigned: HTML {
        guard !plan.unassigned.isEmpty else { return .empty }
        let told = Dictionary(
            found.unvisited.map { ($0.household, $0.refusals) }, uniquingKeysWith: { one, _ in one }
        )
        var table = Table(
            "\(Label.unassigned[language])",
            [.header(Label.household), .text(Label.village), .text(Label.due), .text(Label.whyNot)])
        table.rows = plan.unassigned.map { left in
            let counts = (told[left.task.household] ?? []).map {
                "\($0.reason.text[language]) (\(Label.crews($0.crews)[language]))"
            }
            return [
                HouseholdPage.link(left.task.household, language),
                language.record(left.task.villageName), "\(left.task.due)",
                "\(left.reason.text[language]) \(counts.joined(separator: ", "))",
            ]
        }
        return table.html(language)
    }

    private var loads: HTML {
        guard !found.loads.isEmpty else { return .empty }
        var table = Table(
            "\(Label.loads[language])",
            [
                .header(Label.verifiers), .number(Label.daysOut), .number(Label.plannedVisits),
                .number(Label.serviceMinutes), .number(Label.travelMinutes),
            ])
        table.rows = found.loads.map { load in
            [
                language.record("\(load.verifier) \(load.name)"), "\(load.days)",
                "\(load.visits)", "\(load.service)", "\(load.travel)",
            ]
        }
        return table.html(language)
    }

    private var gains: HTML {
        guard !found.gains.isEmpty else { return .empty }
        var table = Table(
            "\(Label.gains[language])",
            [
                .header(Label.gain), .number(Label.fewerUnassigned), .number(Label.fewerLate),
                .number(Label.fewerMinutes),
            ])
        table.layout = .kept
        table.rows = found.gains.map { gain in
            [
                "\(gain.extra.text[language])",
                "\(gain.without.unassigned - gain.with.unassigned)",
                "\(gain.without.late - gain.with.late)",
                "\(gain.without.travelMinutes - gain.with.travelMinutes)",
            ]
        }
        return table.html(language)
    }
}

extension CrewDay {
    fileprivate func names(_ language: Language) -> String {
        verifiers.map { "\($0.id) \($0.name)" }.joined(separator: language.comma)
    }
}

extension Int {
    /// `08:05`, of a minute of the day.
    var timeOfDay: String {
        let (hours, minutes) = quotientAndRemainder(dividingBy: 60)
        return "\(hours < 10 ? "0" : "")\(hours):\(minutes < 10 ? "0" : "")\(minutes)"
    }
}
