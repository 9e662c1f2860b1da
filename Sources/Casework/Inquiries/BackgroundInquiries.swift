import Domain
import Store

/// Notices that have hung their days, with nothing open against them.
package struct NoticesDue: Inquiry {
    package var day: Day
    package var limit: Int

    package init(on day: Day, limit: Int) {
        self.day = day
        self.limit = limit
    }

    package func answer(
        in tx: Transaction
    ) async throws -> [(claim: Claim.ID, dueOn: Day)] {
        try await tx.noticesDue(on: day, limit: limit).map { (claim: $0.0, dueOn: $0.1) }
    }
}

/// Whether entries of the trail still wait to be sealed.
package struct SealingIsBehind: Inquiry {
    package init() {}
    package func answer(in tx: Transaction) async throws -> Bool {
        try await tx.hasUnsealedLeaves()
    }
}

/// When the invariants were last run; nil for never.
package struct LastCheckRun: Inquiry {
    package init() {}
    package func answer(in tx: Transaction) async throws -> Instant? {
        try await tx.lastCheckRun()
    }
}

/// Whether the database answers and its schema is this program's.
package struct Readiness: Inquiry {
    package init() {}
    package func answer(in tx: Transaction) async throws -> Bool {
        try await tx.schemaVersion() == Migrator.newest
    }
}
