import Casework
import Domain
import Formats

extension Replay {
    /// Plays the visits, the decisions about the households that an approval waits for, and then,
    /// beside those about all others, the approvals: these one after another, by date, household
    /// and cause, for each takes from what the one before left of the fund and of the household's
    /// year. The payments wait for the approvals only.
    mutating func playSteps(_ records: ReplayRecords, _ claims: ClaimFinder) async throws {
        let approvals = records.approvals.sorted(by: Replay.inOrderOfPayout)
        let steps = ReplaySteps(casework: casework, claims: claims, records: records)
        let awaited = Set(approvals.map(\.household))
        problems += try await steps.playVisits()
        problems += try await steps.playDecisions { awaited.contains($0) }
        async let others = steps.playDecisions { !awaited.contains($0) }
        try await approve(approvals, claims)
        try await playPayments(records)
        problems += try await others
    }

    /// Plays the payment orders, and the statements that show what became of them.
    private mutating func playPayments(_ records: ReplayRecords) async throws {
        for (index, entry) in records.statements.enumerated() {
            try await orderPayments(entry.statement, isFirst: index == 0, records)
            do {
                _ = try await casework.perform(
                    ImportStatement(statement: entry.statement),
                    by: Recorder.actor(Recorder.accountant),
                    key: "replay/statement/\(entry.statement.key.description)",
                    on: .on(entry.statement.closingDay))
            } catch let refusal as Refusal {
                problems.add(refusal, wholeFile: entry.file)
            }
        }
    }

    private static func inOrderOfPayout(_ left: ApprovalRow, _ right: ApprovalRow) -> Bool {
        if left.step.decidedOn != right.step.decidedOn {
            return left.step.decidedOn < right.step.decidedOn
        }
        return left.household != right.household
            ? left.household < right.household : left.cause < right.cause
    }

    /// An appropriation is granted by a document before it arrives; the folder holds only its
    /// arrival, so that stands for the document. Without the grant nothing could be committed.
    func grantAppropriations(_ records: ReplayRecords) async throws {
        for (_, statement) in records.statements {
            for (ordinal, entry) in statement.entries.enumerated() {
                guard entry.direction == .credit, entry.amount > .zero,
                    let detail = entry.details.first, entry.details.count == 1,
                    detail.endToEndID.utf8.starts(with: "APPROPRIATION".utf8)
                else { continue }
                _ = try await casework.perform(
                    GrantAppropriation(
                        document: detail.endToEndID, amount: entry.amount,
                        grantedOn: entry.bookedOn), by: Recorder.actor(Recorder.accountant),
                    key: "replay/grant/\(statement.key.description)/\(ordinal + 1)",
                    on: .on(entry.bookedOn))
            }
        }
    }

    private mutating func approve(
        _ rows: [ApprovalRow], _ claims: ClaimFinder
    ) async throws {
        // A claim that does not exist is refused, and the attempt logged, like any other.
        var plan = PlannedSteps(casework: casework, claims: claims, unknown: 0)
        try await plan.play(rows, of: "approvals.csv", as: "approval", .oneAfterAnother) {
            PlannedStep(
                ApproveClaim(claim: $1, approval: $0.step),
                by: Actor(id: $0.step.approver, roles: [.approver]), on: $0.step.decidedOn)
        }
        problems += plan.problems
    }

    /// What the bank paid had been ordered. The first order takes everything that was approved;
    /// later ones only what the next statement shows, for a payment that came back is not sent
    /// again before somebody has corrected the account.
    private mutating func orderPayments(
        _ statement: BankStatement, isFirst: Bool, _ records: ReplayRecords
    ) async throws {
        let day = records.approvals.map(\.step.decidedOn).max() ?? statement.closingDay
        let shown = Set(statement.entries.flatMap(\.details).map(\.endToEndID))
        let payer = Payer(
            name: "防贫保障资金专户", account: statement.key.account, bank: "代理银行")
        do {
            _ = try await casework.perform(
                OrderPayments(orderedOn: day, payer: payer, only: isFirst ? nil : shown),
                by: Recorder.actor(Recorder.cashier),
                key: "replay/order/\(statement.key.description)", on: .on(day))
        } catch Refusal.nothingToOrder {
            return
        } catch let refusal as Refusal {
            problems.add(refusal, file: "approvals.csv", line: 1)
        }
    }
}

extension StatementKey {
    /// For idempotency keys: account, id and number of the statement.
    fileprivate var description: String { "\(account)/\(id)/\(sequence.map(String.init) ?? "-")" }
}
