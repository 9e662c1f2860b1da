import Domain
import Store

extension Casework {
    /// Settles what a daemon has done and takes what is due next, in one transaction: a daemon that
    /// is busy waits for one commit for each batch.
    ///
    /// - Parameters:
    ///   - kinds: what the daemon knows how to do.
    ///   - limit: how much it takes at most; 0 to settle only.
    ///   - seconds: how long it holds what it takes, unless it goes on with ``hold(_:seconds:)``.
    package func exchange(
        settling settlements: [(work: HeldWork, settlement: HeldWork.Settlement)],
        taking kinds: [DueWork.Kind], limit: Int, seconds: Int
    ) async throws -> [HeldWork] {
        let now = clock.now()
        return try await database.write(within: nil) { tx in
            try await tx.exchangeDueWork(
                settling: settlements, taking: kinds, at: now, limit: limit, seconds: seconds)
        }
    }

    /// Goes on holding work; gives the numbers of what is still this daemon's.
    package func hold(_ works: [HeldWork], seconds: Int) async throws -> Set<Int64> {
        try await database.write(within: nil) { try await $0.hold(works, seconds: seconds) }
    }

    /// Gives work back that was not begun, for a daemon that stops.
    package func giveBack(_ works: [HeldWork]) async throws {
        try await database.write(within: nil) { try await $0.giveBack(works) }
    }
}
