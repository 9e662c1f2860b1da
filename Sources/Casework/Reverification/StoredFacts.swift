import Domain
import Foundation
import Sampling
import Store

// How facts and differences of the review lie in their rows: JSON with money in fen, the members of
// objects in order, and without what was not asked.

extension ReviewFacts {
    var json: String {
        get throws { try keptJSON(KeptFacts(self)) }
    }

    /// - Throws: where the text is not what ``json`` writes.
    init(json: String) throws {
        let kept = try JSONDecoder().decode(KeptFacts.self, from: Data(json.utf8))
        self.init(
            members: kept.members.map(Set.init), income: kept.income?.mapValues { Fen($0) },
            assets: kept.assets.map(Set.init), bills: kept.bills?.mapValues { Fen($0) },
            isEligible: kept.isEligible, amount: kept.amount.map { Fen($0) },
            ownsAccount: kept.ownsAccount, visitHappened: kept.visitHappened,
            isSigned: kept.isSigned, noticePosted: kept.noticePosted,
            moneyReceived: kept.moneyReceived.map { Fen($0) })
    }
}

private struct KeptFacts: Codable {
    var members: [String]?
    var income: [String: Int64]?
    var assets: [String]?
    var bills: [String: Int64]?
    var isEligible: Bool?
    var amount: Int64?
    var ownsAccount: Bool?
    var visitHappened: Bool?
    var isSigned: Bool?
    var noticePosted: Bool?
    var moneyReceived: Int64?

    enum CodingKeys: String, CodingKey {
        case members, income, assets, bills
        case isEligible = "is_eligible"
        case amount = "amount_fen"
        case ownsAccount = "owns_account"
        case visitHappened = "visit_happened"
        case isSigned = "is_signed"
        case noticePosted = "notice_posted"
        case moneyReceived = "money_received_fen"
    }

    init(_ facts: ReviewFacts) {
        members = facts.members?.sorted()
        income = facts.income?.mapValues(\.rawValue)
        assets = facts.assets?.sorted()
        bills = facts.bills?.mapValues(\.rawValue)
        isEligible = facts.isEligible
        amount = facts.amount?.rawValue
        ownsAccount = facts.ownsAccount
        visitHappened = facts.visitHappened
        isSigned = facts.isSigned
        noticePosted = facts.noticePosted
        moneyReceived = facts.moneyReceived?.rawValue
    }
}

extension [ReviewDifference] {
    var json: String {
        get throws { try keptJSON(map(KeptDifference.init)) }
    }

    /// - Throws: where the text is not what ``json`` writes.
    init(json: String) throws {
        let kept = try JSONDecoder().decode([KeptDifference].self, from: Data(json.utf8))
        self = try kept.map { row in
            guard let field = ReviewDifference.Field(rawValue: row.field) else {
                throw RoundDefect.terms
            }
            return ReviewDifference(
                field: field, name: row.name ?? "", amount: row.amount.map { Fen($0) },
                isTolerated: row.tolerated,
                errorClass: row.errorClass.flatMap(ErrorClass.init(rawValue:)))
        }
    }

    init(_ comparison: Comparison) {
        self = comparison.differences.map { difference in
            let (field, name) = difference.field.kept
            return ReviewDifference(
                field: field, name: name, amount: difference.amount,
                isTolerated: difference.isTolerated, errorClass: difference.errorClass)
        }
    }
}

private struct KeptDifference: Codable {
    var field: String
    var name: String?
    var amount: Int64?
    var tolerated: Bool
    var errorClass: String?

    enum CodingKeys: String, CodingKey {
        case field, name, tolerated
        case amount = "amount_fen"
        case errorClass = "class"
    }

    init(_ difference: ReviewDifference) {
        field = difference.field.rawValue
        name = difference.name.isEmpty ? nil : difference.name
        amount = difference.amount?.rawValue
        tolerated = difference.isTolerated
        errorClass = difference.errorClass?.rawValue
    }
}

extension ComparedField {
    fileprivate var kept: (ReviewDifference.Field, String) {
        switch self {
        case .members: (.members, "")
        case .income(let name): (.income, name)
        case .assets: (.assets, "")
        case .bill(let number): (.bill, number)
        case .eligibility: (.eligibility, "")
        case .amount: (.amount, "")
        case .account: (.account, "")
        case .visit: (.visit, "")
        case .signature: (.signature, "")
        case .notice: (.notice, "")
        case .moneyReceived: (.moneyReceived, "")
        }
    }
}

private func keptJSON(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}

extension RecordedReviewVisit {
    init(_ record: ReviewVisitRecord) throws {
        let outcome: ReviewVisit.Outcome =
            switch record.outcome {
            case "nobody_home": .nobodyHome
            case "refused": .refused
            case "moved": .moved
            default: .found(try ReviewFacts(json: record.facts ?? "{}"))
            }
        self.init(
            number: record.number,
            visit: ReviewVisit(
                means: record.means, day: record.day, reviewers: record.reviewers,
                outcome: outcome, remark: record.remark),
            recordedBy: record.recordedBy, recordedAt: record.recordedAt)
    }
}

extension Transaction {
    /// What was recorded of an item so far: by day, then in the order of recording.
    func recordedVisits(
        of item: SampleItemID, in round: Int64
    ) async throws -> [RecordedReviewVisit] {
        try await reviewVisits(of: item, in: round).map(RecordedReviewVisit.init)
    }
}
