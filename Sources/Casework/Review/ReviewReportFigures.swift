import Digests
import Domain
import Sampling
import Store

/// 报告内容 - what the report of a round shows, from the rows as they are: before it is published a
/// draft, afterwards what was published, with what has followed since.
package struct ReviewReportFigures: GuardedInquiry {
    package static let name = "review_report_figures"
    package static let permission = Permission.readReviews
    package static let isCountywide = true

    package var id: ReviewRoundID
    /// Who reports to whom; nil for what the office has no names for.
    package var heading: ReviewReportContent.Heading?

    package init(_ id: ReviewRoundID, heading: ReviewReportContent.Heading? = nil) {
        self.id = id
        self.heading = heading
    }

    /// - Throws: ``ReviewRefusal/wrongState(_:)`` before every item has its end, and what
    ///   ``PublishReviewReport`` throws.
    package func answer(in tx: Transaction) async throws -> ReviewReportContent {
        let held = try await tx.heldRound(id)
        guard held.round.state >= .reviewed else {
            throw Refusal.review(.wrongState(held.round.state))
        }
        let report = try held.report(
            of: try await tx.reviewedItems(of: held.number),
            earlier: try await tx.earlierFindings(of: held.number))
        let view = try await OpenReviewRound(id).answer(in: tx)
        let names = try await tx.reviewReportNames()
        var facts = ReportFacts(
            view, heading: heading ?? .unnamed(at: view.lastMoment), names, report)
        facts.add(try await tx.reviewDetails(of: held.number))
        try facts.add(try await tx.inspectedRounds(through: held.number))
        facts.recoveries.fee = try await tx.serviceFee(of: held.number)
        try facts.add(held.events, framedAt: held.record.framedAt, names)
        if let size = view.checkpoint, let row = try await tx.checkpoint(ofSize: size) {
            facts.checkpoint = ReviewReportContent.Checkpoint(row)
        }
        facts.queries = reviewRecounts(of: id)
        return reportContent(of: report, facts)
    }
}

extension ReviewReportContent.Heading {
    /// Nobody is named; all who sign have their line.
    fileprivate static func unnamed(at made: Instant) -> ReviewReportContent.Heading {
        .init(
            office: "", number: "", addressee: "", made: made,
            signers: ReviewReportContent.SignerRole.allCases.map { .init(role: $0, name: "") })
    }
}

extension ReviewRoundView {
    /// When the last thing happened that the report tells of: made again, it is the same paper.
    fileprivate var lastMoment: Instant {
        let settled = rectifications.compactMap(\.doneAt) + consequences.compactMap(\.decidedAt)
        return (events.map(\.at) + settled).max() ?? row.framedAt
    }
}

extension ReviewReportContent.Checkpoint {
    /// From the signed note: origin, size and root, an empty line, then signatures.
    fileprivate init?(_ row: CheckpointRow) {
        let lines = row.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 2, let root = Base64.bytes(lines[2]) else { return nil }
        let signature = lines.first { $0.hasPrefix("— ") }
        self.init(
            size: row.size, root: Hexadecimal.text(root), signedAt: row.signedAt,
            key: signature.flatMap { $0.split(separator: " ").dropFirst().first }.map {
                String($0)
            } ?? "")
    }
}
