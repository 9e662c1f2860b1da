import Casework
import Domain
import Standards
import Testing
import Web
import Wording

@Suite struct WordingTests {
    /// Every action that leaves a leaf is told in words.
    @Test(arguments: [
        LoadScheme.name, RegisterCounty.name, ImportFeed.name, ImportApplications.name,
        OpenLeads.name, PrescreenClaim.name, PrescreenList.name, RecordVerification.name,
        RecordCrosschecks.name, CrosscheckList.name,
        ResolveCrosscheck.name, AssessClaim.name, RecordVillageReview.name, PostNotice.name,
        RaiseObjection.name, RuleOnObjection.name, CloseNotice.name, ApproveClaim.name,
        OrderPayments.name, NameFundAccount.name, TakePaymentFile.name, ImportStatement.name,
        WithdrawClaim.name, GrantAppropriation.name,
        RaiseReminders.name, RetryWork.name, CreateOfficer.name, DeactivateOfficer.name,
        ReactivateOfficer.name, FoundAdministration.name, ProposeAppointment.name,
        ConfirmAppointment.name, RejectAppointment.name, WithdrawAppointment.name,
        EndAppointment.name, AddOfficer.name, ChangePassword.name,
        ResetPassword.name, UnlockOfficer.name, EnrolSecondFactor.name, ConfirmSecondFactor.name,
        RemoveSecondFactor.name, SignOutEverywhere.name, IssueToken.name, RevokeToken.name,
        RemoveOwnSecondFactor.name, BindCertificate.name, ConfirmCertificate.name,
        RevokeCertificate.name, BindSignOn.name, RemoveSignOn.name, ConfirmPayee.name,
        RevealPersonalData.name, ExportPrescreenings.name, ExportCrosschecks.name,
        FrameReview.name, CommitSeedPart.name, CloseCommitments.name, ReadDice.name,
        RecordLottery.name, RevealSeedPart.name, SettleSeed.name, DrawSample.name,
        ExtendSample.name, AssignReviews.name, RecordReviewVisit.name, FinishReview.name,
        DisputeReview.name, DecideReviewDispute.name, RecheckReview.name, CloseReview.name,
        PublishReviewReport.name, ConfirmConsequence.name, RejectConsequence.name,
        OpenRectification.name, CloseRectification.name,
    ])
    func actionsHaveWords(name: String) {
        let text = TrailWording.action(name)
        #expect(text.chinese.contains(/[\u{4E00}-\u{9FFF}]/))
        #expect(text.english != name)
    }

    @Test func notesAreToldInWords() {
        let notes: [CaseFile.Event.Note] = [
            .init(name: "state", value: "accepted"), .init(name: "ruling", value: "dismissed"),
            .init(name: "ruling", value: "exempt"), .init(name: "amount_fen", value: "-123456"),
            .init(name: "reason", value: ""), .init(name: "key", value: "abc"),
            .init(name: "file", value: String(repeating: "ab", count: 32)),
            .init(name: "reason", value: "<i>"), .init(name: "unheard_of", value: "<u>"),
        ]
        let chinese = TrailWording.notes(notes, in: .chinese).markup
        #expect(
            chinese == """
                <ul class="notes"><li>状态 待核查</li><li>处理 异议不成立</li><li>处理 豁免</li>\
                <li>金额（元） -1,234.56</li><li>文件摘要值 <code>abababababab</code></li>\
                <li>理由 <bdi>&lt;i&gt;</bdi></li><li>unheard_of <bdi>&lt;u&gt;</bdi></li></ul>
                """)
        #expect(!TrailWording.notes(notes, in: .english).markup.contains(/[\u{4E00}-\u{9FFF}]/))
        #expect(TrailWording.notes([], in: .english).isEmpty)
    }

    @Test(arguments: Language.allCases)
    func everyWorkingIsInWords(language: Language) {
        let workings = Workings.all
        #expect(workings.count > 100)
        for step in workings.flatMap(\.steps) where step.title != "适用方案" {
            for stored in [step.title, step.figures, step.result, step.rule] {
                let words = WorkingWording.words(of: stored, in: language)
                // The class, the ids and the items of the scheme are its own names.
                let own = words.replacing(/甲类|汽车|class-[0-9]/, with: "")
                switch language {
                case .chinese: #expect(!own.contains(/[A-Za-z]{2,}/), "\(stored) → \(words)")
                case .english:
                    #expect(!own.contains(/[\u{4E00}-\u{9FFF}，：（）、]/), "\(stored) → \(words)")
                }
                #expect(figures(words) == figures(stored), "\(stored) → \(words)")
            }
        }
    }

    @Test func keysWithinNamesAreNames() {
        let stored = "scheme relief-line-2026，classes cap_a，line 8.00，reasons"
        #expect(
            WorkingWording.words(of: stored, in: .chinese)
                == "方案 relief-line-2026，户类型 cap_a，标准线 8.00，reasons")
        #expect(WorkingWording.words(of: "", in: .english) == "")
    }

    @Test func namesOfExclusionsAreNames() {
        let stored = "exclusions：财政供养人员、收入证明"
        #expect(
            WorkingWording.words(of: stored, in: .english) == "exclusions: 财政供养人员、收入证明")
        #expect(
            WorkingWording.words(of: stored, in: .chinese) == "一票否决项目：财政供养人员、收入证明")
    }

    private func figures(_ text: String) -> [String] {
        text.matches(of: /[0-9]+(?:\.[0-9]+)?%?/).map { String($0.output) }
    }
}

/// Computations of every kind: each mode, both kinds of line and cap, every way to get nothing.
private enum Workings {
    static let all: [Working] = schemes.flatMap { scheme in
        scheme.classes.flatMap { householdClass in
            [-1, 0, 900, 30_000, 90_000].flatMap { basis in
                [0, 20_000, 90_000].flatMap { wage in
                    [false, true].map { isExcluded in
                        working(
                            scheme, householdClass.id, .yuan(basis), .yuan(wage), isExcluded)
                    }
                }
            }
        }
    }

    private static func working(
        _ scheme: Scheme, _ classID: ClassID, _ basis: Fen, _ wage: Fen, _ isExcluded: Bool
    ) -> Working {
        assess(
            VerifiedFacts(
                classID: classID, members: 2, income: Income(wage: wage, businessCost: .yuan(10)),
                bases: CauseAmounts(illness: basis, education: basis), excluded: isExcluded,
                paidThisYear: wage), under: scheme
        ).working
    }

    private static let half = Percent(basisPoints: 5_025)!
    private static let bands = [
        ReliefBand(above: .yuan(1_000), rate: half), ReliefBand(above: .yuan(40_000), rate: half),
    ]
    private static let formulas: [ReliefFormula] = [
        .thresholdWhole(rate: half), .deductible(.yuan(50_000), rate: half),
        .bandsMarginal(bands), .bandsWhole(bands), .perHead(.yuan(300), max: .yuan(500)),
        .flat(.yuan(800)),
    ]

    private static var schemes: [Scheme] {
        let roundings: [Rounding] = [
            Rounding(unit: .fen, method: .halfUp), Rounding(unit: .jiao, method: .down),
            Rounding(unit: .yuan, method: .halfUp), Rounding(unit: .yuan, method: .down),
            Rounding(unit: .fen, method: .down), Rounding(unit: .jiao, method: .halfUp),
        ]
        return roundings.enumerated().map { index, rounding in
            let isOdd = index % 2 == 1
            return scheme(
                rounding, comparison: isOdd ? .below : .atMost, inclusive: isOdd,
                cap: isOdd ? .yuan(400) : nil)
        }
    }

    private static func scheme(
        _ rounding: Rounding, comparison: IncomeStandard.Comparison, inclusive: Bool, cap: Fen?
    ) -> Scheme {
        let classes = formulas.indices.map {
            HouseholdClass(id: ClassID("class-\($0)"), name: "甲类", incomeTest: $0 % 2 == 0)
        }
        let relief = zip(classes, formulas).map { householdClass, formula in
            ReliefRule(
                cause: .illness, classID: householdClass.id, scope: .person,
                warningLine: .yuan(900), inclusive: inclusive, formula: formula, cap: cap)
        }
        return Scheme(
            id: "scheme", title: "试算", document: "无", appliesBy: .event, validFrom: nil,
            validTo: nil,
            incomeStandard: IncomeStandard(line: .yuan(8_000), comparison: comparison),
            classes: classes, defaultClass: classes[0].id, relief: relief,
            householdYearCap: cap.map { $0 + $0 }, rounding: rounding, exclusions: ["汽车"],
            deadlines: Deadlines(), verification: VerificationTerms(), noticeDays: 7,
            reviewQuorum: 5, sampling: SamplingTerms())
    }
}
