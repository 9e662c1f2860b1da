import Domain
import Store

/// 核查员与车辆 - who and what can be sent, with what the planner was told of them: for who plans.
package struct VerifierList: GuardedInquiry {
    package static let name = "list_verifiers"
    package static let permission = Permission.planVisits

    package var today: Day

    package init(on today: Day) { self.today = today }

    package func answer(
        in tx: Transaction
    ) async throws -> (verifiers: [VerifierRow], vehicles: [VehicleRow]) {
        (
            try await tx.verifierRows(insurer: tx.scope?.insurer, on: today),
            try await tx.vehicleRows(on: today)
        )
    }
}

/// 核查员档案 - one verifier: skills, absences, declared relatives as far as their households are the
/// reader's. Where whose relatives live is for who plans, and for nobody else.
package struct OpenVerifier: GuardedInquiry {
    package static let name = "open_verifier"
    package static let permission = Permission.planVisits

    package var verifier: OfficerID
    package var today: Day

    package init(_ verifier: OfficerID, on today: Day) {
        self.verifier = verifier
        self.today = today
    }

    package func answer(in tx: Transaction) async throws -> VerifierFile {
        try await tx.verifierFile(verifier, insurer: tx.scope?.insurer, on: today)
    }
}
