import Domain
import Wording

/// 理算书 - how an amount came about, line by line, for whoever recomputes it by hand, the household
/// first of all.
package struct CalculationSheet: Sendable, Equatable {
    package var number: String
    package var claim: Claim.ID
    package var household: HouseholdID
    package var holder: String
    package var village: String
    /// 户类型 in words.
    package var className: String
    package var cause: Cause
    package var scheme: String
    package var facts: VerifiedFacts
    package var assessment: Assessment
    package var made: Instant
    package var language: Language

    package init(
        number: String, claim: Claim.ID, household: HouseholdID, holder: String,
        village: String, className: String, cause: Cause, scheme: String, facts: VerifiedFacts,
        assessment: Assessment, made: Instant, language: Language = .chinese
    ) {
        self.number = number
        self.claim = claim
        self.household = household
        self.holder = holder
        self.village = village
        self.className = className
        self.cause = cause
        self.scheme = scheme
        self.facts = facts
        self.assessment = assessment
        self.made = made
        self.language = language
    }

    package var sheet: Sheet {
        Sheet(
            title: CalculationWord.title[language], number: number, made: made,
            language: language,
            blocks: [
                .facts(heading), .heading(CalculationWord.verified[language]),
                .table(verified), .heading(CalculationWord.steps[language]), .table(steps),
                .facts(result),
                .signatures([
                    Signature(role: RosterWord.prepared[language]),
                    Signature(role: RosterWord.checked[language]),
                ]),
            ])
    }

    private var heading: [Fact] {
        [
            Fact(PaperWord.claim[language], "\(claim)"),
            Fact(PaperWord.household[language], household.rawValue),
            Fact(PaperWord.holder[language], Mask.name(holder)),
            Fact(PaperWord.village[language], village),
            Fact(CalculationWord.householdClass[language], className),
            Fact(PaperWord.cause[language], cause.text[language]),
            Fact(CalculationWord.scheme[language], scheme),
        ]
    }

    private var verified: Table {
        let income = facts.income
        let rows: [(Text, String)] =
            [
                (PaperWord.members, "\(facts.members)"),
                (CalculationWord.wage, income.wage.grouped),
                (CalculationWord.business, income.businessIncome.grouped),
                (CalculationWord.businessCost, income.businessCost.grouped),
                (CalculationWord.property, income.property.grouped),
                (CalculationWord.transfer, income.transfer.grouped),
                (CalculationWord.paidThisYear, facts.paidThisYear.grouped),
            ]
            + Cause.allCases.filter { facts.bases[$0] != .zero }.map {
                (CalculationWord.basis($0), facts.bases[$0].grouped)
            }
        return Table(
            columns: [
                .init(CalculationWord.item[language], 3),
                .init(CalculationWord.figure[language], 2, .trailing),
            ],
            rows: rows.map { [.text($0.0[language]), .text($0.1)] })
    }

    private var steps: Table {
        Table(
            columns: [
                .init(PaperWord.order[language], 0.8, .centre),
                .init(CalculationWord.step[language], 2.6),
                .init(CalculationWord.formula[language], 4.4),
                .init(CalculationWord.outcome[language], 2.2, .trailing),
                .init(CalculationWord.rule[language], 2.8),
            ],
            rows: assessment.working.steps.enumerated().map { index, step in
                [
                    .text("\(index + 1)"), .text(step.title), .text(step.figures),
                    .text(step.result), .text(step.rule),
                ]
            })
    }

    private var result: [Fact] {
        let payable = assessment.payable[cause]
        return [
            Fact(
                CalculationWord.perCapita[language], assessment.perCapitaIncome.grouped),
            Fact(CalculationWord.byRule[language], assessment.byRule[cause].grouped),
            Fact(CalculationWord.payable[language], payable.both(in: language)),
        ]
    }
}
