/// 案件列表行 - a claim as a list shows it. Names are masked: who needs more opens the case.
package struct CaseRow: Sendable, Equatable {
    package var claim: Claim.ID
    package var household: HouseholdID
    package var maskedName: String
    package var village: String
    package var cause: Cause
    package var channel: Channel
    package var className: String
    package var state: ClaimState
    package var openedOn: Day
    package var dueOn: Day?
    /// What it is due, or was granted; nil before it is computed.
    package var amount: Fen?

    package init(
        claim: Claim.ID, household: HouseholdID, maskedName: String, village: String, cause: Cause,
        channel: Channel, className: String, state: ClaimState, openedOn: Day, dueOn: Day?,
        amount: Fen?
    ) {
        self.claim = claim
        self.household = household
        self.maskedName = maskedName
        self.village = village
        self.cause = cause
        self.channel = channel
        self.className = className
        self.state = state
        self.openedOn = openedOn
        self.dueOn = dueOn
        self.amount = amount
    }
}

/// 案件筛选 - which claims a list shows; nil for any.
package struct CaseFilter: Sendable, Equatable {
    package var state: ClaimState?
    package var cause: Cause?
    package var channel: Channel?
    /// The beginning of the village's code: a town, or a village.
    package var area: String?

    package init(
        state: ClaimState? = nil, cause: Cause? = nil, channel: Channel? = nil,
        area: String? = nil
    ) {
        self.state = state
        self.cause = cause
        self.channel = channel
        self.area = area
    }
}

/// 案卷 - everything about one claim, in the order in which it came about.
package struct CaseFile: Sendable, Equatable {
    package var row: CaseRow
    /// Rises with every step; whoever decides about the claim says which one they have seen.
    package var version = 0
    package var scheme: String
    package var schemeTitle: String
    /// The class by its name in the scheme; the row has its id.
    package var className: String
    package var maskedAccount: String
    package var maskedPhone: String
    package var sources: [Source]
    package var prescreening: Prescreening?
    package var visits: [Verification]
    /// What was agreed with the family about visits; nil for nothing.
    package var agreement: VisitAgreement?
    package var crosschecks: [Comparison]
    package var assessments: [Computed]
    package var reviews: [Review]
    package var notices: [PublicNotice]
    package var approval: Approval?
    package var payments: [Paid]
    package var history: [Event]

    package init(row: CaseRow) {
        self.row = row
        self.scheme = ""
        self.schemeTitle = ""
        self.className = row.className
        self.maskedAccount = ""
        self.maskedPhone = ""
        self.sources = []
        self.visits = []
        self.crosschecks = []
        self.assessments = []
        self.reviews = []
        self.notices = []
        self.payments = []
        self.history = []
    }

    /// 来源
    package struct Source: Sendable, Equatable {
        package var channel: Channel
        package var maskedName: String
        package var month: Day?

        package init(channel: Channel, maskedName: String, month: Day?) {
            self.channel = channel
            self.maskedName = maskedName
            self.month = month
        }
    }

    /// 比对结果
    package struct Comparison: Sendable, Equatable {
        package var department: String
        package var item: String
        package var maskedID: String
        package var hit: Bool
        package var ruling: Crosscheck.Resolution?

        package init(
            department: String, item: String, maskedID: String, hit: Bool,
            ruling: Crosscheck.Resolution?
        ) {
            self.department = department
            self.item = item
            self.maskedID = maskedID
            self.hit = hit
            self.ruling = ruling
        }
    }

    /// 理算
    package struct Computed: Sendable, Equatable {
        package var at: Instant
        package var perCapitaIncome: Fen
        package var byRule: Fen
        package var payable: Fen
        package var reason: IneligibilityReason?
        package var working: Working
        package var atApproval: Bool

        package init(
            at: Instant, perCapitaIncome: Fen, byRule: Fen, payable: Fen,
            reason: IneligibilityReason?, working: Working, atApproval: Bool
        ) {
            self.at = at
            self.perCapitaIncome = perCapitaIncome
            self.byRule = byRule
            self.payable = payable
            self.reason = reason
            self.working = working
            self.atApproval = atApproval
        }
    }

    /// 评议
    package struct Review: Sendable, Equatable {
        package var review: VillageReview
        package var passed: Bool

        package init(review: VillageReview, passed: Bool) {
            self.review = review
            self.passed = passed
        }
    }

    /// 发放
    package struct Paid: Sendable, Equatable {
        package var number: String
        package var amount: Fen
        package var state: PaymentState
        package var bookedOn: Day?

        package init(number: String, amount: Fen, state: PaymentState, bookedOn: Day?) {
            self.number = number
            self.amount = amount
            self.state = state
            self.bookedOn = bookedOn
        }
    }

    /// 留痕 - an entry of the trail about this claim.
    package struct Event: Sendable, Equatable {
        package var at: Instant
        package var actor: String
        package var action: String
        package var notes: [Note]
        /// The leaf, in hexadecimal.
        package var leaf: String

        package init(at: Instant, actor: String, action: String, notes: [Note], leaf: String) {
            self.at = at
            self.actor = actor
            self.action = action
            self.notes = notes
            self.leaf = leaf
        }

        /// 要素 - one thing that the entry tells.
        package struct Note: Sendable, Equatable {
            package var name: String
            package var value: String

            package init(name: String, value: String) {
                self.name = name
                self.value = value
            }
        }
    }
}

/// 资金概览 - where the fund stands, its last entries, and what the bank's statement could not explain.
package struct FundView: Sendable, Equatable {
    package var position: FundPosition
    package var payouts: [Share]
    package var entries: [BookLine]
    package var exceptions: [Unexplained]
    package var statementClosing: Fen?

    package init(
        position: FundPosition, payouts: [Share], entries: [BookLine],
        exceptions: [Unexplained], statementClosing: Fen?
    ) {
        self.position = position
        self.payouts = payouts
        self.entries = entries
        self.exceptions = exceptions
        self.statementClosing = statementClosing
    }

    /// What one cause was granted.
    package struct Share: Sendable, Equatable {
        package var cause: Cause
        package var count: Int
        package var amount: Fen

        package init(cause: Cause, count: Int, amount: Fen) {
            self.cause = cause
            self.count = count
            self.amount = amount
        }
    }

    /// 异常
    package struct Unexplained: Sendable, Equatable {
        package var bookedOn: Day
        package var amount: Fen
        package var endToEnd: String
        package var exception: String
        package var explanation: String

        package init(
            bookedOn: Day, amount: Fen, endToEnd: String, exception: String, explanation: String
        ) {
            self.bookedOn = bookedOn
            self.amount = amount
            self.endToEnd = endToEnd
            self.exception = exception
            self.explanation = explanation
        }
    }
}
