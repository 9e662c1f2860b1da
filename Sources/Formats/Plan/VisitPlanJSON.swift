import Domain

extension VisitPlan {
    /// 排期 - the whole plan as JSON in one line (RFC 8259): days as dates, times as minutes of the
    /// day and as `HH:MM`, codes as they stand in the database. Addresses are not in it.
    package var json: [UInt8] {
        let members: [(String, JSONText)] = [
            ("number", .number(number)), ("version", .number(Int64(version))),
            ("state", .text(state.rawValue)), ("insurer", .text(insurer)),
            ("days", .list(days.map { .text($0.description) })),
            ("replaces", replaces.map(JSONText.number) ?? .null),
            ("proposed_at", .text(proposedAt.description)),
            ("published_at", publishedAt.map { .text($0.description) } ?? .null),
            ("search", search.json), ("totals", totals.json),
            ("crews", .list(crews.map { $0.json(in: self) })),
            ("unassigned", .list(unassigned.map { $0.json(in: self) })),
        ]
        return Array((JSONText.object(members).text + "\n").utf8)
    }
}

extension VisitPlan.Search {
    fileprivate var json: JSONText {
        // Beyond 2^53 a reader's numbers may be inexact.
        .object([("seed", .text("\(seed)")), ("steps", .number(Int64(steps)))])
    }
}

extension VisitPlan.Totals {
    fileprivate var json: JSONText {
        .object([
            ("visits", .number(Int64(visits))), ("unassigned", .number(Int64(unassigned))),
            ("late", .number(Int64(late))), ("travel_minutes", .number(Int64(travelMinutes))),
        ])
    }
}

extension CrewDay {
    fileprivate func json(in plan: VisitPlan) -> JSONText {
        .object([
            ("crew", .number(Int64(number))), ("date", .text(day.description)),
            ("vehicle", .text(vehicle)), ("plate", .text(plate)),
            ("verifiers", .list(verifiers.map { .text($0.id.rawValue) })),
            ("departure", .time(departure)), ("back", .time(back)),
            ("travel_minutes", .number(Int64(travel))),
            (
                "stops",
                .list(stops.enumerated().map { $1.json(in: plan, sequence: $0 + 1) })
            ),
        ])
    }
}

extension VisitPlan.Stop {
    fileprivate func json(in plan: VisitPlan, sequence: Int) -> JSONText {
        .object(
            [
                ("seq", .number(Int64(sequence))), ("arrive", .time(arrive)),
                ("begin", .time(begin)), ("depart", .time(depart)), ("pinned", .truth(isPinned)),
                ("late_days", .number(Int64(lateDays))),
            ] + task.members(in: plan))
    }
}

extension VisitPlan.Unassigned {
    fileprivate func json(in plan: VisitPlan) -> JSONText {
        .object([("reason", .text(reason.rawValue))] + task.members(in: plan))
    }
}

extension VisitTask {
    fileprivate func members(in plan: VisitPlan) -> [(String, JSONText)] {
        [
            ("visit_id", .text(number(in: plan))), ("household", .text(household.rawValue)),
            ("name", .text(maskedName)), ("village", .text(village.rawValue)),
            ("village_name", .text(villageName)),
            ("causes", .list(causes.map { .text($0.rawValue) })),
            ("minutes", .number(Int64(minutes))), ("due", .text(due.description)),
            ("attempts", .number(Int64(attempts.count))),
        ]
    }
}

/// JSON as it is written here: members in the order in which they are given.
private indirect enum JSONText {
    case null
    case truth(Bool)
    case number(Int64)
    case text(String)
    /// `HH:MM`.
    case time(Int)
    case list([JSONText])
    case object([(String, JSONText)])

    var text: String {
        var out = ""
        write(to: &out)
        return out
    }

    private func write(to out: inout String) {
        switch self {
        case .null: out += "null"
        case .truth(let truth): out += truth ? "true" : "false"
        case .number(let number): out += number.description
        case .text(let text): JSONText.quote(text, into: &out)
        case .time(let minutes): out += "\"\(PlanFile.time(minutes))\""
        case .list(let values):
            out += "["
            for (index, value) in values.enumerated() {
                if index > 0 { out += "," }
                value.write(to: &out)
            }
            out += "]"
        case .object(let members):
            out += "{"
            for (index, (key, value)) in members.enumerated() {
                if index > 0 { out += "," }
                JSONText.quote(key, into: &out)
                out += ":"
                value.write(to: &out)
            }
            out += "}"
        }
    }

    private static func quote(_ text: String, into out: inout String) {
        out += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        out += "\""
    }
}
