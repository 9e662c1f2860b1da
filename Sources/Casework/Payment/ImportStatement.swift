import Digests
import Domain
import Ledger
import Store
import Vault

/// 对账 - a bank statement enters once, is proven, and each of its movements is matched or goes to
/// the exceptions list with its money in suspense. Afterwards the books show the bank's balance,
/// always.
package struct ImportStatement: Action {
    package static let name = "import_statement"
    package static let permission = Permission.reconcile
    package static let isBulk = true
    package static let isCountywide = true

    package var statement: BankStatement

    package init(statement: BankStatement) { self.statement = statement }

    package struct Outcome: Codable, Sendable, Equatable {
        package var lines: Int
        package var matched: Int
        /// False where the statement was imported before.
        package var isNew: Bool

        package init(lines: Int, matched: Int, isNew: Bool) {
            self.lines = lines
            self.matched = matched
            self.isNew = isNew
        }
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(statement.contentBytes)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        let position = try await tx.lockFund()
        let digest = tx.keys.attestations.request(statement.contentBytes)
        let identities = EntryIdentity.identities(of: statement)
        let hashes = identities.map { tx.keys.attestations.request($0.bytes) }
        let admission = try await admit(digest: digest, identities, hashes, in: tx)
        context.note("statement", statement.key.id)
        guard let opening = admission.broughtForward else {
            return Outcome(lines: statement.entries.count, matched: 0, isNew: false)
        }
        let standings = try await tx.lockPayments(numbers)
        var matching = Matching(payments: standings, receivable: position.receivable)
        let decisions = matching.decide(statement)
        let claims = try await tx.claims(ofPayments: standings.map(\.number.description))
        try await context.check(takes: .reconciler, in: Array(claims.values), in: tx)
        try await post(decisions, opening: opening, claims: claims, in: tx, context)
        let changed = matching.changed.sorted { $0.description < $1.description }
        try await tx.save(changed.compactMap { matching.payments[$0] })
        try await move(changed.compactMap { matching.payments[$0] }, claims, in: tx, &context)
        try await keep(decisions, hashes, digest: digest, in: tx, context)
        let matched = decisions.count { $0.isMatched }
        context.note("entries", decisions.count)
        context.note("matched", matched)
        context.note("closing_fen", statement.closing)
        return Outcome(lines: decisions.count, matched: matched, isNew: true)
    }

    /// The numbers under which a payment of ours may stand.
    private var numbers: [String] {
        Set(statement.entries.flatMap(\.details).map(\.endToEndID)).sorted()
    }
}

extension ImportStatement {
    private func admit(
        digest: Digest, _ identities: [EntryIdentity], _ hashes: [Digest], in tx: Transaction
    ) async throws -> StatementAdmission {
        let mark = try await tx.statement(statement.key)
        let known = try await tx.knownIdentities(hashes)
        let held = HeldStatement(
            sameKey: mark.map { $0.digest == digest ? .sameContent : .otherContent },
            entries: Set(zip(identities, hashes).filter { known.contains($0.1) }.map(\.0)))
        let account = try await tx.statementAccount() ?? statement.key.account
        let last = try await tx.lastStatement(of: account).map {
            StatementHead(key: $0.key, closing: $0.closing, closingDay: $0.closingDay)
        }
        do {
            return try StatementAdmission.decide(
                statement, account: account, last: last, held: held)
        } catch {
            switch error {
            case .wrongAccount: throw Refusal.statementForeign(statement.key.id)
            case .reissued, .heldEntries: throw Refusal.statementReissued(statement.key.id)
            case .unproven, .openingBreak, .missingStatements:
                throw Refusal.statementUnbalanced(statement.key.id)
            }
        }
    }

    private func post(
        _ decisions: [EntryDecision], opening: Fen, claims: [String: Claim.ID],
        in tx: Transaction, _ context: Context
    ) async throws {
        var posted: [Posted] = []
        if opening != .zero {
            let day = statement.firstDay ?? statement.closingDay
            posted.append(
                Posted(FundEvent.broughtForward(opening).entry(on: day, narrative: "期初结转")))
        }
        for movement in decisions.flatMap(\.movements) {
            guard let entry = movement.entry else { continue }
            let number = movement.outcome.payment
            posted.append(
                Posted(
                    entry, claim: number.flatMap { claims[$0.description] }, payment: number))
        }
        try await tx.post(posted, at: context.at)
    }

    /// A booked payment makes its claim paid; a returned one opens it again.
    private func move(
        _ standings: [PaymentStanding], _ claims: [String: Claim.ID], in tx: Transaction,
        _ context: inout Context
    ) async throws {
        let touched = standings.compactMap { standing in
            claims[standing.number.description].map { ($0, standing.state) }
        }
        for (claim, state) in touched.sorted(by: { $0.0 < $1.0 }) {
            var row = try await context.take(claim, in: tx)
            if row.claim.state == .approved, state == .booked || state == .returned {
                try await context.move(row, to: .paid, dueOn: nil, in: tx)
                row = try await context.take(claim, in: tx)
            }
            if row.claim.state == .paid, state == .returned {
                try await context.move(row, to: .approved, dueOn: nil, in: tx)
            }
        }
    }

    private func keep(
        _ decisions: [EntryDecision], _ hashes: [Digest], digest: Digest, in tx: Transaction,
        _ context: Context
    ) async throws {
        let number = try await tx.insert(
            statement, digest: digest, by: context.actor.id, at: context.at)
        var decided: [DecidedMovement] = []
        for decision in decisions {
            let entry = statement.entries[decision.index]
            for (part, movement) in decision.movements.enumerated() {
                decided.append(
                    DecidedMovement(
                        ordinal: decision.index + 1, part: part + 1, reference: entry.reference,
                        servicerReference: entry.servicerReference,
                        identity: hashes[decision.index], movement: movement.movement,
                        remittance: entry.details[min(part, entry.details.count - 1)].remittance,
                        outcome: movement.outcome, explanation: movement.reason))
            }
        }
        try await tx.insert(decided, of: number)
    }
}

extension StatementAdmission {
    /// What is brought forward; nil for a statement that was imported before.
    fileprivate var broughtForward: Fen? {
        switch self {
        case .first(let amount, _): amount
        case .next: .zero
        case .repeated: nil
        }
    }
}

extension StatementOutcome {
    fileprivate var payment: PaymentNumber? {
        switch self {
        case .payment(let number), .paymentReturn(let number): number
        default: nil
        }
    }
}
