import Casework
import Domain

/// A case in a list. Names are masked.
struct CaseSummaryDocument: Encodable {
    var id: Int64
    var householdID: String
    var holder: String
    var village: String
    var cause: String
    var channel: String
    var `class`: String
    var state: String
    var openedOn: String
    var dueOn: String?
    var amount: String?

    init(_ row: CaseRow) {
        self.id = row.claim
        self.householdID = row.household.rawValue
        self.holder = row.maskedName
        self.village = row.village
        self.cause = row.cause.rawValue
        self.channel = row.channel.rawValue
        self.class = row.className
        self.state = row.state.rawValue
        self.openedOn = row.openedOn.description
        self.dueOn = row.dueOn?.description
        self.amount = row.amount?.description
    }
}

/// A case with its working and its trail.
struct CaseDocument: Encodable {
    var summary: CaseSummaryDocument
    var scheme: String
    var visits: [Visited]
    var assessments: [Assessed]
    var payments: [Payment]
    var trail: [Event]

    /// What was found is told by the workings.
    struct Visited: Encodable {
        var visitedOn: String
        var verifiers: [String]
        /// Why there are no findings; absent where there are.
        var attempt: String?
        /// In minutes of the day; absent where nobody wrote them down.
        var arrivedAt: Int?
        var leftAt: Int?
        /// How many.
        var photos: Int
    }

    struct Assessed: Encodable {
        var at: String
        var atApproval: Bool
        var perCapitaIncome: String
        var byRule: String
        var payable: String
        var reason: String?
        var working: [[String: String]]
    }

    struct Payment: Encodable {
        var number: String
        var amount: String
        var state: String
    }

    struct Event: Encodable {
        var at: String
        var actor: String
        var action: String
        var leaf: String
    }

    init(_ file: CaseFile) {
        self.summary = CaseSummaryDocument(file.row)
        self.scheme = file.scheme
        self.visits = file.visits.map(Visited.init)
        self.assessments = file.assessments.map { found in
            Assessed(
                at: found.at.description, atApproval: found.atApproval,
                perCapitaIncome: found.perCapitaIncome.description,
                byRule: found.byRule.description, payable: found.payable.description,
                reason: found.reason?.rawValue,
                working: found.working.steps.map {
                    [
                        "title": $0.title, "figures": $0.figures, "result": $0.result,
                        "rule": $0.rule,
                    ]
                })
        }
        self.payments = file.payments.map {
            Payment(
                number: $0.number, amount: $0.amount.description, state: $0.state.rawValue)
        }
        self.trail = file.history.map {
            Event(at: $0.at.description, actor: $0.actor, action: $0.action, leaf: $0.leaf)
        }
    }
}

extension CaseDocument.Visited {
    fileprivate init(_ visit: Verification) {
        self.visitedOn = visit.visitedOn.description
        self.verifiers = visit.verifiers.map(\.rawValue)
        if case .attempted(let attempt) = visit.outcome { self.attempt = attempt.rawValue }
        self.arrivedAt = visit.stay?.arrived
        self.leftAt = visit.stay?.left
        self.photos = visit.photos.count
    }
}

/// The persons under an ID number.
struct PersonListDocument: Encodable {
    var people: [PersonDocument]

    init(_ found: [PersonRow]) { self.people = found.map(PersonDocument.init) }
}

/// A person of the register. Name and ID number are masked.
struct PersonDocument: Encodable {
    var number: Int64
    var householdID: String
    var name: String
    var idNumber: String
    var relation: String
    var village: String

    init(_ row: PersonRow) {
        self.number = row.number
        self.householdID = row.household.rawValue
        self.name = row.maskedName
        self.idNumber = row.maskedID
        self.relation = row.relation
        self.village = row.village
    }
}

/// A household with its members, totals and cases. What names a person is masked.
struct HouseholdDocument: Encodable {
    var id: String
    var village: String
    var `class`: String
    var holder: String
    var bank: String
    var account: String
    var phone: String
    var members: [PersonDocument]
    var totals: [Total]
    var cases: [CaseSummaryDocument]
    /// When its data were destroyed; absent for a household that is known.
    var erasedOn: String?

    struct Total: Encodable {
        var cause: String
        var year: Int
        var amount: String
    }

    init(_ file: HouseholdFile) {
        self.id = file.id.rawValue
        self.village = file.village
        self.class = file.className
        self.holder = file.maskedHolder
        self.bank = file.bank
        self.account = file.maskedAccount
        self.phone = file.maskedPhone
        self.members = file.members.map(PersonDocument.init)
        self.totals = file.totals.map {
            Total(cause: $0.cause.rawValue, year: $0.year, amount: $0.amount.description)
        }
        self.cases = file.claims.map(CaseSummaryDocument.init)
        self.erasedOn = file.erasedOn?.description
    }
}

/// What is to be erased.
struct ErasuresDocument: Encodable {
    var waiting: [Proposal]
    var due: [Household]

    struct Proposal: Encodable {
        var erasure: Int64
        var household: String
        var reason: String
        var proposedBy: String
        var proposedAt: String
    }

    struct Household: Encodable {
        var household: String
        var village: String
        var isRelieved: Bool
        var keptUntil: String
    }

    init(_ found: Erasures.Answer) {
        self.waiting = found.waiting.map {
            Proposal(
                erasure: $0.number, household: $0.household.rawValue, reason: $0.reason,
                proposedBy: $0.proposedBy.rawValue, proposedAt: $0.proposedAt.description)
        }
        self.due = found.due.map {
            Household(
                household: $0.household.rawValue, village: $0.village,
                isRelieved: $0.isRelieved, keptUntil: $0.keptUntil.description)
        }
    }
}

/// Where the fund stands.
struct FundDocument: Encodable {
    var deposits: String
    var paid: String
    var returned: String
    var fees: String
    var interest: String
    var closing: String
    var committed: String
    var available: String
    var statementClosing: String?
    var exceptions: Int

    init(_ fund: FundView) {
        let position = fund.position
        self.deposits = position.deposits.description
        self.paid = position.paid.description
        self.returned = position.returned.description
        self.fees = position.fees.description
        self.interest = position.interest.description
        self.closing = position.closing.description
        self.committed = position.committed.description
        self.available = position.available.description
        self.statementClosing = fund.statementClosing?.description
        self.exceptions = fund.exceptions.count
    }
}
