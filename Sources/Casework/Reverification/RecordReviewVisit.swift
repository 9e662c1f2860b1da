import Digests
import Domain
import Store

/// 复核记录 - a reviewer reports a visit, a call or what a department said: what was found, or why
/// nothing was. It is told nothing of what was found the first time.
///
/// Entries are never overwritten. How they are joined says ``ReviewFacts/joined(_:)``.
package struct RecordReviewVisit: Action {
    package static let name = "record_review_visit"
    package static let permission = Permission.reverify
    package static let isCountywide = true

    package var round: ReviewRoundID
    package var item: SampleItemID
    package var visit: ReviewVisit

    package init(round: ReviewRoundID, item: SampleItemID, visit: ReviewVisit) {
        self.round = round
        self.item = item
        self.visit = visit
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(round.rawValue)
        request.append(item.rawValue)
        visit.write(to: &request)
    }

    /// - Throws: ``ReviewRefusal/taskNotFound(_:)``, ``ReviewRefusal/notNamed(_:)``,
    ///   ``ReviewRefusal/itemEnded(_:)``, ``ReviewRefusal/visitDayUnfit``,
    ///   ``ReviewRefusal/visitTwice(_:)``, ``ReviewRefusal/answerUnfit(_:)``,
    ///   ``ReviewRefusal/answerMissing(_:)`` for findings without any answer;
    ///   ``Refusal/partTaken(_:_:_:)``.
    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ReviewItemOutcome {
        let (number, task) = try await tx.ownReviewTask(item, of: round, for: context.actor.id)
        guard task.finishedAt == nil else { throw Refusal.review(.itemEnded(item)) }
        try check(against: task, today: context.today)
        let exclusions = try await context.schemes.scheme(task.scheme, in: tx).scheme.exclusions
        var entry = visit
        if var facts = visit.outcome.facts {
            // These two are computed, whatever a form says.
            (facts.isEligible, facts.amount) = (nil, nil)
            if let question = facts.unfit(by: visit.means, exclusions: exclusions) {
                throw Refusal.review(.answerUnfit(question))
            }
            let asked = ReviewQuestion.allCases.filter { $0.means.contains(visit.means) }
            guard asked.contains(where: { $0.isAnswered(in: facts) }) else {
                throw Refusal.review(.answerMissing(asked[0]))
            }
            entry.outcome = .found(facts)
        }
        let before = try await tx.recordedVisits(of: item, in: number).map(\.visit)
        guard !before.contains(where: { $0.means == visit.means && $0.day == visit.day }) else {
            throw Refusal.review(.visitTwice(visit.day))
        }
        let row = try await context.take(task.claim, in: tx)
        guard row.salt != nil else { throw Refusal.householdErased(row.claim.household) }
        for officer in Set(visit.reviewers + [context.actor.id]).sorted() {
            try row.parts.check(officer, takes: .reviewer, of: task.claim)
        }
        try await tx.insert(
            entry, facts: try entry.outcome.facts?.json, of: task, in: number,
            by: context.actor.id, at: context.at)
        var committed = CanonicalBytes(version: 1)
        entry.write(to: &committed)
        context.commit("review_visit", to: committed, under: row.salt, in: tx)
        context.note("round", round.rawValue)
        context.note("item", item.rawValue)
        context.note("means", visit.means.rawValue)
        context.note("visited_on", visit.day)
        context.note("outcome", visit.outcome.code)
        return ReviewItemOutcome(
            round: round, item: item, outcome: ReviewEnd(before + [entry]).outcome,
            isFinal: false)
    }

    private func check(against task: ReviewTaskRecord, today: Day) throws(Refusal) {
        let going = Set(visit.reviewers)
        guard !going.isEmpty, going.count == visit.reviewers.count else {
            throw .tooFewVerifiers(going.count, needed: max(1, visit.reviewers.count))
        }
        if let stranger = visit.reviewers.first(where: { !task.reviewers.contains($0) }) {
            throw .review(.notNamed(stranger))
        }
        guard (task.assignedAt.day...max(today, task.assignedAt.day)).contains(visit.day) else {
            throw .review(.visitDayUnfit)
        }
    }
}

/// How far the review of an item is.
package struct ReviewItemOutcome: Codable, Sendable, Equatable {
    package var round: String
    package var item: String
    /// How it would end now, or has ended; nil while somebody has to go again.
    package var outcome: String?
    package var isFinal: Bool

    init(
        round: ReviewRoundID, item: SampleItemID, outcome: ReviewOutcome?, isFinal: Bool
    ) {
        self.round = round.rawValue
        self.item = item.rawValue
        self.outcome = outcome?.rawValue
        self.isFinal = isFinal
    }
}

extension Transaction {
    /// An item's task, locked, for one of those whom it names, and the number of its round.
    ///
    /// - Throws: ``ReviewRefusal/roundNotFound(_:)``, ``ReviewRefusal/wrongState(_:)``,
    ///   ``ReviewRefusal/taskNotFound(_:)``, ``ReviewRefusal/notNamed(_:)``.
    func ownReviewTask(
        _ item: SampleItemID, of round: ReviewRoundID, for officer: OfficerID
    ) async throws -> (round: Int64, task: ReviewTaskRecord) {
        let record = try await knownRound(round).record
        guard record.state == .drawn else { throw Refusal.review(.wrongState(record.state)) }
        guard let task = try await lockedReviewTask(item, of: record.number) else {
            throw Refusal.review(.taskNotFound(item))
        }
        guard task.reviewers.contains(officer) else { throw Refusal.review(.notNamed(officer)) }
        return (record.number, task)
    }
}

extension ReviewVisit {
    func write(to bytes: inout CanonicalBytes) {
        bytes.append(means.rawValue)
        bytes.append(day.description)
        bytes.appendList { list in for reviewer in reviewers { list.append(reviewer.rawValue) } }
        bytes.append(outcome.code)
        if let facts = outcome.facts { facts.write(to: &bytes) }
        bytes.append(remark)
    }
}

extension ReviewFacts {
    func write(to bytes: inout CanonicalBytes) {
        bytes.append(members.map { Int64($0.count) })
        for amounts in [income, bills] {
            bytes.appendList { list in
                for (name, amount) in (amounts ?? [:]).sorted(by: { $0.key < $1.key }) {
                    list.append(name)
                    list.append(amount.rawValue)
                }
            }
            bytes.append(amounts != nil)
        }
        bytes.appendList { list in for asset in (assets ?? []).sorted() { list.append(asset) } }
        bytes.append(assets != nil)
        for truth in [ownsAccount, visitHappened, isSigned, noticePosted] {
            bytes.append(truth)
        }
        bytes.append(moneyReceived?.rawValue)
    }
}
