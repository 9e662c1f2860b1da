import Domain
import Store

extension Casework {
    /// Notes among the refused attempts that somebody has read as much of the register as an hour
    /// allows: who walks it is found there.
    package func noteQuota(
        _ refusal: Refusal, of kind: ReadingTerms.Kind, in session: Session
    ) async throws {
        try await note(
            refusal, of: "read_\(kind.rawValue)", by: session.actor, at: clock.now())
    }

    /// 查人 - the persons of the register under an ID number, for somebody who has signed in.
    ///
    /// The trace stands in the transaction that reads, so nobody sees what left none; it is no
    /// action's leaf, for a leaf is for ever and a look-up decides nothing. It tells who, when and
    /// how many, never the number: a table of numbers that were asked for would be the register
    /// over again.
    ///
    /// - Throws: what ``Session/demand(_:at:)`` throws for ``Permission/lookUpPersons``;
    ///   ``Refusal/quotaExceeded(retryAfter:)``. Both are noted: who tries numbers is found
    ///   among the refused attempts.
    package func findPersons(
        under number: IDNumber, for session: Session
    ) async throws -> [PersonRow] {
        try await demand(.lookUpPersons, for: "find_persons", in: session)
        let at = clock.now()
        let start = at.advanced(bySeconds: -LookUpTerms.windowSeconds)
        let officer = session.actor.id
        do {
            return try await database.write(within: session.actor.scope) { tx in
                let (count, first) = try await tx.lookUps(of: officer, since: start)
                guard count < LookUpTerms.perHour else {
                    let left = (first ?? at).microseconds - start.microseconds
                    throw Refusal.quotaExceeded(retryAfter: Int(left / 1_000_000) + 1)
                }
                let found = try await tx.persons(under: number)
                try await tx.noteLookUp(by: officer, found: found.count, at: at)
                return found
            }
        } catch let refusal as Refusal {
            try await note(refusal, of: "find_persons", by: session.actor, at: at)
            throw refusal
        }
    }
}
