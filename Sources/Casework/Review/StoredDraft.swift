import Domain
import Foundation
import Sampling
import Store

/// What was chosen for a round and why its sizes, as the round's row keeps them.
package struct StoredDraft: Sendable, Equatable {
    package var terms: ReviewTerms
    package var design: ReviewDesign
    package var sizing: ReviewSizingView
}

extension StoredDraft {
    /// - Throws: where the row's JSON is not what ``json`` writes.
    init(json: String) throws {
        let kept = try JSONDecoder().decode(KeptDraft.self, from: Data(json.utf8))
        guard let terms = kept.terms.terms, let design = kept.design, let sizing = kept.sizing.view
        else { throw RoundDefect.terms }
        self.init(terms: terms, design: design, sizing: sizing)
    }

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(KeptDraft(self)), as: UTF8.self)
        }
    }
}

private struct KeptDraft: Codable {
    var terms: KeptTerms
    /// The limit of GB/T 2828.1; nil for sizes from risk.
    var limit: String?
    var sizing: KeptSizing

    init(_ draft: StoredDraft) {
        self.terms = KeptTerms(draft.terms)
        if case .lots(let limit) = draft.design { self.limit = limit.rawValue }
        self.sizing = KeptSizing(draft.sizing)
    }

    var design: ReviewDesign? {
        guard let limit else { return .risk }
        return AcceptanceQualityLimit(rawValue: limit).map { .lots($0) }
    }
}
