import Domain
import Store

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

/// How much the daemon still has to do by itself.
package struct DueWorkStanding: GuardedInquiry {
    package static let name = "due_work"
    package static let permission = Permission.operate

    package var now: Instant

    package init(at now: Instant) { self.now = now }

    package func answer(in tx: Transaction) async throws -> DueWorkBacklog {
        try await tx.dueWorkBacklog(at: now)
    }
}

/// What the daemon gave up, the first given up first.
package struct ParkedWorks: GuardedInquiry {
    package static let name = "list_parked_work"
    package static let permission = Permission.operate

    package var limit: Int

    package init(limit: Int) { self.limit = limit }

    package func answer(in tx: Transaction) async throws -> [ParkedWork] {
        try await tx.parkedWork(limit: limit)
    }
}
