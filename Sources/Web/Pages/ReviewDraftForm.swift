import Domain
import Wording

/// 方案表单 - the fields in which a round is drafted.
enum ReviewDraftForm {
    /// What the form holds before anybody has typed: the quarter that ended last, the office's
    /// terms, and the end of work two days on for the commitments.
    static func fresh(today: Day) -> Form {
        let quarter = Day(today.year, today.month - (today.month - 1) % 3, 1) ?? today
        let before = quarter + -1
        let first = Day(before.year, before.month - 2, 1) ?? before
        let terms = ReviewTerms()
        var fields = [
            "from": "\(first)", "to": "\(before)", "design": "risk", "limit": "2.5",
            "mode": TicketMode.sm3.rawValue, "hour_day": "\(today + 2)", "hour_time": "17:00",
        ]
        for party in ReviewParty.allCases { fields[name(of: party)] = "on" }
        for field in ReviewTermField.all {
            let shown = field.shown(in: terms)
            if !shown.isEmpty { fields[field.name] = shown }
        }
        return Form(fields: fields)
    }

    static func name(of party: ReviewParty) -> String { "party_\(party.rawValue)" }

    static func draft(of form: Form) throws(Mistyped) -> ReviewDraft {
        var terms = ReviewTerms()
        for field in ReviewTermField.all { try field.read(form, into: &terms) }
        return ReviewDraft(
            from: try form.day("from", Label.periodFrom), to: try form.day("to", Label.periodTo),
            againOf: form["again_of"].isEmpty ? nil : ReviewRoundID(form["again_of"]),
            againWhy: form["again_why"].isEmpty ? nil : form["again_why"],
            mode: TicketMode(rawValue: form["mode"]) ?? .sm3, design: try design(form),
            parties: Set(ReviewParty.allCases.filter { form.isTicked(name(of: $0)) }),
            commitmentsUntil: try hour(form),
            lottery: form["lottery"].isEmpty ? nil : form["lottery"], terms: terms)
    }

    private static func design(_ form: Form) throws(Mistyped) -> ReviewDesign {
        guard form["design"] == "lots" else { return .risk }
        guard let limit = AcceptanceQualityLimit(rawValue: form["limit"]) else {
            throw Mistyped(field: Label.acceptanceLimit)
        }
        return .lots(limit)
    }

    private static func hour(_ form: Form) throws(Mistyped) -> Instant {
        let day = try form.day("hour_day", Label.commitmentsUntil)
        let parts = form["hour_time"].split(separator: ":").map { Int64($0) }
        guard parts.count >= 2, let hours = parts[0], let minutes = parts[1],
            (0..<24).contains(hours), (0..<60).contains(minutes)
        else { throw Mistyped(field: Label.commitmentsUntil) }
        return Instant(day, secondsAfterMidnight: hours * 3_600 + minutes * 60)
    }
}
