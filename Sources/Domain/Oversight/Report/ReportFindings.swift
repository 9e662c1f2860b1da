extension ReviewReportContent {
    /// 中签项 - an item that was drawn, why, and what came of it.
    package struct Item: Sendable, Equatable {
        /// Its number in the frame: of a claim, or of a claim and a visit.
        package var id: SampleItemID
        /// 签号 - as text that sorts as the lots do.
        package var lot: String
        package var part: ReviewPart
        package var stratum: String
        /// By their names.
        package var town: String
        package var verifier: String
        package var size: Fen
        package var forced: [ForcedReason]
        /// 必抽 - it is so large that it is certain.
        package var isCertain: Bool
        /// How often its money was hit.
        package var hits: Int
        /// Its place in its stratum of the refused part; 0 where it was not drawn there.
        package var rank: Int
        /// 补抽 - it is among the smallest lots of its verifier.
        package var isTopUp: Bool
        /// Nil before the review has ended.
        package var result: Result?

        package init(
            id: SampleItemID, lot: String, part: ReviewPart, stratum: String, town: String,
            verifier: String, size: Fen, forced: [ForcedReason], isCertain: Bool, hits: Int,
            rank: Int, isTopUp: Bool, result: Result?
        ) {
            self.id = id
            self.lot = lot
            self.part = part
            self.stratum = stratum
            self.town = town
            self.verifier = verifier
            self.size = size
            self.forced = forced
            self.isCertain = isCertain
            self.hits = hits
            self.rank = rank
            self.isTopUp = isTopUp
            self.result = result
        }
    }

    /// 复核结果
    package struct Result: Sendable, Equatable {
        package var outcome: ReviewOutcome
        /// Nil for no error, and where nothing was reviewed.
        package var errorClass: ErrorClass?
        /// 核定 - what should be paid.
        package var right: Fen

        package init(
            outcome: ReviewOutcome, errorClass: ErrorClass?, right: Fen
        ) {
            self.outcome = outcome
            self.errorClass = errorClass
            self.right = right
        }
    }

    /// 完成情况 - of a part, or of all that was drawn where it is nil.
    package struct Completion: Sendable, Equatable {
        package var part: ReviewPart?
        package var drawn: Int
        package var completed: Int
        package var refused: Int
        package var untraceable: Int
        /// Of class A or B.
        package var wrong: Int

        package init(
            part: ReviewPart?, drawn: Int, completed: Int, refused: Int, untraceable: Int,
            wrong: Int
        ) {
            self.part = part
            self.drawn = drawn
            self.completed = completed
            self.refused = refused
            self.untraceable = untraceable
            self.wrong = wrong
        }

        /// Less than 98 in a hundred are completed.
        package var isTooLow: Bool { completed * 100 < drawn * 98 }
        /// How many errors there are if every missing review had found one.
        package var worst: Int { wrong + drawn - completed }
    }

    /// 差错类别 - how many of a class were found in each part.
    package struct ClassCount: Sendable, Equatable {
        package var errorClass: ErrorClass
        package var paid: Int
        package var refused: Int

        package init(
            errorClass: ErrorClass, paid: Int, refused: Int
        ) {
            self.errorClass = errorClass
            self.paid = paid
            self.refused = refused
        }
    }

    /// 典型问题 - a field in which the findings differed, beyond what is tolerated.
    package struct Problem: Sendable, Equatable {
        package var field: Field
        package var items: Int
        /// Some of the items, the first by their lots.
        package var examples: [SampleItemID]

        package init(
            field: Field, items: Int, examples: [SampleItemID]
        ) {
            self.field = field
            self.items = items
            self.examples = examples
        }

        /// 比对字段
        package enum Field: String, CaseIterable, Sendable {
            case members, income, assets, bills, eligibility, amount, account, visit, signature
            case notice
            case moneyReceived = "money_received"
        }
    }

    /// 处理措施 - what a verdict leads to, with the names that people know.
    package struct Measure: Sendable, Equatable {
        package var consequence: ReviewConsequence
        /// Whom or what it is about; empty for the insurer.
        package var subject: String
        /// Empty as long as nobody has decided.
        package var decidedBy: String

        package init(
            consequence: ReviewConsequence, subject: String, decidedBy: String
        ) {
            self.consequence = consequence
            self.subject = subject
            self.decidedBy = decidedBy
        }
    }

    /// 资金追回与补发 - what the confirmed measures come to, and the effect on the insurer's fee.
    package struct Recoveries: Sendable, Equatable {
        /// 应追回, 已追回
        package var toRecover: Fen
        package var recovered: Fen
        /// 应补发, 已补发
        package var toPay: Fen
        package var paid: Fen
        /// 本期服务费 - what the fund paid the insurer in the days of the round, more than 0; nil
        /// where it paid nothing.
        package var fee: Fen?
        /// 扣减 - of confirmed measures.
        package var deducted: Fen

        package init(
            toRecover: Fen, recovered: Fen, toPay: Fen, paid: Fen, fee: Fen?, deducted: Fen
        ) {
            self.toRecover = toRecover
            self.recovered = recovered
            self.toPay = toPay
            self.paid = paid
            self.fee = fee
            self.deducted = deducted
        }
    }
}
