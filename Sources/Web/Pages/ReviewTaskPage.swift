import Casework
import Domain
import Wording

/// 复核任务 - where to go, who lives there and what is to be asked; what was recorded so far. Of the
/// first finding it tells nothing, for whoever goes is not to know it.
package struct ReviewTaskPage {
    let language: Language
    let task: ReviewTaskView
    let session: Session
    var problem: Text?
    var typed = Form.empty
    let at: Instant

    package init(language: Language, task: ReviewTaskView, session: Session, at: Instant) {
        self.language = language
        self.task = task
        self.session = session
        self.at = at
    }

    var address: String { ReviewTaskPage.address(task.row.item, of: task.row.round) }

    static func address(_ item: SampleItemID, of round: ReviewRoundID) -> String {
        [MyReviewsPage.address, PathPart.escaped(round.rawValue), PathPart.escaped(item.rawValue)]
            .joined(separator: "/")
    }

    static func link(
        _ item: SampleItemID, of round: ReviewRoundID, _ language: Language
    ) -> HTML {
        let target = Page.with(language, address(item, of: round))
        return "<a href=\"\(target)\">\(language.record(item.rawValue))</a>"
    }

    package func render() -> String {
        Page(
            language: language, address: address, current: Label.myReviews,
            title: problem == nil ? Label.oneTask : Label.failed(Label.oneTask),
            heading: "\(Label.oneTask[language]) \(language.record(task.row.item.rawValue))",
            at: at,
            content: """
                <p class="back"><a class="action" href="\(Page.with(language, MyReviewsPage.address))"><span aria-hidden="true">←</span> \(Label.toTasks[language])</a></p>
                \(ActForm.told(problem, language))\(facts)\(members)\(visits)\(forms)\(finish)
                """
        ).render()
    }

    private var facts: HTML {
        let row = task.row
        var facts: [(Text, HTML)] = [
            (Label.household, language.record(row.household.rawValue)),
            (Label.name, language.record(row.maskedName)),
            (Label.village, language.record(row.village)),
            (Label.address, language.record(row.address)),
            (Label.phone, language.record(task.maskedPhone)),
            (Label.cause, "\(row.cause.text[language])"),
            (Label.plannedDay, "\(row.plannedOn?.description ?? Label.byLot[language])"),
            (Label.due, at.day.timeLeft(until: row.dueOn, language)),
            (Label.reviewers, reviewers(row.reviewers)),
        ]
        if let hours = task.hours {
            facts.append((Label.agreedHours, "\(hours.open.timeOfDay)–\(hours.close.timeOfDay)"))
        }
        return HTML.facts(facts, language)
    }

    private func reviewers(_ officers: [OfficerID]) -> HTML {
        language.record(officers.map(\.rawValue).joined(separator: "、"))
    }

    private var members: HTML {
        guard !task.members.isEmpty else {
            return .nothing(under: Label.householdMembers, Label.noMembers, language)
        }
        var table = Table(
            "\(Label.householdMembers[language])",
            [.header(Label.personName), .text(Label.person), .text(Label.relation)])
        table.layout = .kept
        table.rows = task.members.map { member in
            [
                language.record(member.maskedName), language.record(member.maskedID),
                language.record(member.relation),
            ]
        }
        return table.html(language)
    }

    private var visits: HTML {
        guard !task.visits.isEmpty else {
            return .nothing(under: Label.reviewVisits, Label.noVisitsYet, language)
        }
        var table = Table(
            "\(Label.reviewVisits[language])",
            [
                .header(Label.date), .text(Label.means), .text(Label.reviewers),
                .text(Label.outcome), .text(Label.answered), .text(Label.remark),
            ])
        table.rows = task.visits.map { kept in
            let visit = kept.visit
            let facts = visit.outcome.facts ?? ReviewFacts()
            let answered = ReviewQuestion.allCases.filter { $0.isAnswered(in: facts) }.map {
                $0.text[language]
            }
            return [
                "\(visit.day)", "<span class=\"still\">\(visit.means.text[language])</span>",
                reviewers(visit.reviewers),
                "<span class=\"still\">\(visit.outcome.text[language])</span>",
                "\(answered.joined(separator: language == .chinese ? "、" : ", "))",
                language.record(visit.remark),
            ]
        }
        return table.html(language)
    }

    private var finish: HTML {
        guard let end = task.end else {
            return "<p class=\"soft\">\(Label.cannotFinish[language])</p>\n"
        }
        let form = ActForm(
            language: language, address: address, act: "finish", button: Label.finishTask)
        return """
            <h2>\(Label.finishTask[language])</h2>
            <p>\(Label.endsAs(end)[language])</p>
            <div class="acts">
            \(form.html)</div>
            <p class="soft">\(Label.finishHint[language])</p>

            """
    }
}
