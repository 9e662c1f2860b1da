import Digests
import Domain
import Store

/// 销毁密钥 - a key of which nothing is left is given up for ever. The database counts, in the same
/// transaction, that there is no value that it made.
package struct DestroyKey: Action {
    package static let name = "destroy_key"
    package static let permission = Permission.operate
    package static let isCountywide = true

    package var kind: KeyKind
    package var id: Int
    /// The key's name, typed by whoever destroys it.
    package var confirmation: String

    package init(_ kind: KeyKind, id: Int, confirmation: String) {
        self.kind = kind
        self.id = id
        self.confirmation = confirmation
    }

    private var key: String { "\(kind.rawValue)-\(id)" }

    package func write(to request: inout CanonicalBytes) {
        request.append(kind.rawValue)
        request.append(Int64(id))
        request.append(confirmation)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        try await tx.lockKeyRegister()
        let standings = try await tx.keyStandings().filter { $0.kind == kind }
        guard let standing = standings.first(where: { $0.id == id }) else {
            throw Refusal.keyNotFound(key)
        }
        guard confirmation == key else { throw Refusal.keyNotConfirmed(key) }
        guard standing.destroyedAt == nil else {
            context.leaveNoLeaf()
            return Done()
        }
        guard standings.contains(where: { $0.id > id }) else {
            throw Refusal.keyInUse(key, values: nil)
        }
        let left = try await tx.values(under: kind, id: id)
        guard left == 0, standing.closedAt != nil else {
            throw Refusal.keyInUse(key, values: left)
        }
        try await tx.noteDestroyed(kind, id: id, at: context.at)
        context.note("destroyed_key", key)
        return Done()
    }
}

extension Casework {
    /// Destroys a key of which nothing is left, and then its file on this machine. Cut off in
    /// between it is done again; elsewhere the file is worth nothing any more, and not read.
    /// - Throws: what ``DestroyKey`` refuses.
    package func destroyKey(_ action: DestroyKey, by actor: Actor) async throws {
        _ = try await perform(action, by: actor)
        try database.destroyKey(action.kind, id: action.id)
        try await database.reloadKeys()
    }
}
