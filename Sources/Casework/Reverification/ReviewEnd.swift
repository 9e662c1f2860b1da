import Domain

/// 复核了结 - how the visits of an item let its review end, if they do. Nobody takes another household
/// in its place, so each ends in one of these ways.
enum ReviewEnd: Equatable {
    case ends(ReviewOutcome)
    /// So many visits in vain on further days are missing.
    case goesOn(missing: Int)

    /// What was found at the door counts first; after two visits in vain on different days, what
    /// was found by telephone. Without either, a refusal at the door ends it, or the two visits in
    /// vain do. What departments said alone ends nothing: nobody has seen the household.
    init(_ visits: [ReviewVisit]) {
        func found(by means: ReviewMeans) -> Bool {
            visits.contains { $0.means == means && $0.outcome.facts != nil }
        }
        let atDoor = visits.filter { $0.means == .visit }
        let inVain = Set(atDoor.filter(\.outcome.isInVain).map(\.day)).count
        let isSpent = inVain >= ReviewVisit.attempts
        if found(by: .visit) || (isSpent && found(by: .phone)) {
            self = .ends(.done)
        } else if atDoor.contains(where: { $0.outcome == .refused }) {
            self = .ends(.refused)
        } else if isSpent {
            self = .ends(.untraceable)
        } else {
            self = .goesOn(missing: ReviewVisit.attempts - inVain)
        }
    }

    var outcome: ReviewOutcome? {
        if case .ends(let outcome) = self { outcome } else { nil }
    }
}

extension ReviewFacts {
    /// The first question to which an answer cannot be as it is, or which these means do not
    /// settle; nil for none.
    ///
    /// - Parameter exclusions: what the scheme excludes, by name.
    func unfit(by means: ReviewMeans, exclusions: [String]) -> ReviewQuestion? {
        ReviewQuestion.allCases.first { question in
            question.isAnswered(in: self)
                && !(question.means.contains(means) && isFit(question, exclusions))
        }
    }

    private func isFit(_ question: ReviewQuestion, _ exclusions: [String]) -> Bool {
        let lossMax = .zero - Fen.readableLimit
        func isAmount(_ amount: Fen) -> Bool { (.zero...Fen.readableLimit).contains(amount) }
        switch question {
        case .members:
            return members.map { (1...ReviewFacts.membersMax).contains($0.count) } ?? true
        case .income:
            // Below nothing is a loss, as the first visits' files have it.
            return income?.allSatisfy { name, amount in
                IncomeItem(rawValue: name) != nil && (lossMax...Fen.readableLimit).contains(amount)
            } ?? true
        case .assets:
            let known = Set(exclusions.map { Array($0.utf8) })
            return assets?.allSatisfy { known.contains(Array($0.utf8)) } ?? true
        case .bills:
            guard let bills else { return true }
            return bills.count <= ReviewFacts.billsMax
                && bills.allSatisfy { (1...64).contains($0.utf8.count) && isAmount($1) }
        case .moneyReceived: return moneyReceived.map(isAmount) ?? true
        case .ownsAccount, .visitHappened, .isSigned, .noticePosted: return true
        }
    }

    /// More is a slip of the pen.
    private static let membersMax = 99
    private static let billsMax = 200
}
