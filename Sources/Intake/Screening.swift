import Domain

/// 线索筛查 - which households become leads under a scheme, and what each lead rests on (contract,
/// section 5).
package struct Screening: Sendable {
    /// The calendar year whose costs count.
    package let year: Int16
    private let classes: [ClassID: Int]
    /// By order of the cause, then by class.
    private let rules: [[ReliefRule?]]

    package init(scheme: Scheme, year: Int16) {
        self.year = year
        let ids = scheme.classes.map(\.id)
        self.classes = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
        self.rules = Cause.allCases.map { cause in
            ids.map { scheme.rule(for: cause, class: $0) }
        }
    }

    /// The calendar year of a scheme's costs: that in which it begins to hold; nil where it always
    /// has.
    package static func year(of scheme: Scheme) -> Int16? {
        scheme.validFrom.map { Int16($0.year) }
    }

    /// The rule that a total is held against; nil where the scheme has none for the class and
    /// cause, or holds the other kind of total against it.
    package func rule(for total: CostTotal, class id: ClassID) -> ReliefRule? {
        guard let place = classes[id], let rule = rules[total.cause.order][place] else {
            return nil
        }
        return total.isOf(rule.scope) ? rule : nil
    }

    /// Whether a total makes a lead.
    package func isReached(by total: CostTotal, class id: ClassID) -> Bool {
        total.year == year && (rule(for: total, class: id)?.isReached(by: total.amount) ?? false)
    }

    /// The lowest warning line of any class that totals of a cause and scope are held against: no
    /// total below it is a lead, so the store need not show it. Nil where there is no such rule.
    package func lowestLine(_ cause: Cause, _ scope: ReliefRule.Scope) -> Fen? {
        rules[cause.order].compactMap(\.self).filter { $0.scope == scope }.map(\.warningLine).min()
    }

    /// The leads, by household number and cause: one for each household and cause.
    ///
    /// - Parameters:
    ///   - totals: of persons and of households, in any order; each once.
    ///   - applications: each opens the lead of its household and cause whatever the amounts, or
    ///     joins the one that is there.
    ///   - classOf: the class of a household, by its number.
    package func leads(
        totals: some Sequence<CostTotal>, applications: some Sequence<FiledApplication> = [],
        classOf: (Int32) -> ClassID
    ) -> [Lead] {
        var leads: [Key: Lead] = [:]
        let lines = Cause.allCases.map { cause in
            (person: lowestLine(cause, .person), household: lowestLine(cause, .household))
        }
        for total in totals where total.year == year {
            let line = lines[total.cause.order]
            guard let lowest = total.person == nil ? line.household : line.person,
                total.amount >= lowest, isReached(by: total, class: classOf(total.household))
            else { continue }
            let key = Key(household: total.household, cause: total.cause)
            let channel = Channel.allCases.first { $0.cause == total.cause }!
            leads[key, default: lead(key, channel)].reached.append(total)
        }
        for application in applications {
            let key = Key(household: application.household, cause: application.application.cause)
            leads[key, default: lead(key, .application)].applications.append(application)
        }
        for key in leads.keys {
            leads[key]?.reached.sort { ($0.person ?? 0) < ($1.person ?? 0) }
        }
        return leads.sorted { $0.key < $1.key }.map(\.value)
    }

    private func lead(_ key: Key, _ channel: Channel) -> Lead {
        Lead(
            household: key.household, cause: key.cause, year: year, channel: channel, reached: [],
            applications: [])
    }

    private struct Key: Hashable, Comparable {
        var household: Int32
        var cause: Cause

        static func < (left: Key, right: Key) -> Bool {
            (left.household, left.cause) < (right.household, right.cause)
        }
    }
}

extension Screening {
    /// The totals that an import takes over the warning line, or back under it.
    ///
    /// - Parameters:
    ///   - changes: of persons or of households.
    ///   - before: what the total was before, by place in `changes`; zero for one that is new.
    ///   - classOf: the class of a household, by its number.
    package func crossings(
        _ changes: TotalChanges, before: (Int) -> Fen, classOf: (Int32) -> ClassID
    ) -> [Crossing] {
        (0..<changes.count).compactMap { place in
            guard changes.years[place] == year else { return nil }
            var after = changes[place]
            let before = before(place)
            after.amount += before
            guard let rule = rule(for: after, class: classOf(after.household)) else { return nil }
            let isReached = rule.isReached(by: after.amount)
            guard isReached != rule.isReached(by: before) else { return nil }
            return Crossing(total: after, before: before, isReached: isReached)
        }
    }
}

/// 越线 - that a total has reached the warning line, or no longer does.
package struct Crossing: Sendable, Hashable {
    package var total: CostTotal
    package var before: Fen
    /// False when corrections have taken the total back under the line.
    package var isReached: Bool
}
