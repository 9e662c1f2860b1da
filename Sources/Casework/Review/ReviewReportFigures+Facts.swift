import Domain
import Foundation
import Sampling
import Store

extension ReportFacts {
    /// What the round's page knows.
    init(
        _ view: ReviewRoundView, heading: ReviewReportContent.Heading,
        _ names: ReviewReportNames, _ report: ReviewReport
    ) {
        let terms = view.terms
        let upper = report.paidEstimates.over.upper
        let book = Double(report.frame.total(of: .paid).sum.rawValue)
        self.init(
            from: view.row.from, to: view.row.to, heading: heading, framedAt: view.row.framedAt,
            framedBy: names.officers[view.framedBy] ?? view.framedBy.rawValue,
            tolerableRate: Share(terms.refusedTolerable),
            tolerableMoney: Share(terms.paidTolerable), tolerance: terms.tolerance,
            isAccepted: upper <= Share(terms.paidTolerable).nearest * book,
            recoveries: ReviewReportContent.Recoveries(view))
        verifiers = Dictionary(
            names.officers.map { (VerifierName($0.key.rawValue), $0.value) },
            uniquingKeysWith: { $1 })
        towns = names.towns.mapValues { Town(name: $0.name, position: $0.position) }
        paidReasons = view.sizing.paid.reasons
        refusedReasons = view.sizing.refused.reasons
        quarter = view.sizing.quarter
        measures = view.consequences.map { .init($0, names) }
        rectifications = view.rectifications
        reportDigest = view.reportDigest ?? ""
        if case .lots(let limit) = view.design {
            let lot = view.sizing.paid.population + view.sizing.refused.population
            standard = lotInspectionPlan(lot: lot, limit: limit).map { (limit, $0) }
        }
    }

    /// What the findings differed in, and what second reviews found.
    mutating func add(_ details: [ReviewDetail]) {
        for detail in details {
            if let text = detail.differences {
                differences[detail.item] = ComparedField.kept(in: text)
            }
            if detail.isRechecked { second[detail.item] = .some(detail.secondClass) }
        }
    }

    /// The rounds that were reported before this one, and where inspection stands with this one: so
    /// a report says the same for ever, however many rounds follow.
    ///
    /// - Parameter rounds: this one last.
    mutating func add(_ rounds: [InspectedRound]) throws {
        before = try rounds.dropLast().map { round in
            let terms = try StoredDraft(json: round.terms).terms
            let most = Share(terms.paidTolerable).nearest * Double(round.book.rawValue)
            return ReviewReportContent.RoundLine(
                round: round.id,
                rate: countedRate(
                    round.wrong, of: round.completed, confidence: Share(terms.confidence)),
                isAccepted: round.upper.map { $0 <= most } ?? false)
        }
        let standing = inspection(after: try rounds.map(InspectionRecord.init))
        severity = standing.severity
        score = standing.score
    }

    /// The minutes: what happened up to the seed, with those who did it.
    mutating func add(
        _ events: [RoundEventRecord], framedAt: Instant, _ names: ReviewReportNames
    ) throws {
        func name(_ officer: OfficerID) -> String {
            names.officers[officer] ?? officer.rawValue
        }
        minutes = [.init(at: framedAt, by: framedBy, kind: .framed, party: nil)]
        for event in events {
            let body = try event.content
            guard let kind = SeedCeremony.Minute.Kind(event: event.kind) else { continue }
            let readers = (body.readers ?? []).map { name(OfficerID($0)) }
            if !readers.isEmpty { diceReaders = readers }
            minutes.append(
                .init(
                    at: event.at,
                    by: readers.isEmpty ? name(event.by) : readers.joined(separator: " "),
                    kind: kind, party: body.party.flatMap(ReviewParty.init(rawValue:))))
        }
    }
}

extension SeedCeremony.Minute.Kind {
    fileprivate init?(event kind: String) {
        switch kind {
        case "commit": self = .committed
        case "close_commitments": self = .closed
        case "roll": self = .rolled
        case "lottery": self = .lottery
        case "reveal": self = .revealed
        case "settle_seed": self = .settled
        default: return nil
        }
    }
}

extension ReviewReportContent.Measure {
    fileprivate init(_ consequence: ReviewConsequence, _ names: ReviewReportNames) {
        let officer = consequence.officer.map { names.officers[$0] ?? $0.rawValue }
        let town = consequence.town.map { names.towns[$0]?.name ?? $0.rawValue }
        self.init(
            consequence: consequence,
            subject: officer ?? town ?? consequence.claim.map { "\($0)" } ?? "",
            decidedBy: consequence.decidedBy.map { names.officers[$0] ?? $0.rawValue } ?? "")
    }
}

extension ReviewReportContent.Recoveries {
    /// What confirmed consequences ask for, and what their rectifications have settled.
    fileprivate init(_ view: ReviewRoundView) {
        let confirmed = view.consequences.filter { $0.state == .confirmed }
        func sum(_ kind: ReviewConsequence.Kind, settled: Bool) -> Fen {
            confirmed.filter { $0.kind == kind }.reduce(.zero) { sum, consequence in
                let done = view.rectifications.contains {
                    $0.consequence == consequence.number && $0.doneAt != nil
                }
                return settled && !done ? sum : sum + (consequence.amount ?? .zero)
            }
        }
        self.init(
            toRecover: sum(.recover, settled: false), recovered: sum(.recover, settled: true),
            toPay: sum(.payRest, settled: false), paid: sum(.payRest, settled: true), fee: nil,
            deducted: sum(.deductFee, settled: false))
    }
}

extension ComparedField {
    /// The fields of kept differences that are not within the tolerance.
    fileprivate static func kept(in json: String) -> [ComparedField] {
        struct Kept: Decodable {
            var field: String
            var name: String?
            var tolerated: Bool?
        }
        let kept = try? JSONDecoder().decode([Kept].self, from: Data(json.utf8))
        return (kept ?? []).filter { $0.tolerated != true }.compactMap {
            ComparedField(kept: $0.field, $0.name ?? "")
        }
    }

    private init?(kept field: String, _ name: String) {
        switch field {
        case "members": self = .members
        case "income": self = .income(name)
        case "assets": self = .assets
        case "bill": self = .bill(name)
        case "eligibility": self = .eligibility
        case "amount": self = .amount
        case "account": self = .account
        case "visit": self = .visit
        case "signature": self = .signature
        case "notice": self = .notice
        case "money_received": self = .moneyReceived
        default: return nil
        }
    }
}
