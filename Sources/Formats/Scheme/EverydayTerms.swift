import Domain
import Yams

/// The terms of the daily work in a scheme file. Each of these sections and each of their fields
/// may be left out: then the usual term holds, seven days of notice and five villagers for a
/// review among them.
struct EverydayTerms {
    var deadlines = Deadlines()
    var verification = VerificationTerms()
    var noticeDays = 7
    var reviewQuorum = 5
    var sampling = SamplingTerms()

    init(_ scheme: YAMLFields) {
        func section(_ key: String, _ read: (YAMLFields) -> Void) {
            _ = scheme.optional(key) { node, path in
                read(YAMLFields(node, path, scheme.reading))
            }
        }
        let number = scheme.reading.number
        section("deadlines") { fields in
            let places: [(String, WritableKeyPath<Deadlines, Int>)] = [
                ("prescreen_days", \.prescreenDays), ("visit_days", \.visitDays),
                ("crosscheck_days", \.crosscheckDays), ("review_days", \.reviewDays),
                ("approval_days", \.approvalDays), ("total_working_days", \.totalWorkingDays),
            ]
            fields.allow(Set(places.map(\.0)), in: "deadlines")
            for (key, place) in places {
                if let days = fields.optional(key, number) { deadlines[keyPath: place] = days }
            }
        }
        section("verification") { fields in
            fields.allow(["verifiers_per_visit", "attempts"], in: "verification")
            verification.verifiersPerVisit =
                fields.optional("verifiers_per_visit", number) ?? verification.verifiersPerVisit
            verification.attempts = fields.optional("attempts", number) ?? verification.attempts
        }
        section("notice") { fields in
            fields.allow(["days"], in: "notice")
            noticeDays = fields.required("days", noticeDays, number)
        }
        section("review") { fields in
            fields.allow(["quorum"], in: "review")
            reviewQuorum = fields.required("quorum", reviewQuorum, number)
        }
        section("sampling") { sampling.read($0) }
    }
}

extension SamplingTerms {
    fileprivate mutating func read(_ fields: YAMLFields) {
        fields.allow(
            ["confidence", "tolerable", "expected", "per_stratum_minimum", "strata"],
            in: "sampling")
        let share = fields.reading.millionths
        confidenceMillionths = fields.optional("confidence", share) ?? confidenceMillionths
        tolerableMillionths = fields.optional("tolerable", share) ?? tolerableMillionths
        expectedMillionths = fields.optional("expected", share) ?? expectedMillionths
        perStratumMinimum =
            fields.optional("per_stratum_minimum", fields.reading.number) ?? perStratumMinimum
        strata = fields.optional("strata", fields.reading.texts) ?? strata
    }
}
