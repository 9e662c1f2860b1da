import Digests
import Domain
import Foundation
import Sampling
import Store

// How what happens in a round lies in its rows: a kind, and a body in JSON with what the kind
// needs.

/// The body of an event; each kind has its own members.
struct EventBody: Codable, Equatable {
    var party: String?
    /// Of a commitment or a report, in hexadecimal digits.
    var digest: String?
    /// Of dice or lottery.
    var digits: String?
    /// Who typed the dice, first and second.
    var readers: [String]?
    /// What a party showed, in hexadecimal digits.
    var part: String?
    /// How many items are drawn after a draw or an extension.
    var drawn: Int?
    /// 主要数字 - of a report, for lists: rates from 0 to 1, money in fen.
    var figures: [String: Double]?
    /// What an extension adds.
    var paid: Int?
    var refused: Int?
    var item: String?
    var outcome: String?

    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension RoundEvent {
    /// What the row calls it.
    var kind: String {
        switch self {
        case .commit: "commit"
        case .closeCommitments: "close_commitments"
        case .roll: "roll"
        case .lottery: "lottery"
        case .reveal: "reveal"
        case .settleSeed: "settle_seed"
        case .draw: "draw"
        case .extend: "extend"
        case .end: "end"
        case .closeReview: "close_review"
        case .report: "report"
        }
    }

    /// Whether the round is in another state after it. The report moves it together with its text.
    var moves: Bool {
        switch self {
        case .closeCommitments, .settleSeed, .draw, .closeReview: true
        case .commit, .roll, .lottery, .reveal, .extend, .end, .report: false
        }
    }

    fileprivate var body: EventBody {
        switch self {
        case .commit(let party, let digest):
            EventBody(party: party.rawValue, digest: digest.hex)
        case .roll(let one, let other):
            EventBody(
                digits: one.digits.text, readers: [one.reader.rawValue, other.reader.rawValue])
        case .lottery(let digits): EventBody(digits: digits.text)
        case .reveal(let party, let part):
            EventBody(party: party.rawValue, part: Hexadecimal.text(part))
        case .extend(let paid, let refused, _): EventBody(paid: paid, refused: refused)
        case .end(let item, let outcome):
            EventBody(item: item.rawValue, outcome: outcome.rawValue)
        case .report(let digest): EventBody(digest: digest.hex)
        case .closeCommitments, .settleSeed, .draw, .closeReview: EventBody()
        }
    }
}

extension RoundEventRecord {
    /// 读数 - one person's reading of the dice, which the state machine knows only when two agree.
    static let reading = "read_dice"

    /// - Parameter drawn: how many items are drawn after it; nil where it draws none.
    init(
        _ event: RoundEvent, at: Instant, by officer: OfficerID, drawn: Int?,
        figures: [String: Double]? = nil
    ) throws {
        var body = event.body
        body.drawn = drawn
        body.figures = figures
        self.init(place: 0, at: at, by: officer, kind: event.kind, body: try body.json)
    }

    /// What the row says.
    var content: EventBody {
        get throws { try JSONDecoder().decode(EventBody.self, from: Data(body.utf8)) }
    }

    /// What the state machine makes of the row; nil for a reading of the dice.
    ///
    /// - Parameter frame: for what is drawn.
    func event(frame: ReviewFrame?) throws -> RoundEvent? {
        if kind == RoundEventRecord.reading { return nil }
        let content = try content
        return try content.event(of: kind, frame: frame).orDefect
    }
}

extension EventBody {
    fileprivate func event(of kind: String, frame: ReviewFrame?) -> RoundEvent? {
        let party = party.flatMap(ReviewParty.init(rawValue:))
        let digest = digest.flatMap { Hexadecimal.bytes($0) }.flatMap { Digest(bytes: $0) }
        let digits = digits.flatMap { DecimalDigits($0) }
        switch kind {
        case "commit":
            guard let party, let digest else { return nil }
            return .commit(party, digest)
        case "close_commitments": return .closeCommitments
        case "roll":
            guard let digits, let readers, readers.count == 2 else { return nil }
            return .roll(
                DiceReading(digits, by: OfficerID(readers[0])),
                DiceReading(digits, by: OfficerID(readers[1])))
        case "lottery": return digits.map { .lottery($0) }
        case "reveal":
            guard let party, let part = part.flatMap({ Hexadecimal.bytes($0) }) else { return nil }
            return .reveal(party, part)
        case "settle_seed": return .settleSeed
        case "draw": return frame.map { .draw($0) }
        case "extend": return frame.map { .extend(paid: paid ?? 0, refused: refused, $0) }
        case "end":
            guard let item, let outcome = outcome.flatMap(ReviewOutcome.init(rawValue:)) else {
                return nil
            }
            return .end(SampleItemID(item), outcome)
        case "close_review": return .closeReview
        case "report": return digest.map { .report($0) }
        default: return nil
        }
    }
}

extension RoundEvent? {
    /// - Throws: ``RoundDefect/terms`` for a row whose body is not of its kind.
    fileprivate var orDefect: RoundEvent {
        get throws {
            guard let self else { throw RoundDefect.terms }
            return self
        }
    }
}
