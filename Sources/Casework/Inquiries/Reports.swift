import Domain
import Store

/// 拒收清单 - every refused row of every feed and of the applications.
package struct RejectReport: Inquiry {
    package init() {}
    package func answer(in tx: Transaction) async throws -> [RejectLine] {
        try await tx.rejectLines()
    }
}

/// 线索清单
package struct LeadReport: Inquiry {
    package init() {}
    package func answer(in tx: Transaction) async throws -> [LeadLine] {
        try await tx.leadLines()
    }
}

/// 发放清单
package struct PayoutReport: Inquiry {
    package init() {}
    package func answer(in tx: Transaction) async throws -> [PayoutLine] {
        try await tx.payoutLines()
    }
}

/// 账簿 - every posting of the fund.
package struct BookReport: Inquiry {
    package init() {}
    package func answer(in tx: Transaction) async throws -> [BookLine] {
        try await tx.bookLines()
    }
}

/// Whether the database holds a county.
package struct HoldsCounty: Inquiry {
    package init() {}
    package func answer(in tx: Transaction) async throws -> Bool { try await tx.holdsCounty() }
}

/// The claims of a year, to find them by household and cause.
package struct ClaimsOfYear: Inquiry {
    package var year: Int
    package init(year: Int) { self.year = year }

    package func answer(
        in tx: Transaction
    ) async throws -> [(household: HouseholdID, cause: Cause, id: Claim.ID)] {
        try await tx.claimIDs(year: year)
    }
}

/// Claims that stand in a state, oldest first.
package struct ClaimsInState: Inquiry {
    package var state: ClaimState
    package init(_ state: ClaimState) { self.state = state }

    package func answer(in tx: Transaction) async throws -> [Claim.ID] {
        try await tx.claims(in: state)
    }
}
