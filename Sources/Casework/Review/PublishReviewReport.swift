import Digests
import Domain
import Foundation
import Sampling
import Store

/// 发布报告 - the figures of a round become its report, which never changes again, and the rules of
/// the round say what it leads to: each consequence waits for somebody who confirms it.
package struct PublishReviewReport: Action {
    package static let name = "publish_review_report"
    package static let permission = Permission.drawSamples
    package static let isBulk = true
    package static let isCountywide = true

    package var round: ReviewRoundID

    package init(round: ReviewRoundID) { self.round = round }

    package func write(to request: inout CanonicalBytes) { request.append(round.rawValue) }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RoundOutcome {
        var held = try await tx.lockedRound(round)
        guard held.round.state == .reviewed else {
            throw Refusal.review(.wrongState(held.round.state))
        }
        let items = try await tx.reviewedItems(of: held.number)
        let report = try held.report(
            of: items, earlier: try await tx.earlierFindings(of: held.number))
        let text = Array(report.json.utf8)
        let digest = HashAlgorithm.sm3.hash(text)
        try await context.apply(
            .report(digest), to: &held, figures: report.figures, in: tx)
        try await tx.publish(text, digest, of: held.number)
        let consequences = report.consequences(
            try items.map(ConsequenceItem.init), held.terms.consequences, of: held.id,
            at: context.at
        )
        try await tx.insert(consequences, of: held.number)
        context.note("report", digest)
        context.note("consequences", consequences.count)
        return RoundOutcome(held)
    }
}

extension HeldRound {
    /// The report of what stands of the reviews.
    ///
    /// - Throws: ``ReviewRefusal/findingMissing(_:)``, ``ReviewRefusal/disputeOpen(_:)``.
    func report(of items: [ReviewedItem], earlier: [EarlierFindings]) throws -> ReviewReport {
        guard let frame else { throw RoundDefect.frame(id) }
        for item in items {
            if item.isDisputed { throw Refusal.review(.disputeOpen(item.item)) }
            if item.outcome == .done, !item.isCompared {
                throw Refusal.review(.findingMissing(item.item))
            }
        }
        let results = items.map { item in
            let isDone = item.outcome == .done
            return ReviewResult(
                id: item.item, outcome: item.outcome, errorClass: isDone ? item.errorClass : nil,
                right: isDone ? item.right ?? item.size : item.size)
        }
        let compared = try items.filter { $0.outcome == .done }.map(ComparedFacts.init)
        return try ReviewReport(
            round: round, frame: frame, results: results, terms: ReportTerms(terms),
            agreement: Agreement(compared), incomeDifferences: compared.compactMap(\.difference),
            earlier: earlier)
    }
}

extension ReportTerms {
    init(_ terms: ReviewTerms) {
        self.init(
            confidence: Share(terms.confidence), good: Share(terms.good), bad: Share(terms.bad),
            allowed: terms.perVerifierAllowed, line: Share(terms.consequences.suspendAbove))
    }
}

extension ReviewReport {
    /// For lists: rates from 0 to 1, money in fen.
    fileprivate var figures: [String: Double] {
        let paid = paidEstimates
        var figures = ["paid_rate": paid.rate.rate]
        figures["refused_rate"] = refusedEstimates.overall.estimate?.value
        figures["over_projected"] = paid.over.projected
        figures["over_upper"] = paid.over.upper
        return figures
    }
}

extension ConsequenceItem {
    fileprivate init(_ item: ReviewedItem) throws {
        let visit = try item.outcome == .done ? ComparedFacts(item).visitHappened : nil
        // A class A that does not stand is no visit that was made up.
        self.init(
            id: item.item, claim: item.claim, state: item.state,
            isFabricated: visit == false && item.errorClass == .eligibility)
    }
}

/// What the two findings of an item say, as far as agreement and bias go.
private struct ComparedFacts {
    var eligible: (first: Bool, review: Bool)?
    /// Of the income for each member and year, first − review, in fen.
    var difference: Int64?
    var visitHappened: Bool?

    init(_ item: ReviewedItem) throws {
        let first = try KeptFacts(json: item.firstFacts)
        let review = try KeptFacts(json: item.facts)
        if let one = first?.isEligible, let other = review?.isEligible {
            self.eligible = (one, other)
        }
        if let one = first?.perCapita, let other = review?.perCapita {
            self.difference = one - other
        }
        self.visitHappened = review?.visitHappened
    }
}

/// The members of stored facts that are needed here.
private struct KeptFacts: Decodable {
    var isEligible: Bool?
    var visitHappened: Bool?
    var members: [String]?
    var income: [String: Int64]?

    /// Nil without a comparison.
    init?(json: String?) throws {
        guard let json else { return nil }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(KeptFacts.self, from: Data(json.utf8))
    }

    /// Whole fen, rounded down.
    var perCapita: Int64? {
        guard let members, !members.isEmpty, let income else { return nil }
        let costs = income["business_cost"] ?? income["businessCost"] ?? 0
        let net = income.values.reduce(0, +) - 2 * costs
        return net / Int64(members.count)
    }
}

extension Agreement {
    /// Nil where nothing was compared.
    fileprivate init?(_ compared: [ComparedFacts]) {
        let pairs = compared.compactMap(\.eligible)
        if pairs.isEmpty { return nil }
        self.init(
            both: pairs.count { $0.first && $0.review },
            verifierOnly: pairs.count { $0.first && !$0.review },
            reviewerOnly: pairs.count { !$0.first && $0.review },
            neither: pairs.count { !$0.first && !$0.review })
    }
}
