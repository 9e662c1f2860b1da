import Casework
import Domain
import Web
import Wording

/// The pages of the sampling review, filled like the others.
extension Sample {
    private static let reviewer = Session(
        kind: .person, id: 1, actor: Actor(id: "9", roles: Set(Role.allCases)), name: "9",
        beganAt: at, expiresAt: at)
    private static let digest = String(repeating: "0a", count: 32)

    static func reviews(_ text: String, _ language: Language) -> [(name: String, page: String)] {
        let rows = ReviewState.allCases.map { round(text, $0).row }
        var pages = [
            (
                "reviews",
                ReviewsPage(language: language, rows: rows, session: reviewer, at: at).render()
            ),
            (
                "no reviews",
                ReviewsPage(language: language, rows: [], session: reviewer, at: at).render()
            ),
            ("review items", items(text, language)),
            (
                "no review items",
                ReviewItemsPage(language: language, round: "2026-1", rows: [], at: at).render()
            ),
            (
                "rectifications",
                RectificationsPage(
                    language: language, rows: rectifications(text), session: reviewer, at: at
                ).render()
            ),
        ]
        var new = NewReviewPage(language: language, session: reviewer, at: at)
        pages.append(("new review", new.render()))
        new.sizing = sizing(text)
        pages.append(("sized review", new.render()))
        for state in ReviewState.allCases {
            pages.append(
                (
                    "review \(state)",
                    ReviewPage(
                        language: language, view: round(text, state),
                        comparisons: state >= .drawn ? comparisons(text) : [],
                        session: reviewer, at: at
                    ).render()
                ))
        }
        return pages + tasks(text, language) + comparisonPages(text, language)
    }

    private static func sizing(_ text: String) -> ReviewSizingView {
        let steps: [ReviewSizeStep] = [
            .population(400), .census(below: 30), .tolerated(rate: 0.05, errors: 20),
            .allowed(errors: 0), .enough(size: 58, probability: 0.0491, risk: 0.05),
            .oneLess(size: 57, probability: 0.0519), .withoutCorrection(size: 59),
            .corrected(size: 55), .allowance(percent: 150, size: 83), .yearlyMinimum(75),
            .monetary(tolerable: 0.05, expected: 0.01),
            .lotPlan(limit: .t2500, severity: .tightened, size: 50, allowed: 2),
        ]
        let part = ReviewSizingView.Part(
            population: 400, sum: .yuan(900_000), size: 58, reasons: steps)
        return ReviewSizingView(
            paid: part, refused: part, excluded: ["unheard_of": 3],
            forced: Dictionary(uniqueKeysWithValues: ForcedReason.allCases.map { ($0, 1) }),
            verifiers: 4, severity: .normal,
            acceptance: [AcceptancePoint(rate: 0.1, acceptance: 0.25)])
    }

    private static func row(_ state: ReviewState) -> ReviewRoundRow {
        ReviewRoundRow(
            id: "2026-2", state: state, from: day, to: day + 30, againOf: "2026-1", framedAt: at,
            inside: 800, excluded: 3, sum: .yuan(900_000), drawn: state >= .drawn ? 2 : 0,
            ended: state >= .reviewed ? 2 : 0, paidRate: state == .reported ? 0.0315 : nil,
            refusedRate: state == .reported ? .nan : nil,
            overProjected: state == .reported ? 1e30 : nil,
            overUpper: state == .reported ? 22_468_000 : nil)
    }

    private static func round(_ text: String, _ state: ReviewState) -> ReviewRoundView {
        ReviewRoundView(
            row: row(state), againWhy: text, sizing: sizing(text), mode: .sm3,
            design: state == .framed ? .risk : .lots(.t2500), terms: ReviewTerms(),
            frameRoot: digest, framingDigest: digest, planDigest: digest,
            framedBy: OfficerID(text), checkpoint: state == .framed ? nil : 7,
            seed: seed(text, state),
            extensions: state == .framed
                ? [] : [ReviewExtension(paid: 3, refused: nil, at: at, by: OfficerID(text))],
            outcomes: [.done: 1, .refused: 1],
            events: [
                ReviewEventRow(place: 1, at: at, by: OfficerID(text), kind: "commit"),
                ReviewEventRow(place: 2, at: at, by: OfficerID(text), kind: "unheard_of"),
            ], consequences: state == .reported ? consequences(text) : [],
            rectifications: state == .framed ? [] : rectifications(text),
            trend: state == .framed ? [] : [row(.reported)], severity: .reduced,
            reportDigest: state == .reported ? digest : nil)
    }

    private static func seed(_ text: String, _ state: ReviewState) -> ReviewSeedView {
        let isOpen = state <= .committed
        return ReviewSeedView(
            commitmentsUntil: state == .framed ? at.advanced(bySeconds: 60) : at,
            parties: ReviewParty.allCases.map { party in
                let has = !isOpen && party == .auditor
                return ReviewSeedView.Party(
                    party: party, officer: OfficerID(text),
                    committedAt: at, commitment: state == .framed ? nil : digest,
                    revealedAt: at, part: has ? digest : nil,
                    isAbsent: !isOpen && party == .office, isWithheld: !isOpen && !has)
            },
            readings: [ReviewSeedView.Reading(reader: OfficerID(text), at: at)],
            dice: isOpen ? nil : "01234567890123456789", lottery: text,
            lotteryDigits: isOpen ? nil : "0815", seed: isOpen ? nil : digest)
    }

    private static func consequences(_ text: String) -> [ReviewConsequence] {
        ReviewConsequence.Kind.allCases.enumerated().map { place, kind in
            ReviewConsequence(
                number: Int64(place), round: "2026-2", kind: kind,
                officer: place % 3 == 0 ? OfficerID(text) : nil,
                town: place % 3 == 1 ? AreaCode(text) : nil, claim: place % 3 == 2 ? 7 : nil,
                amount: place % 2 == 0 ? .yuan(100) : nil, rule: "unheard_of",
                basis: ["wrong": 3, "unheard_of": 1],
                state: ReviewConsequence.State.allCases[place % 3], proposedAt: at,
                decidedBy: place % 3 == 0 ? nil : OfficerID(text),
                decidedAt: place % 3 == 0 ? nil : at, reason: place % 3 == 2 ? text : nil)
        }
    }

    private static func rectifications(_ text: String) -> [Rectification] {
        [true, false].map { isOpen in
            Rectification(
                number: isOpen ? 1 : 2, round: "2026-2", consequence: isOpen ? nil : 4,
                item: isOpen ? SampleItemID(text) : nil, task: text, responsible: text,
                dueOn: day, amount: isOpen ? .yuan(300) : nil, openedBy: OfficerID(text),
                openedAt: at, doneBy: isOpen ? nil : OfficerID(text), doneAt: isOpen ? nil : at,
                outcome: isOpen ? nil : text)
        }
    }

    private static func items(_ text: String, _ language: Language) -> String {
        let rows = ReviewPart.allCases.enumerated().map { place, part in
            ReviewItemRow(
                item: SampleItemID(text), claim: 7, part: part, place: place + 1, lot: digest,
                stratum: text, size: .yuan(3_000), verifier: text, town: AreaCode(text),
                forced: ForcedReason.allCases, isCertain: place == 0, hits: place, rank: place,
                isTopUp: place == 1, generation: place, outcome: place == 0 ? nil : .done,
                endedAt: place == 0 ? nil : at, errorClass: place == 0 ? nil : .amount,
                right: place == 0 ? nil : .yuan(2_500))
        }
        return ReviewItemsPage(language: language, round: "2026-2", rows: rows, at: at).render()
    }
}

// The reviewers' own pages, and what their reviews came to.

extension Sample {
    private static func facts(_ text: String, isFull: Bool) -> ReviewFacts {
        ReviewFacts(
            members: ReviewFacts.household(of: 3),
            income: isFull ? ["wage": .yuan(12_000), text: .yuan(3)] : nil,
            assets: isFull ? [text] : [],
            bills: [ReviewFacts.ownCosts: .yuan(900), text: .yuan(7)],
            isEligible: isFull, amount: .yuan(500), ownsAccount: true, visitHappened: isFull,
            isSigned: nil, noticePosted: false, moneyReceived: .yuan(500))
    }

    private static func tasks(
        _ text: String, _ language: Language
    ) -> [(name: String, page: String)] {
        let rows = [day, nil].map { planned in
            ReviewTaskRow(
                round: "2026-2", item: SampleItemID(text), household: HouseholdID(text),
                maskedName: text, village: text, address: text, cause: .illness,
                reviewers: [OfficerID(text)], plannedOn: planned, dueOn: day, place: 3,
                attempts: 1)
        }
        let visits = [
            ReviewVisit.Outcome.nobodyHome, .refused, .moved, .found(facts(text, isFull: true)),
        ].enumerated().map { place, outcome in
            RecordedReviewVisit(
                number: Int64(place),
                visit: ReviewVisit(
                    means: ReviewMeans.allCases[place % 3], day: day,
                    reviewers: [OfficerID(text)], outcome: outcome, remark: text),
                recordedBy: OfficerID(text), recordedAt: at)
        }
        let views = [true, false].map { isNew in
            ReviewTaskView(
                row: rows[isNew ? 0 : 1], hours: isNew ? nil : VisitHours(open: 540, close: 660),
                maskedPhone: text, place: nil, members: isNew ? [] : [person(text)],
                assets: [text], questions: ReviewQuestion.allCases, visits: isNew ? [] : visits,
                end: isNew ? nil : .done)
        }
        return [
            ("my reviews", MyReviewsPage(language: language, rows: rows, at: at).render()),
            ("no tasks of mine", MyReviewsPage(language: language, rows: [], at: at).render()),
        ]
            + views.enumerated().map { place, view in
                (
                    "task \(place)",
                    ReviewTaskPage(language: language, task: view, session: reviewer, at: at)
                        .render()
                )
            }
    }

    private static func comparisons(_ text: String) -> [ReviewComparisonView] {
        let dispute = ReviewDispute(raisedBy: OfficerID(text), raisedAt: at, reason: text)
        var decided = dispute
        decided.decidedBy = OfficerID(text)
        decided.decidedAt = at
        decided.stands = .first
        decided.decision = text
        let disputes: [ReviewDispute?] = [nil, dispute, decided]
        return disputes.enumerated().map { place, dispute in
            ReviewComparisonView(
                item: SampleItemID(text), claim: 7, household: "340299",
                maskedName: text, village: text, first: facts(text, isFull: true),
                review: facts(text, isFull: false),
                differences: ReviewDifference.Field.allCases.map { field in
                    ReviewDifference(
                        field: field, amount: .yuan(-3), isTolerated: field == .members,
                        errorClass: field == .notice ? .evidence : nil)
                }, errorClass: place == 0 ? nil : .eligibility, paid: .yuan(500),
                right: .zero, comparedAt: at, disputeUntil: at.day, dispute: dispute,
                recheck: place == 2
                    ? ReviewRecheck(
                        right: .yuan(1), errorClass: .clerical, reason: text,
                        recheckedBy: OfficerID(text), recheckedAt: at) : nil)
        }
    }

    private static func comparisonPages(
        _ text: String, _ language: Language
    ) -> [(name: String, page: String)] {
        comparisons(text).enumerated().map { place, found in
            (
                "comparison \(place)",
                ReviewComparisonPage(
                    language: language, round: "2026-2", found: found, session: reviewer, at: at
                ).render()
            )
        }
    }
}
