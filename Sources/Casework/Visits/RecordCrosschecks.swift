import Digests
import Domain
import Store

/// 信息比对 - the departments' answers about the members of a household, with the ruling on each hit
/// that is already decided.
package struct RecordCrosschecks: Action {
    package static let name = "record_crosschecks"
    package static let permission = Permission.recordCrosschecks

    package var household: HouseholdID
    package var crosschecks: [Crosscheck]

    package init(household: HouseholdID, crosschecks: [Crosscheck]) {
        self.household = household
        self.crosschecks = crosschecks
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(household.rawValue)
        request.appendList { list in for check in crosschecks { check.write(to: &list) } }
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        let (number, salt) = try await tx.householdNumber(household)
        try context.demandRulings(for: crosschecks)
        try await context.record(NewCrosschecks(rows: crosschecks.map { (number, $0) }), in: tx)
        var committed = CanonicalBytes(version: 1)
        write(to: &committed)
        context.commit("crosschecks", to: committed, under: salt, in: tx)
        context.note("household_no", Int(number))
        context.note("rows", crosschecks.count)
        return Done()
    }
}

extension Crosscheck {
    func write(to bytes: inout CanonicalBytes) {
        bytes.append(idNumber.revealed)
        bytes.append(department)
        bytes.append(item)
        bytes.append(hit)
        bytes.append(remark)
        bytes.append(resolution?.rawValue)
    }
}

extension Context {
    /// Takes the claims of a household that are computed but not yet decided back to `verified`: a
    /// comparison was decided that their result may rest on.
    mutating func reconsider(household: Int32, in tx: Transaction) async throws {
        for claim in try await tx.undecidedClaims(of: household) {
            let row = try await take(claim, in: tx)
            try await move(row, to: .verified, dueOn: nil, in: tx)
        }
    }
}
