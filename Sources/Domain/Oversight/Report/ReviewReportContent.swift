/// 抽样复核报告内容 - everything that the report of a round shows, as plain values: the paper, the
/// workbook and the page are made from it and compute nothing.
///
/// Rates are from 0 to 1, money is in fen. Nil is what cannot be estimated. ``Query`` names, for
/// each part, the query that recomputes it.
package struct ReviewReportContent: Sendable, Equatable {
    package var round: ReviewRoundID
    /// 期间 - both days included.
    package var from: Day
    package var to: Day
    package var heading: Heading
    /// With which confidence every interval and bound speaks.
    package var confidence: Double
    package var population: Population
    package var design: Design
    package var ceremony: SeedCeremony
    /// 中签清单 - in the order of the lots.
    package var items: [Item]
    package var completion: [Completion]
    /// 差错类别 - A to D, zeros included.
    package var classes: [ClassCount]
    /// 典型问题 - the most frequent first.
    package var problems: [Problem]
    package var money: Money
    package var paid: PaidRates
    package var refused: RefusedRates
    /// 瞄准误差
    package var targeting: Targeting?
    /// 二次复核 - nil when nothing was reviewed a second time.
    package var second: SecondReviews?
    package var verifiers: VerifierTable
    package var towns: [Town]
    package var agreement: AgreementFigures?
    package var income: IncomeDifferences?
    package var trend: TrendFigures
    /// 处理措施
    package var measures: [Measure]
    /// 限时整改
    package var rectifications: [Rectification]
    package var recoveries: Recoveries
    /// 局限 - what must be said of the figures, in the order of ``Limitation``.
    package var limitations: [Limitation]
    package var evidence: Evidence
    /// 复算查询 - the SQL of each, ready to be run.
    package var queries: [Recount]

    package init(
        round: ReviewRoundID, from: Day, to: Day, heading: Heading, confidence: Double,
        population: Population, design: Design, ceremony: SeedCeremony, items: [Item],
        completion: [Completion], classes: [ClassCount], problems: [Problem], money: Money,
        paid: PaidRates, refused: RefusedRates, targeting: Targeting?, second: SecondReviews?,
        verifiers: VerifierTable, towns: [Town], agreement: AgreementFigures?,
        income: IncomeDifferences?, trend: TrendFigures, measures: [Measure],
        rectifications: [Rectification], recoveries: Recoveries, limitations: [Limitation],
        evidence: Evidence, queries: [Recount]
    ) {
        self.round = round
        self.from = from
        self.to = to
        self.heading = heading
        self.confidence = confidence
        self.population = population
        self.design = design
        self.ceremony = ceremony
        self.items = items
        self.completion = completion
        self.classes = classes
        self.problems = problems
        self.money = money
        self.paid = paid
        self.refused = refused
        self.targeting = targeting
        self.second = second
        self.verifiers = verifiers
        self.towns = towns
        self.agreement = agreement
        self.income = income
        self.trend = trend
        self.measures = measures
        self.rectifications = rectifications
        self.recoveries = recoveries
        self.limitations = limitations
        self.evidence = evidence
        self.queries = queries
    }

    /// 发文 - who reports to whom.
    package struct Heading: Sendable, Equatable {
        /// 发文机关
        package var office: String
        /// 文号; empty as long as it has none.
        package var number: String
        /// 主送
        package var addressee: String
        package var made: Instant
        /// Who signs, and as what.
        package var signers: [Signer]

        package init(
            office: String, number: String, addressee: String, made: Instant, signers: [Signer]
        ) {
            self.office = office
            self.number = number
            self.addressee = addressee
            self.made = made
            self.signers = signers
        }
    }

    /// 签名人 - the name is empty where it is not known.
    package struct Signer: Sendable, Equatable {
        package var role: SignerRole
        package var name: String

        package init(
            role: SignerRole, name: String
        ) {
            self.role = role
            self.name = name
        }
    }

    /// 签名身份
    package enum SignerRole: String, CaseIterable, Sendable {
        /// 编制人
        case preparer
        /// 复核人
        case reviewer
        /// 负责人
        case leader
    }

    /// 复算查询名 - the names of the queries, as they stand behind the captions.
    package enum Query: String, CaseIterable, Sendable {
        case population, exclusions, plan, seed, drawn, completion, classes, problems, money
        case paidRate = "paid_rate"
        case refused, targeting, second, verifiers, towns, agreement, income, trend, measures
        case rectifications, recoveries, evidence
    }

    /// 复算查询 - a query and its text, the round's number already in it.
    package struct Recount: Sendable, Equatable {
        package var query: Query
        /// 公用定义 - what several queries begin with; empty for those that do not.
        package var preamble: String
        package var sql: String

        /// All of it, ready to be run.
        package var statement: String { preamble.isEmpty ? sql : preamble + "\n" + sql }

        package init(
            query: Query, preamble: String, sql: String
        ) {
            self.query = query
            self.preamble = preamble
            self.sql = sql
        }
    }

    /// 区间 - from which to which value; both are rates unless something else is said.
    package struct Bounds: Sendable, Equatable {
        package var lower: Double
        package var upper: Double

        package init(
            lower: Double, upper: Double
        ) {
            self.lower = lower
            self.upper = upper
        }
    }

    /// 证据 - by what the report can be held to what was published.
    package struct Evidence: Sendable, Equatable {
        /// 留痕检查点 - of the trail that holds the framing; nil before one was signed.
        package var checkpoint: Checkpoint?
        /// 定框摘要
        package var framing: String
        /// 计划摘要 - of the plan in force, extensions included.
        package var plan: String
        /// 机读报告摘要 - of the JSON report, in hexadecimal; empty before it is published.
        package var report: String

        package init(
            checkpoint: Checkpoint?, framing: String, plan: String, report: String
        ) {
            self.checkpoint = checkpoint
            self.framing = framing
            self.plan = plan
            self.report = report
        }
    }

    /// 检查点
    package struct Checkpoint: Sendable, Equatable {
        /// How many entries of the trail it covers.
        package var size: Int64
        /// In hexadecimal.
        package var root: String
        package var signedAt: Instant
        /// The name of the key that signed it.
        package var key: String

        package init(
            size: Int64, root: String, signedAt: Instant, key: String
        ) {
            self.size = size
            self.root = root
            self.signedAt = signedAt
            self.key = key
        }
    }

    /// 局限 - what must be said of the figures of a round.
    package enum Limitation: String, CaseIterable, Sendable {
        /// Of every report: figures speak of what was recorded in the period.
        case scope
        /// Of every report: the standard error of the paid part is that of hits with replacement.
        case replacement
        /// Of every report: Stringer's bound is no exact one.
        case stringer
        /// The interval of the refused part is that of an effective sample size.
        case effectiveSize
        /// Fewer than 98 in a hundred reviews were completed.
        case incomplete
        /// Somebody was absent from the ceremony.
        case absent
        /// Somebody was bound and kept the part back: silence was a choice.
        case withheld
        /// Verifiers whose sample is smaller than planned.
        case smallSamples = "small_samples"
        /// Nothing was reviewed a second time, so that the review's own errors are unknown.
        case noSecondReview = "no_second_review"
        /// A stratum without a completed review: its rate is not known, nor that of all.
        case emptyStratum = "empty_stratum"
        /// The sample was extended after it was drawn.
        case extended
    }
}
