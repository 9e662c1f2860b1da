import Casework
import Domain
import Sampling
import Store

extension ReportSample {
    /// What a report says besides its figures.
    func facts(
        of report: ReviewReport, _ minutes: [SeedCeremony.Minute]
    ) throws -> ReportFacts {
        let totals = (
            report.frame.total(of: .paid).count, report.frame.total(of: .refused).count
        )
        var facts = ReportFacts(
            from: Day(2026, 7, 1)!, to: Day(2026, 9, 30)!, heading: heading,
            framedAt: Instant(Day(2026, 10, 5)!, secondsAfterMidnight: 32_400),
            framedBy: "陈静", tolerableRate: try Share("0.05"),
            tolerableMoney: try Share("0.05"), isAccepted: false,
            recoveries: .init(
                toRecover: .yuan(21_480), recovered: .yuan(6_000), toPay: .yuan(3_150),
                paid: .yuan(3_150), fee: .yuan(86_000), deducted: .yuan(4_300)))
        facts.verifiers = Dictionary(
            uniqueKeysWithValues: ReportSample.verifiers.map { ($0.id, $0.name) })
        facts.towns = Dictionary(
            uniqueKeysWithValues: ReportSample.towns.map {
                ($0.code, ReportFacts.Town(name: $0.name, position: $0.at))
            })
        facts.paidReasons = [
            .population(totals.0), .monetary(tolerable: 0.05, expected: 0),
            .enough(size: 60, probability: 0.0498, risk: 0.05),
            .oneLess(size: 59, probability: 0.0523),
        ]
        facts.refusedReasons = [
            .population(totals.1), .tolerated(rate: 0.05, errors: totals.1 / 20),
            .allowed(errors: 0), .enough(size: 40, probability: 0.0481, risk: 0.05),
            .oneLess(size: 39, probability: 0.0518),
        ]
        if let plan = lotInspectionPlan(lot: totals.0 + totals.1, limit: .t2500) {
            facts.standard = (.t2500, plan)
        }
        facts.minutes = minutes
        facts.diceReaders = ["陈静", "孙敏"]
        let confidence = try Share("0.95")
        facts.before = [
            .init(
                round: "2026-1", rate: countedRate(4, of: 118, confidence: confidence),
                isAccepted: true),
            .init(
                round: "2026-2", rate: countedRate(7, of: 121, confidence: confidence),
                isAccepted: true),
        ]
        facts.score = 3
        facts.measures = measures
        facts.rectifications = rectifications
        facts.checkpoint = .init(
            size: 48_213, root: String(repeating: "9f3a", count: 16),
            signedAt: Instant(Day(2026, 10, 5)!, secondsAfterMidnight: 36_000), key: "fangpin-sm2-1"
        )
        facts.queries = reviewRecounts(of: report.round.framing.round)
        return facts
    }

    private var heading: ReviewReportContent.Heading {
        .init(
            office: "某县防贫办公室", number: "某防贫办〔2026〕12号", addressee: "县防贫工作领导小组",
            made: Instant(Day(2026, 10, 30)!, secondsAfterMidnight: 54_000),
            signers: [
                .init(role: .preparer, name: "陈静"), .init(role: .reviewer, name: "李国华"),
                .init(role: .leader, name: ""),
            ])
    }

    private var measures: [ReviewReportContent.Measure] {
        let at = Instant(Day(2026, 10, 29)!, secondsAfterMidnight: 40_000)
        let basis: [String: Int64] = ["wrong": 3, "reviewed": 8]
        func measure(
            _ number: Int64, _ kind: ReviewConsequence.Kind, _ subject: String, _ rule: String,
            _ state: ReviewConsequence.State, amount: Fen? = nil
        ) -> ReviewReportContent.Measure {
            let isOpen = state == .proposed
            return .init(
                consequence: ReviewConsequence(
                    number: number, round: "2026-3", kind: kind, amount: amount, rule: rule,
                    basis: basis, state: state, proposedAt: at, decidedBy: isOpen ? nil : "li",
                    decidedAt: isOpen ? nil : at),
                subject: subject, decidedBy: isOpen ? "" : "李国华")
        }
        return [
            measure(1, .reverify, "陈国强", "class_a", .confirmed),
            measure(2, .suspend, "陈国强", "suspend_above", .confirmed),
            measure(3, .deductFee, "", "recheck_above", .confirmed, amount: .yuan(4_300)),
            measure(4, .recheckTown, "东山乡", "recheck_above", .proposed),
            measure(5, .recover, "300117", "overpaid", .rejected, amount: .yuan(6_000)),
        ]
    }

    private var rectifications: [Rectification] {
        let opened = Instant(Day(2026, 10, 20)!, secondsAfterMidnight: 40_000)
        return [
            Rectification(
                number: 1, round: "2026-3", consequence: 1, item: "300117",
                task: "重新入户核实家庭收入并补全证明材料，多发部分予以追回", responsible: "某保险公司县支公司",
                dueOn: Day(2026, 11, 28)!, amount: .yuan(6_000), openedBy: "chen",
                openedAt: opened),
            Rectification(
                number: 2, round: "2026-3", consequence: nil, item: nil,
                task: "就两人入户、当面签字组织全员培训", responsible: "某保险公司县支公司",
                dueOn: Day(2026, 10, 26)!, amount: nil, openedBy: "chen", openedAt: opened,
                doneBy: "chen", doneAt: Instant(Day(2026, 10, 28)!), outcome: "已培训28人，附签到表"),
        ]
    }
}
