import Domain
import Wording

/// 显示完整信息 - asks which datum of a household is wanted in the clear, and why; then shows it. The
/// value stands in the answer to a form and nowhere else: in no address, and in no store. Whoever
/// goes on and comes back asks anew.
package struct DisclosurePage {
    let language: Language
    let file: HouseholdFile
    /// What the viewer may ever see; when, the action asks.
    let data: [PersonalDatum]
    package var outcome: Outcome?
    /// What was chosen and written before, where it could not be taken.
    package var chosen: Subject?
    package var reason = ""
    let at: Instant

    /// One datum of the household or of one member.
    package struct Subject: Sendable, Equatable {
        package var datum: PersonalDatum
        package var member: PersonNumber?

        package init(_ datum: PersonalDatum, of member: PersonNumber? = nil) {
            self.datum = datum
            self.member = member
        }

        /// As the form's field has it: `phone`, `member_id_number:12`.
        var name: String { member.map { "\(datum.rawValue):\($0)" } ?? datum.rawValue }

        /// Nil for what the form does not offer.
        init?(named name: String) {
            let parts = name.split(separator: ":", maxSplits: 1)
            guard let datum = parts.first.flatMap({ PersonalDatum(rawValue: String($0)) })
            else { return nil }
            self.datum = datum
            guard parts.count == 2 else { return }
            guard let member = PersonNumber(parts[1]) else { return nil }
            self.member = member
        }
    }

    /// What came of the form.
    package enum Outcome: Sendable {
        case refused(Text)
        case shown(Subject, value: String)
    }

    package init(
        language: Language, file: HouseholdFile, data: [PersonalDatum], at: Instant
    ) {
        self.language = language
        self.file = file
        self.data = data
        self.at = at
    }

    static let subjectField = "subject"
    static let reasonField = "reason"
    /// Beyond, no reason is read.
    static let longestReason = 200

    static func address(of household: HouseholdID) -> String {
        "\(HouseholdPage.address(of: household))/disclosure"
    }

    package func render() -> String {
        Page(
            language: language, address: DisclosurePage.address(of: file.id),
            current: Label.people, title: isRefused ? Label.failed(title) : title,
            heading: """
                \(title[language]) <small>\(Label.oneHousehold[language]) \(language.record(file.id.rawValue))</small>
                """,
            at: at, content: "\(wayBack)\(shown)\(form)"
        ).render()
    }

    private var title: Text { Label.showInFull }

    private var isRefused: Bool {
        if case .refused = outcome { true } else { false }
    }

    private var wayBack: HTML {
        let address = Page.with(language, HouseholdPage.address(of: file.id))
        return """
            <p class="back"><a class="action" href="\(address)"><span aria-hidden="true">←</span> \(Label.toHousehold[language])</a></p>

            """
    }

    private var shown: HTML {
        guard case .shown(let subject, let value) = outcome else { return .empty }
        let fact = (subject.datum.text, "\(owner(of: subject))\(language.record(value))" as HTML)
        return """
            <div role="status">\(HTML.facts([fact], language))</div>
            <p class="soft">\(Label.shownOnce[language])</p>

            """
    }

    /// Whose it is, where it is a member's.
    private func owner(of subject: Subject) -> HTML {
        guard let row = file.members.first(where: { $0.number == subject.member }) else {
            return .empty
        }
        return "\(language.record(row.maskedName)) "
    }

    private var form: HTML {
        guard file.erasedOn == nil else {
            return """
                <p class="empty">\(Refusal.householdErased(file.id).text[language])</p>

                """
        }
        var problem: Text?
        if case .refused(let text) = outcome { problem = text }
        let wrong = Field.described(problem, by: "problem")
        let again: HTML
        if case .shown = outcome {
            again = "<h2>\(Label.showAnother[language])</h2>\n"
        } else {
            again = .empty
        }
        return """
            \(again)<form class="entry" method="post" action="\(Page.with(language, DisclosurePage.address(of: file.id)))">
            \(Viewer.field)\(Field.problem(problem, id: "problem", language))<fieldset>
            <legend>\(Label.whatIsWanted[language])</legend>
            \(choices)</fieldset>
            <label>\(Label.disclosureReason[language]) <input name="\(DisclosurePage.reasonField)" required maxlength="\(DisclosurePage.longestReason)" autocomplete="off" value="\(reason)"\(wrong)></label>
            <button>\(title[language])</button>
            </form>
            <p class="soft">\(Label.disclosureHint[language])</p>

            """
    }

    private var choices: [HTML] {
        data.flatMap { datum -> [HTML] in
            guard datum.isOfMember else {
                return [choice(Subject(datum), masked(datum))]
            }
            return file.members.map { row in
                choice(
                    Subject(datum, of: row.number),
                    "\(language.record(row.maskedName)) \(row.maskedID)")
            }
        }
    }

    private func masked(_ datum: PersonalDatum) -> HTML {
        switch datum {
        case .account: "\(file.maskedAccount)"
        case .phone: "\(file.maskedPhone)"
        case .headIDNumber: language.record(file.maskedHolder)
        case .memberIDNumber: .empty
        }
    }

    private func choice(_ subject: Subject, _ masked: HTML) -> HTML {
        let isChosen: HTML = subject == chosen ? " checked" : ""
        return """
            <label class="choice"><input type="radio" name="\(DisclosurePage.subjectField)" value="\(subject.name)" required\(isChosen)> \(subject.datum.text[language]) <span class="soft">\(masked)</span></label>

            """
    }
}

extension PersonalDatum {
    var text: Text {
        switch self {
        case .headIDNumber: Text("户主证件号码", "Head's ID number")
        case .account: Text("银行账号", "Bank account")
        case .phone: Text("联系电话", "Telephone")
        case .memberIDNumber: Text("成员证件号码", "Member's ID number")
        }
    }
}

extension Label {
    static let showInFull = Text("显示完整信息", "Show in full")
    static let showAnother = Text("查看另一项", "Show something else")
    static let toHousehold = Text("返回农户档案", "Back to the household")
    static let whatIsWanted = Text("查看哪一项", "What is wanted")
    static let disclosureReason = Text("查看理由", "What for")
    static let disclosureHint = Text(
        "每次只显示一项。何人、何时、为何查看了哪一项，记入留痕；内容本身不记录。",
        "One thing at a time. Who saw what, when and why stays in the trail; the value does not.")
    static let shownOnce = Text(
        "只在本页显示一次，离开后须重新申请。请勿截图、抄录到工作以外的地方。",
        "It is shown this once; ask again after leaving the page. Keep no copy beyond your work.")
}
