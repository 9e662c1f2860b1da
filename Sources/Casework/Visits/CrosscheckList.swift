import Digests
import Domain
import Store
import Vault

/// 信息比对名单 - the departments' answers about many households at once. A row of an unknown household
/// is told and stops no other; one that was recorded before adds nothing, and brings the ruling
/// that it was recorded without.
package struct CrosscheckList: Action {
    package static let name = "crosscheck_list"
    package static let permission = Permission.recordCrosschecks
    package static let isBulk = true

    package var rows: [Row]

    package init(rows: [Row]) { self.rows = rows }

    package struct Row: Sendable {
        package var household: HouseholdID
        package var crosscheck: Crosscheck

        package init(household: HouseholdID, crosscheck: Crosscheck) {
            self.household = household
            self.crosscheck = crosscheck
        }
    }

    package struct Outcome: Codable, Sendable, Equatable {
        package var recorded = 0
        /// Rows that were recorded before and are decided by this list.
        package var ruled = 0
        /// Rows that repeat what was recorded before.
        package var standing = 0
        /// Why in full is told by ``RecordCrosschecks`` for the household.
        package var refused: [RefusedRow] = []

        package init(recorded: Int = 0, ruled: Int = 0, standing: Int = 0) {
            self.recorded = recorded
            self.ruled = ruled
            self.standing = standing
        }
    }

    package func write(to request: inout CanonicalBytes) {
        request.appendList { list in
            for row in rows {
                list.append(row.household.rawValue)
                row.crosscheck.write(to: &list)
            }
        }
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        try context.demandRulings(for: rows.lazy.map(\.crosscheck))
        let households = try await tx.householdNumbers(of: Set(rows.map(\.household)))
        var standing = try await tx.standingCrosschecks(of: households.values.map(\.number))
        var outcome = Outcome()
        var new = NewCrosschecks()
        for (place, row) in rows.enumerated() {
            guard let household = households[row.household] else {
                let code = Refusal.householdNotFound(row.household).code
                outcome.refused.append(RefusedRow(place: place, code: code))
                continue
            }
            switch standing.take(row.crosscheck, of: household.number) {
            case nil: new.rows.append((household.number, row.crosscheck))
            case .some(.decided): outcome.standing += 1
            case .some(.decides(let number, let ruling)):
                new.rulings.append((number, ruling, household.number))
            }
        }
        outcome.recorded = new.rows.count
        outcome.ruled = new.rulings.count
        try await context.record(new, in: tx)
        commit(to: new, of: households, in: tx, &context)
        context.note("rows", rows.count)
        context.note("refused", outcome.refused.count)
        return outcome
    }

    /// One commitment for each household, under its own salt: where it is destroyed, the others'
    /// stay provable.
    private func commit(
        to new: NewCrosschecks, of households: [HouseholdID: (number: Int32, salt: SubjectSalt?)],
        in tx: Transaction, _ context: inout Context
    ) {
        let changed = new.households
        let answers = Dictionary(grouping: rows, by: \.household)
        for (id, household) in households.sorted(by: { $0.key < $1.key })
        where changed.contains(household.number) {
            var committed = CanonicalBytes(version: 1)
            committed.append(id.rawValue)
            committed.appendList { list in
                for row in answers[id] ?? [] { row.crosscheck.write(to: &list) }
            }
            context.commit(
                "household/\(household.number)/crosschecks", to: committed, under: household.salt,
                in: tx)
        }
    }
}

/// Comparisons that an action records, and rulings on such as are recorded already.
struct NewCrosschecks {
    var rows: [(household: Int32, crosscheck: Crosscheck)] = []
    var rulings: [(crosscheck: Int64, ruling: Crosscheck.Resolution, household: Int32)] = []

    /// Those that anything is recorded of.
    var households: Set<Int32> { Set(rows.map(\.household) + rulings.map(\.household)) }

    /// Those of which a hit is upheld that was not before.
    var upheld: Set<Int32> {
        let new = rows.filter { $0.crosscheck.hit && $0.crosscheck.resolution == .upheld }
        return Set(new.map(\.household)).union(
            rulings.filter { $0.ruling == .upheld }.map(\.household))
    }
}

extension Context {
    /// - Throws: ``Refusal/notPermitted(_:)`` where a hit comes decided and the actor decides none.
    func demandRulings(for crosschecks: some Sequence<Crosscheck>) throws(Refusal) {
        let rulings = crosschecks.contains { $0.hit && $0.resolution != nil }
        guard !rulings || actor.may(.resolveCrosschecks) else {
            throw .notPermitted(.resolveCrosschecks)
        }
    }

    /// Records comparisons and rulings, and takes back what rests on them.
    mutating func record(_ new: NewCrosschecks, in tx: Transaction) async throws {
        try await tx.insert(new.rows, ruledBy: actor.id, at: at)
        try await tx.rule(
            new.rulings.map { ($0.crosscheck, $0.ruling) }, by: actor.id, at: at)
        for household in new.upheld.sorted() {
            try await reconsider(household: household, in: tx)
        }
    }
}
