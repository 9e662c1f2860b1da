import Domain
import Store

/// What the daemon notes of an import beside the actions that take it in: that it is at it, how far
/// it is, and what became of it. The actions' leaves tell what changed; nobody decides anything
/// here.
extension Casework {
    /// Begins an import; nil where it has ended, or there is none.
    func beginImport(_ number: ImportJob.Number) async throws -> ImportJob? {
        try await database.write(within: .county) { tx in
            guard try await tx.startImport(number) else { return nil }
            return try await tx.importJob(number)
        }
    }

    func noteProgress(
        of number: ImportJob.Number, read: Int64, expected: Int64?
    ) async throws {
        try await database.write(within: nil) {
            try await $0.noteProgress(of: number, read: read, expected: expected)
        }
    }

    func end(_ number: ImportJob.Number, _ end: ImportEnd) async throws {
        let now = clock.now()
        try await database.write(within: .county) {
            try await $0.endImport(number, end, at: now)
        }
    }
}
