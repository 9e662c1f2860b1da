import Domain
import Store

extension Casework {
    /// Brings the next values that older keys made under the newest one; gives whether there may be
    /// more to do at once.
    ///
    /// What was done is seen in the values, and how far it came stands in the transaction that did
    /// it: whoever goes on after a kill -9 loses nothing and does nothing twice. Nobody waits for
    /// more than one batch.
    ///
    /// - Parameter limit: rows of a batch.
    package func renewValues(limit: Int = 500) async throws -> Bool {
        let standings = try await read(KeyStandings())
        for kind in KeyKind.allCases {
            guard let newest = standings.last(where: { $0.kind == kind }), newest.isRunning else {
                continue
            }
            let at = clock.now()
            let hasWorked = try await database.write(within: .county) { tx in
                try await tx.demandCurrentKeys(toWrite: true)
                guard let pass = try await tx.nextPass(of: kind, under: newest.id) else {
                    return false
                }
                let batch = try await tx.renew(
                    pass.target, of: kind, after: pass.position, limit: limit)
                try await tx.advance(pass.target, of: kind, under: newest.id, by: batch)
                return true
            }
            if hasWorked { return true }
            if try await endPasses(of: kind, under: newest.id, at: at) { return true }
        }
        return false
    }

    /// Only when nobody can make anything with an older key any more does the count of what is left
    /// of it mean something.
    private func endPasses(of kind: KeyKind, under id: Int, at: Instant) async throws -> Bool {
        let isClosed = try await database.write(within: .county) {
            try await $0.closeKeys(kind, before: id, at: at)
        }
        guard isClosed else { return false }
        try await database.write(within: .county) {
            try await $0.endPasses(of: kind, under: id, at: at)
        }
        return true
    }
}
