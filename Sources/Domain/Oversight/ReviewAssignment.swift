/// 待派项 - a drawn item that nobody goes to yet, and who may not.
package struct ReviewAssignmentItem: Sendable, Equatable {
    package var item: SampleItemID
    /// Its place in the order of the lots, from 1.
    package var place: Int
    /// 0 for the first draw, then one for each extension.
    package var generation: Int
    /// The household and what the visit asks for, as the planner takes it: claims, place, hours.
    package var task: VisitTask
    /// 回避 - who may not go, each with one reason, by id.
    package var barred: [OfficerID: ReviewerConflict]

    package init(
        item: SampleItemID, place: Int, generation: Int, task: VisitTask,
        barred: [OfficerID: ReviewerConflict] = [:]
    ) {
        self.item = item
        self.place = place
        self.generation = generation
        self.task = task
        self.barred = barred
    }
}

/// 复核回避事由 - why a reviewer may not review an item. The order is their precedence.
package enum ReviewerConflict: String, CaseIterable, Sendable {
    /// 本村 - it is the reviewer's own village.
    case ownVillage = "own_village"
    /// 亲属 - a relative, as declared.
    case relative
    /// 曾经办 - has verified, handled, approved, paid or reconciled the claim.
    case hadPart = "had_part"
    /// 曾核查 - made the household's last visit, for whichever claim.
    case visitedLast = "visited_last"
    /// 同组 - has gone out with one of the claim's verifiers within ``ReviewTerms/teamDays``.
    case sameTeam = "same_team"
    /// 同一保险公司 - is of the household's insurer, or of a verifier's.
    case sameInsurer = "same_insurer"
    /// 管辖外 - does not act where the household is.
    case outsideScope = "outside_scope"
}

extension ReviewTerms {
    /// Who went out together within so many days is a team.
    package static let teamDays = 365
}

/// 派员表 - all that an assignment rests on, as it is at one moment.
package struct ReviewAssignmentSheet: Sendable, Equatable {
    /// In the order of the lots.
    package var items: [ReviewAssignmentItem]
    /// By id; with the number of reviews that each has open.
    package var reviewers: [PlanningSheet.Candidate]
    /// Vehicles, absences, breakdowns and the calendar; its tasks and verifiers are none.
    package var means: PlanningSheet

    package init(
        items: [ReviewAssignmentItem], reviewers: [PlanningSheet.Candidate], means: PlanningSheet
    ) {
        self.items = items
        self.reviewers = reviewers
        self.means = means
    }
}

/// 派员 - who goes to an item, and on which day if a tour goes there.
package struct ReviewPlacement: Sendable, Equatable {
    package var item: SampleItemID
    package var reviewers: [OfficerID]
    package var plannedOn: Day?

    package init(item: SampleItemID, reviewers: [OfficerID], plannedOn: Day?) {
        self.item = item
        self.reviewers = reviewers
        self.plannedOn = plannedOn
    }
}

extension ReviewAssignmentSheet {
    /// Who may go to an item at all.
    package func eligible(for item: ReviewAssignmentItem) -> [PlanningSheet.Candidate] {
        reviewers.filter { item.barred[$0.id] == nil }
    }

    /// Whether a placement may stand: those whom it names are reviewers, free of conflicts, and
    /// there on the day.
    package func permits(_ placement: ReviewPlacement) -> Bool {
        guard let item = items.first(where: { $0.item == placement.item }),
            !placement.reviewers.isEmpty
        else { return false }
        let eligible = Set(eligible(for: item).map(\.id))
        return placement.reviewers.allSatisfy { reviewer in
            eligible.contains(reviewer)
                && !(placement.plannedOn.map { means.isAway(reviewer, on: $0) } ?? false)
        }
    }

    /// 按签号派员 - who goes where no tour does: for each item in the order of the lots, those who may
    /// and have the fewest. Items to which nobody may go are left out.
    ///
    /// - Parameters:
    ///   - taken: what is placed already; it counts as load.
    ///   - days: who is away on all of them does not go.
    ///   - count: how many go together, where so many may.
    package func byLot(
        _ open: [ReviewAssignmentItem], besides taken: [ReviewPlacement], on days: [Day],
        count: Int
    ) -> [ReviewPlacement] {
        var loads = Dictionary(
            reviewers.map { ($0.id, $0.recentVisits) }, uniquingKeysWith: { first, _ in first })
        for placement in taken {
            for reviewer in placement.reviewers { loads[reviewer, default: 0] += 1 }
        }
        var placed: [ReviewPlacement] = []
        for item in open.sorted(by: { $0.place < $1.place }) {
            let going = eligible(for: item).map(\.id).filter { reviewer in
                days.isEmpty || days.contains { !means.isAway(reviewer, on: $0) }
            }.sorted { (loads[$0, default: 0], $0) < (loads[$1, default: 0], $1) }
                .prefix(max(1, count))
            if going.isEmpty { continue }
            for reviewer in going { loads[reviewer, default: 0] += 1 }
            placed.append(
                ReviewPlacement(item: item.item, reviewers: going.sorted(), plannedOn: nil))
        }
        return placed
    }
}
