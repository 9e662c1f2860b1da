import Digests
import Domain
import Formats
import Store
import Synchronization

/// A scheme as it holds, and the hash of the file that it was read from.
package struct LoadedScheme: Sendable {
    package var scheme: Scheme
    package var hash: Digest
}

/// The schemes that were read so far. A stored scheme never changes, so nothing here goes stale.
final class SchemeShelf: Sendable {
    private let loaded = Mutex<[SchemeID: LoadedScheme]>([:])

    /// The scheme of an id that the database gave.
    func scheme(_ id: SchemeID, in tx: Transaction) async throws -> LoadedScheme {
        guard let found = try await find(id, in: tx) else { throw CaseworkFault.schemeLost(id) }
        return found
    }

    /// The scheme of an id that somebody has given; nil for none.
    func find(_ id: SchemeID, in tx: Transaction) async throws -> LoadedScheme? {
        if let known = loaded.withLock({ $0[id] }) { return known }
        return try await tx.scheme(id).map(shelve)
    }

    /// The schemes that hold on a day, newest first.
    func schemes(on day: Day, in tx: Transaction) async throws -> [LoadedScheme] {
        try await tx.allSchemes().map(shelve).filter { $0.scheme.holds(on: day) }.reversed()
    }

    private func shelve(_ stored: StoredScheme) throws -> LoadedScheme {
        let scheme = try SchemeReader.read(stored.body).scheme
        let found = LoadedScheme(scheme: scheme, hash: stored.hash)
        loaded.withLock { $0[stored.id] = found }
        return found
    }
}

/// What cannot be unless the database was tampered with.
package enum CaseworkFault: Error, Sendable {
    /// A claim names a scheme that is not stored.
    case schemeLost(SchemeID)
    /// A payout has no payee.
    case payeeLost(Int64)
}
