import Domain
import Web
import Wording

/// Pages to look at, without a database: every field that comes from outside holds the same text.
/// What is a number or a code in every county may hold another one.
enum Sample {
    static let at = Instant(Day(2026, 11, 22)!, secondsAfterMidnight: 9 * 3_600)
    static let day = Day(2026, 10, 26)!

    static func row(_ text: String, _ state: ClaimState, code: String? = nil) -> CaseRow {
        CaseRow(
            claim: 7, household: HouseholdID(code ?? text), maskedName: text, village: text,
            cause: .illness, channel: .medical, className: text, state: state, openedOn: day,
            dueOn: state.isEnded ? nil : day, amount: state == .lead ? nil : .yuan(59))
    }

    static func list(
        _ text: String, _ language: Language, rows: Int = 3, query: CaseQuery = CaseQuery(),
        code: String? = nil
    ) -> String {
        let states = ClaimState.allCases
        return CasesPage(
            language: language, query: query,
            rows: (0..<rows).map { row(text, states[$0 % states.count], code: code) },
            next: rows > 0 ? "def" : nil,
            counts: rows > 0 ? Dictionary(uniqueKeysWithValues: states.map { ($0, 3) }) : [:],
            at: at
        ).render()
    }

    static func file(
        _ text: String, _ state: ClaimState = .paid, code: String? = nil
    ) -> CaseFile {
        var file = CaseFile(row: row(text, state, code: code))
        file.scheme = text
        file.schemeTitle = text
        file.maskedAccount = code ?? text
        file.maskedPhone = code ?? text
        file.sources = [.init(channel: .civil, maskedName: text, month: day)]
        file.prescreening = Prescreening(passed: false, reason: text, decidedOn: day)
        file.visits = visits(text)
        file.agreement = VisitAgreement(
            hours: .morning, skills: VerifierSkill.allCases, by: OfficerID(text), at: at)
        file.crosschecks = ([nil] + Crosscheck.Resolution.allCases).map {
            .init(department: text, item: text, maskedID: code ?? text, hit: true, ruling: $0)
        }
        file.assessments = assessments(text)
        file.reviews = [
            .init(
                review: VillageReview(
                    heldOn: day, present: 9, inFavour: 8, against: 1, recused: 0), passed: true)
        ]
        file.notices = [
            PublicNotice(postedOn: day, takenDownOn: day + 7), PublicNotice(postedOn: day),
        ]
        file.approval = Approval(
            decidedOn: day, handler: OfficerID(text), approver: OfficerID(text), granted: true)
        file.payments = PaymentState.allCases.map {
            .init(number: code ?? text, amount: .yuan(59), state: $0, bookedOn: day)
        }
        file.history = [
            .init(
                at: at, actor: text, action: "assess_claim",
                notes: [.init(name: "reason", value: text)], leaf: code ?? text)
        ]
        return file
    }

    private static func visits(_ text: String) -> [Verification] {
        let findings = Findings(members: 2, income: Income(wage: .yuan(-3)), basis: .yuan(20_000))
        let outcomes =
            Verification.Attempt.allCases.map { Verification.Outcome.attempted($0) }
            + [.completed(findings)]
        return outcomes.map {
            Verification(
                visitedOn: day, verifiers: [OfficerID(text), OfficerID(text)], outcome: $0,
                position: nil, remark: text, stay: VisitStay(arrived: 545, left: 590),
                photos: [PhotoDigest(String(repeating: "a", count: 64))!])
        }
    }

    private static func assessments(_ text: String) -> [CaseFile.Computed] {
        let step = Working.Step(title: text, figures: text, result: text, rule: text)
        let reasons = [nil] + IneligibilityReason.allCases.map { Optional($0) } + [nil]
        return reasons.enumerated().map { index, reason in
            CaseFile.Computed(
                at: at, perCapitaIncome: .yuan(1), byRule: .yuan(59), payable: .yuan(59),
                reason: reason, working: Working(steps: [step]), atApproval: index > 5)
        }
    }

    static func page(_ file: CaseFile, _ language: Language) -> String {
        CasePage(language: language, file: file, list: CaseQuery(), at: at).render()
    }

    static func fund(
        _ text: String, _ language: Language, isEmpty: Bool = false, code: String? = nil
    ) -> String {
        var fund = FundView(
            position: FundPosition(balances: [.bank: .yuan(9), .appropriation: .yuan(-9)]),
            payouts: [], entries: [], exceptions: [], statementClosing: nil)
        if !isEmpty {
            fund.payouts = Cause.allCases.map { .init(cause: $0, count: 2, amount: .yuan(3)) }
            fund.entries = AccountCode.allCases.map {
                BookLine(
                    entry: 5, day: day, kind: "paid", narrative: text, account: $0,
                    amount: $0.normalSide == .debit ? .yuan(1) : .yuan(-1), balance: .yuan(-2),
                    payment: nil)
            }
            fund.exceptions =
                (ExceptionCode.allCases.map(\.rawValue)).map {
                    .init(
                        bookedOn: day, amount: .yuan(4), endToEnd: code ?? text, exception: $0,
                        explanation: text)
                }
            fund.statementClosing = .yuan(8)
        }
        return FundPage(language: language, fund: fund, at: at).render()
    }

    static func person(_ text: String, code: String? = nil) -> PersonRow {
        PersonRow(
            number: 7, household: HouseholdID(code ?? text), maskedName: text,
            maskedID: code ?? text, relation: text, village: text)
    }

    static func household(
        _ text: String, _ language: Language, isEmpty: Bool = false, code: String? = nil
    ) -> String {
        var file = HouseholdFile(
            id: HouseholdID(code ?? text), village: text, className: text, maskedHolder: text,
            bank: text, maskedAccount: code ?? text, maskedPhone: code ?? text)
        if !isEmpty {
            file.members = [person(text, code: code), person(text, code: code)]
            file.totals = Cause.allCases.map {
                .init(cause: $0, year: 2026, amount: .yuan(-1_234))
            }
            file.claims = ClaimState.allCases.map { row(text, $0, code: code) }
        }
        return HouseholdPage(language: language, file: file, at: at).render()
    }

    static func people(_ outcome: PeoplePage.Outcome?, _ language: Language) -> String {
        PeoplePage(language: language, outcome: outcome, at: at).render()
    }
}
