import Domain
import Store

// An import is seen by who started it, and in the whole county by the roles that may perform its
// action. It is of no household before it is done, so the scope of rows says nothing here.

extension Casework {
    /// An import as it stands.
    ///
    /// - Throws: ``Refusal/importNotFound(_:)``, also for one that is not the session's to see:
    ///   what is not theirs to see is not theirs to know of.
    package func importJob(
        _ number: ImportJob.Number, in session: Session
    ) async throws -> ImportJob {
        try await database.read(within: .county) { tx in
            guard let job = try await tx.importJob(number), session.sees(job) else {
                throw Refusal.importNotFound(number)
            }
            return job
        }
    }

    /// The newest imports that the session may see.
    package func importJobs(limit: Int, in session: Session) async throws -> [ImportJob] {
        let kinds = ImportKind.allCases.filter { session.sees($0) }
        return try await database.read(within: .county) { tx in
            try await tx.importJobs(of: session.actor.id, orOf: kinds, limit: limit)
        }.filter { session.sees($0) }
    }

    /// What was not taken of an import, in order.
    ///
    /// - Parameter place: the last one that was read, 0 for none.
    /// - Throws: ``Refusal/importNotFound(_:)``.
    package func findings(
        of number: ImportJob.Number, after place: Int64, limit: Int, in session: Session
    ) async throws -> [ImportFinding] {
        try await database.read(within: .county) { tx in
            guard let job = try await tx.importJob(number), session.sees(job) else {
                throw Refusal.importNotFound(number)
            }
            return try await tx.findings(of: number, after: place, limit: limit)
        }
    }
}

extension Session {
    /// Whether the session may see everybody's imports of the kind.
    fileprivate func sees(_ kind: ImportKind) -> Bool {
        actor.may(kind.permission) && actor.scope.isCounty
    }

    /// A token sees no more than it was issued for, though its officer started the import.
    fileprivate func sees(_ job: ImportJob) -> Bool {
        if sees(job.kind) { return true }
        return job.officer == actor.id && (kind == .person || actor.may(job.kind.permission))
    }
}
