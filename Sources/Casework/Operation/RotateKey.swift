import Digests
import Domain
import Store
import Vault

/// 更换密钥 - a new key makes all new values from now on; what the older ones made stays readable and
/// is made anew in the background. Which key, the trail tells by its number; the key itself is in
/// the key directory, where ``Casework/rotateKey(_:by:)`` has put it before.
package struct RotateKey: Action {
    package static let name = "rotate_key"
    package static let permission = Permission.operate
    package static let isCountywide = true

    package var kind: KeyKind
    /// The key that is there and not recorded yet.
    var key: KeyFingerprint

    package func write(to request: inout CanonicalBytes) {
        request.append(kind.rawValue)
        request.append(Int64(key.id))
    }

    /// - Throws: ``Refusal/keyChangeRuns(_:)`` while older values are still made anew.
    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> RotatedKey {
        try await tx.lockKeyRegister()
        guard try await !tx.isRecorded(key) else {
            context.leaveNoLeaf()
            return RotatedKey(key: Int(key.id))
        }
        let before = try await tx.keyStandings().filter { $0.kind == kind }
        if let running = before.first(where: \.isRunning) {
            throw Refusal.keyChangeRuns(running.name)
        }
        try await tx.recordKey(key, of: kind, at: context.at)
        context.note("made_key", "\(kind.rawValue)-\(key.id)")
        return RotatedKey(key: Int(key.id))
    }
}

/// Which key makes new values from now on.
package struct RotatedKey: Codable, Sendable, Equatable {
    package var key: Int
}

extension Casework {
    /// Makes a key and lets it make all new values.
    ///
    /// A rotation that is cut off leaves a key that makes nothing; the next one takes it.
    /// - Throws: what ``RotateKey`` refuses; `VaultError` where the key cannot be written.
    package func rotateKey(_ kind: KeyKind, by actor: Actor) async throws -> RotatedKey {
        guard actor.may(RotateKey.permission) else {
            throw Refusal.notPermitted(RotateKey.permission)
        }
        let standings = try await read(KeyStandings()).filter { $0.kind == kind }
        if let running = standings.first(where: \.isRunning) {
            throw Refusal.keyChangeRuns(running.name)
        }
        let rotated = try await perform(
            RotateKey(kind: kind, key: try await database.nextKey(kind)), by: actor)
        try await database.reloadKeys()
        return rotated
    }
}
