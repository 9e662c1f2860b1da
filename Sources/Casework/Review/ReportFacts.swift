import Domain
import Sampling

/// 报告所据 - what a report says besides the figures of its round: who reports, who did what, what
/// followed.
package struct ReportFacts: Sendable {
    package var from: Day
    package var to: Day
    package var heading: ReviewReportContent.Heading
    /// By what name a verifier stands in the report; the one in the frame where there is none.
    package var verifiers: [VerifierName: String]
    package var towns: [AreaCode: Town]
    /// 定框 - when and by whom.
    package var framedAt: Instant
    package var framedBy: String
    /// 样本量依据 - of both parts; empty where the office fixed the size.
    package var paidReasons: [ReviewSizeStep]
    package var refusedReasons: [ReviewSizeStep]
    /// 滚动季度 - nil where no earlier round shares it.
    package var quarter: ReviewQuarter?
    package var tolerableRate: Share
    package var tolerableMoney: Share
    package var tolerance: ReviewTolerance
    /// 标准方案 - a plan of GB/T 2828.1 for the same population.
    package var standard: (limit: AcceptanceQualityLimit, plan: AcceptancePlan)?
    /// 定种经过 - in the order of the events.
    package var minutes: [SeedCeremony.Minute]
    /// Who read the dice off.
    package var diceReaders: [String]
    /// 差异 - by item: the fields in which findings differed beyond the tolerance.
    package var differences: [SampleItemID: [ComparedField]]
    /// 二次复核 - of items whose first review was completed.
    package var second: [SampleItemID: ErrorClass?]
    /// 历轮 - the rounds before this one, in their order.
    package var before: [ReviewReportContent.RoundLine]
    /// Whether this round passed, by the office's rule.
    package var isAccepted: Bool
    /// 检验严格度 - of the next round, and the switching score where it is known.
    package var severity: InspectionSeverity
    package var score: Int?
    package var measures: [ReviewReportContent.Measure]
    package var rectifications: [Rectification]
    package var recoveries: ReviewReportContent.Recoveries
    package var checkpoint: ReviewReportContent.Checkpoint?
    /// Of the JSON report, in hexadecimal; empty before it is published.
    package var reportDigest: String
    /// 复算查询
    package var queries: [ReviewReportContent.Recount]

    package init(
        from: Day, to: Day, heading: ReviewReportContent.Heading,
        verifiers: [VerifierName: String] = [:], towns: [AreaCode: Town] = [:], framedAt: Instant,
        framedBy: String = "", paidReasons: [ReviewSizeStep] = [],
        refusedReasons: [ReviewSizeStep] = [],
        tolerableRate: Share, tolerableMoney: Share, tolerance: ReviewTolerance = .standard,
        standard: (limit: AcceptanceQualityLimit, plan: AcceptancePlan)? = nil,
        minutes: [SeedCeremony.Minute] = [], diceReaders: [String] = [],
        differences: [SampleItemID: [ComparedField]] = [:],
        second: [SampleItemID: ErrorClass?] = [:], before: [ReviewReportContent.RoundLine] = [],
        isAccepted: Bool, severity: InspectionSeverity = .normal, score: Int? = nil,
        measures: [ReviewReportContent.Measure] = [],
        rectifications: [Rectification] = [],
        recoveries: ReviewReportContent.Recoveries,
        checkpoint: ReviewReportContent.Checkpoint? = nil,
        reportDigest: String = "", queries: [ReviewReportContent.Recount] = []
    ) {
        self.from = from
        self.to = to
        self.heading = heading
        self.verifiers = verifiers
        self.towns = towns
        self.framedAt = framedAt
        self.framedBy = framedBy
        self.paidReasons = paidReasons
        self.refusedReasons = refusedReasons
        self.tolerableRate = tolerableRate
        self.tolerableMoney = tolerableMoney
        self.tolerance = tolerance
        self.standard = standard
        self.minutes = minutes
        self.diceReaders = diceReaders
        self.differences = differences
        self.second = second
        self.before = before
        self.isAccepted = isAccepted
        self.severity = severity
        self.score = score
        self.measures = measures
        self.rectifications = rectifications
        self.recoveries = recoveries
        self.checkpoint = checkpoint
        self.reportDigest = reportDigest
        self.queries = queries
    }

    /// 乡镇
    package struct Town: Sendable {
        package var name: String
        package var position: Position?

        package init(
            name: String, position: Position?
        ) {
            self.name = name
            self.position = position
        }
    }
}

extension ReportFacts {
    /// A stratum with the names of its town or verifier in place of their numbers; the parts stand
    /// as they do in the frame.
    func name(of stratum: Stratum) -> String {
        stratum.rawValue.split(separator: "|", omittingEmptySubsequences: false).map { part in
            let part = String(part)
            return towns[AreaCode(part)]?.name ?? verifiers[VerifierName(part)] ?? part
        }.joined(separator: "|")
    }
}
